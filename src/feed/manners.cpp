// SPDX-License-Identifier: MPL-2.0
#include "feed/manners.hpp"

#include "feed/media.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace odc::feed {

namespace {

constexpr std::array<std::string_view, 3> versionHeaders{"OData-MaxVersion", "DataServiceVersion",
                                                         "MaxDataServiceVersion"};

bool isVersionHeader(std::string_view name) {
    return std::ranges::find(versionHeaders, name) != versionHeaders.end();
}

/// Whether the service's own words, in whatever case, hold one of these.
template <std::size_t Count>
bool speaksOf(const base::Error& refusal, const std::array<std::string_view, Count>& words) {
    std::string said = refusal.serverWords;
    std::ranges::transform(said, said.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::any_of(
        words, [&](std::string_view word) { return said.find(word) != std::string::npos; });
}

/// For services that do not read Accept: the option to ask for the same in the URL; empty where the
/// Accept is for something that is not rows.
std::string_view formatInstead(std::string_view accept) {
    if (accept.find("json") != std::string_view::npos)
        return "$format=json";
    return accept.find("atom+xml") != std::string_view::npos ? "$format=atom" : std::string_view();
}

bool namesFormat(const http::Url& url) {
    return url.query.find("$format=") != std::string::npos;
}

constexpr std::array<std::string_view, 1> ofVersions{"version"};
constexpr std::array<std::string_view, 4> ofFormats{"accept", "format", "media type",
                                                    "content type"};

} // namespace

void Manners::apply(http::Request& request) const {
    const std::lock_guard lock(mutex_);
    if (hidesVersion_)
        std::erase_if(request.headers,
                      [](const auto& header) { return isVersionHeader(header.first); });
    for (auto& [name, value] : request.headers) {
        if (name != "Accept")
            continue;
        if (asksInUrl(value) && !namesFormat(request.url))
            request.url.query +=
                (request.url.query.empty() ? "" : "&") + std::string(formatInstead(value));
        value = current(value);
    }
}

bool Manners::asksInUrl(const std::string& accept) const {
    const auto refused = refusals_.find(accept);
    return refused != refusals_.end() && refused->second > acceptInstead(accept).size();
}

/// What is sent now in place of an Accept.
std::string Manners::current(const std::string& original) const {
    const auto refused = refusals_.find(original);
    if (refused == refusals_.end())
        return original;
    const auto instead = acceptInstead(original);
    return refused->second <= instead.size() ? std::string(instead[refused->second - 1]) : "*/*";
}

bool Manners::learn(const base::Error& refusal, const http::Request& original,
                    const http::Request& sent) {
    const int status = refusal.httpStatus;
    const bool mayBeMeant = status == 400 || status == 501;
    const std::lock_guard lock(mutex_);
    const bool namesVersion = std::ranges::any_of(
        sent.headers, [](const auto& header) { return isVersionHeader(header.first); });
    if (mayBeMeant && namesVersion && speaksOf(refusal, ofVersions)) {
        hidesVersion_ = true;
        return true;
    }
    const std::string accept(http::headerOf(original.headers, "Accept"));
    const bool canAskInUrl = !formatInstead(accept).empty() && !namesFormat(original.url);
    if (status < 400 && refusal.kind == base::ErrorKind::badResponse)
        return canAskInUrl && learnFromWebPage(accept, sent);
    if (status != 406 && status != 415 && !(mayBeMeant && speaksOf(refusal, ofFormats)))
        return false;
    // Another request may have learnt the same in the meantime.
    if (http::headerOf(sent.headers, "Accept") != current(accept))
        return true;
    const auto refused = refusals_.find(accept);
    const std::size_t count = refused == refusals_.end() ? 0 : refused->second;
    if (count >= acceptInstead(accept).size() + (canAskInUrl ? 1 : 0))
        return false;
    refusals_[accept] = count + 1;
    return true;
}

/// The page that a service shows to browsers, or a sign-in's: the latter comes again, whatever is
/// asked.
bool Manners::learnFromWebPage(const std::string& accept, const http::Request& sent) {
    if (namesFormat(sent.url)) {
        refusals_.erase(accept);
        return false;
    }
    refusals_[accept] = acceptInstead(accept).size() + 1;
    return true;
}

void Manners::forgetFormat(const http::Request& original) {
    const std::lock_guard lock(mutex_);
    refusals_.erase(std::string(http::headerOf(original.headers, "Accept")));
}

void Manners::note(const http::ResponseHead& head) {
    const std::string_view modern = http::headerOf(head.headers, "OData-Version");
    const std::string_view old = http::headerOf(head.headers, "DataServiceVersion");
    const std::lock_guard lock(mutex_);
    if (modern.starts_with("4.01"))
        version_ = odata::Version::v401;
    else if (modern.starts_with("4"))
        version_ = odata::Version::v4;
    else if (old.starts_with("3"))
        version_ = odata::Version::v3;
    else if (!old.empty() && !version_)
        version_ = odata::Version::v2;
}

std::optional<odata::Version> Manners::version() const {
    const std::lock_guard lock(mutex_);
    return version_;
}

} // namespace odc::feed
