// SPDX-License-Identifier: MPL-2.0
#include "sample_service/query_options.hpp"

#include "base/number.hpp"
#include "sample_service/escape.hpp"
#include "sample_service/model.hpp"

#include <fmt/format.h>

#include <set>

namespace odc::sample {

namespace {

/// More than any set has; sums of two such numbers stay in their type.
constexpr std::int64_t mostRows = 1'000'000'000'000;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

Refusal badCount(std::string_view name, std::string_view value) {
    return {400, RefusalShape::odata,
            fmt::format("Incorrect format for {} argument '{}'.", name, value)};
}

/// Takes one option in; an answer is why it cannot be.
std::optional<Refusal> take(QueryOptions& options, std::string_view name,
                            const std::string& value) {
    const auto count = [&](std::optional<std::int64_t>& into) -> std::optional<Refusal> {
        into = base::parseInteger(value);
        if (!into || *into < 0 || *into > mostRows)
            return badCount(name, value);
        return {};
    };
    if (name == "$top")
        return count(options.top);
    if (name == "$skip")
        return count(options.skip);
    if (name == "$skiptoken")
        return count(options.skipToken);
    if (name == "$select") {
        for (const std::string_view part : split(value, ','))
            options.select.emplace_back(trimmed(part));
    } else if (name == "$filter") {
        options.filter = value;
    } else if (name == "$orderby") {
        options.orderby = value;
    } else if (name == "$inlinecount") {
        if (value != "allpages" && value != "none")
            return Refusal{
                400, RefusalShape::odata,
                fmt::format("Unknown $inlinecount option, only \"allpages\" and \"none\" are "
                            "supported, not '{}'.",
                            value)};
        options.wantsCount = value == "allpages";
    } else if (name == "$format") {
        options.format = value;
    } else if (equalIgnoringCase(name, "rws-version")) {
        options.serviceVersion = value;
    } else if (name.starts_with('$')) {
        return Refusal{
            400, RefusalShape::odata,
            fmt::format("The query parameter '{}' begins with a system-reserved '$' character "
                        "but is not recognized.",
                        name)};
    }
    return {};
}

} // namespace

Outcome<QueryOptions> readQueryOptions(std::string_view query) {
    QueryOptions options;
    std::set<std::string> seen;
    for (const std::string_view part : split(query, '&')) {
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const std::string_view rawValue =
            equals == std::string_view::npos ? "" : part.substr(equals + 1);
        const std::optional<std::string> name = decodeUrlPart(part.substr(0, equals), true);
        const std::optional<std::string> value = decodeUrlPart(rawValue, true);
        if (!name || !value)
            return Refusal{400, RefusalShape::odata, "Bad Request - Error in query syntax."};
        if (name->starts_with('$') && !seen.insert(*name).second)
            return Refusal{
                400, RefusalShape::odata,
                fmt::format("Query parameter '{}' is specified, but it should be specified "
                            "exactly once.",
                            *name)};
        if (std::optional<Refusal> refusal = take(options, *name, *value))
            return *std::move(refusal);
        options.sent.emplace_back(*name, rawValue);
    }
    return options;
}

std::string nextQuery(const QueryOptions& options, std::int64_t lastPosition,
                      std::optional<std::int64_t> topLeft) {
    std::string query;
    for (const auto& [name, value] : options.sent) {
        if (name == "$skip" || name == "$skiptoken" || name == "$top")
            continue;
        query += fmt::format("{}={}&", name, value);
    }
    if (topLeft)
        query += fmt::format("$top={}&", *topLeft);
    return query + fmt::format("$skiptoken={}", lastPosition);
}

} // namespace odc::sample
