// SPDX-License-Identifier: MPL-2.0
#include "text/csv_reader.hpp"

#include "text/simdjson_door.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace odc::text {

using base::Error;
using base::ErrorKind;

namespace {

/// A block is looked at whole, also where the window ends in it.
constexpr std::size_t blockBytes = 64;

bool isBlank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t'; });
}

/// How much of a text ends with a whole character.
std::size_t wholeCharacters(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte < 0x80)
            return text.size();
        if (byte >= 0xC0) {
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return back < length ? text.size() - back : text.size();
        }
    }
    return text.size();
}

} // namespace

CsvReader::CsvReader(char delimiter, CsvLimits limits, CsvRow row)
    : delimiter_(delimiter), limits_(limits), row_(std::move(row)) {
    fields_.reserve(64);
}

std::int64_t CsvReader::byteOffset() const {
    return bytesBefore_ + static_cast<std::int64_t>(rowBegin_);
}

Result<bool> CsvReader::outcome() const {
    if (error_)
        return *error_;
    return !isStopped_;
}

bool CsvReader::fail(Error error) {
    error.where = fmt::format("byte {}", byteOffset());
    error_ = std::move(error);
    return false;
}

/// Drops the rows that are read, else makes the window larger. What points into it moves along.
bool CsvReader::makeRoom() {
    const std::size_t dropped = rowBegin_;
    const char* const old = window_.get();
    std::unique_ptr<char[]> larger;
    if (dropped == 0 || dropped < capacity_ / 2) {
        const std::size_t wanted =
            std::max(limits_.windowBytes, std::min(2 * capacity_, limits_.maxRowBytes));
        if (wanted > capacity_) {
            larger.reset(new char[wanted + blockBytes]);
            std::memset(larger.get() + wanted, 0, blockBytes);
            capacity_ = wanted;
        } else if (dropped == 0) {
            return fail(Error{.kind = ErrorKind::tooLarge,
                              .message = fmt::format("A row of the service's answer has more than "
                                                     "{} bytes, the limit for one row. Select "
                                                     "fewer columns.",
                                                     limits_.maxRowBytes)});
        }
    }
    char* const to = larger ? larger.get() : window_.get();
    if (old)
        std::memmove(to, old + dropped, end_ - dropped);
    for (CsvField& field : fields_)
        field.text = {to + (field.text.data() - old) - dropped, field.text.size()};
    if (larger)
        window_ = std::move(larger);
    for (std::size_t* const place : {&end_, &checked_, &at_, &fieldBegin_, &written_, &segment_})
        *place -= std::min(*place, dropped);
    ignoredBefore_ -= std::min(ignoredBefore_, dropped);
    rowBegin_ = 0;
    bytesBefore_ += static_cast<std::int64_t>(dropped);
    return true;
}

bool CsvReader::validate(bool isLast) {
    const std::string_view fresh(window_.get() + checked_, end_ - checked_);
    const std::size_t size = isLast ? fresh.size() : wholeCharacters(fresh);
    if (simdjson::validate_utf8(fresh.data(), size)) {
        checked_ += size;
        return true;
    }
    std::size_t bad = 0;
    for (std::size_t length = 1; bad < size && length > 0; bad += length)
        length = characterLength(fresh.substr(bad, size - bad));
    fail(Error{.message = "The service's answer is delimited text in an encoding that is not the "
                          "UTF-8 it should be. Ask the service's operator for UTF-8, or for a "
                          "content type that names its charset."});
    error_->where =
        fmt::format("byte {}", bytesBefore_ + static_cast<std::int64_t>(checked_ + bad));
    return false;
}

/// A bit for each byte of the block that is a delimiter, a quotation mark or a line end.
std::uint64_t CsvReader::marksAt(std::size_t position) const {
    const char* const from = window_.get() + position;
    std::uint64_t marks = 0;
#ifdef __SSE2__
    const __m128i delimiter = _mm_set1_epi8(delimiter_);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    for (std::size_t i = 0; i < blockBytes; i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i));
        const __m128i found = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, quote)),
            _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, carriage)));
        marks |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << i;
    }
#else
    for (std::size_t i = 0; i < blockBytes; ++i) {
        const char c = from[i];
        if (c == delimiter_ || c == '"' || c == '\n' || c == '\r')
            marks |= std::uint64_t{1} << i;
    }
#endif
    return marks;
}

