// SPDX-License-Identifier: MPL-2.0
#include "odata/split.hpp"

namespace odc::odata {

namespace {

/// What a text has opened and not closed, read from its beginning on.
class Nesting {
public:
    void read(char c) {
        if (quote_ != '\0' && c == quote_)
            quote_ = '\0';
        else if (quote_ == '\0' && (c == '\'' || c == '"'))
            quote_ = c;
        else if (quote_ == '\0' && c == '(')
            ++depth_;
        else if (quote_ == '\0' && c == ')')
            --depth_;
    }
    [[nodiscard]] bool isQuoted() const { return quote_ != '\0'; }
    /// Below 0: brackets that nothing opened.
    [[nodiscard]] int depth() const { return depth_; }

private:
    char quote_ = '\0';
    int depth_ = 0;
};

} // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    Nesting nesting;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == separator && !nesting.isQuoted() && nesting.depth() <= 0) {
            pieces.push_back(text.substr(begin, i - begin));
            begin = i + 1;
        } else {
            nesting.read(text[i]);
        }
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

bool isClosed(std::string_view text) {
    Nesting nesting;
    for (const char c : text) {
        nesting.read(c);
        if (nesting.depth() < 0)
            return false;
    }
    return !nesting.isQuoted() && nesting.depth() == 0;
}

std::vector<std::string_view> splitPath(std::string_view path) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    int depth = 0;
    bool isQuoted = false;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const char c = path[i];
        if (c == '\'' && depth > 0)
            isQuoted = !isQuoted;
        else if (c == '(' && !isQuoted)
            ++depth;
        else if (c == ')' && !isQuoted && depth > 0)
            --depth;
        else if (c == '/' && depth == 0) {
            pieces.push_back(path.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    pieces.push_back(path.substr(begin));
    return pieces;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::vector<std::string> splitNames(std::string_view text) {
    std::vector<std::string> names;
    for (const std::string_view piece : split(text, ',')) {
        if (const std::string_view name = trim(piece); !name.empty())
            names.emplace_back(name);
    }
    return names;
}

} // namespace odc::odata
