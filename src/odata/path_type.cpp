// SPDX-License-Identifier: MPL-2.0
#include "odata/path_type.hpp"

#include "odata/type_name.hpp"

#include <algorithm>
#include <string>

namespace odc::odata {

namespace {

const Property* findProperty(const StructuredType& type, std::string_view name) {
    const auto found = std::ranges::find(type.properties, name, &Property::name);
    return found == type.properties.end() ? nullptr : &*found;
}

/// Of a single value: Edm.String, NS.Color; empty for what a filter has no literal of.
std::string literalType(const Model& model, std::string_view type) {
    const std::string name(elementTypeOf(type));
    if (const auto definition = model.definitions.find(name); definition != model.definitions.end())
        return definition->second.underlyingType;
    return name.starts_with("Edm.") || model.findEnum(name) != nullptr ? name : std::string();
}

} // namespace

bool isNavigation(const StructuredType& type, std::string_view segment) {
    return std::ranges::find(type.navigation, segment, &NavigationProperty::name) !=
           type.navigation.end();
}

const StructuredType* stepInto(const Model& model, const StructuredType& type,
                               std::string_view segment) {
    const auto navigation = std::ranges::find(type.navigation, segment, &NavigationProperty::name);
    if (navigation != type.navigation.end())
        return model.findType(navigation->targetType);
    if (const Property* property = findProperty(type, segment))
        return model.findType(elementTypeOf(property->type));
    return segment.find('.') == std::string_view::npos ? nullptr : model.findType(segment);
}

TypeOfPath pathTypes(const Model& model, const StructuredType& type) {
    return [&model, &type](std::string_view path) -> std::string {
        const StructuredType* here = &type;
        constexpr std::string_view row = "$it/";
        if (path.starts_with(row))
            path.remove_prefix(row.size());
        for (;;) {
            const std::string_view segment = path.substr(0, path.find('/'));
            if (segment.size() == path.size()) {
                const Property* property = findProperty(*here, segment);
                return property == nullptr ? std::string() : literalType(model, property->type);
            }
            here = stepInto(model, *here, segment);
            if (here == nullptr)
                return {};
            path.remove_prefix(segment.size() + 1);
        }
    };
}

} // namespace odc::odata
