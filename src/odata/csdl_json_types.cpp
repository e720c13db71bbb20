// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_json_types.hpp"

#include "base/number.hpp"
#include "odata/csdl_json_annotations.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace odc::odata::csdl {

using text::JsonMember;
using text::JsonValue;
using Type = JsonValue::Type;

namespace {

/// The specification's own default where a member is missing.
bool truthOf(const JsonValue& object, std::string_view name, bool byDefault) {
    const JsonValue* value = object.find(name);
    return value != nullptr && value->type == Type::boolean ? value->isTrue : byDefault;
}

/// "Edm.String" where nothing is said.
std::string typeOf(const JsonValue& object) {
    std::string type(object.textOf("$Type"));
    if (type.empty())
        type = "Edm.String";
    return truthOf(object, "$Collection", false) ? "Collection(" + type + ")" : type;
}

std::optional<int> facetOf(const JsonValue& object, std::string_view name) {
    const JsonValue* value = object.find(name);
    if (value == nullptr || value->type != Type::number)
        return {};
    const auto number = base::parseInteger(value->text);
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max())
        return {};
    return static_cast<int>(*number);
}

WrittenProperty readProperty(const std::string& name, const JsonValue& value) {
    Property property{name, typeOf(value)};
    property.isNullable = truthOf(value, "$Nullable", false);
    property.maxLength = facetOf(value, "$MaxLength");
    property.precision = facetOf(value, "$Precision");
    property.scale = facetOf(value, "$Scale");
    // A decimal that names no scale has whatever its values have.
    property.isScaleVariable = elementTypeOf(property.type) == "Edm.Decimal" && !property.scale;
    if (const JsonValue* byDefault = value.find("$DefaultValue"))
        property.defaultValue = constantOf(*byDefault);
    return {std::move(property), readJsonTerms(value, {})};
}

WrittenNavigation readNavigation(const std::string& name, const JsonValue& value) {
    WrittenNavigation written;
    NavigationProperty& navigation = written.navigation;
    navigation.name = name;
    navigation.partner = value.textOf("$Partner");
    navigation.isContained = truthOf(value, "$ContainsTarget", false);
    // What has many targets has none of them null.
    navigation.isNullable = truthOf(value, "$Nullable", truthOf(value, "$Collection", false));
    if (const JsonValue* constraints = value.find("$ReferentialConstraint")) {
        for (const JsonMember& member : constraints->members) {
            if (member.name.find('@') == std::string::npos && member.value.type == Type::string)
                navigation.constraints.emplace_back(member.name, member.value.text);
        }
    }
    written.type = typeOf(value);
    written.terms = readJsonTerms(value, {});
    return written;
}

void readKey(const JsonValue& list, WrittenType& type) {
    for (const JsonValue& part : list.items) {
        if (part.type == Type::string)
            type.key.push_back(part.text);
        for (const JsonMember& member : part.members) {
            type.key.push_back(member.value.text);
            type.keyAliases.emplace(member.name, member.value.text);
        }
    }
}

void readMember(const JsonMember& member, const JsonValue& owner, WrittenType& type,
                const std::string& typeName, Warnings& warnings) {
    const auto value = base::parseInteger(member.value.text);
    if (member.value.type != Type::number || !value) {
        warnings.push_back(
            {typeName + "/" + member.name, "The value is no number; the member was left out."});
        return;
    }
    type.members.push_back({{member.name, *value}, readJsonTerms(owner, member.name)});
}

} // namespace

WrittenType readJsonType(const std::string& name, const JsonValue& value, WrittenType::Kind kind,
                         const std::string& space, Warnings& warnings) {
    using Kind = WrittenType::Kind;
    WrittenType type;
    type.kind = kind;
    type.name = name;
    const bool standsFor = kind == Kind::definition || kind == Kind::enumeration;
    type.baseType = value.textOf(standsFor ? "$UnderlyingType" : "$BaseType");
    type.isAbstract = truthOf(value, "$Abstract", false);
    type.isOpen = truthOf(value, "$OpenType", false);
    type.isFlags = truthOf(value, "$IsFlags", false);
    type.hasStream = truthOf(value, "$HasStream", false);
    type.facets.maxLength = facetOf(value, "$MaxLength");
    type.facets.precision = facetOf(value, "$Precision");
    type.facets.scale = facetOf(value, "$Scale");
    type.terms = readJsonTerms(value, {});
    if (const JsonValue* key = value.find("$Key"))
        readKey(*key, type);
    const std::string where = fmt::format("{}.{}", space, name);
    for (const JsonMember& member : value.members) {
        if (member.name.starts_with('$') || member.name.find('@') != std::string::npos)
            continue;
        if (kind == Kind::enumeration)
            readMember(member, value, type, where, warnings);
        else if (member.value.type != Type::object)
            warnings.push_back(
                {where + "/" + member.name, "The property is no object; it was left out."});
        else if (member.value.textOf("$Kind") == "NavigationProperty")
            type.navigation.push_back(readNavigation(member.name, member.value));
        else
            type.properties.push_back(readProperty(member.name, member.value));
    }
    return type;
}

