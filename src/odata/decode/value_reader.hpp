// SPDX-License-Identifier: MPL-2.0
// One value as a payload writes it, into a column: chosen once a column, not once a cell.
#pragma once

#include "base/table.hpp"

#include <string_view>

namespace odc::odata {

/// Appends the value that `text` is; false, and nothing appended, where it is no such value.
/// Reads the forms of Atom, verbose JSON and light JSON alike, a JSON number or boolean by its
/// literal. An empty text is null, but for text and binary.
/// Source: OData 2.0 primitive data types; JSON dates "/Date(ms)/" and "/Date(ms+minutes)/".
using ValueReader = bool (*)(base::Column& column, std::string_view text);

ValueReader readerOf(base::ValueKind kind);

/// Of a whole column: also a moment that is kept as text, as it was sent, and the name of an
/// enumeration's member.
ValueReader readerOf(const base::ColumnInfo& info, bool isEnumeration);

/// The storage, and kind, that a column's policy asks for: an offset that is kept makes a text of a
/// moment, a collection becomes text or a whole number.
void applyPolicy(base::ColumnInfo& info);

/// Whether a text is a date, a moment or a duration by its form, though not one that a cell can
/// hold: of a year outside 1 to 9999, of months.
bool isBeyond(base::ValueKind kind, std::string_view text);

/// "a whole number", for messages.
std::string_view describeKind(base::ValueKind kind);

/// What "/Date(1404432000000)/" says: ticks, and whether an offset was written.
std::optional<base::Moment> parseJsonDate(std::string_view text);

} // namespace odc::odata
