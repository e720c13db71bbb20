// SPDX-License-Identifier: MPL-2.0
#include "report/range_requests.hpp"

#include <algorithm>
#include <array>

namespace odc::report {
namespace {

using namespace std::string_view_literals;

constexpr std::array whole{"key"sv,  "sig"sv, "code"sv, "auth"sv, "pwd"sv,
                           "pass"sv, "sas"sv, "jwt"sv,  "sid"sv,  "session"sv};
constexpr std::array ends{"token"sv,     "secret"sv,     "password"sv,
                          "apikey"sv,    "api-key"sv,    "api_key"sv,
                          "signature"sv, "credential"sv, "subscription-key"sv};

bool isSecret(std::string_view name) {
    if (name.starts_with('$') || name.starts_with("%24"))
        return false;
    std::string plain;
    for (const char c : name)
        plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::find(whole, plain) != whole.end() ||
           std::ranges::any_of(ends, [&](std::string_view end) { return plain.ends_with(end); });
}

} // namespace

std::string withoutSecrets(std::string_view request) {
    std::string text(request);
    const std::size_t host = text.find("://");
    if (host != std::string::npos) {
        const std::size_t path = std::min(text.find_first_of("/?#", host + 3), text.size());
        const std::size_t at = text.rfind('@', path);
        if (at != std::string::npos && at > host)
            text.erase(host + 3, at - host - 2);
    }
    for (std::size_t begin = text.find('?'); begin != std::string::npos;
         begin = text.find('&', begin + 1)) {
        const std::size_t end = std::min(text.find('&', begin + 1), text.size());
        const std::size_t equals = text.find('=', begin);
        if (equals < end && isSecret(std::string_view(text).substr(begin + 1, equals - begin - 1)))
            text.replace(equals + 1, end - equals - 1, "…");
    }
    return text;
}

} // namespace odc::report
