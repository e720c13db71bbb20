// SPDX-License-Identifier: MPL-2.0
// The door to libcurl: opened at run time, because one extension is to load on every office, and an
// office brings the one or the other build of it. Seen inside this room only.
#pragma once

#include "base/result.hpp"

#include <curl/curl.h>

#include <span>

namespace odc::http {

/// The functions of libcurl that this room calls. Those that may be missing are null.
struct CurlLibrary {
    decltype(&::curl_global_init) globalInit = nullptr;
    decltype(&::curl_free) free = nullptr;
    decltype(&::curl_version_info) versionInfo = nullptr;

    decltype(&::curl_url) url = nullptr;
    decltype(&::curl_url_cleanup) urlCleanup = nullptr;
    decltype(&::curl_url_set) urlSet = nullptr;
    decltype(&::curl_url_get) urlGet = nullptr;

    decltype(&::curl_easy_init) easyInit = nullptr;
    decltype(&::curl_easy_cleanup) easyCleanup = nullptr;
    decltype(&::curl_easy_reset) easyReset = nullptr;
    decltype(&::curl_easy_setopt) easySetopt = nullptr;
    decltype(&::curl_easy_getinfo) easyGetinfo = nullptr;

    decltype(&::curl_slist_append) slistAppend = nullptr;
    decltype(&::curl_slist_free_all) slistFreeAll = nullptr;

    decltype(&::curl_multi_init) multiInit = nullptr;
    decltype(&::curl_multi_cleanup) multiCleanup = nullptr;
    decltype(&::curl_multi_add_handle) multiAddHandle = nullptr;
    decltype(&::curl_multi_remove_handle) multiRemoveHandle = nullptr;
    decltype(&::curl_multi_perform) multiPerform = nullptr;
    decltype(&::curl_multi_poll) multiPoll = nullptr;
    decltype(&::curl_multi_wakeup) multiWakeup = nullptr;
    decltype(&::curl_multi_info_read) multiInfoRead = nullptr;
};

/// Opens the first of these names, preferring one that the process has already loaded, and fills
/// the table. The library stays loaded for good and is never cleaned up globally: the office may
/// be using the same copy, and a detached name look-up may still run in it.
/// Errors: libraryMissing.
base::Result<CurlLibrary> openCurlLibrary(std::span<const char* const> names);

/// libcurl.so.4, else libcurl-gnutls.so.4; opened once. Thread: any.
base::Result<const CurlLibrary*> curlLibrary();

} // namespace odc::http
