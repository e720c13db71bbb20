// SPDX-License-Identifier: MPL-2.0
// What an element of CSDL XML says about itself beside its own attributes.
#pragma once

#include "odata/csdl.hpp"
#include "text/xml_tree.hpp"

namespace odc::odata::csdl {

/// The terms that stand inside an element: ValueAnnotation and TypeAnnotation of v3, Annotation of
/// v4. One without a value is a tag and means true. `qualifier` is the surrounding group's.
WrittenAnnotations readTerms(const text::XmlElement& element, std::string_view qualifier);

/// Foreign attributes as "sap:label", "m:FC_TargetPath" and "{uri}name" for namespaces that have no
/// short name here; Documentation's summary as Org.OData.Core.V1.Description.
Annotations readForeign(const text::XmlElement& element);

/// An attribute that older documents put into the metadata namespace and others leave bare.
std::string_view inAnyNamespace(const text::XmlElement& element, std::string_view name);

/// As XML Schema and the careless write it.
bool isTrue(std::string_view value);

} // namespace odc::odata::csdl
