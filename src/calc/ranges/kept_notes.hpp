// SPDX-License-Identifier: MPL-2.0
// Notes of rows that a refresh takes out: they go to a sheet of their own, "NAME kept", a line a
// note. What stands there stays there, also when the row comes back.
#pragma once

#include "calc/ranges/beside.hpp"
#include "calc/ranges/range_undo.hpp"

#include "base/result.hpp"

#include <string_view>
#include <vector>

namespace odc::calc::ranges {

/// Read before anything moves, written when all else is.
struct KeptNotes {
    OUString sheet;      ///< its name
    CellRows lines = {}; ///< when, the row's key as shown, the note's column, the note
};

/// What the notes of rows that are gone come to; no lines where there are none.
/// `rows` is the range's area without its heading, `keyColumns` count from its first column.
KeptNotes keptNotes(const Document& document, const OUString& rangeName, const Sheet& sheet,
                    const cells::Area& rows, bool hasHeader,
                    const std::vector<std::size_t>& keyColumns, const std::vector<LostNote>& lost);

/// Errors: storageFailed (the sheet is there, and protected), tooLarge (it is full).
base::Result<void> canKeep(const Document& document, const KeptNotes& kept);

/// Writes the lines below what stands on the sheet, which is made behind all others where it is
/// missing. What undo exchanges.
SheetChanges writeKeptNotes(const Document& document, const KeptNotes& kept,
                            std::string_view language, NotRecorded& quiet);

/// For the status: "2 notes of rows that are gone stand on the sheet Orders kept."
std::string keptSentence(const KeptNotes& kept);

} // namespace odc::calc::ranges
