// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/value_xml.hpp"

#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/decode/collection_text.hpp"
#include "odata/decode/shape.hpp"
#include "odata/type_name.hpp"

#include <algorithm>
#include <utility>

namespace odc::odata {

using text::XmlElement;

namespace {

/// An attribute that says something about the value, in whatever version's namespace.
std::string_view about(const XmlElement& element, std::string_view name) {
    for (const auto& attribute : element.attributes)
        if (attribute.localName == name && isOfOData(attribute.namespaceUri))
            return attribute.value;
    return {};
}

/// A member of a collection, or one of its parts.
void appendMember(CollectionText& text, const XmlElement& member, std::string_view edmType) {
    if (isXmlNull(member))
        return text.null();
    if (isXmlCollection(member)) {
        text.beginArray();
        for (const XmlElement& inner : member.children)
            appendMember(text, inner, itemTypeOfXml(member, inner));
        return text.endArray();
    }
    if (member.children.empty())
        return text.typed(member.text, edmType);
    text.beginObject();
    for (const XmlElement& part : member.children) {
        text.name(part.localName);
        appendMember(text, part, xmlTypeOf(part));
    }
    text.endObject();
}

bool appendCollection(RowBuilder& builder, PropertySlot& slot, const XmlElement& part) {
    const std::string type = fullTypeName(about(part, "type"));
    if (builder.formOf(slot) != ColumnForm::collection &&
        !builder.become(slot, ColumnForm::collection, type))
        return !builder.hasFailed();
    const std::string_view known = builder.typeOf(slot);
    CollectionText text;
    text.begin(builder.policyOf(slot), itemTypeOf(known.empty() ? std::string_view(type) : known));
    for (const XmlElement& member : part.children)
        appendMember(text, member, itemTypeOfXml(part, member));
    return builder.append(slot, text.finish(), ValueForm::typed, {});
}

bool appendPart(RowBuilder& builder, PropertySlot& slot, const XmlElement& part) {
    if (isXmlNull(part))
        return builder.appendNull(slot);
    if (isXmlCollection(part))
        return appendCollection(builder, slot, part);
    if (part.children.empty())
        return builder.append(slot, part.text, ValueForm::typed, xmlTypeOf(part));
    if (!isOfOData(part.children.front().namespaceUri)) {
        if (const auto shape = shapeOfXml(part, xmlTypeOf(part)))
            return builder.append(slot, *shape, ValueForm::typed, {});
        builder.warn("Some values are documents, which a cell cannot hold; they are left out.");
        return builder.appendNull(slot);
    }
    PropertyLevel* const level = builder.enter(slot);
    return level ? appendParts(builder, *level, part) : !builder.hasFailed();
}

} // namespace

bool isOfOData(std::string_view namespaceUri) {
    return namespaceUri.find("schemas.microsoft.com/ado/2007/08/dataservices") !=
               std::string_view::npos ||
           namespaceUri.find("docs.oasis-open.org/odata/ns/") != std::string_view::npos;
}

std::string xmlNameOf(const XmlElement& root) {
    if (root.localName != "value")
        return root.localName;
    const std::string_view context = about(root, "context");
    const auto slash = context.substr(std::min(context.rfind('#'), context.size())).rfind('/');
    return slash == std::string_view::npos ? root.localName
                                           : std::string(context.substr(context.rfind('/') + 1));
}

bool isXmlNull(const XmlElement& element) {
    const std::string_view null = about(element, "null");
    return null == "true" || null == "1";
}

std::string xmlTypeOf(const XmlElement& element) {
    return fullTypeName(about(element, "type"));
}

namespace {

void readGml(GmlShape& shape, const XmlElement& element) {
    const auto system = std::ranges::find(
        element.attributes, "srsName", [](const auto& attribute) { return attribute.localName; });
    shape.startElement(element.localName,
                       system == element.attributes.end() ? std::string_view() : system->value);
    for (const XmlElement& child : element.children)
        readGml(shape, child);
    shape.endElement(element.text);
}

} // namespace

std::optional<std::string> shapeOfXml(const XmlElement& element, std::string_view edmType) {
    GmlShape shape;
    shape.begin(!edmType.starts_with("Edm.Geom"));
    for (const XmlElement& child : element.children)
        readGml(shape, child);
    return shape.finish();
}

bool isXmlCollection(const XmlElement& element) {
    const std::string type = fullTypeName(about(element, "type"));
    if (isCollectionType(type))
        return true;
    return !element.children.empty() && type.empty() &&
           std::ranges::all_of(element.children, [](const XmlElement& child) {
               return child.localName == "element" && isOfOData(child.namespaceUri);
           });
}

std::string itemTypeOfXml(const XmlElement& collection, const XmlElement& item) {
    std::string own = xmlTypeOf(item);
    return own.empty() ? std::string(itemTypeOf(fullTypeName(about(collection, "type")))) : own;
}

bool appendParts(RowBuilder& builder, PropertyLevel& level, const XmlElement& value) {
    return std::ranges::all_of(value.children, [&](const XmlElement& part) {
        return appendPart(builder, level.byName(part.localName), part);
    });
}

std::vector<std::string> linksIn(const XmlElement& root, PageEnd& end) {
    std::vector<std::string> links;
    const auto take = [&](const XmlElement& element) {
        if (element.localName == "uri")
            links.emplace_back(trimmed(element.text));
        else if (element.localName == "ref")
            links.emplace_back(element.attribute("id"));
        else if (element.localName == "next")
            end.nextLink = trimmed(element.text);
        else if (element.localName == "link" && element.attribute("rel") == "next")
            end.nextLink = element.attribute("href");
        else if (element.localName == "count")
            end.count = base::parseInteger(trimmed(element.text));
        else if (element.localName == "entry" && element.child("id"))
            links.emplace_back(trimmed(element.child("id")->text));
    };
    take(root);
    for (const XmlElement& child : root.children)
        take(child);
    return links;
}

} // namespace odc::odata
