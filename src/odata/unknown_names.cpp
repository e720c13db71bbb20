// SPDX-License-Identifier: MPL-2.0
#include "odata/unknown_names.hpp"

#include "odata/characters.hpp"
#include "odata/expression.hpp"
#include "odata/orderby.hpp"
#include "odata/path_type.hpp"
#include "odata/resource.hpp"
#include "odata/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace odc::odata {

namespace {

constexpr std::size_t maxCompared = 128;
constexpr std::size_t maxShownName = 100;

/// How many letters have to be put in, taken away, exchanged, or change places with the next.
std::size_t distanceOf(std::string_view from, std::string_view to) {
    std::vector<std::size_t> beforeLast;
    std::vector<std::size_t> last(to.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::vector<std::size_t> row(to.size() + 1, i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t exchanged = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, exchanged});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

std::string notThere(std::string_view name, std::string_view place,
                     const std::vector<std::string>& names) {
    const auto nearest = nearestName(name, names);
    return fmt::format("{} no \"{}\"{}", place, cleaned(name, maxShownName),
                       nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : ".");
}

template <typename Named>
void append(std::vector<std::string>& names, const std::vector<Named>& from,
            std::string Named::*name) {
    std::ranges::transform(from, std::back_inserter(names), name);
}

std::vector<std::string> namesIn(const StructuredType& type) {
    std::vector<std::string> names;
    append(names, type.properties, &Property::name);
    append(names, type.navigation, &NavigationProperty::name);
    return names;
}

/// Whether the type, or one derived from it, has what is named so, or may have it.
bool mayHave(const Model& model, const StructuredType& type, std::string_view name) {
    const auto has = [&](const StructuredType& each) {
        const auto names = namesIn(each);
        return each.isOpen || std::ranges::find(names, name) != names.end();
    };
    return has(type) || std::ranges::any_of(derivedTypesOf(model, type.name),
                                            [&](const auto* each) { return has(*each); });
}

class Search {
public:
    explicit Search(const Model& model) : model_(model) {}

    /// Empty where the path is known, or leads out of what the model tells.
    [[nodiscard]] std::string path(const StructuredType* type, std::string_view path) const {
        for (const std::string_view segment : split(path, '/')) {
            const bool isName = segment.find_first_of("$@.*()") == std::string_view::npos;
            if (!type || segment.empty())
                return {};
            if (isName && !mayHave(model_, *type, segment))
                return notThere(segment, fmt::format("{} has", type->name), namesIn(*type));
            if (!segment.starts_with('$'))
                type = stepInto(model_, *type, segment);
        }
        return {};
    }

    [[nodiscard]] std::string expand(const StructuredType& type,
                                     const std::vector<ExpandItem>& items) const {
        for (const ExpandItem& item : items) {
            if (std::string found = path(&type, item.path); !found.empty())
                return found;
            const StructuredType* target = &type;
            for (const std::string_view segment : split(item.path, '/'))
                if (target && !segment.starts_with('$'))
                    target = stepInto(model_, *target, segment);
            if (!target)
                continue;
            for (const std::string& name : item.select)
                if (std::string found = path(target, name); !found.empty())
                    return found;
            if (std::string found = expand(*target, item.expand); !found.empty())
                return found;
        }
        return {};
    }

    [[nodiscard]] std::string expression(const StructuredType& type,
                                         const Expression& expression) const {
        for (const std::string& each : pathsOf(expression))
            if (std::string found = path(&type, each); !found.empty())
                return found;
        return {};
    }

private:
    const Model& model_;
};

std::string unknownSet(std::string_view resource, const Model& model) {
    const auto segments = segmentsOf(resource);
    if (segments.empty() || segments.front().name.starts_with('$'))
        return {};
    std::vector<std::string> names;
    append(names, model.entitySets, &EntitySet::name);
    append(names, model.singletons, &Singleton::name);
    append(names, model.functionImports, &FunctionImport::name);
    if (names.empty() || std::ranges::find(names, segments.front().name) != names.end())
        return {};
    return notThere(segments.front().name, "The service has", names);
}

} // namespace

std::optional<std::string> nearestName(std::string_view name,
                                       const std::vector<std::string>& names) {
    const std::string wanted = toLowerCase(name);
    std::optional<std::string> nearest;
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string& each : names) {
        const std::string known = toLowerCase(each);
        if (each == name)
            return std::nullopt;
        if (known.size() > maxCompared || wanted.size() > maxCompared)
            continue;
        const bool isBeginning = wanted.size() >= 3 && known.size() >= 3 &&
                                 (known.starts_with(wanted) || wanted.starts_with(known));
        const std::size_t distance = isBeginning
                                         ? std::min<std::size_t>(1, distanceOf(wanted, known))
                                         : distanceOf(wanted, known);
        if (distance >= least)
            continue;
        least = distance;
        nearest = each;
    }
    return nearest;
}

std::string unknownNameIn(const Query& query, const Model& model) {
    if (std::string found = unknownSet(query.resource, model); !found.empty())
        return found;
    const StructuredType* const type = resourceAt(model, query.resource).type;
    if (!type || !query.apply.empty() || !query.compute.empty())
        return {};
    const Search search(model);
    for (const std::string& name : query.select)
        if (std::string found = search.path(type, name); !found.empty())
            return found;
    if (std::string found = search.expand(*type, query.expand); !found.empty())
        return found;
    const Dialect dialect = dialectOf(model.version);
    if (const auto filter = parseFilter(query.filter, dialect))
        if (std::string found = search.expression(*type, *filter); !found.empty())
            return found;
    if (const auto order = parseOrderBy(query.orderby, dialect))
        for (const OrderItem& item : *order)
            if (std::string found = search.expression(*type, item.expression); !found.empty())
                return found;
    return {};
}

} // namespace odc::odata
