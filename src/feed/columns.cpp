// SPDX-License-Identifier: MPL-2.0
#include "feed/columns.hpp"

#include "odata/decoder.hpp"
#include "odata/expansions.hpp"

#include <algorithm>
#include <string>

namespace odc::feed {

odata::Resource resourceOf(const odata::Model* model, std::string_view path) {
    static const odata::Model nothingKnown;
    return odata::resourceAt(model ? *model : nothingKnown, path);
}

const odata::StructuredType* typeOf(const odata::Model& model, std::string_view resource) {
    return odata::resourceAt(model, resource).type;
}

bool isSingleEntity(std::string_view resource) {
    return !resourceOf(nullptr, resource).isCollection;
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
    const odata::Resource resource = odata::resourceAt(model, query.resource);
    const bool hasParts = resource.type && resource.shape.form != odata::AnswerForm::links;
    base::Schema schema = hasParts
                              ? odata::schemaOf(model, *resource.type, query.select, query.expand)
                              : odata::columnOf(model, resource);
    odata::applyPolicies(schema, query.values);
    return schema;
}

base::Schema possibleColumnsOf(const odata::Model& model, const odata::Query& query) {
    const odata::Resource resource = odata::resourceAt(model, query.resource);
    const odata::StructuredType* const type = resource.type;
    base::Schema columns;
    if (!type || resource.shape.form == odata::AnswerForm::links || !query.select.empty())
        return columns;
    columns = odata::derivedColumnsOf(model, *type);
    odata::applyPolicies(columns, query.values);
    return columns;
}

std::vector<odata::FeedMapping> mappingsOf(const odata::Model& model, const odata::Query& query) {
    const odata::StructuredType* type = typeOf(model, query.resource);
    return type ? odata::feedMappingsOf(model, *type, query.expand)
                : std::vector<odata::FeedMapping>{};
}

bool canSkip(const odata::Model& model, std::string_view resource,
             const std::vector<std::string>& key) {
    const odata::EntitySet* const set = model.findEntitySet(resource);
    if (!set)
        return true;
    const odata::Capabilities& can = set->capabilities;
    return can.isSkipSupported && can.isTopSupported &&
           std::ranges::all_of(key, [&](const std::string& column) {
               return can.canSort(column) &&
                      std::ranges::find(can.descendingOnly, column) == can.descendingOnly.end();
           });
}

bool canCount(const odata::Model& model, std::string_view resource) {
    const odata::EntitySet* const set = model.findEntitySet(resource);
    return !set || set->capabilities.isCountable;
}

std::vector<std::pair<std::string, std::string>> defaultsOf(const odata::Model& model,
                                                            const odata::Query& query) {
    std::vector<std::pair<std::string, std::string>> defaults;
    const odata::Resource resource = odata::resourceAt(model, query.resource);
    if (!resource.type || resource.shape.form != odata::AnswerForm::rows)
        return defaults;
    for (const odata::Property& property : resource.type->properties)
        if (!property.defaultValue.empty() && !model.findType(property.type))
            defaults.emplace_back(property.name, property.defaultValue);
    return defaults;
}

std::vector<std::string> selectedColumnsOf(const odata::Query& query) {
    std::vector<std::string> names;
    for (const std::string& name : query.select) {
        const bool isInside = std::ranges::any_of(query.expand, [&](const odata::ExpandItem& item) {
            return name == item.path || name.starts_with(item.path + "/");
        });
        if (!isInside && name.find('*') == std::string::npos)
            names.push_back(name);
    }
    return names;
}

} // namespace odc::feed
