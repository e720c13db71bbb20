// SPDX-License-Identifier: MPL-2.0
// XML documents of one value or of links.
#pragma once

#include "odata/decode/row_builder.hpp"
#include "odata/decoder.hpp"
#include "text/xml_tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// One of the namespaces of values and of what is said about them, of any version.
bool isOfOData(std::string_view namespaceUri);

/// The root's own name, or of v4's <m:value> the one at the end of its context; "value" where there
/// is none.
std::string xmlNameOf(const text::XmlElement& root);
bool isXmlNull(const text::XmlElement& element);
/// "Edm.Int64"; of a type of the service's own its name; empty where none is written.
std::string xmlTypeOf(const text::XmlElement& element);
/// Members stand in it as <element>.
bool isXmlCollection(const text::XmlElement& element);
std::string itemTypeOfXml(const text::XmlElement& collection, const text::XmlElement& item);

/// The well-known text of the GML inside an element; nothing where it is none.
std::optional<std::string> shapeOfXml(const text::XmlElement& element, std::string_view edmType);

/// The parts of a complex value into a row. False: see builder.error().
bool appendParts(RowBuilder& builder, PropertyLevel& level, const text::XmlElement& value);

/// The addresses that a document of links holds; `end` gets its next link and count.
std::vector<std::string> linksIn(const text::XmlElement& root, PageEnd& end);

} // namespace odc::odata
