// SPDX-License-Identifier: MPL-2.0
#include "text/json_rows.hpp"

#include "text/json_borders.hpp"
#include "text/json_envelope.hpp"
#include "text/json_errors.hpp"
#include "text/json_row_walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>
#include <utility>

namespace odc::text {

using base::Error;
using base::ErrorKind;

namespace {

/// Behind the window: a closing bracket, for a row may end where the window does, and what simdjson
/// wants to be able to read.
constexpr std::size_t paddingBytes = 1 + simdjson::SIMDJSON_PADDING;

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

Error tooLarge(std::size_t limit, std::int64_t offset) {
    return Error{.kind = ErrorKind::tooLarge,
                 .message = fmt::format("A row of the service's answer has more than {} bytes, "
                                        "the limit for one row. Select fewer columns.",
                                        limit),
                 .where = fmt::format("byte {}", offset)};
}

} // namespace

/// The window begins with the bracket that opens the rows, or with what follows the last row read.
struct JsonRowsCore::State {
    State(void* handler, const Calls& calls, JsonRowsLimits given)
        : limits(given), envelope(static_cast<std::size_t>(given.maxDepth), given.maxRowBytes),
          walk(handler, calls, given.maxDepth) {}

    [[nodiscard]] std::size_t room() const { return capacity - end; }
    void beginRows();
    bool reserve();
    bool takeRows(std::string_view& bytes);
    bool readRows(std::size_t rowsEnd, bool isClosing);
    void dropFront(std::size_t count);
    bool fail(Error cause) {
        if (!walk.isStopped() && !error)
            error = std::move(cause);
        return false;
    }
    [[nodiscard]] Result<bool> outcome() const {
        if (error)
            return *error;
        if (walk.error())
            return *walk.error();
        return !walk.isStopped();
    }

    JsonRowsLimits limits;
    JsonEnvelope envelope;
    JsonRowWalk walk;
    JsonBorderScanner borders;
    bool isInRows = false;
    bool isFirst = true; ///< no row of the array has been read yet

