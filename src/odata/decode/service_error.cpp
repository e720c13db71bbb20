// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/service_error.hpp"

#include <fmt/format.h>

namespace odc::odata {

base::Error serviceError(std::string_view words, std::int64_t rowsBefore) {
    constexpr std::size_t most = 2'000;
    if (words.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80)
            --end;
        words = words.substr(0, end);
    }
    return base::Error{
        .kind = base::ErrorKind::serviceFailed,
        .message =
            rowsBefore == 0
                ? std::string("The service answered with an error instead of rows.")
                : fmt::format("The service broke off with an error after {} rows.", rowsBefore),
        .serverWords = std::string(words)};
}

} // namespace odc::odata
