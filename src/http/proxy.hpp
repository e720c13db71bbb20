// SPDX-License-Identifier: MPL-2.0
// Which proxy a URL goes through, read from the environment as curl's own tool reads it. Decided
// here and not inside libcurl, because the Policy judges addresses differently behind a proxy.
#pragma once

#include "http/url.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace odc::http {

/// One environment variable, or nothing; std::getenv's meaning.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;
Environment processEnvironment();

/// http_proxy (small letters alone, because a web server's CGI programs get HTTP_PROXY from
/// strangers), https_proxy, all_proxy and their capital forms, unless no_proxy covers the host.
/// Empty: directly. This machine itself is always reached directly: through a proxy 127.0.0.1 would
/// be another machine.
std::string proxyFor(const Url& url, const Environment& environment);

/// Whether a no_proxy list ("*", "example.org, .intern, 10.0.0.0/8") covers the host.
bool isCoveredBy(std::string_view noProxy, std::string_view host);

} // namespace odc::http
