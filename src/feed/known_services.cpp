// SPDX-License-Identifier: MPL-2.0
#include "feed/known_services.hpp"

#include "base/percent.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace odc::feed {

namespace {

struct Continuation {
    std::string_view header;
    std::string_view option;
};

constexpr std::array azureTables{
    Continuation{"x-ms-continuation-NextPartitionKey", "NextPartitionKey"},
    Continuation{"x-ms-continuation-NextRowKey", "NextRowKey"},
    Continuation{"x-ms-continuation-NextTableName", "NextTableName"},
};

/// Takes an option out of a query.
void dropOption(std::string& query, std::string_view name) {
    std::string kept;
    std::string_view rest = query;
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.substr(0, pair.find('=')) != name && !pair.empty())
            kept += (kept.empty() ? "" : "&") + std::string(pair);
    }
    query = std::move(kept);
}

constexpr std::string_view rwsVersionHeader = "X-RWS-Version";

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

/// Microsoft Graph answers a request for a usage report with 302 and the address of a file of
/// comma-separated values on another host, valid for minutes and to be fetched without sign-in.
/// Source: learn.microsoft.com/graph/api/reportroot-getemailactivitycounts, "Response".
bool isMicrosoftGraph(const http::Url& root) {
    constexpr std::array<std::string_view, 4> hosts{"graph.microsoft.com", "graph.microsoft.us",
                                                    "dod-graph.microsoft.us",
                                                    "microsoftgraph.chinacloudapi.cn"};
    return root.scheme == "https" && std::ranges::find(hosts, lower(root.host)) != hosts.end();
}

} // namespace

std::optional<http::Url> continuation(const http::ResponseHead& head, const http::Url& asked) {
    http::Url next = asked;
    bool isThere = false;
    for (const Continuation& each : azureTables) {
        dropOption(next.query, each.option);
        const std::string_view value = http::headerOf(head.headers, each.header);
        if (value.empty())
            continue;
        isThere = true;
        next.query += (next.query.empty() ? "" : "&") + std::string(each.option) + "=" +
                      base::encodeQueryValue(value);
    }
    if (!isThere)
        return std::nullopt;
    return next;
}

bool isReportingService(const http::Url& root) {
    return lower(root.path).find("/reportingwebservice/") != std::string::npos;
}

http::Headers usualHeaders(const http::Url& root) {
    if (!isReportingService(root))
        return {};
    return {{std::string(rwsVersionHeader), "2013-V1"}};
}

Connection adapted(Connection connection) {
    for (auto& header : usualHeaders(connection.root))
        if (http::headerOf(connection.headers, header.first).empty())
            connection.headers.push_back(std::move(header));
    if (isMicrosoftGraph(connection.root))
        connection.policy.mayRedirectToOtherOrigins = true;
    return connection;
}

/// The reporting service refuses a request that names its version in header and URL, even where
/// they agree.
bool isSaidInUrl(std::string_view header, const http::Url& url) {
    return header == rwsVersionHeader && (url.query.starts_with("rws-version=") ||
                                          url.query.find("&rws-version=") != std::string::npos);
}

} // namespace odc::feed
