// SPDX-License-Identifier: MPL-2.0
#include "http/url.hpp"

#include "http/curl_library.hpp"

#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <optional>

namespace odc::http {

using base::Error;
using base::ErrorKind;

namespace {

using CurlUrl = std::unique_ptr<CURLU, decltype(&::curl_url_cleanup)>;

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

int defaultPort(std::string_view scheme) {
    return scheme == "https" ? 443 : 80;
}

/// People paste URLs with spaces, quotes and letters of their language; RFC 3986 wants these
/// percent-encoded. What is already legal stays byte for byte.
std::string encodeIllegal(std::string_view text) {
    constexpr std::string_view illegal = " \"<>\\^`{|}";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || illegal.find(c) != std::string_view::npos)
            encoded += fmt::format("%{:02X}", byte);
        else
            encoded += c;
    }
    return encoded;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Error noUrl(std::string_view text) {
    return {ErrorKind::wrongUsage,
            fmt::format("“{}” is not an address that can be fetched. Give a whole one, such as "
                        "https://services.example.org/Sales.svc/.",
                        text.substr(0, 200))};
}

/// "ftp" of "ftp://host", also of "mailto:someone"; empty where there is none.
std::string_view schemeOf(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
                                 std::string_view("+-.").find(text[end]) != std::string_view::npos))
        ++end;
    if (end == 0 || end == text.size() || text[end] != ':' ||
        std::isalpha(static_cast<unsigned char>(text[0])) == 0)
        return {};
    return text.substr(0, end);
}

std::string partOf(const CurlLibrary& curl, CURLU* url, CURLUPart part, unsigned flags) {
    char* text = nullptr;
    if (curl.urlGet(url, part, &text, flags) != CURLUE_OK || !text)
        return {};
    std::string copy = text;
    curl.free(text);
    return copy;
}

std::optional<Url> takeApart(const CurlLibrary& curl, CURLU* handle) {
    Url url;
    url.scheme = lower(partOf(curl, handle, CURLUPART_SCHEME, 0));
    url.host = lower(partOf(curl, handle, CURLUPART_HOST, 0));
    url.path = partOf(curl, handle, CURLUPART_PATH, 0);
    url.query = partOf(curl, handle, CURLUPART_QUERY, 0);
    url.user = partOf(curl, handle, CURLUPART_USER, CURLU_URLDECODE);
    url.password = partOf(curl, handle, CURLUPART_PASSWORD, CURLU_URLDECODE);
    const std::string port = partOf(curl, handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), url.port);
    if (url.host.empty() || url.port <= 0 || url.port > 65'535 ||
        (url.scheme != "http" && url.scheme != "https"))
        return std::nullopt;
    if (url.path.empty())
        url.path = "/";
    return url;
}

bool hasControls(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return true;
    return false;
}

std::string withoutFragment(std::string_view text) {
    return std::string(text.substr(0, text.find('#')));
}

} // namespace

std::string Url::origin() const {
    return fmt::format("{}://{}:{}", scheme, host, port);
}

std::string Url::text() const {
    std::string result = scheme + "://" + host;
    if (port != defaultPort(scheme))
        result += ":" + std::to_string(port);
    result += path;
    if (!query.empty())
        result += "?" + query;
    return result;
}

Result<Url> parseUrl(std::string_view text) {
    const auto curl = curlLibrary();
    if (!curl)
        return curl.error();
    const std::string_view wanted = trimmed(text);
    if (wanted.empty() || hasControls(wanted))
        return noUrl(text);
    const std::string scheme = lower(std::string(schemeOf(wanted)));
    const bool hasAuthority = wanted.substr(scheme.size()).starts_with("://");
    if (hasAuthority && scheme != "http" && scheme != "https")
        return Error{ErrorKind::wrongUsage,
                     fmt::format("The address “{}” begins with {}:, and only https and http can be "
                                 "read. Give an address that begins with https://.",
                                 wanted.substr(0, 200), scheme)};
    const CurlUrl handle((*curl)->url(), (*curl)->urlCleanup);
    const std::string encoded = encodeIllegal(withoutFragment(wanted));
    if (!handle || (*curl)->urlSet(handle.get(), CURLUPART_URL, encoded.c_str(), 0) != CURLUE_OK)
        return noUrl(wanted);
    const auto url = takeApart(**curl, handle.get());
    if (!url)
        return noUrl(wanted);
    return *url;
}

Result<Url> resolve(const Url& base, std::string_view reference) {
    const auto curl = curlLibrary();
    if (!curl)
        return curl.error();
    if (hasControls(trimmed(reference)))
        return noUrl(reference);
    const std::string relative = encodeIllegal(withoutFragment(trimmed(reference)));
    if (relative.empty())
        return base;
    if (relative.find("://") != std::string::npos && !schemeOf(relative).empty())
        return parseUrl(relative);
    const CurlUrl handle((*curl)->url(), (*curl)->urlCleanup);
    if (!handle ||
        (*curl)->urlSet(handle.get(), CURLUPART_URL, base.text().c_str(), 0) != CURLUE_OK ||
        (*curl)->urlSet(handle.get(), CURLUPART_URL, relative.c_str(), 0) != CURLUE_OK)
        return noUrl(reference);
    const auto url = takeApart(**curl, handle.get());
    if (!url)
        return noUrl(reference);
    return *url;
}

bool isLoopback(const Url& url) {
    std::string_view host = url.host;
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (host == "localhost" || host == "[::1]")
        return true;
    // libcurl's reader has already written 127.1 and 0x7f000001 in full.
    return host.starts_with("127.") &&
           host.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace odc::http
