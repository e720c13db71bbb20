// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_xml_types.hpp"

#include "base/number.hpp"
#include "odata/csdl_xml_annotations.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace odc::odata::csdl {

using text::XmlElement;

namespace {

bool isVariable(std::string_view facet) {
    return facet == "Variable" || facet == "variable" || facet == "floating";
}

WrittenProperty readProperty(const XmlElement& element, const std::string& typeName,
                             Warnings& warnings) {
    Property property{std::string(element.attribute("Name")),
                      std::string(element.attribute("Type"))};
    const std::string where = typeName + "/" + property.name;
    if (const XmlElement* list = element.child("CollectionType"); list && property.type.empty())
        property.type = fmt::format("Collection({})", list->attribute("ElementType"));
    if (property.type.empty()) {
        property.type = "Edm.String";
        warnings.push_back({where, "The property has no type; it is read as text."});
    }
    const std::string_view list = element.attribute("CollectionKind");
    if (!list.empty() && list != "None" && !isCollectionType(property.type))
        property.type = "Collection(" + property.type + ")";
    if (const std::string* nullable = element.findAttribute("Nullable"))
        property.isNullable = isTrue(*nullable);
    property.maxLength = readXmlFacet(element, "MaxLength", where, warnings);
    property.precision = readXmlFacet(element, "Precision", where, warnings);
    property.scale = readXmlFacet(element, "Scale", where, warnings);
    const std::string* defaultValue = element.findAttribute("DefaultValue");
    if (defaultValue == nullptr)
        defaultValue = element.findAttribute("Default");
    if (defaultValue != nullptr)
        property.defaultValue = *defaultValue;
    property.annotations = readForeign(element);
    const auto variableScale = property.annotations.find("sap:variable-scale");
    property.isScaleVariable =
        isVariable(element.attribute("Scale")) ||
        (variableScale != property.annotations.end() && isTrue(variableScale->second));
    return {std::move(property), readTerms(element, {})};
}

WrittenNavigation readNavigation(const XmlElement& element) {
    WrittenNavigation written;
    NavigationProperty& navigation = written.navigation;
    navigation.name = element.attribute("Name");
    navigation.partner = element.attribute("Partner");
    navigation.isContained = isTrue(element.attribute("ContainsTarget"));
    if (const std::string* nullable = element.findAttribute("Nullable"))
        navigation.isNullable = isTrue(*nullable);
    navigation.annotations = readForeign(element);
    for (const XmlElement& child : element.children) {
        if (child.localName == "ReferentialConstraint" && child.findAttribute("Property"))
            navigation.constraints.emplace_back(child.attribute("Property"),
                                                child.attribute("ReferencedProperty"));
    }
    written.relationship = element.attribute("Relationship");
    written.fromRole = element.attribute("FromRole");
    written.toRole = element.attribute("ToRole");
    written.type = element.attribute("Type");
    written.terms = readTerms(element, {});
    return written;
}

void readKey(const XmlElement& element, WrittenType& type, const std::string& typeName,
             Warnings& warnings) {
    if (!type.key.empty()) {
        warnings.push_back({typeName, "The type has more than one key; the first one is used."});
        return;
    }
    for (const XmlElement& part : element.children) {
        if (part.localName != "PropertyRef")
            continue;
        const std::string_view alias = part.attribute("Alias");
        type.key.emplace_back(part.attribute("Name"));
        if (!alias.empty())
            type.keyAliases.emplace(alias, part.attribute("Name"));
    }
}

void readMember(const XmlElement& element, WrittenType& type, const std::string& typeName,
                Warnings& warnings) {
    WrittenMember written{{std::string(element.attribute("Name"))}, readTerms(element, {})};
    written.member.annotations = readForeign(element);
    const std::string* text = element.findAttribute("Value");
    if (text == nullptr) {
        // Members without values count up, beginning with 0.
        if (!type.members.empty()) {
            const std::int64_t last = type.members.back().member.value;
            written.member.value = last == std::numeric_limits<std::int64_t>::max() ? 0 : last + 1;
        }
    } else if (const auto value = base::parseInteger(*text)) {
        written.member.value = *value;
    } else {
        warnings.push_back({typeName + "/" + written.member.name,
                            fmt::format("The value \"{}\" is no number; the member was left out.",
                                        text->substr(0, 100))});
        return;
    }
    type.members.push_back(std::move(written));
}

} // namespace

