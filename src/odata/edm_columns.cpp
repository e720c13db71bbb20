// SPDX-License-Identifier: MPL-2.0
// From a type of the model to columns.
#include "odata/edm.hpp"

#include "base/limits.hpp"
#include "base/number.hpp"
#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace odc::odata {

namespace {

using base::limits::maxColumns;
using base::limits::maxComplexDepth;

std::string_view valueOf(const Annotations& annotations, std::string_view term) {
    const auto found = annotations.find(term);
    return found == annotations.end() ? std::string_view() : std::string_view(found->second);
}

/// A property's own annotations, then those of the type definition that it has.
class Notes {
public:
    Notes(const Model& model, const Property& property) : own_(property.annotations) {
        if (const auto found = model.definitions.find(property.definition);
            found != model.definitions.end())
            definition_ = &found->second.annotations;
    }

    [[nodiscard]] std::string_view operator[](std::string_view term) const {
        const std::string_view own = valueOf(own_, term);
        return own.empty() && definition_ != nullptr ? valueOf(*definition_, term) : own;
    }

    template <typename Terms>
    [[nodiscard]] bool hasAny(const Terms& terms) const {
        return std::ranges::any_of(terms, [&](const terms::DisplayTerm& each) {
            return (*this)[each.term] == each.value;
        });
    }

private:
    const Annotations& own_;
    const Annotations* definition_ = nullptr;
};

const Property* findProperty(const StructuredType& type, std::string_view name) {
    const auto found = std::ranges::find(type.properties, name, &Property::name);
    return found == type.properties.end() ? nullptr : &*found;
}

bool holdsCurrencies(const Property& property) {
    return valueOf(property.annotations, terms::sapSemantics) == terms::sapCurrencyCode ||
           valueOf(property.annotations, terms::sapCommonIsCurrency) == "true";
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
            base::ColumnInfo column{fullPath,
                                    kindOf(property.type),
                                    property.type,
                                    std::move(fullLabel),
                                    property.isNullable || depth > 0,
                                    property.precision,
                                    property.scale,
                                    property.maxLength};
            addHints(type, property, path, column);
            schema_.push_back(std::move(column));
        }
    }

    void addHints(const StructuredType& type, const Property& property, const std::string& path,
                  base::ColumnInfo& column) const {
        const Notes notes(model_, property);
        for (const std::string_view term : terms::columnDescriptions) {
            if (column.description.empty())
                column.description = notes[term];
        }
        if (const auto decimals = base::parseInteger(notes[terms::measuresScale]);
            decimals && *decimals >= 0 && *decimals <= std::numeric_limits<int>::max())
            column.decimals = static_cast<int>(*decimals);
        if (notes.hasAny(terms::dateTerms) && column.kind == base::ValueKind::dateTime)
            column.display = base::Display::date;
        if (notes.hasAny(terms::yearTerms))
            column.display = base::Display::year;
        for (const terms::UnitTerm& each : terms::unitTerms) {
            const std::string_view unit = notes[each.term];
            if (unit.empty())
                continue;
            // A path is told from a constant by the property that it leads to.
            const Property* holder = findProperty(type, unit);
            if (holder == nullptr && each.isPath)
                continue;
            if (holder == nullptr)
                column.unit = unit;
            else
                column.unitPath = path.empty() ? holder->name : path + "/" + holder->name;
            if (each.isMoney || (holder != nullptr && holdsCurrencies(*holder)))
                column.display = base::Display::money;
            else if (column.unit == terms::percentUnit)
                column.display = base::Display::percent;
            return;
        }
    }

    const Model& model_;
    base::Schema schema_;
};

base::Schema chosenOf(base::Schema all, const std::vector<std::string>& select) {
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

} // namespace

std::string labelOf(const Annotations& annotations) {
    for (const std::string_view term : terms::columnLabels) {
        if (const std::string_view label = valueOf(annotations, term); !label.empty())
            return std::string(label);
    }
    const std::string_view description = valueOf(annotations, terms::coreDescription);
    const bool isHeading = description.size() <= terms::maxLabelCharacters &&
                           !description.ends_with('.') &&
                           description.find('\n') == std::string_view::npos;
    return isHeading ? std::string(description) : std::string();
}

base::Schema schemaOf(const Model& model, const StructuredType& type,
                      const std::vector<std::string>& select) {
    return chosenOf(SchemaMaker(model).make(type), select);
}

base::Schema derivedColumnsOf(const Model& model, const StructuredType& type) {
    std::set<std::string, std::less<>> own;
    for (base::ColumnInfo& column : SchemaMaker(model).make(type))
        own.insert(std::move(column.path));
    base::Schema columns;
    std::map<std::string, std::size_t, std::less<>> positions;
    for (const StructuredType* derived : derivedTypesOf(model, type.name)) {
        for (base::ColumnInfo& column : SchemaMaker(model).make(*derived)) {
            if (own.contains(column.path))
                continue;
            if (const auto at = positions.find(column.path); at != positions.end()) {
                base::ColumnInfo& known = columns[at->second];
                if (known.kind != column.kind)
                    known = {known.path, base::ValueKind::text};
            } else if (columns.size() < maxColumns) {
                positions.emplace(column.path, columns.size());
                column.isNullable = true;
                columns.push_back(std::move(column));
            }
        }
    }
    return columns;
}

} // namespace odc::odata
