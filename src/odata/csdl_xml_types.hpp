// SPDX-License-Identifier: MPL-2.0
// The children of a CSDL XML schema, one function an element. What cannot be used is left out with
// a warning.
#pragma once

#include "odata/csdl.hpp"
#include "text/xml_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata::csdl {

using Warnings = std::vector<ModelWarning>;

/// `space` is the schema's namespace, for warnings.
WrittenType readXmlType(const text::XmlElement& element, WrittenType::Kind kind,
                        const std::string& space, Warnings& warnings);
WrittenTerm readXmlTerm(const text::XmlElement& element);
Association readXmlAssociation(const text::XmlElement& element);
WrittenOperation readXmlOperation(const text::XmlElement& element, const std::string& space,
                                  Warnings& warnings);
Container readXmlContainer(const text::XmlElement& element, const std::string& space,
                           Warnings& warnings);

/// A facet that is a number. "Max" and "Variable" mean that there is no limit to know.
std::optional<int> readXmlFacet(const text::XmlElement& element, std::string_view name,
                                const std::string& where, Warnings& warnings);

} // namespace odc::odata::csdl
