// SPDX-License-Identifier: MPL-2.0
#include "http/admission.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::http {

using base::Error;
using base::ErrorKind;

namespace {

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    const auto same = [&](std::string_view other) {
        return std::ranges::equal(name, other, [](unsigned char a, unsigned char b) {
            return std::tolower(a) == std::tolower(b);
        });
    };
    return std::ranges::any_of(names, same);
}

/// Headers that speak for the user to one origin.
bool isSecret(std::string_view name) {
    return isOneOf(name, {"Authorization", "Cookie", "Proxy-Authorization", "X-CSRF-Token"});
}

/// What may be told to an origin that the user did not name. Any other header may be a key.
bool isForEveryone(std::string_view name) {
    return isOneOf(name, {"Accept", "Accept-Language", "Content-Type", "DataServiceVersion",
                          "MaxDataServiceVersion", "OData-MaxVersion", "OData-Version", "Prefer"});
}

/// An address that a service sends on to may hold a key of its own.
std::string withoutQuery(const Url& url) {
    return url.origin() + url.path;
}

bool isHeaderName(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
        return c > 0x20 && c < 0x7F &&
               std::string_view("\"(),/:;<=>?@[\\]{}").find(static_cast<char>(c)) ==
                   std::string_view::npos;
    });
}

bool isOneLine(std::string_view value) {
    return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

Result<void> checkHeaders(const Headers& headers) {
    for (const auto& [name, value] : headers)
        if (!isHeaderName(name) || !isOneLine(value))
            return Error{ErrorKind::wrongUsage,
                         fmt::format("The request header “{}” has a name or a value that cannot be "
                                     "sent. Give it on one line, without control characters.",
                                     name.substr(0, 80))};
    return {};
}

} // namespace

Result<void> checkOrigin(const base::Policy& policy, const Url& url) {
    if (policy.origins.contains(url.origin()))
        return {};
    return Error{ErrorKind::refusedByPolicy,
                 fmt::format("The address {} belongs to {}, which this request may not reach. If "
                             "you trust that server, fetch from it directly.",
                             url.text(), url.origin()),
                 {},
                 url.text()};
}

Result<void> checkRequest(const Request& request) {
    if (const auto allowed = checkOrigin(request.policy, request.url); !allowed)
        return allowed.error();
    if (const auto sound = checkHeaders(request.headers); !sound)
        return sound.error();
    const bool speaksForUser =
        (request.credentials && request.credentials->origin == request.url.origin()) ||
        std::ranges::any_of(request.headers, [](const auto& h) { return isSecret(h.first); });
    if (speaksForUser && request.url.scheme != "https" && !isLoopback(request.url))
        return Error{ErrorKind::notSecure,
                     fmt::format("The password was not sent, because {} is not an encrypted "
                                 "connection and others could read it on the way. Use the address "
                                 "of the service that begins with https://.",
                                 request.url.origin()),
                     {},
                     request.url.text()};
    if (request.credentials &&
        (request.credentials->user.find(':') != std::string::npos ||
         !isOneLine(request.credentials->user) || !isOneLine(request.credentials->password)))
        return Error{ErrorKind::wrongUsage,
                     "The user name must not contain a colon, and neither user name nor password a "
                     "line break. Correct it and try again.",
                     {},
                     request.url.text()};
    return {};
}

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<Request> redirected(const Request& request, int status, std::string_view location) {
    auto target = resolve(request.url, location);
    if (!target)
        return Error{
            ErrorKind::badResponse,
            fmt::format("The service at {} sends on to “{}”, which is no web address. Tell "
                        "its operator, or ask for the right address.",
                        request.url.origin(), location.substr(0, 200)),
            {},
            request.url.text()};
    const bool isListed = request.policy.origins.contains(target->origin());
    if (!isListed && !request.policy.mayRedirectToOtherOrigins)
        return Error{ErrorKind::refusedByPolicy,
                     fmt::format("The service at {} sends on to {}, another server, and this was "
                                 "not followed. If you trust that server, allow answers from it "
                                 "(it would not get your password), or use its address directly.",
                                 request.url.origin(), target->origin()),
                     {},
                     withoutQuery(*target)};
    if (!isListed && request.url.scheme == "https" && target->scheme == "http")
        return Error{ErrorKind::refusedByPolicy,
                     fmt::format("The service at {} sends on to {}, which is not encrypted, and "
                                 "this was not followed. Ask its operator for an address that "
                                 "begins with https://.",
                                 request.url.origin(), target->origin()),
                     {},
                     withoutQuery(*target)};
    Request next = request;
    next.url = std::move(*target);
    next.policy.origins.insert(next.url.origin());
    if (request.method == Method::post && status != 307 && status != 308) {
        next.method = Method::get;
        next.body.clear();
        std::erase_if(next.headers, [](const auto& h) {
            return isOneOf(h.first, {"Content-Type", "Content-Length", "Content-Encoding"});
        });
    }
    if (next.url.origin() != request.url.origin()) {
        next.credentials.reset();
        std::erase_if(next.headers, [](const auto& h) { return !isForEveryone(h.first); });
    }
    if (!isListed) {
        // A server on the internet may not make this machine ask into its own network.
        if (!isLoopback(request.url))
            next.policy.mayReachPrivateAddresses = false;
    }
    return next;
}

Error bodyTooLarge(const Request& request) {
    return {ErrorKind::tooLarge,
            fmt::format("The answer is larger than the limit of {} bytes, and the rest was not "
                        "fetched. Ask for less (fewer columns, a filter), or raise the limit.",
                        request.policy.maxBodyBytes),
            {},
            request.url.text()};
}

} // namespace odc::http
