// SPDX-License-Identifier: MPL-2.0
// Reads the rows of one window with simdjson On-Demand and calls the handler. Private to this room.
#pragma once

#include "text/json_names.hpp"
#include "text/json_rows.hpp"
#include "text/simdjson_door.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace odc::text {

class JsonRowWalk {
public:
    JsonRowWalk(void* handler, const JsonRowsCore::Calls& calls, int maxDepth)
        : handler_(handler), calls_(calls), maxDepth_(maxDepth) {}

    /// Where the window lies: its first byte, and how many bytes of the body came before it.
    void place(const char* window, std::int64_t bytesBefore) {
        window_ = window;
        here_ = window;
        bytesBefore_ = bytesBefore;
    }
    /// `text` is one array of rows; simdjson's padding lies behind it. False: isStopped or error.
    bool readRows(const char* text, std::size_t length, std::size_t capacity);
    bool readRow(const JsonValue& row);
    bool readMembers(const JsonValue& object);
    bool readItems(const JsonValue& array);

    [[nodiscard]] std::size_t rowsRead() const { return rowsRead_; }
    [[nodiscard]] bool isStopped() const { return isStopped_; }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    [[nodiscard]] std::int64_t byteOffset() const { return bytesBefore_ + (here_ - window_); }

private:
    bool readObject(simdjson::ondemand::object& object, int depth);
    bool readField(simdjson::ondemand::field&& field, int depth);
    bool readString(simdjson::ondemand::value& value, const JsonName& name, std::string_view token);
    bool readEscaped(simdjson::ondemand::value& value, const JsonName& name,
                     std::string_view escaped);
    bool readValue(simdjson::ondemand::value& value, const JsonName& name, int depth);
    bool readNested(simdjson::ondemand::value& value, const JsonName& name, int depth);
    bool readArray(simdjson::ondemand::value& value, const JsonName& name, int depth);
    bool readRaw(simdjson::ondemand::value& value, const JsonName& name);
    bool readTree(const JsonValue& value, const JsonName& name);
    bool stopIfNot(bool isFine) {
        if (!isFine) [[unlikely]]
            isStopped_ = true;
        return isFine;
    }
    bool take(simdjson::error_code code);
    bool fail(base::Error error);

    void* handler_;
    JsonRowsCore::Calls calls_;
    int maxDepth_;
    simdjson::ondemand::parser parser_;
    JsonNames names_;
    std::string lenient_; ///< of the value that is being read, where the library refuses it
    const char* window_ = nullptr;
    const char* here_ = nullptr; ///< the token that is being read
    std::int64_t bytesBefore_ = 0;
    std::size_t rowsRead_ = 0; ///< of this window
    bool isStopped_ = false;
    std::optional<base::Error> error_;
};

} // namespace odc::text
