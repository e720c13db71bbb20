// SPDX-License-Identifier: MPL-2.0
// Any bytes as CSDL XML and as a service document; what is read can be asked for its columns and
// kept in a file.
#include "fuzz/check_model.hpp"
#include "odata/metadata.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto model = odc::odata::readMetadata(text))
        odc::test::checkModel(*model);
    if (const auto document = odc::odata::readServiceDocument(text)) {
        for (const auto& entry : document->entitySets) {
            if (entry.name.empty() || entry.href.empty())
                std::abort();
        }
    }
    return 0;
}
