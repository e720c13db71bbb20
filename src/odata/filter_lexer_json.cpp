// SPDX-License-Identifier: MPL-2.0
// JSON texts within a filter of OData v4, and options behind its paths.
#include "odata/characters.hpp"
#include "odata/filter_characters.hpp"
#include "odata/filter_lexer.hpp"

#include <cstdint>

namespace odc::odata {

using base::ErrorKind;
using base::Result;

void FilterLexer::readEscape(std::size_t& offset, std::string& value) const {
    const auto unit = [&](std::size_t from) {
        std::uint32_t code = 0;
        for (std::size_t i = from; i < from + 4; ++i) {
            const char c = at(i);
            if (!isHexDigit(c))
                return std::uint32_t{0xFFFFFFFF};
            code = code * 16 +
                   static_cast<std::uint32_t>(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return code;
    };
    const char c = at(offset++);
    switch (c) {
    case 'b':
        value.push_back('\b');
        return;
    case 'f':
        value.push_back('\f');
        return;
    case 'n':
        value.push_back('\n');
        return;
    case 'r':
        value.push_back('\r');
        return;
    case 't':
        value.push_back('\t');
        return;
    case 'u':
        break;
    default:
        value.push_back(c);
        return;
    }
    std::uint32_t code = unit(offset);
    if (code > 0xFFFF) {
        value.push_back('u');
        return;
    }
    offset += 4;
    if (code >= 0xD800 && code < 0xDC00 && at(offset) == '\\' && at(offset + 1) == 'u') {
        const std::uint32_t low = unit(offset + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            code = 0x10000 + ((code - 0xD800) << 10u) + (low - 0xDC00);
            offset += 6;
        }
    }
    appendCodePoint(value, static_cast<char32_t>(code));
}

Result<Token> FilterLexer::readJsonText() {
    const std::size_t begin = offset_;
    Token token{TokenKind::literal, begin, {}};
    token.edmType = "Edm.String";
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != '"') {
        const char c = text_[end++];
        if (c == '\\' && end < text_.size())
            readEscape(end, token.value);
        else
            token.value.push_back(c);
    }
    if (end >= text_.size())
        return errorAt(begin, "the closing quotation mark of this text is missing.",
                       ErrorKind::wrongUsage);
    ++end;
    token.text = text_.substr(begin, end - begin);
    offset_ = end;
    return token;
}

Result<std::string_view> FilterLexer::takeOption() {
    const std::size_t begin = offset_;
    int depth = 0;
    char quote = '\0';
    for (; offset_ < text_.size(); ++offset_) {
        const char c = text_[offset_];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
            continue;
        }
        if (c == '\'' || c == '"')
            quote = c;
        else if ((c == ')' || c == ';') && depth == 0)
            break;
        else
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (quote != '\0' || offset_ == text_.size())
        return errorAt(begin, "a bracket or a quotation mark here has no partner.",
                       ErrorKind::wrongUsage);
    return text_.substr(begin, offset_ - begin);
}

} // namespace odc::odata
