// SPDX-License-Identifier: MPL-2.0
// What a literal's text may be, type by type. Not for: columns (base/table.hpp) or payloads.
#pragma once

#include "odata/expression.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace odc::odata {

/// Whether the text, without quotes, prefix or suffix, is a value of this Edm type of any version.
/// A type that is no Edm type is an enumeration: names or numbers between commas.
bool isValidLiteral(std::string_view edmType, std::string_view value);

/// Whether the dialect has literals of this type.
bool hasLiteralsOf(std::string_view edmType, Dialect dialect);

/// The one spelling that trees hold: a bare date of Edm.DateTime gets its midnight.
std::string canonicalLiteral(std::string_view edmType, std::string value);

/// v4 writes binary in base64url, with or without its padding; nothing where the text is none.
std::optional<std::string> hexOfBase64(std::string_view text);
std::string base64OfHex(std::string_view hex);

/// Letters, digits and underscores, not beginning with a digit; bytes above ASCII count as letters.
bool isIdentifier(std::string_view text);

} // namespace odc::odata
