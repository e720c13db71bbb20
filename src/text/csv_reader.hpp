// SPDX-License-Identifier: MPL-2.0
// Reading delimited text while it arrives: rows of fields, found sixty-four bytes at a time. A
// reader of our own, because the libraries of Debian read files or whole texts, or copy each field.
// Not for: what the fields mean (odata/decode/csv_decoder.cpp).
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace odc::text {

using base::Result;

/// Without its quotation marks; a doubled one inside is one.
struct CsvField {
    std::string_view text;
    bool isQuoted = false;

    bool operator==(const CsvField&) const = default;
};

struct CsvLimits {
    std::size_t maxRowBytes = base::limits::maxRowBytes;
    std::size_t maxFields = base::limits::maxColumns; ///< of one row
    std::size_t windowBytes = base::limits::windowBytes;
};

/// Receives each row, valid during the call; false ends reading, and its owner knows why.
using CsvRow = std::function<bool(std::span<const CsvField> fields)>;

/// Fields of UTF-8 text. A quotation mark opens a quoted field where only blanks stand before it;
/// anywhere else it is a character like others. What follows a closing one belongs to the field.
/// Rows end with CR LF, LF or CR, which are kept inside of quoted fields. An empty line is a row of
/// one empty field, which is not quoted.
/// Errors:  badResponse (a quoted field that never ends, not UTF-8), tooLarge (a limit).
/// Thread:  any one at a time. Memory: a window, or the longest row.
/// Source:  RFC 4180.
class CsvReader {
public:
    CsvReader(char delimiter, CsvLimits limits, CsvRow row);
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// False in the result: the receiver stopped it.
    Result<bool> push(std::string_view bytes);
    /// After the last byte: the row that no line end closes.
    Result<bool> finish();
    /// Bytes before the row that is being read.
    [[nodiscard]] std::int64_t byteOffset() const;

private:
    enum class Where : std::uint8_t { plain, quoted, afterQuote };

    Result<bool> outcome() const;
    bool fail(base::Error error);
    bool makeRoom();
    bool validate(bool isLast);
    bool scan(bool isLast);
    [[nodiscard]] std::uint64_t marksAt(std::size_t position) const;
    bool takeMark(std::size_t position, char mark);
    void takeQuote(std::size_t position);
    void closeSegment(std::size_t segmentEnd);
    bool endField(std::size_t position);
    bool endRow(std::size_t position);

    char delimiter_;
    CsvLimits limits_;
    CsvRow row_;

    std::unique_ptr<char[]> window_;
    std::size_t capacity_ = 0; ///< without the bytes behind it that may be read
    std::size_t end_ = 0;
    std::int64_t bytesBefore_ = 0; ///< of the text, before the window

    // Places in the window.
    std::size_t checked_ = 0; ///< known to be UTF-8 up to here
    std::size_t at_ = 0;      ///< looked through up to here
    std::size_t rowBegin_ = 0;
    std::size_t fieldBegin_ = 0;
    std::size_t written_ = 0; ///< end of a quoted field's content so far, which moves to the front
    std::size_t segment_ = 0; ///< begin of the content that is not moved yet
    std::size_t ignoredBefore_ = 0; ///< the second of two marks that belong together

    Where where_ = Where::plain;
    std::vector<CsvField> fields_;
    bool isStopped_ = false;
    std::optional<base::Error> error_;
};

} // namespace odc::text
