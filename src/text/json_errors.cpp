// SPDX-License-Identifier: MPL-2.0
#include "text/json_errors.hpp"

#include <fmt/format.h>

namespace odc::text {

using base::Error;
using base::ErrorKind;

Error notJson(std::string_view what, std::int64_t offset) {
    return Error{.kind = ErrorKind::badResponse,
                 .message = fmt::format("The service's answer is not well-formed JSON: {}.", what),
                 .where = fmt::format("byte {}", offset)};
}

Error jsonCut(std::int64_t offset) {
    return Error{.kind = ErrorKind::badResponse,
                 .message = "The service's answer ends in the middle. Try again; if it ends there "
                            "again, the service or a proxy cuts it.",
                 .where = fmt::format("byte {}", offset)};
}

Error jsonTooDeep(int maxDepth, std::int64_t offset) {
    return Error{.kind = ErrorKind::tooLarge,
                 .message =
                     fmt::format("The service's answer nests more than {} values into each "
                                 "other, which is refused. Check the address; if it is right, "
                                 "tell the service's operator.",
                                 maxDepth),
                 .where = fmt::format("byte {}", offset)};
}

bool looksLikeUtf16(std::string_view start) {
    return start.size() >= 2 && (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") ||
                                 start[0] == '\0' || start[1] == '\0');
}

Error jsonNotUtf8() {
    return Error{.kind = ErrorKind::badResponse,
                 .message = "The service's answer is JSON in UTF-16 or another encoding that JSON "
                            "must not have. Ask for it in UTF-8.",
                 .where = "byte 0"};
}

} // namespace odc::text
