// SPDX-License-Identifier: MPL-2.0
#include "calc/prepared_rows.hpp"

#include "calc/convert.hpp"

#include "base/shown_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::calc {

namespace {

using base::ValueKind;
using report::CellFormat;

// About what one call writes in 100 ms.
constexpr std::int32_t cellsPerBlock = 20'000;
// Less than the sheet has, to leave room for headings and totals.
constexpr std::int64_t maxRows = 1'048'000;

struct Value {
    Any cell;
    bool isExactText = false;
    int decimals = 0;
};

Value textValue(std::string_view text) {
    return {Any(toUno(text)), false};
}

Value numberValue(double number) {
    return {Any(number), false};
}

double daysOf(base::Ticks ticks) {
    // Split, so that a moment far from 1970 keeps its seconds.
    const base::Ticks whole = ticks / base::ticksPerDay;
    const base::Ticks rest = ticks % base::ticksPerDay;
    return static_cast<double>(whole) +
           static_cast<double>(rest) / static_cast<double>(base::ticksPerDay);
}

/// Digits behind the point of a decimal as it was sent; none where it is written with an exponent.
int decimalsOf(std::string_view literal) {
    const std::size_t point = literal.find_first_of(".eE");
    if (point == std::string_view::npos || literal[point] != '.')
        return 0;
    return static_cast<int>(literal.substr(point + 1).size());
}

/// One column's way from a batch to cells, settled once a column.
class CellMaker {
public:
    /// `info` outlives this.
    CellMaker(CellFormat format, const base::ColumnInfo& info, double epochDays)
        : format_(format), info_(info), epochDays_(epochDays) {}

    [[nodiscard]] Value make(const base::Column& column, std::size_t row) const {
        if (row >= column.isNull.size() || column.isNull[row] != 0)
            return {Any(OUString()), false};
        if (format_ == CellFormat::text)
            return textValue(base::shownText(info_, column, row).value_or(std::string()));
        if (format_ == CellFormat::duration && info_.kind == ValueKind::integer)
            return numberValue(static_cast<double>(column.integers[row]) / 86'400.0);
        const base::Shown shown = base::shownValue(info_, column, row);
        switch (shown.form) {
        case base::Shown::Form::null:
            break;
        case base::Shown::Form::boolean:
            return numberValue(shown.number);
        case base::Shown::Form::number: {
            Value value = numberValue(shown.number);
            if (info_.kind == ValueKind::decimal)
                value.decimals = decimalsOf(column.texts[row]);
            return value;
        }
        case base::Shown::Form::exactNumber:
            return {Any(toUno(shown.text())), true};
        case base::Shown::Form::moment:
        case base::Shown::Form::day:
            return numberValue(daysOf(shown.ticks) + epochDays_);
        case base::Shown::Form::time:
            return numberValue(daysOf(shown.ticks));
        case base::Shown::Form::text:
            return textValue(shown.text());
        }
        return {Any(OUString()), false};
    }

private:
    CellFormat format_;
    const base::ColumnInfo& info_;
    double epochDays_;
};

/// Where each group ends, in grid rows; one end without heading where there are no groups.
std::vector<report::Group> groupsOf(const report::Grid& grid) {
    if (!grid.groups.empty())
        return grid.groups;
    report::Group all;
    all.rowCount = static_cast<std::int64_t>(grid.rows.rowCount());
    return {all};
}

/// Walks a table's rows in order, batch by batch.
class RowCursor {
public:
    explicit RowCursor(const base::Table& table) : table_(table) {}

    const base::Batch& batch() {
        while (row_ >= table_.batches[batch_].rowCount) {
            row_ = 0;
            ++batch_;
        }
        return table_.batches[batch_];
    }
    [[nodiscard]] std::size_t row() const { return row_; }
    void next() { ++row_; }

private:
    const base::Table& table_;
    std::size_t batch_ = 0;
    std::size_t row_ = 0;
};

/// Collects rows and cuts them into blocks.
class BlockBuilder {
public:
    BlockBuilder(PreparedRows& out, std::int32_t width, std::int64_t expected)
        : out_(out), width_(width), remaining_(expected),
          rowsPerBlock_(std::max(1, cellsPerBlock / std::max(1, width))) {}

    Any* beginRow() {
        if (used_ == current_.getLength())
            flush();
        Sequence<Any>& row = rows_[used_++];
        row.realloc(width_);
        ++out_.rowCount;
        return row.getArray();
    }

    /// Cuts here: the next row opens a block of its own.
    void flush() {
        if (used_ > 0) {
            current_.realloc(used_);
            out_.blocks.push_back({out_.rowCount - used_, current_});
            remaining_ -= used_;
        }
        current_ = Sequence<Sequence<Any>>(
            static_cast<sal_Int32>(std::clamp<std::int64_t>(remaining_, 1, rowsPerBlock_)));
        rows_ = current_.getArray();
        used_ = 0;
    }

private:
    PreparedRows& out_;
    std::int32_t width_;
    std::int64_t remaining_;
    std::int32_t rowsPerBlock_;
    Sequence<Sequence<Any>> current_;
    Sequence<Any>* rows_ = nullptr;
    std::int32_t used_ = 0;
};

} // namespace

base::Result<PreparedRows> prepareRows(const report::Grid& grid, base::Day nullDate) {
    const std::vector<report::Group> groups = groupsOf(grid);
    const auto expected = static_cast<std::int64_t>(grid.rows.rowCount() + grid.groups.size());
    if (expected > maxRows)
        return base::Error{base::ErrorKind::tooLarge,
                           fmt::format("The report {} has {} rows, more than a sheet can hold. "
                                       "Choose fewer days or a smaller result size.",
                                       grid.title, grid.rows.rowCount())};
    PreparedRows prepared;
    const base::Day epoch{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
    const double epochDays = daysOf(base::ticksOf(epoch) - base::ticksOf(nullDate));
    std::vector<CellMaker> makers;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        if (grid.columns[i].isHidden)
            continue;
        prepared.columns.push_back(i);
        makers.emplace_back(grid.columns[i].format, grid.rows.schema[i], epochDays);
    }
    const auto width = static_cast<std::int32_t>(makers.size());
    prepared.decimals.resize(makers.size());
    BlockBuilder builder(prepared, width, expected);
    builder.flush();
    RowCursor cursor(grid.rows);
    for (const report::Group& group : groups) {
        const std::int32_t first = prepared.rowCount;
        for (std::int64_t i = 0; i < group.rowCount; ++i) {
            const base::Batch& batch = cursor.batch();
            Any* cells = builder.beginRow();
            for (std::int32_t column = 0; column < width; ++column) {
                const std::size_t from = prepared.columns[static_cast<std::size_t>(column)];
                if (from >= batch.columns.size()) {
                    cells[column] <<= OUString();
                    continue;
                }
                Value value = makers[static_cast<std::size_t>(column)].make(batch.columns[from],
                                                                            cursor.row());
                cells[column] = value.cell;
                int& decimals = prepared.decimals[static_cast<std::size_t>(column)];
                decimals = std::max(decimals, value.decimals);
                if (value.isExactText)
                    prepared.exactTexts.push_back({prepared.rowCount - 1, column});
            }
            cursor.next();
        }
        if (grid.groups.empty())
            continue;
        prepared.subtotals.push_back(
            {prepared.rowCount, first, static_cast<std::int32_t>(group.rowCount), group.heading});
        Any* cells = builder.beginRow();
        for (std::int32_t column = 0; column < width; ++column)
            cells[column] <<= OUString();
    }
    builder.flush();
    return prepared;
}

} // namespace odc::calc
