// SPDX-License-Identifier: MPL-2.0
#include "text/json_writer.hpp"

#include "base/number.hpp"
#include "text/json_value.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <cmath>

namespace odc::text {

void appendJsonString(std::string& out, std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    while (!text.empty()) {
        const auto c = static_cast<unsigned char>(text.front());
        if (c >= 0x80) {
            const std::size_t length = characterLength(text);
            out += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
            text.remove_prefix(length == 0 ? 1 : length);
            continue;
        }
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c < 0x20 || c == 0x7F) {
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        } else {
            out += static_cast<char>(c);
        }
        text.remove_prefix(1);
    }
    out += '"';
}

void JsonWriter::separate() {
    if (isAfterName_) {
        isAfterName_ = false;
        return;
    }
    if (hasItems_.empty())
        return;
    if (hasItems_.back())
        out_ += ',';
    hasItems_.back() = true;
}

void JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    hasItems_.push_back(false);
}

void JsonWriter::close(char bracket) {
    hasItems_.pop_back();
    out_ += bracket;
}

void JsonWriter::name(std::string_view name) {
    separate();
    appendJsonString(out_, name);
    out_ += ':';
    isAfterName_ = true;
}

void JsonWriter::string(std::string_view text) {
    separate();
    appendJsonString(out_, text);
}

void JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    out_ += "null";
}

void JsonWriter::integer(std::int64_t value) {
    separate();
    out_ += fmt::format_int(value).c_str();
}

void JsonWriter::real(double value) {
    if (!std::isfinite(value))
        return string(base::formatReal(value));
    separate();
    out_ += base::formatReal(value);
}

void JsonWriter::number(std::string_view literal) {
    separate();
    out_ += literal;
}

void JsonWriter::exactNumber(std::string_view literal) {
    if (!isJsonNumber(literal) || !base::fitsDouble(literal))
        return string(literal);
    number(literal);
}

} // namespace odc::text
