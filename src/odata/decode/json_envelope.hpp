// SPDX-License-Identifier: MPL-2.0
// What stands around rows or a value in every dialect of JSON: links, count, context, an error.
#pragma once

#include "text/json_value.hpp"

#include <string>
#include <string_view>

namespace odc::odata {

// Each is looked for in the document and in its "d". Texts are empty where there is none.
std::string nextLinkOf(const text::JsonValue& root);
std::string deltaLinkOf(const text::JsonValue& root);
std::string contextOf(const text::JsonValue& root);
/// Null where there is none. A number, or a text that should be one.
const text::JsonValue* countIn(const text::JsonValue& root);

/// The error that the document is, or ends with; or null.
const text::JsonValue* errorOf(const text::JsonValue& root);
/// Its words, in either version's place.
std::string_view wordsOfError(const text::JsonValue& error);

} // namespace odc::odata
