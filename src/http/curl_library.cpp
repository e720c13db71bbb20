// SPDX-License-Identifier: MPL-2.0
#include "http/curl_library.hpp"

#include <dlfcn.h>

#include <array>
#include <string>

namespace odc::http {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

void* openFirst(std::span<const char* const> names) {
    for (const int mode : {RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD, RTLD_NOW | RTLD_LOCAL})
        for (const char* name : names)
            if (void* library = dlopen(name, mode))
                return library;
    return nullptr;
}

template <typename Function>
bool take(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

} // namespace

Result<CurlLibrary> openCurlLibrary(std::span<const char* const> names) {
    void* library = openFirst(names);
    if (!library)
        return Error{ErrorKind::libraryMissing,
                     "The library libcurl is not on this machine, so nothing can be fetched. "
                     "Install it (on Debian and Ubuntu the package libcurl4) and try again."};
    CurlLibrary curl;
    const bool complete =
        take(library, "curl_global_init", curl.globalInit) &&
        take(library, "curl_free", curl.free) &&
        take(library, "curl_version_info", curl.versionInfo) &&
        take(library, "curl_url", curl.url) && take(library, "curl_url_cleanup", curl.urlCleanup) &&
        take(library, "curl_url_set", curl.urlSet) && take(library, "curl_url_get", curl.urlGet) &&
        take(library, "curl_easy_init", curl.easyInit) &&
        take(library, "curl_easy_cleanup", curl.easyCleanup) &&
        take(library, "curl_easy_reset", curl.easyReset) &&
        take(library, "curl_easy_setopt", curl.easySetopt) &&
        take(library, "curl_easy_getinfo", curl.easyGetinfo) &&
        take(library, "curl_slist_append", curl.slistAppend) &&
        take(library, "curl_slist_free_all", curl.slistFreeAll) &&
        take(library, "curl_multi_init", curl.multiInit) &&
        take(library, "curl_multi_cleanup", curl.multiCleanup) &&
        take(library, "curl_multi_add_handle", curl.multiAddHandle) &&
        take(library, "curl_multi_remove_handle", curl.multiRemoveHandle) &&
        take(library, "curl_multi_perform", curl.multiPerform) &&
        take(library, "curl_multi_poll", curl.multiPoll) &&
        take(library, "curl_multi_wakeup", curl.multiWakeup) &&
        take(library, "curl_multi_info_read", curl.multiInfoRead);
    // curl_multi_wakeup is the youngest of them: 7.68, of January 2020.
    if (!complete || curl.globalInit(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return Error{
            ErrorKind::libraryMissing,
            "The library libcurl on this machine is older than 7.68 or damaged, so nothing "
            "can be fetched. Update it (on Debian and Ubuntu the package libcurl4) and try "
            "again."};
    return curl;
}

Result<const CurlLibrary*> curlLibrary() {
    static const Result<CurlLibrary> opened = [] {
        constexpr std::array names{"libcurl.so.4", "libcurl-gnutls.so.4"};
        return openCurlLibrary(names);
    }();
    if (!opened)
        return opened.error();
    return &opened.value();
}

} // namespace odc::http
