// SPDX-License-Identifier: MPL-2.0
#include "sample_service/sign_in.hpp"

#include "sample_service/escape.hpp"

namespace odc::sample {

std::optional<Account> signedIn(const Request& request) {
    const std::string header = request.header("Authorization").value_or("");
    const std::size_t space = header.find(' ');
    if (space == std::string::npos || !equalIgnoringCase(header.substr(0, space), "Basic"))
        return {};
    const std::optional<std::string> account = decodeBase64(header.substr(space + 1));
    if (account == "admin:admin")
        return Account::admin;
    if (account == "limited:limited")
        return Account::limited;
    return {};
}

} // namespace odc::sample
