// SPDX-License-Identifier: MPL-2.0
#include "http/transport.hpp"

#include <algorithm>

namespace odc::http {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view headerOf(const Headers& headers, std::string_view name) {
    for (const auto& [key, value] : headers)
        if (std::ranges::equal(key, name, {}, lower, lower))
            return value;
    return {};
}

} // namespace odc::http
