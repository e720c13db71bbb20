// SPDX-License-Identifier: MPL-2.0
#include "odata/split.hpp"

namespace odc::odata {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    int depth = 0;
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isQuoted = quote != '\0';
        if (isQuoted && c == quote)
            quote = '\0';
        else if (!isQuoted && (c == '\'' || c == '"'))
            quote = c;
        else if (!isQuoted && c == '(')
            ++depth;
        else if (!isQuoted && c == ')')
            --depth;
        else if (c == separator && !isQuoted && depth <= 0) {
            pieces.push_back(text.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    pieces.push_back(text.substr(begin));
    return pieces;
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
