// SPDX-License-Identifier: MPL-2.0
#include "text/xml_escape.hpp"

#include "text/utf8.hpp"

namespace odc::text {

std::string escapeXml(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        const std::string_view character = text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
        if (length != 1) {
            // U+FFFE and U+FFFF are characters of UTF-8, but not of XML.
            const bool isXml =
                length != 0 && character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
            out += isXml ? character : replacement;
            continue;
        }
        switch (const char c = character.front()) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&apos;";
            break;
        case '\t':
        case '\n':
        case '\r':
            // As references: a reader would turn them into spaces in an attribute, and a carriage
            // return into a line feed anywhere.
            out += c == '\t' ? "&#9;" : c == '\n' ? "&#10;" : "&#13;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 ? replacement : character;
            break;
        }
    }
    return out;
}

} // namespace odc::text
