// SPDX-License-Identifier: MPL-2.0
// Whatever the URL reader accepts, the writer writes back as the same query (but for the format,
// which it does not write, and for names without a value).
#include "odata/query.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace odc::odata;
    auto query = parseRelativeUrl(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!query)
        return 0;
    query->format = Format::any;
    const auto url = writeRelativeUrl(*query, Version::v4);
    if (!url)
        std::abort();
    const auto again = parseRelativeUrl(*url);
    if (!again || *again != *query)
        std::abort();
    return 0;
}
