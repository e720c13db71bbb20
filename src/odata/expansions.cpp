// SPDX-License-Identifier: MPL-2.0
#include "odata/expansions.hpp"

#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::array names{std::pair{std::string_view("count"), Expansion::count},
                           std::pair{std::string_view("rows"), Expansion::rows},
                           std::pair{std::string_view("text"), Expansion::text},
                           std::pair{std::string_view("json"), Expansion::json}};

/// "NS.Manager/Reports" is "Reports" in a payload, and "Orders/$count" as well as "Orders/$ref" is
/// "Orders".
std::string payloadPath(std::string_view path) {
    std::string result;
    for (const std::string_view segment : split(path, '/'))
        if (segment.find('.') == std::string_view::npos && !segment.starts_with('$'))
            result += (result.empty() ? "" : "/") + std::string(segment);
    return result;
}

void addExpansions(const std::vector<ExpandItem>& items, const std::string& prefix,
                   Expansions& expansions) {
    for (const ExpandItem& item : items) {
        const std::string path = prefix + payloadPath(item.path);
        expansions.emplace_back(path, item.expansion);
        addExpansions(item.expand, path + "/", expansions);
    }
}

Error wrongUsage(std::string message) {
    return {ErrorKind::wrongUsage, std::move(message)};
}

/// The path of an item that is rows, or that has such an item inside; empty where there is none.
std::string rowsIn(const ExpandItem& item, const std::string& prefix) {
    std::string path = prefix + payloadPath(item.path);
    if (item.expansion == Expansion::rows)
        return path;
    for (const ExpandItem& inner : item.expand)
        if (std::string found = rowsIn(inner, path + "/"); !found.empty())
            return found;
    return {};
}

Result<void> checkLevel(const std::vector<ExpandItem>& items, const std::string& prefix) {
    std::string first;
    for (const ExpandItem& item : items) {
        const std::string path = prefix + payloadPath(item.path);
        if (std::string found = rowsIn(item, prefix); !found.empty()) {
            if (!first.empty())
                return wrongUsage(fmt::format(
                    "Both \"{}\" and \"{}\" are shown as rows, and neither lies inside the other: "
                    "each member of the one would come with each member of the other. Show one of "
                    "them as count, text or json.",
                    first, found));
            first = std::move(found);
        }
        if (auto checked = checkLevel(item.expand, path + "/"); !checked)
            return checked;
    }
    return {};
}

/// What lies below a path in a v2 select: of "Orders" in {"Name", "Orders/Id"}, {"Id"}; where
/// "Orders" itself stands there too, all of it and that.
std::vector<std::string> selectedBelow(const std::vector<std::string>& select,
                                       const std::string& path) {
    std::vector<std::string> below;
    for (const std::string& name : select)
        if (name.size() > path.size() && name.starts_with(path) && name[path.size()] == '/')
            below.push_back(name.substr(path.size() + 1));
    if (!below.empty() && std::ranges::find(select, path) != select.end())
        below.insert(below.begin(), "*");
    return below;
}

/// "Orders/Lines" and "Orders/Notes" become one item Orders with both inside; false where no item's
/// path leads through `path`.
bool gatherBelow(std::vector<ExpandItem>& items, std::string_view path) {
    ExpandItem outer{std::string(path)};
    const std::string through = outer.path + "/";
    const auto isBelow = [&](const ExpandItem& item) { return item.path.starts_with(through); };
    const auto first = std::ranges::find_if(items, isBelow);
    if (first == items.end())
        return false;
    const auto place = std::distance(items.begin(), first);
    for (ExpandItem& item : items)
        if (isBelow(item)) {
            outer.expand.push_back(item);
            outer.expand.back().path.erase(0, through.size());
        }
    std::erase_if(items, isBelow);
    items.insert(items.begin() + place, std::move(outer));
    return true;
}

class ExpandedSchema {
public:
    explicit ExpandedSchema(const Model& model) : model_(model) {}

