// SPDX-License-Identifier: MPL-2.0
// Any bytes as metadata and as a service document; what is read can be asked for its columns.
#include "odata/metadata.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto model = odc::odata::readMetadata(text)) {
        for (const auto& [name, type] : model->types) {
            const odc::base::Schema columns = odc::odata::schemaOf(*model, type, {});
            if (!columns.empty() &&
                odc::odata::schemaOf(*model, type, {columns.front().path}).empty())
                std::abort();
        }
    }
    if (const auto document = odc::odata::readServiceDocument(text)) {
        for (const auto& entry : document->entitySets) {
            if (entry.name.empty() || entry.href.empty())
                std::abort();
        }
    }
    return 0;
}
