// SPDX-License-Identifier: MPL-2.0
// Where in a pasted URL the service ends and the resource begins, judged by the path alone.
#include "feed/service.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace odc::feed {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::vector<std::string> segmentsOf(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        if (path.front() == '/') {
            path.remove_prefix(1);
            continue;
        }
        const std::size_t end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

/// "v4", "V2", "v4.01", "v9.2".
bool isVersionSegment(std::string_view segment) {
    if (segment.size() < 2 || (segment[0] != 'v' && segment[0] != 'V'))
        return false;
    return std::all_of(segment.begin() + 1, segment.end(),
                       [](unsigned char c) { return std::isdigit(c) || c == '.'; });
}

bool isServiceFile(std::string_view segment) {
    const std::string name = lower(segment);
    return name.ends_with(".svc") || name.ends_with(".xsodata");
}

/// How many segments belong to the service's root. The rules stand in service.hpp.
std::size_t rootLength(const std::vector<std::string>& segments, bool endsWithSlash) {
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (segments[i] == "$metadata" || segments[i] == "$batch")
            return i;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (isServiceFile(segments[i]))
            return i + 1;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (lower(segments[i]) != "odata")
            continue;
        // SAP Gateway: /sap/opu/odata/NAMESPACE/SERVICE
        if (i >= 2 && lower(segments[i - 1]) == "opu" && lower(segments[i - 2]) == "sap")
            return std::min(i + 3, segments.size());
        return i + 1 < segments.size() && isVersionSegment(segments[i + 1]) ? i + 2 : i + 1;
    }
    for (std::size_t i = 1; i < segments.size(); ++i)
        if (isVersionSegment(segments[i]))
            return i + 1;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        // A key, or $count and the like; a session "(S(abc))" before the service is no key.
        const std::size_t bracket = segments[i].find('(');
        if (bracket != std::string::npos && bracket > 0)
            return i;
        if (segments[i].front() == '$')
            return i == 0 ? 0 : i - 1;
    }
    if (endsWithSlash || segments.empty())
        return segments.size();
    return segments.size() - 1;
}

} // namespace

Result<LocatedQuery> locate(std::string_view url) {
    auto parsed = http::parseUrl(url);
    if (!parsed)
        return parsed.error();
    const std::vector<std::string> segments = segmentsOf(parsed->path);
    if (!segments.empty() && lower(segments.back()).ends_with(".atomsvc"))
        return base::Error{
            base::ErrorKind::wrongUsage,
            "The address is of a file that names feeds. Save that file and use it in "
            "place of its address."};
    const std::size_t length = rootLength(segments, parsed->path.ends_with('/'));

    LocatedQuery located;
    located.root = *parsed;
    located.root.query.clear();
    located.root.path.clear();
    for (std::size_t i = 0; i < length; ++i)
        located.root.path += "/" + segments[i];
    if (located.root.path.empty())
        located.root.path = "/";

    std::string relative;
    for (std::size_t i = length; i < segments.size(); ++i)
        relative += (relative.empty() ? "" : "/") + segments[i];
    if (!parsed->query.empty())
        relative += "?" + parsed->query;
    auto query = odata::parseRelativeUrl(relative);
    if (!query)
        return query.error();
    if (query->resource == "$metadata" || query->resource == "$batch")
        query->resource.clear();
    located.query = std::move(*query);
    return located;
}

} // namespace odc::feed
