// SPDX-License-Identifier: MPL-2.0
// What OData v4 writes in ways of its own: bare dates and guids, signs, paths.
#include "base/number.hpp"
#include "odata/filter_characters.hpp"
#include "odata/filter_lexer.hpp"
#include "odata/literal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::odata {

using base::ErrorKind;
using base::Result;

namespace {

TokenKind kindOfSign(char c) {
    switch (c) {
    case '(':
        return TokenKind::open;
    case ')':
        return TokenKind::close;
    case ',':
        return TokenKind::comma;
    case ':':
        return TokenKind::colon;
    case '/':
        return TokenKind::slash;
    case ';':
        return TokenKind::semicolon;
    case '=':
        return TokenKind::equals;
    case '[':
        return TokenKind::openSquare;
    case ']':
        return TokenKind::closeSquare;
    case '{':
        return TokenKind::openCurly;
    case '}':
        return TokenKind::closeCurly;
    default:
        return TokenKind::end;
    }
}

} // namespace

std::size_t FilterLexer::endOfPath(std::size_t begin) const {
    const bool isV4 = dialect_ == Dialect::v4;
    const auto startsSegment = [&](std::size_t offset) {
        const char c = at(offset);
        return isWordStart(c) || (isV4 && (c == '@' || c == '$') && isWordStart(at(offset + 1)));
    };
    std::size_t end = begin;
    for (;;) {
        const bool isAnnotation = at(end) == '@';
        if (at(end) == '@' || at(end) == '$')
            ++end;
        while (isWordPart(at(end)) || (at(end) == '.' && isWordStart(at(end + 1))))
            ++end;
        if (isAnnotation && at(end) == '#' && isWordStart(at(end + 1))) {
            ++end;
            while (isWordPart(at(end)))
                ++end;
        }
        if (at(end) != '/' || !startsSegment(end + 1))
            return end;
        ++end;
    }
}

bool FilterLexer::hasGuidAt(std::size_t begin) const {
    constexpr std::size_t length = 36;
    for (std::size_t i = 0; i < length; ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? at(begin + i) != '-' : !isHexDigit(at(begin + i)))
            return false;
    }
    return !isWordPart(at(begin + length)) && at(begin + length) != '-';
}

/// Where "2014-07-15" ends; `begin` where there is none.
std::size_t FilterLexer::endOfDateAt(std::size_t begin) const {
    for (std::size_t i = 0; i < 10; ++i) {
        const bool isDash = i == 4 || i == 7;
        if (isDash ? at(begin + i) != '-' : !isDigit(at(begin + i)))
            return begin;
    }
    return begin + 10;
}

Token FilterLexer::literalTo(std::size_t end, std::string_view edmType) const {
    Token token{TokenKind::literal, offset_, text_.substr(offset_, end - offset_)};
    token.edmType = edmType;
    token.value = token.text;
    return token;
}

Result<Token> FilterLexer::nextV4() {
    while (offset_ < text_.size() && isSpace(text_[offset_]))
        ++offset_;
    const std::size_t begin = offset_;
    if (begin == text_.size())
        return Token{TokenKind::end, begin, {}};
    const char c = text_[begin];
    if (const TokenKind kind = kindOfSign(c); kind != TokenKind::end) {
        ++offset_;
        return Token{kind, begin, text_.substr(begin, 1)};
    }
    if (c == '\'')
        return readQuoted(begin, {});
    if (c == '"')
        return readJsonText();
    if (isHexDigit(c) && hasGuidAt(begin)) {
        const Token token = literalTo(begin + 36, "Edm.Guid");
        offset_ += 36;
        return token;
    }
    if (isDigit(c) || (c == '+' && isDigit(at(begin + 1))))
        return readNumberV4();
    if (c == '-') {
        const bool isInfinity = text_.substr(begin + 1, 3) == "INF" && isBehindName(begin + 4);
        if (isDigit(at(begin + 1)) || isInfinity)
            return readNumberV4();
        ++offset_;
        return Token{TokenKind::minus, begin, text_.substr(begin, 1)};
    }
    if (isWordStart(c) || ((c == '$' || c == '@') && isWordStart(at(begin + 1))))
        return readWordV4();
    return unknownSign(begin);
}

