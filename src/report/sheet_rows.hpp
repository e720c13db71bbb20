// SPDX-License-Identifier: MPL-2.0
// The rows of one refresh as cells: kept as they came, made into cells row by row when they are
// wanted. Not for: what stands in the sheet already (range_plan.hpp).
#pragma once

#include "base/result.hpp"
#include "base/task.hpp"
#include "feed/spool.hpp"
#include "report/cell_values.hpp"
#include "report/number_look.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace odc::report {

using base::Result;

/// One column of the sheet.
struct SheetColumn {
    std::optional<std::size_t> from; ///< position in the batches; none: an empty column
    CellFormat format = CellFormat::general;
    base::ColumnInfo info = {};
    std::optional<double> number = {}; ///< every row's, in place of `from`
};

/// A row that stands somewhere already, with texts of its own.
using OwnRow = std::vector<CellValue>;

/// Thread: any, several at once: it never changes.
class SheetRows {
public:
    SheetRows(std::vector<SheetColumn> columns, base::Day nullDate,
              std::shared_ptr<const feed::Spool> rows);
    /// Rows of another in another order, with others among them: from 0 the position of one of
    /// `rows`, below 0 the row -1 - N of `own`. Those of an arrangement may be arranged again, then
    /// without `own`.
    SheetRows(const std::shared_ptr<const SheetRows>& rows, std::vector<OwnRow> own,
              std::vector<std::int64_t> order);

    [[nodiscard]] std::int64_t rowCount() const {
        return from_ ? static_cast<std::int64_t>(order_.size()) : rows_->rowCount();
    }
    [[nodiscard]] std::size_t width() const { return from_ ? from_->width() : columns_.size(); }
    [[nodiscard]] const feed::Spool& spool() const { return *rows_; }

private:
    friend class RowReader;

    std::vector<SheetColumn> columns_;
    std::vector<CellMaker> makers_;
    std::shared_ptr<const feed::Spool> rows_;
    std::shared_ptr<const SheetRows> from_; ///< of an arrangement: as they came
    std::vector<OwnRow> own_;
    std::vector<std::int64_t> order_;
};

/// Rows one after the other. Each batch is read once where rows come in order.
/// Thread: one. `rows` must outlive it.
class RowReader {
public:
    explicit RowReader(const SheetRows& rows);

    /// A row's cells, good until the next call. Errors: storageFailed.
    [[nodiscard]] Result<std::span<const CellValue>> cells(std::int64_t row);

private:
    const SheetRows& shown_;
    const SheetRows& rows_; ///< as they came
    base::Batch batch_;
    std::int64_t batchFirst_ = 0;
    std::vector<CellValue> cells_;
};

/// A cell that keeps a number as text, because a cell's number cannot hold all its digits.
struct ExactCell {
    std::int32_t row = 0;
    std::int32_t column = 0;
    bool operator==(const ExactCell&) const = default;
};

/// What is known of rows without holding them.
struct RowMarks {
    std::vector<std::uint64_t> digests = {}; ///< one a row
    std::vector<std::uint64_t> keys = {};    ///< one a row; none where no column is a key
    std::vector<ExactCell> exactCells = {};
    std::vector<SeenValues> seen = {}; ///< one a column
};

/// Digests of a row's cells, and of those that name it.
std::uint64_t digestOf(std::span<const CellValue> row);
std::uint64_t keyOf(std::span<const CellValue> row, std::span<const std::size_t> keys);

/// The marks of rows that are arranged so, without reading them again.
RowMarks arrangedMarks(const RowMarks& marks, std::span<const OwnRow> own,
                       std::span<const std::int64_t> order, std::span<const std::size_t> keys);

/// `keys` are the positions of the columns that name a row.
/// Errors: storageFailed; cancelled.
Result<RowMarks> markRows(const SheetRows& rows, std::span<const std::size_t> keys,
                          const base::Task& task);

} // namespace odc::report
