// SPDX-License-Identifier: MPL-2.0
#include "odata/declared_limits.hpp"

#include "base/limits.hpp"
#include "odata/characters.hpp"
#include "odata/expression.hpp"
#include "odata/orderby.hpp"
#include "odata/resource.hpp"
#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace odc::odata {

namespace {

constexpr std::size_t maxShownName = 100;

/// What a filter may ask of a property, as the vocabulary names it and as a person does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> expressionWords{{
    {"SingleValue", "one value"},
    {"MultiValue", "single values"},
    {"SingleRange", "one range"},
    {"MultiRange", "ranges"},
    {"SearchExpression", "how its texts begin, end, or what they contain"},
    {"MultiRangeOrSearchExpression", "ranges, or how its texts begin or end"},
}};

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// "NS.Manager/Reports/$ref" is "Reports", "$it/Name" is "Name".
std::string plainPath(std::string_view path) {
    std::string plain;
    for (const std::string_view segment : split(path, '/'))
        if (!segment.starts_with('$') && segment.find('.') == std::string_view::npos)
            plain += (plain.empty() ? "" : "/") + std::string(segment);
    return plain;
}

void addFunctions(const Expression& expression, std::vector<std::string>& names) {
    if (expression.kind == ExpressionKind::call && !contains(names, expression.name))
        names.push_back(expression.name);
    for (const Expression& operand : expression.operands)
        addFunctions(operand, names);
}

std::int64_t depthOf(const std::vector<ExpandItem>& items) {
    std::int64_t depth = 0;
    for (const ExpandItem& item : items)
        depth = std::max(depth, item.levels.value_or(1) + depthOf(item.expand));
    return depth;
}

class Limits {
public:
    Limits(const Query& query, const Model& model, std::string_view set, const Capabilities& can)
        : query_(query), model_(model), set_(cleaned(set, maxShownName)), can_(can),
          dialect_(dialectOf(model.version)) {}

    std::vector<DeclaredLimit> find() {
        addOfFilter();
        addOfOrder();
        addOfExpand();
        if (!query_.search.empty() && !can_.isSearchable)
            add(true, "\"{}\" cannot be searched", set_);
        if (query_.skip.value_or(0) > 0 && !can_.isSkipSupported)
            add(true, "rows of \"{}\" cannot be skipped", set_);
        if (query_.top && !can_.isTopSupported)
            add(false, "\"{}\" cannot be asked for its first rows only", set_);
        if (query_.wantsCount && !can_.isCountable)
            add(false, "rows of \"{}\" cannot be counted", set_);
        if (!query_.select.empty() && !can_.isSelectSupported)
            add(false, "columns of \"{}\" cannot be selected", set_);
        return std::move(limits_);
    }

private:
    template <typename... Words>
    void add(bool mayGoUnnoticed, fmt::format_string<Words...> text, Words&&... words) {
        limits_.push_back(
            {"The service declares that " + fmt::format(text, std::forward<Words>(words)...) + ".",
             mayGoUnnoticed});
    }

    void addOfFilter() {
        const auto filter = parseFilter(query_.filter, dialect_);
        if (query_.filter.empty() && can_.isFilterRequired)
            add(false, "\"{}\" needs a filter", set_);
        if (!query_.filter.empty() && !can_.isFilterable)
            return add(true, "\"{}\" cannot be filtered", set_);
        std::vector<std::string> paths;
        if (!query_.filter.empty() && filter)
            for (const std::string& path : pathsOf(*filter))
                paths.push_back(plainPath(path));
        for (const std::string& needed : can_.requiredFilters)
            if (!contains(paths, needed))
                add(false, "\"{}\" needs a filter on \"{}\"", set_, cleaned(needed, maxShownName));
        for (const std::string& path : paths)
            addOfFilteredPath(path);
        if (!query_.filter.empty() && filter)
            addOfFunctions(*filter);
    }

    void addOfFilteredPath(const std::string& path) {
        if (!can_.canFilter(path))
            return add(true, "\"{}\" cannot be filtered by \"{}\"", set_,
                       cleaned(path, maxShownName));
        const auto declared = can_.filterExpressions.find(path);
        if (declared == can_.filterExpressions.end())
            return;
        for (const auto& [name, words] : expressionWords)
            if (declared->second == name)
                add(false, "a filter may ask of \"{}\" no more than {}",
                    cleaned(path, maxShownName), words);
    }

    void addOfFunctions(const Expression& filter) {
        if (model_.service.filterFunctions.empty())
            return;
        std::vector<std::string> used;
        addFunctions(filter, used);
        for (const std::string& name : used)
            if (!contains(model_.service.filterFunctions, name))
                add(false, "its filters know no {}()", cleaned(name, maxShownName));
    }

    void addOfOrder() {
        if (query_.orderby.empty())
            return;
        if (!can_.isSortable)
            return add(true, "\"{}\" cannot be sorted", set_);
        const auto order = parseOrderBy(query_.orderby, dialect_);
        if (!order)
            return;
        for (const OrderItem& item : *order)
            for (const std::string& path : pathsOf(item.expression))
                addOfSortedPath(plainPath(path), item.isDescending);
    }

    void addOfSortedPath(const std::string& path, bool isDescending) {
        const std::string shown = cleaned(path, maxShownName);
        if (!can_.canSort(path))
            add(true, "\"{}\" cannot be sorted by \"{}\"", set_, shown);
        else if (isDescending && contains(can_.ascendingOnly, path))
            add(true, "\"{}\" can be sorted by \"{}\" in ascending order only", set_, shown);
        else if (!isDescending && contains(can_.descendingOnly, path))
            add(true, "\"{}\" can be sorted by \"{}\" in descending order only", set_, shown);
    }

    void addOfExpand() {
        if (query_.expand.empty())
            return;
        if (!can_.isExpandable)
            return add(true, "nothing of \"{}\" can be expanded", set_);
        for (const ExpandItem& item : query_.expand)
            if (const std::string path = plainPath(item.path); !can_.canExpand(path))
                add(true, "\"{}\" of \"{}\" cannot be expanded", cleaned(path, maxShownName), set_);
        if (can_.maxExpandLevels && depthOf(query_.expand) > *can_.maxExpandLevels)
            add(true, "\"{}\" can be expanded no deeper than {} levels", set_,
                *can_.maxExpandLevels);
    }

    const Query& query_;
    const Model& model_;
    std::string set_;
    const Capabilities& can_;
    Dialect dialect_;
    std::vector<DeclaredLimit> limits_;
};

} // namespace

std::vector<DeclaredLimit> declaredLimitsOn(const Query& query, const Model& model) {
    const auto segments = segmentsOf(query.resource);
    if (segments.empty() || !query.apply.empty() || !query.compute.empty())
        return {};
    const bool isSetItself =
        std::all_of(segments.begin() + 1, segments.end(), [](const PathSegment& segment) {
            return segment.name == "$count" ||
                   (segment.name.find('.') != std::string_view::npos && !segment.hasBrackets);
        });
    if (!isSetItself)
        return {};
    const std::string_view name = segments.front().name;
    const EntitySet* const set = model.findEntitySet(name);
    const Singleton* const singleton = set ? nullptr : model.findSingleton(name);
    if (!set && !singleton)
        return {};
    return Limits(query, model, name, set ? set->capabilities : singleton->capabilities).find();
}

} // namespace odc::odata
