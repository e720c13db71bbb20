// SPDX-License-Identifier: MPL-2.0
// What surrounds a page's rows in JSON: kept as it comes, until the array of rows begins. Private
// to this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::text {

class JsonEnvelope {
public:
    enum class State { wantsMore, rowsBegin, tooDeep, tooLarge };
    struct Taken {
        State state;
        std::size_t count; ///< bytes of the piece that were taken
    };

    JsonEnvelope(std::size_t maxDepth, std::size_t maxBytes)
        : maxDepth_(maxDepth), maxBytes_(maxBytes) {}

    /// Takes bytes up to and with the bracket that opens the rows, or all.
    Taken take(std::string_view bytes);
    /// The rows' array is over; its closing bracket comes next.
    void rowsEnd() { hadRows_ = true; }
    [[nodiscard]] bool hadRows() const { return hadRows_; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    [[nodiscard]] bool opensRows() const;

    std::size_t maxDepth_;
    std::size_t maxBytes_;
    std::string text_;
    std::string open_; ///< the brackets around this place
    std::string outerKey_;
    std::string innerKey_;
    std::size_t stringBegin_ = 0;
    std::size_t stringLength_ = 0; ///< of the last string
    bool isInString_ = false;
    bool isEscaped_ = false;
    bool hadRows_ = false;
};

} // namespace odc::text