bool CsvReader::scan(bool isLast) {
    while (at_ < end_) {
        const std::size_t block = at_;
        const std::size_t left = end_ - block;
        std::uint64_t marks = marksAt(block);
        if (left < blockBytes)
            marks &= (std::uint64_t{1} << left) - 1;
        at_ = block + std::min(left, blockBytes);
        while (marks != 0) {
            const std::size_t position = block + static_cast<std::size_t>(std::countr_zero(marks));
            marks &= marks - 1;
            if (position < ignoredBefore_)
                continue;
            const char c = window_[position];
            if (c == delimiter_ && where_ == Where::plain) [[likely]] {
                if (!endField(position))
                    return false;
                continue;
            }
            if (position + 1 == end_ && !isLast && c != delimiter_ && c != '\n') {
                at_ = position; // what follows tells what it is
                return true;
            }
            if (!takeMark(position, c))
                return false;
        }
    }
    return true;
}

bool CsvReader::takeMark(std::size_t position, char c) {
    if (c == '"') {
        takeQuote(position);
        return true;
    }
    if (where_ == Where::quoted)
        return true;
    return c == delimiter_ ? endField(position) : endRow(position);
}

void CsvReader::takeQuote(std::size_t position) {
    if (where_ == Where::quoted) {
        const bool isDoubled = position + 1 < end_ && window_[position + 1] == '"';
        closeSegment(isDoubled ? position + 1 : position);
        segment_ = position + (isDoubled ? 2 : 1);
        ignoredBefore_ = segment_;
        if (!isDoubled)
            where_ = Where::afterQuote;
        return;
    }
    if (where_ == Where::plain && isBlank({window_.get() + fieldBegin_, position - fieldBegin_})) {
        where_ = Where::quoted;
        fieldBegin_ = written_ = segment_ = position + 1;
    }
}

void CsvReader::closeSegment(std::size_t segmentEnd) {
    const std::size_t size = segmentEnd - segment_;
    if (written_ != segment_)
        std::memmove(window_.get() + written_, window_.get() + segment_, size);
    written_ += size;
}

bool CsvReader::endField(std::size_t position) {
    std::size_t end = position;
    const bool isQuoted = where_ == Where::afterQuote;
    if (isQuoted) [[unlikely]] {
        if (!isBlank({window_.get() + segment_, position - segment_}))
            closeSegment(position);
        end = written_;
        where_ = Where::plain;
    }
    if (fields_.size() >= limits_.maxFields) [[unlikely]]
        return fail(Error{.kind = ErrorKind::tooLarge,
                          .message = fmt::format("A row of the service's answer has more than {} "
                                                 "columns, which is refused. Select the columns "
                                                 "that you need.",
                                                 limits_.maxFields)});
    fields_.push_back({{window_.get() + fieldBegin_, end - fieldBegin_}, isQuoted});
    fieldBegin_ = position + 1;
    return true;
}

bool CsvReader::endRow(std::size_t position) {
    const bool isPair =
        window_[position] == '\r' && position + 1 < end_ && window_[position + 1] == '\n';
    if (!endField(position))
        return false;
    if (!row_(fields_)) {
        isStopped_ = true;
        return false;
    }
    fields_.clear();
    fieldBegin_ = rowBegin_ = ignoredBefore_ = position + (isPair ? 2 : 1);
    return true;
}

Result<bool> CsvReader::push(std::string_view bytes) {
    try {
        while (!bytes.empty() && !error_ && !isStopped_) {
            if (end_ == capacity_ && !makeRoom())
                break;
            const std::string_view piece = bytes.substr(0, capacity_ - end_);
            std::memcpy(window_.get() + end_, piece.data(), piece.size());
            end_ += piece.size();
            bytes.remove_prefix(piece.size());
            if (!validate(false) || !scan(false))
                break;
        }
    } catch (const std::bad_alloc&) {
        fail(Error{.kind = ErrorKind::tooLarge,
                   .message = "There is not enough memory to read the service's answer. Ask for "
                              "fewer rows or columns."});
    }
    return outcome();
}

Result<bool> CsvReader::finish() {
    if (error_ || isStopped_ || end_ == 0 || !validate(true) || !scan(true))
        return outcome();
    if (where_ == Where::quoted)
        fail(Error{.message = "The service's answer ends inside of quotation marks. Try again; if "
                              "it ends there again, the service or a proxy cuts it, or a quotation "
                              "mark in it is not doubled."});
    else if (!fields_.empty() || fieldBegin_ < end_ || where_ != Where::plain)
        isStopped_ = endField(end_) && !row_(fields_);
    return outcome();
}

} // namespace odc::text
