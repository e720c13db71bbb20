// SPDX-License-Identifier: MPL-2.0
// UTF-8 texts counted, cut and cased by Unicode characters, for the functions of filters.
// A byte that is no valid UTF-8 counts as one character and stays as it is.
#pragma once

#include "text/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::odata {

std::size_t countCharacters(std::string_view text);
/// The byte at which the character with this number (from 0) begins, or the text's size.
std::size_t offsetOfCharacter(std::string_view text, std::size_t number);

/// One character to one character; Latin, Greek and Cyrillic are known.
std::string toLowerCase(std::string_view text);
std::string toUpperCase(std::string_view text);

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

using text::appendCodePoint;

/// At most `limit` bytes, cut before a character; no control characters but line ends and tabs as
/// spaces; bytes that are no UTF-8 become U+FFFD. For words of a service that a person will read.
std::string cleaned(std::string_view text, std::size_t limit);

} // namespace odc::odata