    base::Schema make(const StructuredType& type, const std::vector<std::string>& select,
                      const std::vector<ExpandItem>& expand) const {
        std::vector<std::string> own;
        for (const std::string& name : select)
            if (std::ranges::none_of(expand, [&](const ExpandItem& item) {
                    const std::string path = payloadPath(item.path);
                    return name == path || name.starts_with(path + "/");
                }))
                own.push_back(name);
        base::Schema schema;
        if (select.empty() || !own.empty())
            schema = odata::schemaOf(model_, type, own);
        for (const ExpandItem& item : expand)
            add(schema, type, item, selectedBelow(select, payloadPath(item.path)));
        return schema;
    }

private:
    /// The navigation property at the end of a path through complex values.
    const NavigationProperty* find(const StructuredType& type, std::string_view path) const {
        const StructuredType* at = &type;
        for (;;) {
            const auto slash = path.find('/');
            const std::string_view name = path.substr(0, slash);
            if (slash == std::string_view::npos) {
                const auto found =
                    std::ranges::find(at->navigation, name, &NavigationProperty::name);
                return found == at->navigation.end() ? nullptr : &*found;
            }
            const auto found = std::ranges::find(at->properties, name, &Property::name);
            at = found == at->properties.end() ? nullptr : model_.findType(found->type);
            if (!at)
                return nullptr;
            path.remove_prefix(slash + 1);
        }
    }

    void add(base::Schema& schema, const StructuredType& type, const ExpandItem& item,
             const std::vector<std::string>& selectedInside) const {
        const std::string path = payloadPath(item.path);
        const NavigationProperty* const navigation = find(type, path);
        if (!navigation)
            return;
        const bool isCounted = item.path.ends_with("/$count");
        if (navigation->isCollection && (isCounted || item.expansion == Expansion::count)) {
            schema.push_back({.path = path + "/$count",
                              .kind = base::ValueKind::integer,
                              .edmType = "Edm.Int64"});
            return;
        }
        if (navigation->isCollection && item.expansion != Expansion::rows) {
            schema.push_back({.path = path});
            return;
        }
        const StructuredType* const target = model_.findType(navigation->targetType);
        if (!target)
            return;
        const auto& select = item.select.empty() ? selectedInside : item.select;
        for (base::ColumnInfo& column : make(*target, select, item.expand)) {
            column.path = path + "/" + column.path;
            column.isNullable = true;
            schema.push_back(std::move(column));
        }
    }

    const Model& model_;
};

} // namespace

Expansions expansionsOf(const std::vector<ExpandItem>& items) {
    Expansions expansions;
    addExpansions(items, {}, expansions);
    return expansions;
}

bool repeatsRows(const std::vector<ExpandItem>& items) {
    return std::ranges::any_of(items,
                               [](const ExpandItem& item) { return !rowsIn(item, {}).empty(); });
}

Result<void> showAs(std::vector<ExpandItem>& items, std::string_view path, Expansion expansion) {
    std::vector<ExpandItem>* level = &items;
    std::string_view rest = path;
    for (;;) {
        const auto found = std::ranges::find_if(*level, [&](const ExpandItem& item) {
            const std::string own = payloadPath(item.path);
            return rest == own || (rest.starts_with(own) && rest[own.size()] == '/');
        });
        if (found == level->end() && gatherBelow(*level, rest))
            continue;
        if (found == level->end())
            return wrongUsage(
                fmt::format("\"{}\" is to be shown as {}, but it is not expanded. Name "
                            "it in $expand as well.",
                            path, nameOf(expansion)));
        const std::size_t length = payloadPath(found->path).size();
        if (length == rest.size()) {
            found->expansion = expansion;
            return {};
        }
        rest.remove_prefix(length + 1);
        level = &found->expand;
    }
}

Result<Expansion> parseExpansion(std::string_view word) {
    for (const auto& [name, expansion] : names)
        if (name == word)
            return expansion;
    return wrongUsage(fmt::format(
        "An expanded collection is shown as count, rows, text or json, not as \"{}\".", word));
}

std::string_view nameOf(Expansion expansion) {
    for (const auto& [name, value] : names)
        if (value == expansion)
            return name;
    return {};
}

Result<void> checkExpansions(const std::vector<ExpandItem>& items) {
    return checkLevel(items, {});
}

base::Schema schemaOf(const Model& model, const StructuredType& type,
                      const std::vector<std::string>& select,
                      const std::vector<ExpandItem>& expand) {
    if (expand.empty())
        return schemaOf(model, type, select);
    return ExpandedSchema(model).make(type, select, expand);
}

} // namespace odc::odata
