// SPDX-License-Identifier: MPL-2.0
// What a cell shall hold, as plain data: a column's way from a batch to cells, settled once a
// column. Not for: what the office takes (calc/prepared_rows.hpp).
#pragma once

#include "base/date.hpp"
#include "base/table.hpp"
#include "report/grid.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::report {

struct CellValue {
    enum class Kind { empty, number, text };

    Kind kind = Kind::empty;
    double number = 0;
    std::string made = {};      ///< a text that stands in no column
    std::string_view sent = {}; ///< one that does, and lives as long as its batch
    bool isExactText = false;   ///< digits that a cell's number cannot hold
    int decimals = 0;           ///< behind the point of an Edm.Decimal

    [[nodiscard]] std::string_view text() const { return made.empty() ? sent : made; }
};

/// Units:  dates as days since nullDate, durations and times as fractions of a day.
/// Null:   an empty cell, as is an empty text.
class CellMaker {
public:
    CellMaker(CellFormat format, base::ColumnInfo info, base::Day nullDate);

    /// `column` must live as long as the value is used.
    [[nodiscard]] CellValue make(const base::Column& column, std::size_t row) const;

private:
    CellFormat format_;
    base::ColumnInfo info_;
    double epochDays_;
};

} // namespace odc::report
