// SPDX-License-Identifier: MPL-2.0
#include "feed/known_services.hpp"

#include "base/percent.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

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
    std::string path = root.path;
    std::ranges::transform(path, path.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return path.find("/reportingwebservice/") != std::string::npos;
}

} // namespace odc::feed
