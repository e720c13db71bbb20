// SPDX-License-Identifier: MPL-2.0
// Whatever a pasted URL says is taken apart or refused; what it asks is carried over to each
// version or refused, and never leads out of the service.
#include "feed/address.hpp"
#include "feed/service.hpp"
#include "odata/carry_over.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace odc;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto located = feed::locate(text);
    if (!located)
        return 0;
    for (const odata::Version version :
         {odata::Version::v2, odata::Version::v3, odata::Version::v4}) {
        const auto carried = odata::carryOver(located->query, version, nullptr, nullptr);
        if (!carried)
            continue;
        const auto url = odata::writeRelativeUrl(*carried, version);
        if (!url)
            continue;
        const http::Url asked = feed::below(located->root, *url);
        if (asked.origin() != located->root.origin() || !asked.path.starts_with(located->root.path))
            std::abort();
    }
    return 0;
}