    std::unique_ptr<char[]> window;
    std::size_t capacity = 0; ///< without the padding that simdjson wants behind it
    std::size_t end = 0;
    std::size_t rowsEnd = 0;      ///< past the last whole row
    std::int64_t bytesBefore = 0; ///< of the body, before the window
    std::int64_t received = 0;
    std::optional<Error> error;
};

void JsonRowsCore::State::beginRows() {
    isInRows = true;
    if (!window)
        reserve();
    window[0] = '[';
    end = 1;
    bytesBefore = received - 1;
}

/// Makes the window larger, as one row does not fit.
bool JsonRowsCore::State::reserve() {
    const std::size_t wanted =
        std::max(limits.windowBytes, std::min(2 * capacity, limits.maxRowBytes));
    if (wanted <= capacity)
        return fail(tooLarge(limits.maxRowBytes, bytesBefore));
    std::unique_ptr<char[]> larger(new char[wanted + paddingBytes]);
    std::memset(larger.get() + wanted, ' ', paddingBytes);
    if (window)
        std::memcpy(larger.get(), window.get(), end);
    window = std::move(larger);
    capacity = wanted;
    return true;
}

void JsonRowsCore::State::dropFront(std::size_t count) {
    std::memmove(window.get(), window.get() + count, end - count);
    end -= count;
    bytesBefore += static_cast<std::int64_t>(count);
    rowsEnd = 0;
}

/// Reads the whole rows at the window's front. `at` is where the last one ends, or, when closing,
/// the array's bracket.
bool JsonRowsCore::State::readRows(std::size_t at, bool isClosing) {
    std::size_t begin = 0;
    while (begin < at && isSpace(window[begin]))
        ++begin;
    if (!isFirst) {
        if (isClosing && begin == at)
            return true;
        if (window[begin] != ',')
            return fail(notJson("there is no comma between two rows",
                                bytesBefore + static_cast<std::int64_t>(begin)));
    }
    window[begin] = '[';
    const char saved = std::exchange(window[at], ']');
    walk.place(window.get(), bytesBefore);
    const bool isFine =
        walk.readRows(window.get() + begin, at + 1 - begin, capacity + paddingBytes - begin);
    window[at] = saved;
    if (!isFine)
        return false;
    if (!isFirst && walk.rowsRead() == 0)
        return fail(notJson("a comma is followed by no row",
                            bytesBefore + static_cast<std::int64_t>(begin)));
    isFirst = false;
    return true;
}

/// Takes a part of the bytes into the window, and reads the rows when it is full.
bool JsonRowsCore::State::takeRows(std::string_view& bytes) {
    if (room() == 0) {
        if (rowsEnd > 0) {
            if (!readRows(rowsEnd, false))
                return false;
            dropFront(rowsEnd);
        } else if (!reserve()) {
            return false;
        }
    }
    const std::string_view piece = bytes.substr(0, room());
    std::memcpy(window.get() + end, piece.data(), piece.size());
    const auto found = borders.scan(std::string_view(window.get() + end, piece.size()));
    if (found.lastItemEnd > 0)
        rowsEnd = end + found.lastItemEnd;
    if (borders.deepest() > limits.maxDepth)
        return fail(jsonTooDeep(limits.maxDepth, received));
    if (!found.isArrayClosed) {
        end += piece.size();
        received += static_cast<std::int64_t>(piece.size());
        bytes.remove_prefix(piece.size());
        return true;
    }
    end += found.closedAt + 1;
    if (window[end - 1] != ']')
        return fail(notJson("a brace closes the list of rows",
                            bytesBefore + static_cast<std::int64_t>(end) - 1));
    if (!readRows(end - 1, true))
        return false;
    // The bracket itself goes to the envelope.
    received += static_cast<std::int64_t>(found.closedAt);
    bytes.remove_prefix(found.closedAt);
    isInRows = false;
    envelope.rowsEnd();
    return true;
}

JsonRowsCore::JsonRowsCore(void* handler, const Calls& calls, JsonRowsLimits limits)
    : state_(std::make_unique<State>(handler, calls, limits)) {}

JsonRowsCore::~JsonRowsCore() = default;

Result<bool> JsonRowsCore::push(std::string_view bytes) {
    State& state = *state_;
    if (auto soFar = state.outcome(); !soFar || !*soFar)
        return soFar;
    try {
        while (!bytes.empty()) {
            if (state.isInRows) {
                if (!state.takeRows(bytes))
                    break;
                continue;
            }
            const auto taken = state.envelope.take(bytes);
            bytes.remove_prefix(taken.count);
            state.received += static_cast<std::int64_t>(taken.count);
            if (taken.state == JsonEnvelope::State::rowsBegin)
                state.beginRows();
            if (taken.state == JsonEnvelope::State::tooDeep) {
                state.fail(jsonTooDeep(state.limits.maxDepth, state.received));
                break;
            }
            if (taken.state == JsonEnvelope::State::tooLarge) {
                state.fail(tooLarge(state.limits.maxRowBytes, 0));
                break;
            }
        }
    } catch (const std::bad_alloc&) {
        state.fail(Error{.kind = ErrorKind::tooLarge,
                         .message = "There is not enough memory to read the service's answer. Ask "
                                    "for fewer rows or columns."});
    }
    return state.outcome();
}

Result<JsonRowsCore::Rest> JsonRowsCore::finish() {
    State& state = *state_;
    auto soFar = state.outcome();
    if (!soFar)
        return std::move(soFar).error();
    Rest rest;
    rest.isStopped = !*soFar;
    if (rest.isStopped)
        return rest;
    if (state.isInRows) {
        // The rows that are whole are rows all the same, and one may be the service's error.
        const std::size_t whole = std::exchange(state.rowsEnd, 0);
        if (whole > 0 && state.readRows(whole, false))
            state.dropFront(whole);
        if (auto read = state.outcome(); !read)
            return std::move(read).error();
        rest.isStopped = state.walk.isStopped();
        if (rest.isStopped)
            return rest;
        return jsonCut(state.received);
    }
    auto envelope = readJson(state.envelope.text(), {.maxDepth = state.limits.maxDepth,
                                                     .maxBytes = state.limits.maxRowBytes});
    if (!envelope)
        return std::move(envelope).error();
    rest.envelope = std::move(envelope).value();
    rest.hadRows = state.envelope.hadRows();
    return rest;
}

bool JsonRowsCore::readRow(const JsonValue& row) {
    return state_->walk.readRow(row);
}

bool JsonRowsCore::readMembers(const JsonValue& object) {
    return state_->walk.readMembers(object);
}

bool JsonRowsCore::readItems(const JsonValue& array) {
    return state_->walk.readItems(array);
}

std::string_view JsonRowsCore::unread() const {
    if (!state_->isInRows)
        return state_->envelope.text();
    return {state_->window.get(), state_->end};
}

std::int64_t JsonRowsCore::byteOffset() const {
    return state_->walk.byteOffset();
}

} // namespace odc::text
