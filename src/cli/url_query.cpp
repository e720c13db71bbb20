// SPDX-License-Identifier: MPL-2.0
#include "cli/url_query.hpp"

#include "base/number.hpp"
#include "cli/operand.hpp"
#include "odata/expansions.hpp"

#include <fmt/format.h>

namespace odc::cli {

namespace {

base::Error wrongUsage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

std::vector<std::string> namesOf(std::string_view list) {
    std::vector<std::string> names;
    while (true) {
        const std::size_t comma = list.find(',');
        std::string_view name = list.substr(0, comma);
        while (name.starts_with(' '))
            name.remove_prefix(1);
        while (name.ends_with(' '))
            name.remove_suffix(1);
        if (!name.empty())
            names.emplace_back(name);
        if (comma == std::string_view::npos)
            return names;
        list.remove_prefix(comma + 1);
    }
}

Result<void> takeNumber(const CommandLine& line, const std::string& option,
                        std::optional<std::int64_t>& place) {
    const auto text = line.valueOf(option);
    if (!text)
        return {};
    const auto number = base::parseInteger(*text);
    if (!number || *number < 0)
        return wrongUsage(
            fmt::format("--{} takes a whole number from 0 on, not \"{}\".", option, *text));
    place = number;
    return {};
}

Result<void> takeAccept(const CommandLine& line, odata::Query& query) {
    const auto accept = line.valueOf("accept");
    if (!accept)
        return {};
    if (*accept == "atom")
        query.format = odata::Format::atom;
    else if (*accept == "json")
        query.format = odata::Format::json;
    else if (*accept == "csv")
        query.format = odata::Format::csv;
    else
        return wrongUsage(fmt::format("--accept takes atom, json or csv, not \"{}\".", *accept));
    return {};
}

Result<void> takeParameters(const CommandLine& line, odata::Query& query) {
    const auto given = line.options.find("param");
    if (given == line.options.end())
        return {};
    for (const std::string& text : given->second) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrongUsage(fmt::format("--param takes NAME=VALUE, not \"{}\".", text));
        const std::string name = text.substr(0, equals);
        std::erase_if(query.parameters,
                      [&](const auto& parameter) { return parameter.first == name; });
        query.parameters.emplace_back(name, text.substr(equals + 1));
    }
    return {};
}

/// --show Orders=rows
Result<void> takeShow(const CommandLine& line, odata::Query& query) {
    const auto given = line.options.find("show");
    if (given == line.options.end())
        return {};
    for (const std::string& text : given->second) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrongUsage(fmt::format("--show takes NAME=HOW, not \"{}\".", text));
        auto expansion = odata::parseExpansion(text.substr(equals + 1));
        if (!expansion)
            return expansion.error();
        if (auto shown = odata::showAs(query.expand, text.substr(0, equals), *expansion); !shown)
            return shown;
    }
    return odata::checkExpansions(query.expand);
}

Result<void> takePolicies(const CommandLine& line, odata::Query& query) {
    const auto given = line.options.find("column");
    if (given == line.options.end())
        return {};
    for (const std::string& text : given->second) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrongUsage(fmt::format("--column takes PATH=WAY, not \"{}\".", text));
        auto policy = base::parseValuePolicy(std::string_view(text).substr(equals + 1));
        if (!policy)
            return policy.error();
        query.values.emplace_back(text.substr(0, equals), std::move(*policy));
    }
    return {};
}

} // namespace

Result<feed::LocatedQuery> readQuery(const CommandLine& line) {
    auto located = locateOperand(line.operands.front());
    if (!located)
        return located.error();
    odata::Query& query = located->query;
    if (const auto text = line.valueOf("select"))
        query.select = namesOf(*text);
    if (const auto text = line.valueOf("expand")) {
        auto items = odata::parseExpand(*text);
        if (!items)
            return items.error();
        query.expand = std::move(*items);
    }
    if (auto taken = takeShow(line, query); !taken)
        return taken.error();
    if (const auto text = line.valueOf("filter"))
        query.filter = *text;
    if (const auto text = line.valueOf("orderby"))
        query.orderby = *text;
    if (const auto text = line.valueOf("apply"))
        query.apply = *text;
    if (const auto text = line.valueOf("search"))
        query.search = *text;
    if (auto taken = takeNumber(line, "top", query.top); !taken)
        return taken.error();
    if (auto taken = takeNumber(line, "skip", query.skip); !taken)
        return taken.error();
    if (auto taken = takeAccept(line, query); !taken)
        return taken.error();
    if (auto taken = takeParameters(line, query); !taken)
        return taken.error();
    if (auto taken = takePolicies(line, query); !taken)
        return taken.error();
    return located;
}

} // namespace odc::cli
