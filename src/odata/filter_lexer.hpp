// SPDX-License-Identifier: MPL-2.0
// The words of OData v2's filter language. Not for: what they mean together (filter_parser.hpp).
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace odc::odata {

enum class TokenKind { end, word, literal, open, close, comma, minus };

struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t offset = 0;   ///< of its first byte
    std::string_view text;    ///< as written
    std::string edmType = {}; ///< literals only
    std::string value = {};   ///< literals only, without quotes, prefix or suffix
};

/// Reads one word after the other. Thread: any; `text` must outlive it.
class FilterLexer {
public:
    explicit FilterLexer(std::string_view text) : text_(text) {}

    /// Errors: wrongUsage and unsupported, with the position.
    base::Result<Token> next();

    /// "…at character 14: <what>": positions count characters, not bytes, from 1.
    [[nodiscard]] base::Error errorAt(std::size_t offset, const std::string& what,
                                      base::ErrorKind kind) const;
    /// What stands at the offset, for an error: the word in quotation marks, or "the end".
    [[nodiscard]] std::string nameOf(const Token& token) const;

private:
    base::Result<Token> readNumber();
    base::Result<Token> readWord();
    base::Result<Token> readQuoted(std::size_t begin, std::string_view prefix);
    [[nodiscard]] char at(std::size_t offset) const {
        return offset < text_.size() ? text_[offset] : '\0';
    }

    std::string_view text_;
    std::size_t offset_ = 0;
};

} // namespace odc::odata