WrittenTerm readJsonTerm(const std::string& name, const JsonValue& value) {
    WrittenTerm written;
    written.term.name = name;
    written.term.type = typeOf(value);
    if (const JsonValue* byDefault = value.find("$DefaultValue"))
        written.term.defaultValue = constantOf(*byDefault);
    if (const JsonValue* targets = value.find("$AppliesTo")) {
        for (const JsonValue& target : targets->items) {
            if (!written.term.appliesTo.empty())
                written.term.appliesTo += ' ';
            written.term.appliesTo += target.text;
        }
    }
    written.terms = readJsonTerms(value, {});
    return written;
}

WrittenOperation readJsonOperation(const std::string& name, const JsonValue& value) {
    WrittenOperation written;
    Operation& operation = written.operation;
    operation.name = name;
    operation.isAction = value.textOf("$Kind") == "Action";
    operation.isBound = truthOf(value, "$IsBound", false);
    operation.isComposable = truthOf(value, "$IsComposable", false);
    operation.entitySetPath = value.textOf("$EntitySetPath");
    if (const JsonValue* result = value.find("$ReturnType")) {
        operation.returnType = typeOf(*result);
        operation.isReturnNullable = truthOf(*result, "$Nullable", false);
        written.returnTerms = readJsonTerms(*result, {});
    }
    if (const JsonValue* parameters = value.find("$Parameter")) {
        for (const JsonValue& each : parameters->items) {
            WrittenParameter parameter{{std::string(each.textOf("$Name")),
                                        typeOf(each),
                                        truthOf(each, "$Nullable", false),
                                        {},
                                        facetOf(each, "$MaxLength"),
                                        facetOf(each, "$Precision"),
                                        facetOf(each, "$Scale")},
                                       readJsonTerms(each, {})};
            written.parameters.push_back(std::move(parameter));
        }
    }
    written.terms = readJsonTerms(value, {});
    return written;
}

Container readJsonContainer(const std::string& name, const JsonValue& value,
                            const std::string& space, Warnings& warnings) {
    Container container{name, std::string(value.textOf("$Extends"))};
    container.terms = readJsonTerms(value, {});
    for (const JsonMember& member : value.members) {
        const JsonValue& child = member.value;
        if (member.name.starts_with('$') || member.name.find('@') != std::string::npos)
            continue;
        const bool isAction = child.find("$Action") != nullptr;
        if (isAction || child.find("$Function")) {
            WrittenImport written;
            written.import.name = member.name;
            written.import.isAction = isAction;
            written.import.operation = child.textOf(isAction ? "$Action" : "$Function");
            written.import.entitySet = child.textOf("$EntitySet");
            written.import.httpMethod = isAction ? "POST" : "GET";
            written.import.isInServiceDocument = truthOf(child, "$IncludeInServiceDocument", false);
            written.terms = readJsonTerms(child, {});
            container.imports.push_back(std::move(written));
        } else if (!child.textOf("$Type").empty()) {
            WrittenEntitySet set{member.name, std::string(child.textOf("$Type"))};
            set.isSingleton = !truthOf(child, "$Collection", false);
            set.isInServiceDocument = truthOf(child, "$IncludeInServiceDocument", true);
            set.terms = readJsonTerms(child, {});
            if (const JsonValue* bindings = child.find("$NavigationPropertyBinding")) {
                for (const JsonMember& binding : bindings->members)
                    set.bindings.emplace(binding.name, binding.value.text);
            }
            container.entitySets.push_back(std::move(set));
        } else {
            warnings.push_back({fmt::format("{}.{}/{}", space, name, member.name),
                                "It is neither a set nor a singleton nor a call; it was left "
                                "out."});
        }
    }
    return container;
}

} // namespace odc::odata::csdl