/// A date with or without a time, or a time of day; `end` is behind its date, or at its begin.
Result<Token> FilterLexer::readMomentV4(std::size_t end) {
    const std::size_t begin = offset_;
    const bool hasDate = end > begin;
    const auto isClock = [&](std::size_t offset) {
        return isDigit(at(offset)) && isDigit(at(offset + 1)) && at(offset + 2) == ':' &&
               isDigit(at(offset + 3)) && isDigit(at(offset + 4));
    };
    const bool hasTime = !hasDate || ((at(end) == 'T' || at(end) == 't') && isClock(end + 1));
    if (hasTime) {
        end += hasDate ? 6 : 5;
        if (at(end) == ':' && isDigit(at(end + 1)))
            end += 3;
        if (at(end) == '.' && isDigit(at(end + 1)))
            for (++end; isDigit(at(end));)
                ++end;
    }
    bool hasZone = false;
    if (hasDate && hasTime && (at(end) == 'Z' || at(end) == 'z')) {
        ++end;
        hasZone = true;
    } else if (hasDate && hasTime && (at(end) == '+' || at(end) == '-') && isClock(end + 1)) {
        end += 6;
        hasZone = true;
    }
    end = std::min(end, text_.size());
    const std::string_view type = !hasDate   ? "Edm.TimeOfDay"
                                  : !hasTime ? "Edm.Date"
                                             : "Edm.DateTimeOffset";
    Token token = literalTo(end, type);
    std::transform(token.value.begin(), token.value.end(), token.value.begin(), [](char c) {
        return c == 't' ? 'T' : c == 'z' ? 'Z' : c;
    });
    if (hasDate && hasTime && !hasZone)
        return errorAt(begin, fmt::format("{} needs its zone, as in {}Z.", token.text, token.text),
                       ErrorKind::wrongUsage);
    if (!isValidLiteral(type, token.value) || isWordPart(at(end)))
        return errorAt(begin,
                       fmt::format("\"{}\" is no {} of the calendar and the clock.", token.text,
                                   hasDate ? "date" : "time"),
                       ErrorKind::wrongUsage);
    offset_ = end;
    return token;
}

Result<Token> FilterLexer::readNumberV4() {
    const std::size_t begin = offset_;
    if (const std::size_t end = endOfDateAt(begin); end > begin)
        return readMomentV4(end);
    if (isDigit(at(begin)) && isDigit(at(begin + 1)) && at(begin + 2) == ':' &&
        isDigit(at(begin + 3)) && isDigit(at(begin + 4)))
        return readMomentV4(begin);
    std::size_t end = begin + (isDigit(at(begin)) ? 0u : 1u);
    const auto skipDigits = [&] {
        while (isDigit(at(end)))
            ++end;
    };
    std::string_view type = "Edm.Int32";
    if (at(end) == 'I') {
        end += 3;
        type = "Edm.Double";
    } else {
        skipDigits();
        if (at(end) == '.' && isDigit(at(end + 1))) {
            type = "Edm.Decimal";
            ++end;
            skipDigits();
        }
        if (at(end) == 'e' || at(end) == 'E') {
            const std::size_t digits = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2u : 1u);
            if (isDigit(at(digits))) {
                type = "Edm.Double";
                end = digits;
                skipDigits();
            }
        }
    }
    const std::size_t signs = at(begin) == '+' ? 1u : 0u;
    const std::string value(text_.substr(begin + signs, end - begin - signs));
    if (type == "Edm.Int32" && !isValidLiteral(type, value))
        type = base::parseInteger(value) ? "Edm.Int64" : "Edm.Decimal";
    if (isWordPart(at(end)) || at(end) == '.' || at(end) == '\'') {
        const bool isSuffix =
            std::string_view("LlMmDdFf").find(at(end)) != std::string_view::npos &&
            !isWordPart(at(end + 1));
        while (isWordPart(at(end)) || at(end) == '.')
            ++end;
        return errorAt(
            begin,
            fmt::format("\"{}\" is not a number.{}", text_.substr(begin, end - begin),
                        isSuffix ? " OData version 4 writes numbers without a letter." : ""),
            ErrorKind::wrongUsage);
    }
    Token token = literalTo(end, type);
    token.value = value;
    offset_ = end;
    return token;
}

Result<Token> FilterLexer::readWordV4() {
    const std::size_t begin = offset_;
    std::size_t end = begin;
    while (isWordPart(at(end)) || (at(end) == '.' && isWordStart(at(end + 1))))
        ++end;
    if (at(end) == '\'' && end > begin)
        return readQuoted(begin, text_.substr(begin, end - begin));
    end = endOfPath(begin);
    const std::string_view word = text_.substr(begin, end - begin);
    if (at(end) == '/' || at(end) == '$' || at(end) == '@' || at(end) == '.')
        return errorAt(end, fmt::format("a property name was expected after \"{}\".", word),
                       ErrorKind::wrongUsage);
    offset_ = end;
    Token token{TokenKind::word, begin, word};
    nameLiteral(token, dialect_);
    return token;
}

} // namespace odc::odata
