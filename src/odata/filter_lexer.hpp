// SPDX-License-Identifier: MPL-2.0
// The words of the filter languages. Not for: what they mean together (filter_parser.hpp).
#pragma once

#include "base/result.hpp"
#include "odata/expression.hpp"
#include "odata/filter_characters.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::odata {

enum class TokenKind {
    end,
    word, ///< an operator, a function's name, or a path with slashes
    literal,
    open,
    close,
    comma,
    minus,
    // v4 alone; v3 has the colon and the slash
    colon,
    slash,
    semicolon,
    equals,
    openSquare,
    closeSquare,
    openCurly,
    closeCurly,
};

struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t offset = 0;   ///< of its first byte
    std::string_view text;    ///< as written
    std::string edmType = {}; ///< literals only
    std::string value = {};   ///< literals only, without quotes, prefix or suffix
};

/// Reads one word after the other. Copies read on by themselves, which is how to look ahead.
/// Thread: any; `text` must outlive it.
class FilterLexer {
public:
    FilterLexer(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

    /// Errors: wrongUsage and unsupported, with the position.
    base::Result<Token> next();

    /// All up to the closing bracket or the semicolon that ends one of v4's options behind a path;
    /// brackets and quotation marks within belong to it. Nothing is skipped before it.
    /// Errors: wrongUsage (a bracket or a quotation mark without its partner).
    base::Result<std::string_view> takeOption();

    /// "…at character 14: <what>": positions count characters, not bytes, from 1.
    [[nodiscard]] base::Error errorAt(std::size_t offset, const std::string& what,
                                      base::ErrorKind kind) const;
    /// What stands at the offset, for an error: the word in quotation marks, or "the end".
    [[nodiscard]] std::string nameOf(const Token& token) const;

private:
    base::Result<Token> nextV4();
    base::Result<Token> readNumber();
    base::Result<Token> readNumberV4();
    base::Result<Token> readMomentV4(std::size_t end);
    base::Result<Token> readWord();
    base::Result<Token> readWordV4();
    base::Result<Token> readQuoted(std::size_t begin, std::string_view prefix);
    base::Result<Token> readJsonText();
    void readEscape(std::size_t& at, std::string& value) const;
    /// Where a path that begins at `begin` ends.
    [[nodiscard]] std::size_t endOfPath(std::size_t begin) const;
    [[nodiscard]] bool hasGuidAt(std::size_t begin) const;
    [[nodiscard]] std::size_t endOfDateAt(std::size_t begin) const;
    [[nodiscard]] Token literalTo(std::size_t end, std::string_view edmType) const;
    [[nodiscard]] base::Error unknownSign(std::size_t offset) const;
    [[nodiscard]] char at(std::size_t offset) const {
        return offset < text_.size() ? text_[offset] : '\0';
    }
    /// Whether a name or path that ends before this byte is all of it.
    [[nodiscard]] bool isBehindName(std::size_t offset) const {
        return !isWordPart(at(offset)) && at(offset) != '.' && at(offset) != '/';
    }

    std::string_view text_;
    Dialect dialect_;
    std::size_t offset_ = 0;
};

/// The literals that are named by their words alone: null, true, INF and the like.
/// `token.text` is the word; where it is none of them, the token stays a word.
void nameLiteral(Token& token, Dialect dialect);

} // namespace odc::odata
