// SPDX-License-Identifier: MPL-2.0
#include "odata/expand.hpp"

#include "base/number.hpp"
#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

constexpr int maxNesting = 32;

Error wrongUsage(std::string message) {
    return {ErrorKind::wrongUsage, std::move(message)};
}

Result<std::optional<std::int64_t>> readCount(std::string_view name, std::string_view value) {
    const auto number = base::parseInteger(value);
    if (!number || *number < 0)
        return wrongUsage(
            fmt::format("{} is \"{}\", but it must be a whole number of 0 or more.", name, value));
    return std::optional<std::int64_t>(*number);
}

class ExpandReader {
public:
    Result<std::vector<ExpandItem>> read(std::string_view text, int nesting) {
        if (nesting > maxNesting)
            return Error{
                ErrorKind::tooLarge,
                fmt::format("$expand is nested over {} deep, which is refused.", maxNesting)};
        std::vector<ExpandItem> items;
        for (const std::string_view piece : split(text, ',')) {
            const std::string_view trimmed = trim(piece);
            if (trimmed.empty())
                continue;
            auto item = readItem(trimmed, nesting);
            if (!item)
                return item.error();
            items.push_back(std::move(*item));
        }
        return items;
    }

private:
    Result<ExpandItem> readItem(std::string_view text, int nesting) {
        ExpandItem item;
        const std::size_t open = text.find('(');
        item.path = trim(text.substr(0, open));
        if (item.path.empty())
            return wrongUsage(fmt::format("$expand: \"{}\" has no name before its bracket.", text));
        if (open == std::string_view::npos)
            return item;
        if (!text.ends_with(')'))
            return wrongUsage(
                fmt::format("$expand: the bracket behind \"{}\" is not closed.", item.path));
        for (const std::string_view piece :
             split(text.substr(open + 1, text.size() - open - 2), ';')) {
            if (trim(piece).empty())
                continue;
            if (!isClosed(piece))
                return wrongUsage(fmt::format(
                    "$expand: a bracket, an apostrophe or a quotation mark in \"{}\" has no "
                    "counterpart. Put words to search for in quotation marks, and write an "
                    "apostrophe in a text twice.",
                    trim(piece)));
            if (auto taken = readOption(item, trim(piece), nesting); !taken)
                return taken.error();
        }
        return item;
    }

    /// References have no columns of their own, and a count is one number.
    static Result<void> checkOption(std::string_view path, std::string_view name) {
        const bool isCount = path.ends_with("/$count");
        const bool narrows = name == "filter" || name == "search";
        const bool shapes = name == "select" || name == "expand" || name == "levels";
        if ((isCount && !narrows) || (path.ends_with("/$ref") && shapes))
            return wrongUsage(
                fmt::format("$expand: \"{}\" is no option that stands behind \"{}\".", name, path));
        return {};
    }

    Result<void> readOption(ExpandItem& item, std::string_view text, int nesting) {
        const std::size_t equals = text.find('=');
        std::string_view name = trim(text.substr(0, equals));
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : trim(text.substr(equals + 1));
        if (name.starts_with('$'))
            name.remove_prefix(1);
        if (auto fits = checkOption(item.path, name); !fits)
            return fits;
        if (name == "select") {
            item.select = splitNames(value);
        } else if (name == "expand") {
            auto inner = read(value, nesting + 1);
            if (!inner)
                return inner.error();
            item.expand = std::move(*inner);
        } else if (name == "filter") {
            item.filter = value;
        } else if (name == "orderby") {
            item.orderby = value;
        } else if (name == "search") {
            item.search = value;
        } else if (name == "compute") {
            item.compute = value;
        } else if (name == "count") {
            item.wantsCount = value == "true";
        } else if (name == "levels" && value == "max") {
            item.levels = 0;
        } else if (name == "top" || name == "skip" || name == "levels") {
            auto number = readCount("$" + std::string(name), value);
            if (!number)
                return number.error();
            (name == "top" ? item.top : name == "skip" ? item.skip : item.levels) = *number;
        } else {
            return wrongUsage(fmt::format("$expand: \"{}\" is no option that stands behind \"{}\".",
                                          name, item.path));
        }
        return {};
    }
};

void addPaths(const std::vector<ExpandItem>& items, const std::string& prefix,
              std::vector<std::string>& paths) {
    for (const ExpandItem& item : items) {
        const std::string path = prefix + item.path;
        if (item.expand.empty())
            paths.push_back(path);
        else
            addPaths(item.expand, path + "/", paths);
    }
}

/// The first option that only v4 has, or nothing.
std::string_view firstV4Option(const std::vector<ExpandItem>& items) {
    for (const ExpandItem& item : items) {
        if (item.path.find('*') != std::string::npos)
            return "*";
        if (item.path.find('$') != std::string::npos)
            return std::string_view(item.path).substr(item.path.find('$'));
        if (!item.compute.empty())
            return "$compute";
        if (!item.filter.empty())
            return "$filter";
        if (!item.orderby.empty())
            return "$orderby";
        if (!item.search.empty())
            return "$search";
        if (item.top)
            return "$top";
        if (item.skip)
            return "$skip";
        if (item.levels)
            return "$levels";
        if (const std::string_view inner = firstV4Option(item.expand); !inner.empty())
            return inner;
    }
    return {};
}

} // namespace

Result<std::vector<ExpandItem>> parseExpand(std::string_view text) {
    return ExpandReader().read(text, 0);
}

std::string writeExpandV4(const std::vector<ExpandItem>& items) {
    std::string text;
    for (const ExpandItem& item : items) {
        std::vector<std::string> options;
        if (!item.select.empty())
            options.push_back(fmt::format("$select={}", fmt::join(item.select, ",")));
        if (!item.expand.empty())
            options.push_back("$expand=" + writeExpandV4(item.expand));
        const auto addText = [&](std::string_view name, const std::string& value) {
            if (!value.empty())
                options.push_back(fmt::format("{}={}", name, value));
        };
        addText("$filter", item.filter);
        addText("$orderby", item.orderby);
        addText("$search", item.search);
        addText("$compute", item.compute);
        if (item.top)
            options.push_back(fmt::format("$top={}", *item.top));
        if (item.skip)
            options.push_back(fmt::format("$skip={}", *item.skip));
        if (item.levels)
            options.push_back(*item.levels == 0 ? std::string("$levels=max")
                                                : fmt::format("$levels={}", *item.levels));
        if (item.wantsCount)
            options.push_back("$count=true");
        text += (text.empty() ? "" : ",") + item.path;
        if (!options.empty())
            text += fmt::format("({})", fmt::join(options, ";"));
    }
    return text;
}

Result<std::string> writeExpandV2(const std::vector<ExpandItem>& items) {
    if (const std::string_view option = firstV4Option(items); !option.empty())
        return Error{ErrorKind::unsupported,
                     fmt::format("This service speaks an OData version without {} inside $expand. "
                                 "Leave it out.",
                                 option)};
    std::vector<std::string> paths;
    addPaths(items, {}, paths);
    return fmt::format("{}", fmt::join(paths, ","));
}

} // namespace odc::odata
