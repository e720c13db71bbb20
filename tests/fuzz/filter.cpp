// SPDX-License-Identifier: MPL-2.0
// Whatever the filter and order readers accept, their writers write back as the same tree; what is
// carried over to another dialect reads there.
#include "odata/translate.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace odc::odata;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const Dialect dialect : {Dialect::v2, Dialect::v3, Dialect::v4}) {
        if (const auto tree = parseFilter(text, dialect)) {
            const auto again = parseFilter(writeFilter(*tree, dialect), dialect);
            if (!again || *again != *tree)
                std::abort();
            for (const Dialect to : {Dialect::v2, Dialect::v3, Dialect::v4}) {
                const auto carried = translate(*tree, dialect, to, {});
                if (!carried)
                    continue;
                const auto there = parseFilter(writeFilter(*carried, to), to);
                // What grew may be too deep for the reader; it is never anything else.
                const bool isFine = there ? *there == *carried
                                          : there.error().kind == odc::base::ErrorKind::tooLarge;
                if (!isFine)
                    std::abort();
            }
        }
        if (const auto items = parseOrderBy(text, dialect)) {
            const auto again = parseOrderBy(writeOrderBy(*items, dialect), dialect);
            if (!again || *again != *items)
                std::abort();
        }
    }
    return 0;
}
