// SPDX-License-Identifier: MPL-2.0
#include "report/placeholders.hpp"

#include "odata/translate.hpp"

#include <fmt/format.h>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
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

} // namespace odc::report
