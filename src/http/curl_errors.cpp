// SPDX-License-Identifier: MPL-2.0
#include "http/curl_errors.hpp"

#include <fmt/format.h>

namespace odc::http {

using base::Error;
using base::ErrorKind;

namespace {

Error made(ErrorKind kind, std::string message, const Url& url) {
    return {kind, std::move(message), {}, url.text()};
}

/// A proxy's address may hold a password.
std::string withoutSecrets(std::string_view proxy) {
    const auto at = proxy.rfind('@');
    if (at == std::string_view::npos)
        return std::string(proxy);
    const auto scheme = proxy.find("://");
    const std::string_view begin =
        scheme == std::string_view::npos ? std::string_view() : proxy.substr(0, scheme + 3);
    return std::string(begin) + std::string(proxy.substr(at + 1));
}

std::string because(const std::string& words) {
    return words.empty() ? std::string() : fmt::format(" ({})", words);
}

Error notSecure(const CurlFailure& failure, const Url& url) {
    return made(
        ErrorKind::notSecure,
        fmt::format("The certificate of {} is not trusted{}, so nothing was sent. Check the "
                    "address; if the server is your organisation's own, ask its "
                    "administrator to install the issuing authority on this machine.",
                    url.host, because(failure.words)),
        url);
}

Error proxyFailed(const CurlFailure& failure, const Url& url) {
    if (failure.proxyStatus == 407)
        return proxyWantsSignIn(url, failure.proxy);
    return made(ErrorKind::connectionFailed,
                fmt::format("The proxy {} did not connect to {}{}. Check the proxy settings of "
                            "this machine (https_proxy, http_proxy, no_proxy).",
                            withoutSecrets(failure.proxy), url.host, because(failure.words)),
                url);
}

} // namespace

Error cancelled(const Url& url) {
    return made(ErrorKind::cancelled, "The request was stopped before it was complete.", url);
}

Error connectTimedOut(const Url& url, long seconds) {
    return made(ErrorKind::timedOut,
                fmt::format("{} could not be connected to within {} s. Check the address and the "
                            "network, and try again later.",
                            url.origin(), seconds),
                url);
}

Error totalTimedOut(const Url& url, long seconds) {
    return made(ErrorKind::timedOut,
                fmt::format("{} did not finish its answer within {} s. Ask for less (a filter, "
                            "fewer columns), or try again later.",
                            url.origin(), seconds),
                url);
}

Error proxyWantsSignIn(const Url& url, std::string_view proxy) {
    return made(ErrorKind::connectionFailed,
                fmt::format("The proxy {} asks for a user name and a password. Put them into the "
                            "proxy setting of this machine, as http://name:password@proxy:port.",
                            withoutSecrets(proxy)),
                url);
}

Error describeFailure(const CurlFailure& failure, const Url& url) {
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return made(ErrorKind::hostNotFound,
                    fmt::format("The name {} is not known. Check the address for a typing "
                                "mistake, and whether this machine is on the network.",
                                url.host),
                    url);
    case CURLE_COULDNT_RESOLVE_PROXY:
        return made(ErrorKind::hostNotFound,
                    fmt::format("The proxy {} is not known. Check the proxy settings of this "
                                "machine (https_proxy, http_proxy, no_proxy).",
                                withoutSecrets(failure.proxy)),
                    url);
    case CURLE_COULDNT_CONNECT:
        if (!failure.proxy.empty())
            return proxyFailed(failure, url);
        return made(ErrorKind::connectionFailed,
                    fmt::format("{} does not answer on port {}. Check the address, and whether the "
                                "service is running.",
                                url.host, url.port),
                    url);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_CRL_BADFILE:
        return notSecure(failure, url);
    case CURLE_SSL_CACERT_BADFILE:
        return made(ErrorKind::notSecure,
                    fmt::format("The file of trusted authorities cannot be read{}, so no "
                                "certificate can be checked. Install the package ca-certificates, "
                                "or correct SSL_CERT_FILE.",
                                because(failure.words)),
                    url);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
        return made(ErrorKind::notSecure,
                    fmt::format("No encrypted connection to {} could be agreed on{}. Check that "
                                "the address begins with the right one of http:// and https://.",
                                url.origin(), because(failure.words)),
                    url);
    case CURLE_PROXY:
        return proxyFailed(failure, url);
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_HTTP3:
    case CURLE_QUIC_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        if (failure.proxyStatus >= 400)
            return proxyFailed(failure, url);
        if (failure.hadAnswer)
            return made(ErrorKind::connectionFailed,
                        fmt::format("The answer of {} broke off before its end. Try again; if it "
                                    "happens each time, tell the operator of the service.",
                                    url.origin()),
                        url);
        return made(ErrorKind::connectionFailed,
                    fmt::format("{} closed the connection without an answer. Try again; if it "
                                "happens each time, check the address and its port.",
                                url.origin()),
                    url);
    case CURLE_OPERATION_TIMEDOUT: // libcurl's own limit for connecting
        return made(ErrorKind::timedOut,
                    fmt::format("{} could not be connected to in time. Check the address and the "
                                "network, and try again later.",
                                url.origin()),
                    url);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP_RETURNED_ERROR:
        return made(ErrorKind::badResponse,
                    fmt::format("What answers at {} is no web service{}. Check the address and its "
                                "port.",
                                url.origin(), because(failure.words)),
                    url);
    case CURLE_BAD_CONTENT_ENCODING:
        return made(ErrorKind::badResponse,
                    fmt::format("The compressed answer of {} cannot be unpacked{}. Try again; if "
                                "it happens each time, tell the operator of the service.",
                                url.origin(), because(failure.words)),
                    url);
    case CURLE_OUT_OF_MEMORY:
        return made(ErrorKind::tooLarge,
                    "There is not enough memory for this answer. Ask for less (a filter, fewer "
                    "columns) and try again.",
                    url);
    default:
        return made(
            ErrorKind::connectionFailed,
            fmt::format("The request to {} failed{}. Check the address and the network, "
                        "and try again.",
                        url.origin(),
                        because(failure.words.empty() ? fmt::format("libcurl's code {}",
                                                                    static_cast<int>(failure.code))
                                                      : failure.words)),
            url);
    }
}

} // namespace odc::http
