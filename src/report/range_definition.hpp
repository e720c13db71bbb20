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
    bool operator==(const RangeStatus&) const = default;
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
    bool operator==(const RangeDefinition&) const = default;
};

/// Errors: wrongUsage (line and what was expected), unsupported (a later version), tooLarge.
Result<RangeDefinition> readRange(std::string_view text);
std::string writeRange(const RangeDefinition& definition);

} // namespace odc::report
