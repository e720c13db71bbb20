// SPDX-License-Identifier: MPL-2.0
// What a document keeps of one range that refreshes: where its rows come from, how it behaves, what
// stood there last. Plain data and its text, `odata-range 1` (GRAMMAR.md). Never a password.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

using base::Result;

/// What happens to the cells below a range that gets longer or shorter.
enum class Growth {
    insertCells,    ///< they move down and up again
    overwriteCells, ///< they are written over, and emptied
};

/// What is done when the service's columns are no longer those of the range.
enum class ColumnChanges {
    follow, ///< new ones are added at the right, those that are gone are taken out
    keep,   ///< new ones are left out, those that are gone stay and are empty
    refuse, ///< the refresh fails and says which
};

/// What a refresh does with the rows that stand there.
enum class Keeping {
    replace,  ///< the range shows what the service has now
    append,   ///< only rows newer than the newest are asked for, and put below; none goes
    snapshot, ///< all rows are put below, with the moment in the column snapshotPath
};

/// The column that a snapshot adds.
inline constexpr std::string_view snapshotPath = "TakenAt";

struct RangeProperties {
    bool refreshesOnOpen = false;
    int refreshMinutes = 0; ///< 0: never by itself
    bool keepsFormats = true;
    bool keepsWidths = true;
    Growth growth = Growth::insertCells;
    bool fillsFormulas = true; ///< those beside the range, down to its last row
    bool hasHeader = true;
    std::optional<std::int64_t> rowLimit = {};
    ColumnChanges columnChanges = ColumnChanges::follow;
    std::vector<std::string> keys = {}; ///< named by the user where metadata names none
    bool refreshesOnChange = false;     ///< of a cell that an argument comes from
    Keeping keeping = Keeping::replace;
    std::string dateColumn = {}; ///< of Keeping::append; empty: the only one that there is
    bool marksChanges = false;   ///< of the last refresh, in the cells
    bool operator==(const RangeProperties&) const = default;
};

/// A parameter's value, or the cell that holds it ("Sheet1.B2", "Start").
struct RangeArgument {
    std::string name;
    std::string value = {};
    std::string cell = {};
    bool operator==(const RangeArgument&) const = default;
};

/// A column as it stands in the range, from left to right.
struct RangeColumn {
    std::string path;
    base::ValueKind kind = base::ValueKind::text;
    bool isKey = false; ///< part of what identifies a row
    /// How its numbers were made to look (number_look.hpp); empty: not known.
    std::string look = {};
    bool operator==(const RangeColumn&) const = default;
};

/// What the last refresh came to.
struct RangeStatus {
    std::string when = {}; ///< ISO 8601, UTC; empty: never
    std::int64_t rows = 0;
    std::optional<std::int64_t> serviceCount = {};
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
    double seconds = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t gone = 0;
    std::int64_t cellsWritten = 0;
    std::vector<std::string> warnings = {};
    std::string error = {};          ///< of a later try that failed; the rows are those of `when`
    std::string errorAt = {};        ///< when that was
    std::int64_t pagesUnchanged = 0; ///< of `pages`, those that were not sent again
    /// The first of the requests for rows, "GET URL", without secrets.
    std::vector<std::string> requests = {};
    bool operator==(const RangeStatus&) const = default;
};

/// A line of a definition that this version does not read, and keeps.
struct UnreadLine {
    std::string kind; ///< of its section; empty: the range's own
    std::string section;
    std::string key;
    std::string qualifier;
    std::string value;
    bool operator==(const UnreadLine&) const = default;
};

struct RangeDefinition {
    std::string serviceUrl;
    std::string user = {};
    RangeProperties properties = {};
    std::vector<RangeArgument> arguments = {};
    std::vector<RangeColumn> columns = {};
    std::string place = {}; ///< where it was last written: "Sheet1.A1:D20"
    RangeStatus status = {};
    std::string report; ///< the report's text
    /// By which columns the user sorted the rows; "-PATH" where descending.
    std::vector<std::string> sort = {};
    std::vector<UnreadLine> unread = {};
    bool operator==(const RangeDefinition&) const = default;
};

/// Errors: wrongUsage (line and what was expected), unsupported (a later version), tooLarge.
Result<RangeDefinition> readRange(std::string_view text);
std::string writeRange(const RangeDefinition& definition);

/// As a definition writes it: "integer", "dateTime".
std::string_view nameOfKind(base::ValueKind kind);

} // namespace odc::report
