// SPDX-License-Identifier: MPL-2.0
#include "odata/filter_lexer.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "odata/filter_characters.hpp"
#include "odata/language.hpp"
#include "odata/literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

/// The Edm type that a prefix before an apostrophe stands for; empty: none of the dialect.
std::string typeOfPrefix(std::string_view prefix, Dialect dialect) {
    if (prefix.empty())
        return "Edm.String";
    if (dialect != Dialect::v2 && prefix == "geography")
        return "Edm.Geography";
    if (dialect != Dialect::v2 && prefix == "geometry")
        return "Edm.Geometry";
    if (dialect == Dialect::v4) {
        const std::string name = lowerCase(prefix);
        if (name == "duration")
            return "Edm.Duration";
        if (name == "binary")
            return "Edm.Binary";
        // Without a point it is no enumeration's full name but one of the older versions' prefixes.
        return prefix.find('.') == std::string_view::npos ? std::string() : std::string(prefix);
    }
    if (prefix == "datetime")
        return "Edm.DateTime";
    if (prefix == "datetimeoffset")
        return "Edm.DateTimeOffset";
    if (prefix == "time")
        return "Edm.Time";
    if (prefix == "guid")
        return "Edm.Guid";
    if (prefix == "binary" || prefix == "X" || prefix == "x")
        return "Edm.Binary";
    return {};
}

/// What to write instead where a prefix is another version's.
std::string_view hintFor(std::string_view prefix, Dialect dialect) {
    if (dialect != Dialect::v4)
        return prefix == "duration" ? " Write time'PT13H20M'." : "";
    if (prefix == "datetime" || prefix == "datetimeoffset")
        return " Write it bare: 2014-07-15T00:00:00Z.";
    if (prefix == "time")
        return " Write 13:20:00, or duration'PT13H20M'.";
    if (prefix == "guid")
        return " Write it bare.";
    if (prefix == "X")
        return " Write binary'D6s='.";
    return "";
}

std::string exampleOf(std::string_view edmType, Dialect dialect) {
    if (edmType == "Edm.DateTime")
        return "datetime'2014-07-15T00:00:00'";
    if (edmType == "Edm.DateTimeOffset")
        return "datetimeoffset'2014-07-15T00:00:00Z'";
    if (edmType == "Edm.Time")
        return "time'PT13H20M'";
    if (edmType == "Edm.Guid")
        return "guid'0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344'";
    if (edmType == "Edm.Duration")
        return "duration'PT13H20M'";
    if (edmType == "Edm.Geography" || edmType == "Edm.Geometry")
        return fmt::format("{}'SRID=4326;Point(8.7 50.1)'", lowerCase(edmType.substr(4)));
    if (edmType == "Edm.Binary")
        return dialect == Dialect::v4 ? "binary'D6s='" : "X'0FAB'";
    return fmt::format("{}'Name'", edmType);
}

} // namespace

void nameLiteral(Token& token, Dialect dialect) {
    const std::string_view word = token.text;
    const auto makeLiteral = [&](std::string_view type, std::string_view value) {
        token.kind = TokenKind::literal;
        token.edmType = type;
        token.value = value;
    };
    const std::string folded = dialect == Dialect::v4 ? lowerCase(word) : std::string(word);
    if (word == "null")
        makeLiteral("null", "");
    else if (folded == "true" || folded == "false")
        makeLiteral("Edm.Boolean", folded);
    else if (word == "INF" || word == "NaN")
        makeLiteral("Edm.Double", word);
    else if (dialect != Dialect::v4 && (word == "INFf" || word == "NaNf"))
        makeLiteral("Edm.Single", word.substr(0, 3));
}

Error FilterLexer::errorAt(std::size_t offset, const std::string& what, ErrorKind kind) const {
    const std::string_view before = text_.substr(0, std::min(offset, text_.size()));
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    });
    return Error{
        kind, fmt::format("The filter cannot be read at character {}: {}", characters + 1, what)};
}

std::string FilterLexer::nameOf(const Token& token) const {
    if (token.kind == TokenKind::end)
        return "the end";
    return fmt::format("\"{}\"", token.text);
}

Error FilterLexer::unknownSign(std::size_t offset) const {
    const char c = at(offset);
    if (c == '=' || c == '<' || c == '>' || c == '!')
        return errorAt(offset, "comparisons are written in letters here: eq, ne, lt, le, gt or ge.",
                       ErrorKind::wrongUsage);
    if (c == '"')
        return errorAt(offset, "text is written between apostrophes, as in 'Berlin'.",
                       ErrorKind::wrongUsage);
    return errorAt(offset, fmt::format("the sign \"{}\" has no meaning here.", c >= ' ' ? c : '?'),
                   ErrorKind::wrongUsage);
}

Result<Token> FilterLexer::next() {
    if (dialect_ == Dialect::v4)
        return nextV4();
    while (offset_ < text_.size() && isSpace(text_[offset_]))
        ++offset_;
    const std::size_t begin = offset_;
    if (begin == text_.size())
        return Token{TokenKind::end, begin, {}};
    const char c = text_[begin];
    const auto single = [&](TokenKind kind) {
        ++offset_;
        return Token{kind, begin, text_.substr(begin, 1)};
    };
    if (c == '(')
        return single(TokenKind::open);
    if (c == ')')
        return single(TokenKind::close);
    if (c == ',')
        return single(TokenKind::comma);
    if (c == '\'')
        return readQuoted(begin, {});
    if (isDigit(c))
        return readNumber();
    if (c == '-') {
        const bool isInfinity =
            text_.substr(begin + 1, 3) == "INF" &&
            (isBehindName(begin + 4) || (at(begin + 4) == 'f' && isBehindName(begin + 5)));
        if (isDigit(at(begin + 1)) || isInfinity)
            return readNumber();
        return single(TokenKind::minus);
    }
    constexpr std::string_view row = "$it";
    const bool isRow = dialect_ == Dialect::v3 && text_.substr(begin, row.size()) == row &&
                       !isWordPart(at(begin + row.size()));
    if (isWordStart(c) || isRow)
        return readWord();
    if (dialect_ == Dialect::v3 && c == ':')
        return single(TokenKind::colon);
    return unknownSign(begin);
}

