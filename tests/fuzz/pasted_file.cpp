// SPDX-License-Identifier: MPL-2.0
// Whatever a pasted file or text holds, it names feeds or is refused.
#include "feed/service.hpp"
#include "odata/pasted.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace odc;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto source = odata::readPasted(text)) {
        if (source->feeds.empty())
            std::abort();
        for (const auto& [name, value] : source->headers)
            if ((name + value).find_first_of("\r\n") != std::string::npos)
                std::abort();
    }
    const auto located = feed::locatePasted(text, {});
    return located || !located.error().message.empty() ? 0 : 1;
}
