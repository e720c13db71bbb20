// SPDX-License-Identifier: MPL-2.0
// A small JSON document as a tree: service documents, error bodies, what surrounds a page's rows.
// Not for: the rows themselves, which are read while they arrive (text/json_rows.hpp).
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace odc::text {

using base::Result;

struct JsonLimits {
    int maxDepth = base::limits::maxDepth;
    std::size_t maxBytes = base::limits::maxRowBytes;
    std::size_t maxNodes = base::limits::maxTreeNodes; ///< values
};

struct JsonMember;

/// One value. `text` is a string's content, or a number's literal exactly as it was written.
struct JsonValue {
    enum class Type { null, boolean, number, string, array, object };

    Type type = Type::null;
    bool isTrue = false;               ///< boolean
    std::string text = {};             ///< string, number
    std::vector<JsonValue> items = {}; ///< array
    // No initializer: the member type is complete only below.
    std::vector<JsonMember> members; ///< object, in the order of the document

    /// The first member with this name, or null; also null where this is no object.
    [[nodiscard]] const JsonValue* find(std::string_view name) const;
    /// The content of a member that is a string; empty where there is none.
    [[nodiscard]] std::string_view textOf(std::string_view name) const;

    bool operator==(const JsonValue&) const;
};

struct JsonMember {
    std::string name;
    JsonValue value;

    bool operator==(const JsonMember&) const = default;
};

/// The whole document. A byte-order mark is fine.
/// Errors:  badResponse (not JSON, truncated, not UTF-8), tooLarge (a limit).
/// Thread:  any; keeps nothing after return.
Result<JsonValue> readJson(std::string_view json, const JsonLimits& limits);

/// The document as text, compact; numbers as they were written.
std::string jsonTextOf(const JsonValue& value);

/// Whether text is one number as JSON (RFC 8259) writes it.
bool isJsonNumber(std::string_view text);
/// INF, -INF and NaN without quotation marks, which is no JSON; read as the text that they ought to
/// be. Seen: Apache Olingo 4.
bool isBareSpecial(std::string_view token);

} // namespace odc::text
