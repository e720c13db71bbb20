// SPDX-License-Identifier: MPL-2.0
#include "sample_service/json_rows.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "sample_service/escape.hpp"

#include <fmt/format.h>

namespace odc::sample {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using text::JsonValue;

constexpr base::Ticks ticksPerMillisecond = base::ticksPerSecond / 1000;

/// "/Date(1388534400000)/", or with minutes of an offset that changes nothing: "/Date(1+0060)/".
std::optional<base::Ticks> ticksOfDate(std::string_view text) {
    if (!text.starts_with("/Date(") || !text.ends_with(")/"))
        return {};
    text = text.substr(6, text.size() - 8);
    const std::size_t offset = text.find_first_of("+-", 1);
    const std::optional<std::int64_t> milliseconds = base::parseInteger(text.substr(0, offset));
    if (!milliseconds)
        return {};
    return *milliseconds * ticksPerMillisecond;
}

Result<odata::Value> valueFrom(const std::string& edmType, const JsonValue& json) {
    if (json.type == JsonValue::Type::boolean)
        return odata::Value::makeBoolean(json.isTrue);
    if (const std::optional<base::Ticks> ticks = ticksOfDate(json.text))
        return odata::Value{edmType == "Edm.DateTimeOffset" ? odata::ValueType::dateTimeOffset
                                                            : odata::ValueType::dateTime,
                            *ticks};
    if (edmType == "Edm.Binary")
        return odata::Value{odata::ValueType::binary, 0, 0, decodeBase64(json.text).value_or("")};
    return odata::valueOf(edmType, json.text);
}

const JsonValue* findPath(const JsonValue& entity, std::string_view path) {
    const JsonValue* at = &entity;
    while (at != nullptr) {
        const std::size_t slash = path.find('/');
        at = at->find(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return at;
        path.remove_prefix(slash + 1);
    }
    return nullptr;
}

} // namespace

Result<std::vector<ForeignRow>> readForeignRows(std::string_view json, const base::Schema& schema) {
    const Result<JsonValue> document = text::readJson(json, {});
    if (!document)
        return document.error();
    const JsonValue* rows = &*document;
    for (const char* name : {"d", "results"}) {
        if (const JsonValue* inner = rows->find(name))
            rows = inner;
    }
    std::vector<ForeignRow> found;
    for (const JsonValue& entity : rows->items) {
        ForeignRow row;
        for (const base::ColumnInfo& column : schema) {
            const JsonValue* value = findPath(entity, column.path);
            if (value == nullptr || value->type == JsonValue::Type::null) {
                row[column.path] = {};
                continue;
            }
            Result<odata::Value> typed = valueFrom(column.edmType, *value);
            if (!typed)
                return Error{ErrorKind::badResponse,
                             fmt::format("Row {}, {}: {}", found.size(), column.path,
                                         typed.error().message)};
            row[column.path] = std::move(typed).value();
        }
        found.push_back(std::move(row));
    }
    return found;
}

} // namespace odc::sample
