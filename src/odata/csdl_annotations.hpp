// SPDX-License-Identifier: MPL-2.0
// What an element of $metadata says about itself beside its own attributes.
#pragma once

#include "odata/csdl.hpp"
#include "text/xml_tree.hpp"

namespace odc::odata::csdl {

/// The terms that stand inside an element: ValueAnnotation and TypeAnnotation of v3, Annotation of
/// v4. Constants give their text; a list its items with commas; a record "Name: value" with
/// semicolons; a path its path.
WrittenAnnotations readTerms(const text::XmlElement& element);

/// Foreign attributes as "sap:label", "m:FC_TargetPath" and "{uri}name" for namespaces that have no
/// short name here; Documentation's summary as Org.OData.Core.V1.Description.
Annotations readForeign(const text::XmlElement& element);

} // namespace odc::odata::csdl
