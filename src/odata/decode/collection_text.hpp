// SPDX-License-Identifier: MPL-2.0
// The value that the items of a collection become: joined, counted, or JSON.
// Shape:   "a; b" where all items are single values; JSON where one has parts, without a payload's
//          annotations. Numbers that a double cannot hold are strings in JSON.
// Null:    an item that is null is an empty text in between, and null in JSON.
#pragma once

#include "base/table.hpp"
#include "base/value_policy.hpp"
#include "text/json_writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace odc::odata {

class CollectionText {
public:
    /// A new value. `itemType` is an Edm type, or empty. Nothing is kept of the policy.
    void begin(const base::ValuePolicy& policy, std::string_view itemType);

    /// One item, or one part of an item that has parts.
    void null();
    void boolean(bool value);
    /// A JSON number without a type of its own.
    void number(std::string_view literal);
    /// A JSON string without a type of its own.
    void string(std::string_view text);
    /// As Atom writes it.
    void typed(std::string_view text, std::string_view edmType);

    void beginObject();
    void name(std::string_view name) { json_.name(name); }
    void endObject();
    void beginArray();
    void endArray();

    [[nodiscard]] std::int64_t count() const { return count_; }
    /// The value; it lives until the next one begins.
    [[nodiscard]] std::string_view finish();

private:
    void single(std::string_view joinedText);
    void scalar(base::ValueKind kind, std::string_view text);

    base::ValuePolicy::Collections shows_ = base::ValuePolicy::Collections::text;
    std::string separator_;
    base::ValueKind itemKind_ = base::ValueKind::text;
    bool isTyped_ = false; ///< the kind of the items is known
    int depth_ = 0;        ///< 0: among the items
    bool hasParts_ = false;
    std::int64_t count_ = 0;
    std::string joined_;
    std::string jsonText_;
    text::JsonWriter json_{jsonText_};
    base::Column scratch_; ///< one value
    std::string canonical_;
};

} // namespace odc::odata
