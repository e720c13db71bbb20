// SPDX-License-Identifier: MPL-2.0
#include "feed/columns.hpp"

#include "odata/decoder.hpp"
#include "odata/expansions.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace odc::feed {

namespace {

std::string_view withoutKey(std::string_view segment) {
    return segment.substr(0, segment.find('('));
}

/// The part up to the first slash that stands outside quotation marks; cuts it off `path`.
std::string_view takeSegment(std::string_view& path) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < path.size(); ++end) {
        if (path[end] == '\'')
            quoted = !quoted;
        else if (path[end] == '/' && !quoted)
            break;
    }
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return segment;
}

std::string_view itemType(std::string_view type) {
    constexpr std::string_view open = "Collection(";
    if (type.starts_with(open) && type.ends_with(')'))
        return type.substr(open.size(), type.size() - open.size() - 1);
    return type;
}

/// At any distance; a model may have a circle.
bool isDerived(const odata::Model& model, const odata::StructuredType& type,
               std::string_view base) {
    constexpr int maxDistance = 64;
    const odata::StructuredType* at = &type;
    for (int i = 0; at && i < maxDistance; ++i) {
        if (at->baseType == base)
            return true;
        at = model.findType(at->baseType);
    }
    return false;
}

template <typename Things>
auto findNamed(const Things& things, std::string_view name) {
    return std::find_if(things.begin(), things.end(),
                        [&](const auto& thing) { return thing.name == name; });
}

} // namespace

const odata::StructuredType* typeOf(const odata::Model& model, std::string_view resource) {
    std::string_view rest = resource;
    const std::string_view first = withoutKey(takeSegment(rest));
    const odata::StructuredType* type = nullptr;
    if (const odata::EntitySet* set = model.findEntitySet(first)) {
        type = model.findType(set->entityType);
    } else {
        const auto import = findNamed(model.functionImports, first);
        if (import != model.functionImports.end())
            type = model.findType(itemType(import->returnType));
    }
    while (type && !rest.empty()) {
        const std::string_view name = withoutKey(takeSegment(rest));
        const auto navigation = findNamed(type->navigation, name);
        if (navigation != type->navigation.end()) {
            type = model.findType(navigation->targetType);
            continue;
        }
        const auto property = findNamed(type->properties, name);
        if (property == type->properties.end())
            return nullptr;
        type = model.findType(itemType(property->type));
    }
    return type;
}

bool isSingleEntity(std::string_view resource) {
    std::string_view last;
    while (!resource.empty())
        last = takeSegment(resource);
    return last.ends_with(')') && !last.ends_with("()");
}

std::string_view setOf(std::string_view resource) {
    return resource.substr(0, resource.find_first_of("(/"));
}

std::vector<std::string> keyColumnsOf(const odata::Model& model, const odata::Query& query,
                                      const base::Schema& columns) {
    if (!model.findEntitySet(setOf(query.resource)) || isSingleEntity(query.resource) ||
        !query.apply.empty() || odata::repeatsRows(query.expand))
        return {};
    const odata::StructuredType* const type = typeOf(model, query.resource);
    const bool hasKey =
        type && type->isEntity && std::ranges::all_of(type->key, [&](const std::string& column) {
            return base::indexOf(columns, column).has_value();
        });
    return hasKey ? type->key : std::vector<std::string>{};
}

base::Schema columnsOf(const odata::Model& model, const odata::Query& query) {
    const odata::StructuredType* type = typeOf(model, query.resource);
    base::Schema schema =
        type ? odata::schemaOf(model, *type, query.select, query.expand) : base::Schema{};
    odata::applyPolicies(schema, query.values);
    return schema;
}

base::Schema possibleColumnsOf(const odata::Model& model, const odata::Query& query) {
    constexpr std::size_t maxColumns = 16'384;
    const odata::StructuredType* const type = typeOf(model, query.resource);
    base::Schema columns;
    if (!type || !query.select.empty())
        return columns;
    std::set<std::string, std::less<>> known;
    for (const base::ColumnInfo& column : odata::schemaOf(model, *type, {}))
        known.insert(column.path);
    for (const auto& [name, derived] : model.types) {
        if (!isDerived(model, derived, type->name) || columns.size() > maxColumns)
            continue;
        for (base::ColumnInfo& column : odata::schemaOf(model, derived, {}))
            if (known.insert(column.path).second)
                columns.push_back(std::move(column));
    }
    odata::applyPolicies(columns, query.values);
    return columns;
}

std::vector<odata::FeedMapping> mappingsOf(const odata::Model& model, const odata::Query& query) {
    const odata::StructuredType* type = typeOf(model, query.resource);
    return type ? odata::feedMappingsOf(model, *type) : std::vector<odata::FeedMapping>{};
}

} // namespace odc::feed
