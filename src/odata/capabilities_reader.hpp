// SPDX-License-Identifier: MPL-2.0
// From annotations to what may be asked: the Capabilities and Aggregation vocabularies, and SAP's
// attributes of v2.
#pragma once

#include "odata/capabilities.hpp"
#include "odata/csdl_expression.hpp"
#include "odata/edm.hpp"

#include <string_view>

namespace odc::odata::csdl {

/// Takes one annotation of a set or singleton, its term a full name with qualifier. Terms that say
/// nothing about asking are passed over.
void readCapability(std::string_view term, const Expression& value, Capabilities& capabilities);

/// Takes one annotation of the container that holds for the service.
void readServiceCapability(std::string_view term, const Expression& value,
                           ServiceCapabilities& service);

/// SAP's attributes of the set and of its type's properties. Where a service uses them at all, a
/// set is searchable only when it says so.
void readSapCapabilities(const Annotations& set, const StructuredType* type, bool usesSap,
                         Capabilities& capabilities);

/// Capabilities.DefaultCapabilities: a record of what holds for all sets.
inline constexpr std::string_view defaultCapabilities =
    "Org.OData.Capabilities.V1.DefaultCapabilities";
/// Aggregation.ApplySupportedDefaults: what holds where a set has no ApplySupported.
inline constexpr std::string_view applyDefaults = "Org.OData.Aggregation.V1.ApplySupportedDefaults";
inline constexpr std::string_view applySupported = "Org.OData.Aggregation.V1.ApplySupported";
inline constexpr std::string_view capabilitiesVocabulary = "Org.OData.Capabilities.V1.";

} // namespace odc::odata::csdl