Result<Token> FilterLexer::readNumber() {
    const std::size_t begin = offset_;
    std::size_t end = begin + (at(begin) == '-' ? 1u : 0u);
    bool isWhole = true;
    const auto skipDigits = [&] {
        while (isDigit(at(end)))
            ++end;
    };
    if (at(end) == 'I') {
        end += 3;
        isWhole = false;
    } else {
        skipDigits();
        if (at(end) == '.' && isDigit(at(end + 1))) {
            isWhole = false;
            ++end;
            skipDigits();
        }
        if (at(end) == 'e' || at(end) == 'E') {
            const std::size_t digits = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2u : 1u);
            if (isDigit(at(digits))) {
                isWhole = false;
                end = digits;
                skipDigits();
            }
        }
    }
    Token token{TokenKind::literal, begin, {}};
    token.value = text_.substr(begin, end - begin);
    const char suffix = at(end);
    std::string_view type;
    switch (suffix) {
    case 'L':
    case 'l':
        type = "Edm.Int64";
        break;
    case 'M':
    case 'm':
        type = "Edm.Decimal";
        break;
    case 'D':
    case 'd':
        type = "Edm.Double";
        break;
    case 'F':
    case 'f':
        type = "Edm.Single";
        break;
    default:
        break;
    }
    if (!type.empty()) {
        ++end;
    } else if (!isWhole) {
        type = "Edm.Double";
    } else {
        const auto number = base::parseInteger(token.value);
        if (!number)
            return errorAt(begin,
                           fmt::format("{} is too large for a whole number; write {}M for a "
                                       "decimal one.",
                                       token.value, token.value),
                           ErrorKind::wrongUsage);
        const bool isSmall = *number >= std::numeric_limits<std::int32_t>::min() &&
                             *number <= std::numeric_limits<std::int32_t>::max();
        type = isSmall ? "Edm.Int32" : "Edm.Int64";
    }
    token.edmType = type;
    token.text = text_.substr(begin, end - begin);
    if (at(end) == '-' && isDigit(at(end + 1)))
        return errorAt(begin, "a date is written as datetime'2014-07-15T00:00:00'.",
                       ErrorKind::wrongUsage);
    if (isWordPart(at(end)) || at(end) == '.' || at(end) == '\'' ||
        !isValidLiteral(type, token.value)) {
        while (isWordPart(at(end)) || at(end) == '.')
            ++end;
        return errorAt(begin,
                       fmt::format("\"{}\" is not a number.", text_.substr(begin, end - begin)),
                       ErrorKind::wrongUsage);
    }
    offset_ = end;
    return token;
}

Result<Token> FilterLexer::readWord() {
    const std::size_t begin = offset_;
    std::size_t end = begin;
    while (isWordPart(at(end)) || (at(end) == '.' && isWordStart(at(end + 1))))
        ++end;
    if (at(end) == '\'')
        return readQuoted(begin, text_.substr(begin, end - begin));
    end = endOfPath(begin);
    const std::string_view word = text_.substr(begin, end - begin);
    const bool isLambda = word.ends_with("/any") || word.ends_with("/all");
    if (dialect_ == Dialect::v2 && at(end) == '(' && isLambda)
        return errorAt(begin,
                       fmt::format("\"{}\" looks into a list, which OData version 2 cannot; filter "
                                   "on single values instead.",
                                   word),
                       ErrorKind::unsupported);
    if (at(end) == '/' || at(end) == '$' || at(end) == '@')
        return errorAt(end, fmt::format("a property name was expected after \"{}\".", word),
                       ErrorKind::wrongUsage);
    offset_ = end;
    Token token{TokenKind::word, begin, word};
    nameLiteral(token, dialect_);
    return token;
}

Result<Token> FilterLexer::readQuoted(std::size_t begin, std::string_view prefix) {
    const std::string type = typeOfPrefix(prefix, dialect_);
    if (type.empty())
        return errorAt(begin,
                       fmt::format("{} knows no values written as {}'…'.{}",
                                   odata::nameOf(dialect_), prefix, hintFor(prefix, dialect_)),
                       ErrorKind::unsupported);
    Token token{TokenKind::literal, begin, {}};
    token.edmType = type;
    std::size_t end = begin + prefix.size() + 1;
    for (;; ++end) {
        if (end >= text_.size())
            return errorAt(begin, "the closing apostrophe of this text is missing.",
                           ErrorKind::wrongUsage);
        if (text_[end] == '\'') {
            if (at(end + 1) != '\'')
                break;
            ++end;
        }
        token.value.push_back(text_[end]);
    }
    ++end;
    token.text = text_.substr(begin, end - begin);
    if (dialect_ == Dialect::v4 && type == "Edm.Binary") {
        auto hex = hexOfBase64(token.value);
        token.value = hex ? std::move(*hex) : std::string("?");
    }
    if (!isValidLiteral(type, token.value))
        return errorAt(begin,
                       fmt::format("{} is not a value of this kind, which is written like {}.",
                                   token.text, exampleOf(type, dialect_)),
                       ErrorKind::wrongUsage);
    token.value = canonicalLiteral(type, std::move(token.value));
    offset_ = end;
    return token;
}

} // namespace odc::odata
