// SPDX-License-Identifier: MPL-2.0
// What an object of CSDL JSON says about itself and its members beside the members themselves.
#pragma once

#include "odata/csdl.hpp"
#include "text/json_value.hpp"

#include <string_view>

namespace odc::odata::csdl {

/// The members "@Term#Qualifier" of an object; with a name those about that member,
/// "Name@Term#Qualifier". What is said about an annotation, "@Term@Other", goes inside it.
WrittenAnnotations readJsonTerms(const text::JsonValue& object, std::string_view name);

/// A constant's text: a number as it is written, true or false; empty for null.
std::string constantOf(const text::JsonValue& value);

} // namespace odc::odata::csdl