std::optional<int> readXmlFacet(const XmlElement& element, std::string_view name,
                                const std::string& where, Warnings& warnings) {
    const std::string* text = element.findAttribute(name);
    if (text == nullptr || text->empty() || *text == "Max" || *text == "max" || isVariable(*text))
        return {};
    const auto number = base::parseInteger(*text);
    if (!number || *number < 0 || *number > std::numeric_limits<int>::max()) {
        warnings.push_back({where, fmt::format("{}=\"{}\" is not a number and was left out.", name,
                                               text->substr(0, 100))});
        return {};
    }
    return static_cast<int>(*number);
}

WrittenType readXmlType(const XmlElement& element, WrittenType::Kind kind, const std::string& space,
                        Warnings& warnings) {
    using Kind = WrittenType::Kind;
    WrittenType type;
    type.kind = kind;
    type.name = element.attribute("Name");
    const bool standsFor = kind == Kind::definition || kind == Kind::enumeration;
    type.baseType = element.attribute(standsFor ? "UnderlyingType" : "BaseType");
    type.isAbstract = isTrue(element.attribute("Abstract"));
    type.isOpen = isTrue(element.attribute("OpenType"));
    type.isFlags = isTrue(element.attribute("IsFlags"));
    type.hasStream = isTrue(inAnyNamespace(element, "HasStream"));
    type.annotations = readForeign(element);
    type.terms = readTerms(element, {});
    const std::string typeName = space + "." + type.name;
    if (kind == Kind::definition) {
        type.facets.maxLength = readXmlFacet(element, "MaxLength", typeName, warnings);
        type.facets.precision = readXmlFacet(element, "Precision", typeName, warnings);
        type.facets.scale = readXmlFacet(element, "Scale", typeName, warnings);
    }
    for (const XmlElement& child : element.children) {
        const std::string_view name = child.localName;
        if (name == "Property")
            type.properties.push_back(readProperty(child, typeName, warnings));
        else if (name == "NavigationProperty")
            type.navigation.push_back(readNavigation(child));
        else if (name == "Key")
            readKey(child, type, typeName, warnings);
        else if (name == "Member" && kind == Kind::enumeration)
            readMember(child, type, typeName, warnings);
    }
    return type;
}

WrittenTerm readXmlTerm(const XmlElement& element) {
    WrittenTerm written;
    written.term.name = element.attribute("Name");
    written.term.type = element.attribute("Type");
    if (written.term.type.empty())
        written.term.type = "Edm.String";
    written.term.defaultValue = element.attribute("DefaultValue");
    written.term.appliesTo = element.attribute("AppliesTo");
    written.term.annotations = readForeign(element);
    written.terms = readTerms(element, {});
    return written;
}

Association readXmlAssociation(const XmlElement& element) {
    Association association{std::string(element.attribute("Name")),
                            std::string(element.attribute("Association"))};
    for (const XmlElement& child : element.children) {
        if (child.localName == "End")
            association.ends.push_back({std::string(child.attribute("Role")),
                                        std::string(child.attribute("Type")),
                                        std::string(child.attribute("Multiplicity")),
                                        std::string(child.attribute("EntitySet"))});
        if (child.localName != "ReferentialConstraint")
            continue;
        for (const XmlElement& end : child.children) {
            const bool isDependent = end.localName == "Dependent";
            if (isDependent)
                association.dependentRole = end.attribute("Role");
            else if (end.localName != "Principal")
                continue;
            for (const XmlElement& part : end.children) {
                if (part.localName == "PropertyRef")
                    (isDependent ? association.dependent : association.principal)
                        .emplace_back(part.attribute("Name"));
            }
        }
    }
    return association;
}

} // namespace odc::odata::csdl
