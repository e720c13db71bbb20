// SPDX-License-Identifier: MPL-2.0
// Any bytes as CSDL JSON, and as a model that was kept in a file.
#include "fuzz/check_model.hpp"
#include "odata/csdl.hpp"
#include "odata/model_builder.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto document = odc::odata::csdl::readJsonDocument(text)) {
        if (const auto model = odc::odata::buildModel(*document))
            odc::test::checkModel(*model);
    }
    static_cast<void>(odc::odata::readModel(text));
    return 0;
}
