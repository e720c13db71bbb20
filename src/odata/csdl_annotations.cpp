// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl_annotations.hpp"

#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <array>

namespace odc::odata::csdl {

using text::XmlElement;

namespace {

constexpr std::array constantNames{"String",        "Int",
                                   "Bool",          "Decimal",
                                   "Float",         "Date",
                                   "DateTime",      "DateTimeOffset",
                                   "Duration",      "Time",
                                   "Guid",          "Binary",
                                   "EnumMember",    "Path",
                                   "TimeOfDay",     "EnumMemberReference",
                                   "PropertyPath",  "NavigationPropertyPath",
                                   "AnnotationPath"};

std::string trimmedCopy(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

bool isConstantName(std::string_view name) {
    return std::find(constantNames.begin(), constantNames.end(), name) != constantNames.end();
}

std::string valueOf(const XmlElement& element);

std::string joinValues(const XmlElement& element, std::string_view separator) {
    std::string joined;
    for (const XmlElement& child : element.children) {
        std::string value = valueOf(child);
        if (value.empty())
            continue;
        if (child.localName == "PropertyValue")
            value.insert(0, std::string(child.attribute("Property")) + ": ");
        if (!joined.empty())
            joined += separator;
        joined += value;
    }
    return joined;
}

/// The text of an annotation, of one of its value elements, or of a property value. Recursion is
/// bounded by the reader of the tree.
std::string valueOf(const XmlElement& element) {
    for (const text::XmlTreeAttribute& attribute : element.attributes) {
        if (attribute.namespaceUri.empty() && isConstantName(attribute.localName))
            return attribute.value;
    }
    if (element.localName == "Collection")
        return joinValues(element, ", ");
    if (element.localName == "Record")
        return joinValues(element, "; ");
    if (!element.children.empty())
        return joinValues(element, ", ");
    return element.text;
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

} // namespace

WrittenAnnotations readTerms(const XmlElement& element) {
    WrittenAnnotations terms;
    for (const XmlElement& child : element.children) {
        const bool isType = child.localName == "TypeAnnotation";
        if (child.localName != "ValueAnnotation" && child.localName != "Annotation" && !isType)
            continue;
        std::string term = trimmedCopy(child.attribute("Term"));
        if (term.empty())
            continue;
        const std::string_view qualifier = child.attribute("Qualifier");
        if (!qualifier.empty())
            term += "#" + std::string(qualifier);
        // A tag such as Core.Computed has no value and means true.
        const bool isTag = !isType && child.children.empty() && child.text.empty();
        std::string value = valueOf(child);
        terms.emplace_back(std::move(term), isTag && value.empty() && child.attributes.size() == 1
                                                ? "true"
                                                : std::move(value));
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
    }
    return annotations;
}

} // namespace odc::odata::csdl
