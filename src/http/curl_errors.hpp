// SPDX-License-Identifier: MPL-2.0
// libcurl's codes in our kinds and in sentences for a person.
#pragma once

#include "base/error.hpp"
#include "http/url.hpp"

#include <curl/curl.h>

#include <string>
#include <string_view>

namespace odc::http {

struct CurlFailure {
    CURLcode code = CURLE_OK;
    std::string words = {}; ///< libcurl's own, from its error buffer; may be empty
    std::string proxy = {}; ///< the one that was used; empty: none
    long proxyStatus = 0;   ///< its answer to CONNECT, or 0
    bool hadAnswer = false; ///< the head had arrived
};

base::Error describeFailure(const CurlFailure& failure, const Url& url);

base::Error cancelled(const Url& url);
base::Error connectTimedOut(const Url& url, long seconds);
base::Error totalTimedOut(const Url& url, long seconds);
base::Error proxyWantsSignIn(const Url& url, std::string_view proxy);

} // namespace odc::http
