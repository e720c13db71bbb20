// SPDX-License-Identifier: MPL-2.0
#include "signin/basic.hpp"

#include <fmt/format.h>

namespace odc::signin {

using base::Error;
using base::ErrorKind;

Result<http::Credentials> basicCredentials(const http::Url& url, std::string_view user,
                                           SecretStore& store) {
    if (user.empty() ||
        user.find_first_of(std::string_view(":\r\n\0", 4)) != std::string_view::npos)
        return Error{ErrorKind::wrongUsage,
                     "A user name must not be empty and must contain neither a colon nor a line "
                     "break. Give another one."};
    auto password = store.find(url.origin(), user);
    if (!password)
        return password.error();
    if (!password->has_value())
        return Error{ErrorKind::signInNeeded,
                     fmt::format("No password is known for {} at {}. Enter it and try again.", user,
                                 url.origin()),
                     {},
                     url.text()};
    return http::Credentials{url.origin(), std::string(user), std::move(**password)};
}

} // namespace odc::signin
