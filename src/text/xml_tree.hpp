// SPDX-License-Identifier: MPL-2.0
// A small XML document as a tree: metadata, service documents, error bodies.
// Not for: pages of rows, which are read while they arrive (text/xml_push.hpp).
#pragma once

#include "base/result.hpp"
#include "text/xml_push.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace odc::text {

struct XmlTreeAttribute {
    std::string namespaceUri; ///< empty where the attribute has no prefix
    std::string localName;
    std::string value;

    bool operator==(const XmlTreeAttribute&) const = default;
};

struct XmlElement {
    std::string namespaceUri;
    std::string localName;
    std::vector<XmlTreeAttribute> attributes = {}; ///< without the namespace declarations
    std::vector<XmlElement> children = {};
    /// The element's own text, its pieces joined; white space between children is dropped.
    std::string text = {};
    long line = 0; ///< where it starts, from 1

    /// Value of an attribute without a namespace; empty where it is missing.
    [[nodiscard]] std::string_view attribute(std::string_view name) const;
    /// The attribute without a namespace, or null.
    [[nodiscard]] const std::string* findAttribute(std::string_view name) const;
    /// The same in a namespace.
    [[nodiscard]] const std::string* findAttribute(std::string_view uri,
                                                   std::string_view name) const;
    /// The first child with this local name, in whatever namespace, or null.
    [[nodiscard]] const XmlElement* child(std::string_view name) const;

    bool operator==(const XmlElement&) const = default;
};

/// How a large document is handed over in parts, so that it never stands in memory as a whole.
struct XmlParts {
    /// Asked once an element when it starts, as the last of those that are open, for the root and
    /// for the children of elements that are divided: whether its children are parts.
    std::function<bool(std::span<const XmlElement> open)> isDivided;
    /// Takes a child of the last open element when it ends. What is divided comes as well, without
    /// the children that were handed over before.
    std::function<void(std::span<const XmlElement> open, XmlElement&& part)> take;
};

/// The root element without what was handed over. Errors and Thread: as readXmlTree.
Result<XmlElement> readXmlParts(std::string_view xml, const XmlLimits& limits,
                                const XmlParts& parts);

/// The root element. A byte-order mark is fine.
/// Errors:  badResponse (not well-formed, truncated, wrong encoding, a document type declaration),
///          tooLarge (a limit), libraryMissing.
/// Thread:  any; keeps nothing after return.
Result<XmlElement> readXmlTree(std::string_view xml, const XmlLimits& limits);

} // namespace odc::text
