// SPDX-License-Identifier: MPL-2.0
#include "feed/address.hpp"

#include "base/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace odc::feed {

namespace {

/// Links are met with spaces and other bytes that belong percent-encoded.
std::string repaired(std::string_view link) {
    std::string result;
    result.reserve(link.size());
    for (const char c : link) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f ||
            std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos)
            result += fmt::format("%{:02X}", byte);
        else
            result += c;
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

int ownPort(const std::string& scheme) {
    return scheme == "https" ? 443 : 80;
}

/// "http://127.0.0.1:4114Demo.svc/Set" is meant with a slash behind the port.
std::string withSlashBehindPort(std::string link, const http::Url& root) {
    const std::size_t host = link.find("://");
    if (host == std::string::npos)
        return link;
    const std::size_t end = link.find_first_of("/?#", host + 3);
    const std::size_t colon = link.rfind(':', end);
    if (colon == std::string::npos || colon < host + 3)
        return link;
    const std::size_t digits = link.find_first_not_of("0123456789", colon + 1);
    if (digits == std::string::npos || digits >= std::min(end, link.size()) ||
        link.substr(colon + 1, digits - colon - 1) != std::to_string(root.port))
        return link;
    return link.insert(digits, "/");
}

http::Url rootFolder(const http::Url& root) {
    http::Url base = root;
    base.query.clear();
    if (!base.path.ends_with('/'))
        base.path += '/';
    return base;
}

/// The folder of $metadata, where a context URL names it in full. One that is relative is believed
/// only where it leads to the root: services are met that write it as if the root had been asked.
http::Url contextFolder(const LinkPlace& place) {
    http::Url root = rootFolder(place.root);
    auto context = http::resolve(place.page, repaired(trimmed(place.base)));
    if (place.base.find("://") == std::string_view::npos || !context ||
        !context->path.ends_with("/$metadata"))
        return root;
    context->query.clear();
    context->path.resize(context->path.rfind('/') + 1);
    return *context;
}

/// What a relative link is resolved on.
http::Url baseOf(const LinkPlace& place, std::string_view link) {
    if (place.isJson)
        return link.starts_with('?') ? place.page : contextFolder(place);
    if (place.base.empty())
        return place.page;
    auto base =
        http::resolve(place.page, withSlashBehindPort(repaired(trimmed(place.base)), place.root));
    return base ? *base : place.page;
}

/// The same host seen from behind a proxy: another scheme with each scheme's own port, or the
/// machine itself under another of its names.
bool isSameHost(const http::Url& link, const http::Url& root) {
    const bool sameName =
        link.host == root.host || (http::isLoopback(link) && http::isLoopback(root));
    if (!sameName)
        return false;
    return link.port == root.port || link.port == ownPort(link.scheme);
}

} // namespace

http::Url below(const http::Url& root, std::string_view relative) {
    http::Url url = root;
    url.user.clear();
    url.password.clear();
    while (url.path.ends_with('/'))
        url.path.pop_back();
    const std::size_t mark = relative.find('?');
    url.path += "/";
    url.path += relative.substr(0, mark);
    url.query = mark == std::string_view::npos ? "" : std::string(relative.substr(mark + 1));
    return url;
}

Result<http::Url> followNextLink(const LinkPlace& place, std::string_view link) {
    if (link.size() > base::limits::maxLinkBytes)
        return base::Error{
            base::ErrorKind::tooLarge,
            fmt::format("The service named a next page by an address of more than {} KB, which is "
                        "refused. Rows are missing, so nothing was taken over; tell the service's "
                        "operator.",
                        base::limits::maxLinkBytes >> 10),
            {},
            place.page.text()};
    const std::string reference = withSlashBehindPort(repaired(trimmed(link)), place.root);
    auto resolved = http::resolve(baseOf(place, reference), reference);
    if (!resolved) {
        base::Error error;
        error.kind = base::ErrorKind::badResponse;
        error.message =
            fmt::format("The service named a next page that is no address: \"{}\". Rows "
                        "are missing, so nothing was taken over; tell the service's "
                        "operator.",
                        std::string_view(reference).substr(0, 200));
        error.where = place.page.text();
        return error;
    }
    resolved->user.clear();
    resolved->password.clear();
    if (resolved->origin() == place.root.origin())
        return *resolved;
    if (!isSameHost(*resolved, place.root)) {
        base::Error error;
        error.kind = base::ErrorKind::refusedByPolicy;
        error.message =
            fmt::format("The service's next page lies on another host ({}) than the one that was "
                        "asked ({}). It was not followed; if you trust that host, ask it directly.",
                        resolved->origin(), place.root.origin());
        error.where = resolved->text();
        return error;
    }
    resolved->scheme = place.root.scheme;
    resolved->host = place.root.host;
    resolved->port = place.root.port;
    return *resolved;
}

} // namespace odc::feed
