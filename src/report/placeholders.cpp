// SPDX-License-Identifier: MPL-2.0
#include "report/placeholders.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "odata/translate.hpp"
#include "report/lines.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

bool readsAsNumber(const std::string& value) {
    // Only as a cell would write it: 007 is a text.
    const auto whole = base::parseInteger(value);
    const auto real = base::parseReal(value);
    return (whole && std::to_string(*whole) == value) || (real && base::formatReal(*real) == value);
}

/// As a person would have typed it; the feed fits it to the property's type.
std::string literalAsRead(const std::string& value, bool isV4, odata::Dialect dialect) {
    if (readsAsNumber(value))
        return value;
    const auto moment = base::parseMoment(value);
    constexpr std::size_t dayLength = 10;
    if (!moment || moment->hadZone || value.size() < dayLength)
        return odata::writeLiteral("Edm.String", value, dialect);
    const std::string text = base::formatMoment(moment->ticks);
    return isV4 ? odata::writeLiteral("Edm.DateTimeOffset", text + "Z", dialect)
                : odata::writeLiteral("Edm.DateTime", text, dialect);
}

Result<std::string> literalOf(const Parameter& parameter, const std::string& value,
                              odata::Dialect dialect) {
    const bool isV4 = dialect == odata::Dialect::v4;
    switch (parameter.type) {
    case ParameterType::text:
    case ParameterType::choice:
        return odata::writeLiteral("Edm.String", value, dialect);
    case ParameterType::date:
        if (!value.empty())
            return isV4 ? odata::writeLiteral("Edm.DateTimeOffset", value + "T00:00:00Z", dialect)
                        : odata::writeLiteral("Edm.DateTime", value + "T00:00:00", dialect);
        break;
    case ParameterType::count:
        if (!value.empty())
            return value;
        break;
    case ParameterType::value:
        if (!value.empty())
            return literalAsRead(value, isV4, dialect);
        break;
    }
    return usage(fmt::format("The filter of this report needs a value for {}.", parameter.name));
}

} // namespace

Result<std::vector<TemplatePart>> splitTemplate(std::string_view text, bool hasQuotes) {
    std::vector<TemplatePart> parts;
    std::string literal;
    bool isQuoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (hasQuotes && text[at] == '\'')
            isQuoted = !isQuoted;
        if (isQuoted || text[at] != '{') {
            literal += text[at];
            continue;
        }
        const std::size_t close = text.find('}', at);
        if (close == std::string_view::npos)
            return usage(fmt::format("“{}” has a “{{” that is not closed.", text));
        if (hasQuotes && !isPlaceholderName(text.substr(at + 1, close - at - 1))) {
            literal += text[at];
            continue;
        }
        if (!literal.empty())
            parts.push_back({false, std::move(literal)});
        literal.clear();
        parts.push_back({true, std::string(text.substr(at + 1, close - at - 1))});
        at = close;
    }
    if (!literal.empty())
        parts.push_back({false, std::move(literal)});
    return parts;
}

bool isPlaceholderName(std::string_view text) {
    constexpr std::size_t longest = 200;
    return !text.empty() && text.size() <= longest &&
           text.find_first_of("\"{}[]:,=#\r\n\t") == std::string_view::npos;
}

Result<std::string> fillText(std::string_view text, const Values& values) {
    const auto parts = splitTemplate(text, false);
    if (!parts)
        return parts.error();
    std::string filled;
    for (const TemplatePart& part : *parts) {
        const auto value = values.find(part.text);
        if (part.isParameter && value == values.end())
            return usage(fmt::format("The report has no parameter “{}”.", part.text));
        filled += part.isParameter ? value->second : part.text;
    }
    return filled;
}

namespace {

Result<std::string> fillFilterIn(odata::Dialect dialect, std::string_view filter,
                                 const Report& report, const Values& values) {
    const auto parts = splitTemplate(filter, true);
    if (!parts)
        return parts.error();
    std::string filled;
    for (const TemplatePart& part : *parts) {
        if (!part.isParameter) {
            filled += part.text;
            continue;
        }
        const Parameter* parameter = findParameter(report, part.text);
        const auto value = parameter ? values.find(parameter->name) : values.end();
        if (value == values.end())
            return usage(fmt::format("The report has no parameter “{}”.", part.text));
        auto literal = literalOf(*parameter, value->second, dialect);
        if (!literal)
            return std::move(literal).error();
        filled += *literal;
    }
    return filled;
}

} // namespace

Result<std::string> fillFilter(std::string_view filter, const Report& report,
                               const Values& values) {
    auto filled = fillFilterIn(odata::Dialect::v2, filter, report, values);
    if (!filled || odata::dialectOfFilter(*filled))
        return filled;
    // Version 2's dates do not stand among words that only version 4 has.
    auto modern = fillFilterIn(odata::Dialect::v4, filter, report, values);
    return modern && odata::dialectOfFilter(*modern) ? modern : filled;
}

namespace {

/// Each filter of a query, its own first.
template <typename Visit>
Result<void> visitFilters(std::vector<odata::ExpandItem>& items, Visit visit) {
    for (odata::ExpandItem& item : items) {
        if (auto done = visit(item.filter); !done)
            return done;
        if (auto done = visitFilters(item.expand, visit); !done)
            return done;
    }
    return {};
}

std::vector<std::string> namesIn(std::string_view filter) {
    std::vector<std::string> names;
    const auto parts = splitTemplate(filter, true);
    if (!parts)
        return names; // the service will say what it thinks of it
    for (const TemplatePart& part : *parts)
        if (part.isParameter)
            names.push_back(part.text);
    return names;
}

} // namespace

std::vector<std::string> placeholdersIn(const odata::Query& query) {
    std::vector<std::string> names;
    const auto collect = [&names](const std::string& filter) -> Result<void> {
        for (std::string& name : namesIn(filter))
            if (std::ranges::none_of(names, [&name](const std::string& known) {
                    return equalsIgnoringCase(known, name);
                }))
                names.push_back(std::move(name));
        return {};
    };
    static_cast<void>(collect(query.filter));
    auto expand = query.expand;
    static_cast<void>(visitFilters(expand, collect));
    return names;
}

Result<void> fillFilters(odata::Query& query, const Report& report, const Values& values) {
    const auto fill = [&](std::string& filter) -> Result<void> {
        if (namesIn(filter).empty())
            return {};
        auto filled = fillFilter(filter, report, values);
        if (!filled)
            return std::move(filled).error();
        filter = *std::move(filled);
        return {};
    };
    if (auto done = fill(query.filter); !done)
        return done;
    return visitFilters(query.expand, fill);
}

} // namespace odc::report
