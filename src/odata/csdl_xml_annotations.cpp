// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_xml_annotations.hpp"

#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace odc::odata::csdl {

using text::XmlElement;
using Kind = Expression::Kind;

namespace {

constexpr std::array constantNames{"String",   "Int",       "Bool",  "Decimal", "Float",
                                   "Date",     "DateTime",  "Time",  "Guid",    "DateTimeOffset",
                                   "Duration", "TimeOfDay", "Binary"};
constexpr std::array pathNames{"Path",
                               "PropertyPath",
                               "NavigationPropertyPath",
                               "AnnotationPath",
                               "ModelElementPath",
                               "AnyPropertyPath",
                               "LabeledElementReference"};

template <typename Names>
bool isOneOf(std::string_view name, const Names& names) {
    return std::ranges::find(names, name) != names.end();
}

std::string trimmedCopy(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

bool isEnumMember(std::string_view name) {
    return name == "EnumMember" || name == "EnumMemberReference";
}

/// What a constant's or a path's name and text say; nothing for other names.
Expression simpleValue(std::string_view name, std::string_view text) {
    if (isOneOf(name, constantNames))
        return {Kind::constant, std::string(text)};
    if (isOneOf(name, pathNames))
        return {Kind::path, trimmedCopy(text)};
    if (isEnumMember(name))
        return {Kind::enumMember, trimmedCopy(text)};
    if (name == "UrlRef")
        return {Kind::call, "url", {{Kind::constant, std::string(text)}}};
    return {};
}

Expression expressionOf(const XmlElement& element);

/// The expressions among an element's children.
std::vector<Expression> operandsOf(const XmlElement& element) {
    std::vector<Expression> operands;
    for (const XmlElement& child : element.children) {
        if (child.localName != "Annotation")
            operands.push_back(expressionOf(child));
    }
    return operands;
}

Expression recordOf(const XmlElement& element);

/// What an element holds as its value: an attribute, or the one expression inside it.
Expression heldBy(const XmlElement& element) {
    for (const text::XmlTreeAttribute& attribute : element.attributes) {
        if (!attribute.namespaceUri.empty())
            continue;
        if (Expression value = simpleValue(attribute.localName, attribute.value);
            value.kind != Kind::null)
            return value;
    }
    if (std::ranges::any_of(element.children, [](const XmlElement& child) {
            return child.localName == "PropertyValue";
        }))
        return recordOf(element);
    std::vector<Expression> operands = operandsOf(element);
    if (operands.size() == 1)
        return std::move(operands.front());
    if (operands.size() > 1)
        return {Kind::list, {}, std::move(operands)};
    std::string text = trimmedCopy(element.text);
    return text.empty() ? Expression{} : Expression{Kind::constant, std::move(text)};
}

Expression recordOf(const XmlElement& element) {
    Expression record{Kind::record};
    for (const XmlElement& child : element.children) {
        if (child.localName != "PropertyValue")
            continue;
        Expression value = heldBy(child);
        // A member without a value is a tag.
        if (value.kind == Kind::null && child.children.empty())
            value = {Kind::constant, "true"};
        value.name = child.attribute("Property");
        record.items.push_back(std::move(value));
    }
    return record;
}

Expression typed(std::string_view function, const XmlElement& element) {
    return {Kind::call,
            std::string(function),
            {heldBy(element), {Kind::constant, std::string(element.attribute("Type"))}}};
}

std::string functionOf(const XmlElement& element) {
    std::string_view name = element.attribute("Function");
    if (name.starts_with("odata."))
        name.remove_prefix(6);
    return std::string(name);
}

/// Recursion is bounded by the reader of the tree.
Expression expressionOf(const XmlElement& element) {
    const std::string_view name = element.localName;
    if (element.children.empty()) {
        if (Expression value = simpleValue(name, element.text);
            value.kind != Kind::null && !element.findAttribute("Name"))
            return value;
    }
    if (name == "LabeledElementReference")
        return {Kind::path, std::string(element.attribute("Name"))};
    if (name == "Null")
        return {};
    if (name == "Collection")
        return {Kind::list, {}, operandsOf(element)};
    if (name == "Record")
        return recordOf(element);
    if (name == "Apply")
        return {Kind::call, functionOf(element), operandsOf(element)};
    if (name == "If")
        return {Kind::call, "if", operandsOf(element)};
    if (name == "Not" || name == "Neg")
        return {Kind::call, name == "Not" ? "not" : "neg", operandsOf(element)};
    if (name == "Cast" || name == "IsOf")
        return typed(name == "Cast" ? "cast" : "isof", element);
    if (name == "UrlRef")
        return {Kind::call, "url", {heldBy(element)}};
    if (const std::string_view between = operatorNamed(name); !between.empty())
        return {Kind::call, std::string(between), operandsOf(element)};
    return heldBy(element);
}

std::string_view shortNameOf(std::string_view uri) {
    if (uri == "http://www.sap.com/Protocols/SAPData")
        return "sap";
    if (uri.ends_with("://schemas.microsoft.com/ado/2007/08/dataservices/metadata"))
        return "m";
    if (uri.ends_with("://schemas.microsoft.com/ado/2009/02/edm/annotation"))
        return "annotation";
    if (uri == "http://www.w3.org/XML/1998/namespace")
        return "xml";
    return {};
}

WrittenAnnotation readTerm(const XmlElement& element, std::string_view outerQualifier) {
    WrittenAnnotation annotation{trimmedCopy(element.attribute("Term"))};
    std::string_view qualifier = element.attribute("Qualifier");
    const bool isPlain = element.attributes.size() == (qualifier.empty() ? 1u : 2u);
    if (qualifier.empty())
        qualifier = outerQualifier;
    if (!qualifier.empty())
        annotation.term += "#" + std::string(qualifier);
    annotation.value = element.localName == "TypeAnnotation" ? recordOf(element) : heldBy(element);
    annotation.annotations = readTerms(element, {});
    // A tag such as Core.Computed has no value and means true.
    const bool isEmpty = element.children.size() == annotation.annotations.size();
    if (annotation.value.kind == Kind::null && isPlain && isEmpty)
        annotation.value = {Kind::constant, "true"};
    return annotation;
}

} // namespace

WrittenAnnotations readTerms(const XmlElement& element, std::string_view qualifier) {
    WrittenAnnotations terms;
    for (const XmlElement& child : element.children) {
        const std::string_view name = child.localName;
        if (name != "Annotation" && name != "ValueAnnotation" && name != "TypeAnnotation")
            continue;
        WrittenAnnotation annotation = readTerm(child, qualifier);
        if (!annotation.term.empty() && annotation.term.front() != '#')
            terms.push_back(std::move(annotation));
    }
    return terms;
}

Annotations readForeign(const XmlElement& element) {
    Annotations annotations;
    for (const text::XmlTreeAttribute& attribute : element.attributes) {
        if (attribute.namespaceUri.empty())
            continue;
        const std::string_view shortName = shortNameOf(attribute.namespaceUri);
        std::string name =
            shortName.empty() ? "{" + attribute.namespaceUri + "}" : std::string(shortName) + ":";
        annotations.emplace(name + attribute.localName, attribute.value);
    }
    if (const XmlElement* documentation = element.child("Documentation")) {
        if (const XmlElement* summary = documentation->child("Summary"))
            annotations.emplace(terms::coreDescription, trimmedCopy(summary->text));
        if (const XmlElement* more = documentation->child("LongDescription"))
            annotations.emplace(terms::coreLongDescription, trimmedCopy(more->text));
    }
    return annotations;
}

std::string_view inAnyNamespace(const XmlElement& element, std::string_view name) {
    for (const text::XmlTreeAttribute& attribute : element.attributes) {
        if (attribute.localName == name)
            return attribute.value;
    }
    return {};
}

bool isTrue(std::string_view value) {
    return value == "true" || value == "True" || value == "TRUE" || value == "1";
}

} // namespace odc::odata::csdl
