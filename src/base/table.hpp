// SPDX-License-Identifier: MPL-2.0
// Rows, column by column: the only shape in which rows travel.
// A Schema says what the columns are; a Batch holds some thousand rows of them; a Table is all
// batches of one answer. Not for: sheets (report/grid.hpp) or one row at a time.
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/value_policy.hpp"

namespace odc::base {

/// What a value means. Which vector of a Column holds it follows from storageOf.
enum class ValueKind {
    text,           ///< Edm.String, and whatever has no better form
    boolean,        ///< 0 or 1
    integer,        ///< Byte, SByte, Int16, Int32, Int64
    real,           ///< Single, Double
    decimal,        ///< Edm.Decimal: its literal, exactly as sent
    dateTime,       ///< no zone; ticks since 1970
    dateTimeOffset, ///< UTC; ticks since 1970
    date,           ///< ticks since 1970, at midnight
    timeOfDay,      ///< ticks since midnight
    duration,       ///< ticks
    guid,           ///< its text, lower case
    binary,         ///< base64
};

enum class Storage { integers, reals, texts };
Storage storageOf(ValueKind kind);

/// How numbers and dates are to be shown where the kind of value alone does not say it.
enum class Display {
    plain,
    date,    ///< a dateTime whose time of day means nothing
    year,    ///< a number without a mark between thousands
    money,   ///< in the column's unit, or that of its unitPath
    percent, ///< the number 12 means 12 %
};

/// One column of a schema. Its identity is `path` ("Total", "Address/City"), never its heading.
struct ColumnInfo {
    std::string path;
    ValueKind kind = ValueKind::text;
    std::string edmType = {}; ///< as the model or the payload names it; may be empty
    std::string label = {};   ///< heading for a person; empty: the path
    bool isNullable = true;
    std::optional<int> precision = {};
    std::optional<int> scale = {};
    std::optional<int> maxLength = {};
    ValuePolicy policy = {};
    std::string unit = {};            ///< "kg", "EUR", "%"; of all values
    std::string unitPath = {};        ///< column that holds each row's unit
    Display display = Display::plain; ///< a hint; the values are as sent
    std::optional<int> decimals = {}; ///< how many a person wants to see
    std::string description = {};     ///< a sentence about the column; may be empty

    bool operator==(const ColumnInfo&) const = default;
};

using Schema = std::vector<ColumnInfo>;

/// Position of the column with this path, or nothing.
std::optional<std::size_t> indexOf(const Schema& schema, std::string_view path);

/// Many texts in one run of bytes: no allocation a value.
class TextRun {
public:
    TextRun() = default;
    /// As bytes() and ends() gave them.
    TextRun(std::string bytes, std::vector<std::size_t> ends)
        : bytes_(std::move(bytes)), ends_(std::move(ends)) {}
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] const std::vector<std::size_t>& ends() const { return ends_; }
    void append(std::string_view text) {
        bytes_.append(text);
        ends_.push_back(bytes_.size());
    }
    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
        return std::string_view(bytes_).substr(begin, ends_[row] - begin);
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::size_t byteCount() const { return bytes_.size(); }
    void reserve(std::size_t rows, std::size_t bytes) {
        ends_.reserve(rows);
        bytes_.reserve(bytes);
    }
    void removeLast() {
        ends_.pop_back();
        bytes_.resize(ends_.empty() ? 0 : ends_.back());
    }
    /// Drops the values, keeps the memory.
    void clear() {
        bytes_.clear();
        ends_.clear();
    }
    bool operator==(const TextRun&) const = default;

private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

/// Values of one column in one batch. Exactly one of the three vectors is used, by storageOf(kind).
/// Where isNull[row] is 1 the value slot is zero or empty and must not be read.
struct Column {
    std::vector<std::uint8_t> isNull;
    std::vector<std::int64_t> integers;
    std::vector<double> reals;
    TextRun texts;

    bool operator==(const Column&) const = default;

    void appendNull(Storage storage);
    void removeLast(Storage storage);
    void appendInteger(std::int64_t value) {
        isNull.push_back(0);
        integers.push_back(value);
    }
    void appendReal(double value) {
        isNull.push_back(0);
        reals.push_back(value);
    }
    void appendText(std::string_view value) {
        isNull.push_back(0);
        texts.append(value);
    }
};

/// At most maxBatchRows rows. Every column holds exactly rowCount values. Where a decoder works
/// without metadata a later batch may have more columns at the end than an earlier one: the
/// earlier rows are null there.
inline constexpr std::size_t maxBatchRows = 4096;

struct Batch {
    std::size_t rowCount = 0;
    std::vector<Column> columns;

    bool operator==(const Batch&) const = default;
};

/// Receives batches in order; an Error stops the work that sends them.
using BatchSink = std::function<Result<void>(const Schema& schema, Batch&& batch)>;

/// All rows of one answer. `schema` is the widest; Batches may be narrower (see Batch).
struct Table {
    Schema schema;
    std::vector<Batch> batches;

    [[nodiscard]] std::size_t rowCount() const;
    bool operator==(const Table&) const = default;
};

/// One value, looked up by row and column over all batches: for tests and small tables.
/// The text is the canonical one of the command line: ISO dates, exact numbers, true/false.
/// Nothing: null.
std::optional<std::string> textAt(const Table& table, std::size_t row, std::size_t column);
/// The same for one batch's column.
std::optional<std::string> textOf(ValueKind kind, const Column& column, std::size_t row);

} // namespace odc::base
