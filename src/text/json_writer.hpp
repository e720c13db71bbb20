// SPDX-License-Identifier: MPL-2.0
// JSON as text, compact. Commas and colons come by themselves.
// Not for: checking that the calls make sense; a name outside an object is the caller's mistake.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace odc::text {

/// With quotation marks and escapes. Bytes that are no UTF-8 become U+FFFD, so that what is
/// written is JSON whatever came in.
void appendJsonString(std::string& out, std::string_view text);

class JsonWriter {
public:
    /// Appends to `out`, which is borrowed; the caller may empty it between calls.
    explicit JsonWriter(std::string& out) : out_(out) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void name(std::string_view name);

    void string(std::string_view text);
    void boolean(bool value);
    void null();
    void integer(std::int64_t value);
    /// INF, -INF and NaN, which JSON has no number for, become strings.
    void real(double value);
    /// A literal that is a JSON number, as it is.
    void number(std::string_view literal);
    /// A decimal literal as a number where a double holds it exactly, else as a string, so that no
    /// reader rounds it.
    void exactNumber(std::string_view literal);

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    std::string& out_;
    std::vector<bool> hasItems_; ///< of each open object or array
    bool isAfterName_ = false;
};

} // namespace odc::text
