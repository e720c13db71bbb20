// SPDX-License-Identifier: MPL-2.0
// Whatever the filter and order readers accept, their writers write back as the same tree.
#include "odata/orderby.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto tree = odc::odata::parseFilterV2(text)) {
        const auto again = odc::odata::parseFilterV2(odc::odata::writeFilterV2(*tree));
        if (!again || *again != *tree)
            std::abort();
    }
    if (const auto items = odc::odata::parseOrderByV2(text)) {
        const auto again = odc::odata::parseOrderByV2(odc::odata::writeOrderByV2(*items));
        if (!again || *again != *items)
            std::abort();
    }
    return 0;
}
