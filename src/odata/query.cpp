// SPDX-License-Identifier: MPL-2.0
#include "odata/query.hpp"

#include "base/number.hpp"
#include "base/percent.hpp"
#include "odata/expand.hpp"
#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <type_traits>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

/// System options that mean nothing here but something to the service that wrote them.
constexpr std::array<std::string_view, 5> passedOn{"$skiptoken", "$deltatoken", "$schemaversion",
                                                   "$index", "$id"};

bool isPassedOn(std::string_view name) {
    return std::ranges::find(passedOn, name) != passedOn.end();
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

Error wrongUsage(std::string message) {
    return Error{ErrorKind::wrongUsage, std::move(message)};
}

bool isV4(Version version) {
    return version == Version::v4 || version == Version::v401;
}

std::string encodeResource(std::string_view resource) {
    while (resource.starts_with('/'))
        resource.remove_prefix(1);
    std::string path;
    for (const std::string_view segment : splitPath(resource)) {
        if (!path.empty())
            path.push_back('/');
        path += base::encodePathSegment(segment);
    }
    return path;
}

/// A way up out of the service, which every client and proxy follows before it asks.
Result<void> checkResource(std::string_view resource) {
    for (const std::string_view segment : splitPath(resource))
        if (segment == "." || segment == "..")
            return wrongUsage(fmt::format("\"{}\" leads out of the service. Name one of its entity "
                                          "sets.",
                                          resource));
    return {};
}

class QueryWriter {
public:
    void add(std::string_view name, std::string_view value) {
        text_.push_back(text_.empty() ? '?' : '&');
        // The dollar of an option stays as it is; servers of the time do not decode it.
        text_ += base::encodeQueryValue(name);
        text_.push_back('=');
        text_ += base::encodeQueryValue(value);
    }
    void addList(std::string_view name, const std::vector<std::string>& values) {
        if (!values.empty())
            add(name, fmt::format("{}", fmt::join(values, ",")));
    }
    void addText(std::string_view name, std::string_view value) {
        if (!value.empty())
            add(name, value);
    }
    Result<void> addNumber(std::string_view name, const std::optional<std::int64_t>& value) {
        if (!value)
            return {};
        if (*value < 0)
            return wrongUsage(fmt::format("{} is {}, but it cannot be less than 0.", name, *value));
        add(name, std::to_string(*value));
        return {};
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

Result<void> addParameters(const Query& query, QueryWriter& writer) {
    for (const auto& [name, value] : query.parameters) {
        if (name.empty())
            return wrongUsage("A parameter has no name. Write it as name=value.");
        if (name.starts_with('$') && !isPassedOn(name))
            return wrongUsage(
                fmt::format("The parameter \"{}\" begins with $, which OData keeps for "
                            "its own options. Use the option of that name instead.",
                            name));
        writer.add(name, value);
    }
    return {};
}

} // namespace

Result<std::string> writeRelativeUrl(const Query& query, Version version) {
    if (auto checked = checkResource(query.resource); !checked)
        return std::move(checked).error();
    if (!isV4(version)) {
        constexpr std::string_view sentence =
            "This service speaks OData version {} and cannot do {}. Leave it out.";
        const int number = version == Version::v3 ? 3 : 2;
        if (!query.apply.empty())
            return Error{ErrorKind::unsupported, fmt::format(sentence, number, "$apply")};
        if (!query.search.empty())
            return Error{ErrorKind::unsupported, fmt::format(sentence, number, "$search")};
        if (!query.compute.empty())
            return Error{ErrorKind::unsupported, fmt::format(sentence, number, "$compute")};
    }
    QueryWriter writer;
    writer.addList("$select", query.select);
    if (isV4(version)) {
        writer.addText("$expand", writeExpandV4(query.expand));
    } else {
        auto expand = writeExpandV2(query.expand);
        if (!expand)
            return expand.error();
        writer.addText("$expand", *expand);
    }
    writer.addText("$filter", query.filter);
    writer.addText("$orderby", query.orderby);
    writer.addText("$apply", query.apply);
    writer.addText("$search", query.search);
    writer.addText("$compute", query.compute);
    if (auto added = writer.addNumber("$top", query.top); !added)
        return std::move(added).error();
    if (auto added = writer.addNumber("$skip", query.skip); !added)
        return std::move(added).error();
    if (query.wantsCount) {
        if (isV4(version))
            writer.add("$count", "true");
        else
            writer.add("$inlinecount", "allpages");
    }
    if (auto added = addParameters(query, writer); !added)
        return std::move(added).error();
    return encodeResource(query.resource) + writer.text();
}

namespace {

Result<std::string> decode(std::string_view text) {
    auto decoded = base::decodePercent(text);
    if (!decoded)
        return wrongUsage(fmt::format("\"{}\" holds a percent sign that is no escape such as %20. "
                                      "Write a percent sign itself as %25.",
                                      text));
    return std::move(*decoded);
}

Result<std::int64_t> readNumber(std::string_view name, std::string_view value) {
    const auto number = base::parseInteger(value);
    if (!number || *number < 0)
        return wrongUsage(
            fmt::format("{} is \"{}\", but it must be a whole number of 0 or more.", name, value));
    return *number;
}

Result<Format> readFormat(std::string_view value) {
    const std::string text = lower(value);
    if (text.empty())
        return Format::any;
    if (text == "atom" || text == "xml" || text.starts_with("application/atom+xml") ||
        text.starts_with("application/xml"))
        return Format::atom;
    if (text == "json" || text.starts_with("application/json"))
        return Format::json;
    if (text == "csv" || text.starts_with("text/csv"))
        return Format::csv;
    return Error{ErrorKind::unsupported,
                 fmt::format("The format \"{}\" cannot be read here. Use atom or json.", value)};
}

Result<bool> readSwitch(std::string_view name, std::string_view value, std::string_view on,
                        std::string_view off) {
    if (value == on)
        return true;
    if (value == off)
        return false;
    return wrongUsage(fmt::format("{} is \"{}\", but it must be {} or {}.", name, value, on, off));
}

/// One system option into its field. `name` is in lower case.
Result<void> setOption(Query& query, std::string_view name, const std::string& value) {
    if (name == "$select") {
        query.select = splitNames(value);
    } else if (name == "$expand") {
        auto items = parseExpand(value);
        if (!items)
            return items.error();
        query.expand = std::move(*items);
    } else if (name == "$filter") {
        query.filter = value;
    } else if (name == "$orderby") {
        query.orderby = value;
    } else if (name == "$apply") {
        query.apply = value;
    } else if (name == "$search") {
        query.search = value;
    } else if (name == "$compute") {
        query.compute = value;
    } else if (name == "$top" || name == "$skip") {
        auto number = readNumber(name, value);
        if (!number)
            return std::move(number).error();
        (name == "$top" ? query.top : query.skip) = *number;
    } else if (name == "$inlinecount" || name == "$count") {
        auto isOn = name == "$count" ? readSwitch(name, value, "true", "false")
                                     : readSwitch(name, value, "allpages", "none");
        if (!isOn)
            return std::move(isOn).error();
        query.wantsCount = *isOn;
    } else if (name == "$format") {
        auto format = readFormat(value);
        if (!format)
            return std::move(format).error();
        query.format = *format;
    } else if (isPassedOn(name)) {
        query.parameters.emplace_back(name, value);
    } else {
        return wrongUsage(
            fmt::format("The option \"{}\" is not known here. A parameter of your own "
                        "cannot begin with $.",
                        name));
    }
    return {};
}

} // namespace

Result<Query> withoutDollars(const Query& query, const std::vector<std::string>& parameters) {
    constexpr std::array<std::string_view, 11> options{"select",  "expand", "filter", "orderby",
                                                       "apply",   "search", "top",    "skip",
                                                       "compute", "count",  "format"};
    Query said;
    std::vector<std::pair<std::string, std::string>> others;
    for (const auto& [name, value] : query.parameters) {
        const std::string option = lower(name);
        if (std::ranges::find(options, option) == options.end() ||
            std::ranges::find(parameters, name) != parameters.end())
            others.emplace_back(name, value);
        else if (auto set = setOption(said, "$" + option, value); !set)
            return std::move(set).error();
    }
    Query result = query;
    result.parameters = std::move(others);
    const auto take = [](auto& own, auto& other) {
        if (own == std::remove_cvref_t<decltype(own)>{})
            own = std::move(other);
    };
    take(result.select, said.select);
    take(result.expand, said.expand);
    take(result.filter, said.filter);
    take(result.orderby, said.orderby);
    take(result.apply, said.apply);
    take(result.search, said.search);
    take(result.compute, said.compute);
    take(result.top, said.top);
    take(result.skip, said.skip);
    take(result.wantsCount, said.wantsCount);
    take(result.format, said.format);
    return result;
}

Result<Query> parseRelativeUrl(std::string_view resourceAndQuery) {
    resourceAndQuery = resourceAndQuery.substr(0, resourceAndQuery.find('#'));
    const std::size_t mark = resourceAndQuery.find('?');
    auto resource = decode(resourceAndQuery.substr(0, mark));
    if (!resource)
        return std::move(resource).error();
    Query query{std::move(resource).value()};
    query.resource.erase(0, std::min(query.resource.find_first_not_of('/'), query.resource.size()));
    if (auto checked = checkResource(query.resource); !checked)
        return std::move(checked).error();
    std::string_view rest =
        mark == std::string_view::npos ? std::string_view() : resourceAndQuery.substr(mark + 1);
    std::set<std::string, std::less<>> seen;
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = pair.find('=');
        auto name = decode(pair.substr(0, equals));
        if (!name)
            return std::move(name).error();
        auto value =
            decode(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (!value)
            return std::move(value).error();
        if (name->empty())
            return wrongUsage(fmt::format("\"{}\" has no name before its equals sign.", pair));
        if (!name->starts_with('$')) {
            query.parameters.emplace_back(std::move(*name), std::move(*value));
            continue;
        }
        const std::string option = lower(*name);
        if (!seen.insert(option).second)
            return wrongUsage(fmt::format("The option {} is given twice. Keep one.", option));
        if (auto set = setOption(query, option, *value); !set)
            return std::move(set).error();
    }
    return query;
}

} // namespace odc::odata
