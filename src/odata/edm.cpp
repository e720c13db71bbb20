// SPDX-License-Identifier: MPL-2.0
#include "odata/edm.hpp"

#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace odc::odata {

namespace {

constexpr int maxComplexDepth = 8; ///< complex types may hold themselves
constexpr std::size_t maxColumns = 16'384;

std::string labelOf(const Annotations& annotations) {
    for (const std::string_view term : terms::columnLabels) {
        const auto found = annotations.find(term);
        if (found != annotations.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

/// All columns of a type, complex ones taken apart.
class SchemaMaker {
public:
    explicit SchemaMaker(const Model& model) : model_(model) {}

    base::Schema make(const StructuredType& type) {
        append(type, {}, {}, 0);
        return std::move(schema_);
    }

private:
    void append(const StructuredType& type, const std::string& path, const std::string& label,
                int depth) {
        for (const Property& property : type.properties) {
            if (schema_.size() >= maxColumns)
                return;
            // A stream's bytes are never among a row's values.
            if (property.type == "Edm.Stream")
                continue;
            const std::string ownLabel = labelOf(property.annotations);
            const std::string fullPath = path.empty() ? property.name : path + "/" + property.name;
            std::string fullLabel = ownLabel;
            if (!label.empty())
                fullLabel = label + " / " + (ownLabel.empty() ? property.name : ownLabel);
            const StructuredType* complex = model_.findType(property.type);
            if (complex != nullptr && depth < maxComplexDepth) {
                append(*complex, fullPath, fullLabel, depth + 1);
                continue;
            }
            schema_.push_back({fullPath, kindOf(property.type), property.type, std::move(fullLabel),
                               property.isNullable || depth > 0, property.precision, property.scale,
                               property.maxLength});
        }
    }

    const Model& model_;
    base::Schema schema_;
};

} // namespace

const EntitySet* Model::findEntitySet(std::string_view name) const {
    const auto found = std::find_if(entitySets.begin(), entitySets.end(),
                                    [&](const EntitySet& set) { return set.name == name; });
    return found == entitySets.end() ? nullptr : &*found;
}

const Singleton* Model::findSingleton(std::string_view name) const {
    const auto found = std::ranges::find(singletons, name, &Singleton::name);
    return found == singletons.end() ? nullptr : &*found;
}

const EnumType* Model::findEnum(std::string_view fullName) const {
    const auto found = enums.find(fullName);
    return found == enums.end() ? nullptr : &found->second;
}

const StructuredType* Model::findType(std::string_view fullName) const {
    const auto found = types.find(fullName);
    return found == types.end() ? nullptr : &found->second;
}

base::Schema schemaOf(const Model& model, const StructuredType& type,
                      const std::vector<std::string>& select) {
    base::Schema all = SchemaMaker(model).make(type);
    if (select.empty())
        return all;
    base::Schema chosen;
    std::set<std::string, std::less<>> seen;
    const auto choose = [&](const base::ColumnInfo& column) {
        if (seen.insert(column.path).second)
            chosen.push_back(column);
    };
    for (const std::string& name : select) {
        bool isFound = false;
        for (const base::ColumnInfo& column : all) {
            // "Address" stands for "Address/City" and its siblings.
            const bool isPart = column.path.starts_with(name) && column.path.size() > name.size() &&
                                column.path[name.size()] == '/';
            if (name == "*" || column.path == name || isPart) {
                choose(column);
                isFound = true;
            }
        }
        if (!isFound && name != "*")
            choose({name, base::ValueKind::text});
    }
    return chosen;
}

base::ValueKind kindOf(std::string_view edmType) {
    using base::ValueKind;
    static constexpr std::array<std::pair<std::string_view, ValueKind>, 17> kinds{{
        {"Edm.Boolean", ValueKind::boolean},
        {"Edm.Byte", ValueKind::integer},
        {"Edm.SByte", ValueKind::integer},
        {"Edm.Int16", ValueKind::integer},
        {"Edm.Int32", ValueKind::integer},
        {"Edm.Int64", ValueKind::integer},
        {"Edm.Single", ValueKind::real},
        {"Edm.Double", ValueKind::real},
        {"Edm.Decimal", ValueKind::decimal},
        {"Edm.DateTime", ValueKind::dateTime},
        {"Edm.DateTimeOffset", ValueKind::dateTimeOffset},
        {"Edm.Date", ValueKind::date},
        {"Edm.TimeOfDay", ValueKind::timeOfDay},
        // Version 2's time is a duration in all but name.
        {"Edm.Time", ValueKind::duration},
        {"Edm.Duration", ValueKind::duration},
        {"Edm.Guid", ValueKind::guid},
        {"Edm.Binary", ValueKind::binary},
    }};
    for (const auto& [name, kind] : kinds) {
        if (name == edmType)
            return kind;
    }
    return ValueKind::text;
}

} // namespace odc::odata
