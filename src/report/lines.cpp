// SPDX-License-Identifier: MPL-2.0
#include "report/lines.hpp"

#include <algorithm>

namespace odc::report {
namespace {

bool isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

char lowered(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

Line sectionLine(std::string_view content) {
    Line line;
    if (content.back() != ']')
        return line;
    const std::string_view inside = trimmed(content.substr(1, content.size() - 2));
    const std::size_t space = inside.find_first_of(" \t");
    line.first = inside.substr(0, space);
    if (line.first.empty())
        return line;
    line.second =
        space == std::string_view::npos ? std::string_view{} : trimmed(inside.substr(space));
    line.kind = Line::Kind::section;
    return line;
}

Line entryLine(std::string_view content) {
    Line line;
    std::size_t equals = content.find('=');
    const std::size_t bracket = content.find('[');
    std::string_view left = trimmed(content.substr(0, equals));
    if (bracket < equals) {
        const std::size_t close = content.find(']', bracket);
        if (close == std::string_view::npos)
            return line;
        equals = content.find('=', close);
        if (equals == std::string_view::npos ||
            !trimmed(content.substr(close + 1, equals - close - 1)).empty())
            return line;
        left = trimmed(content.substr(0, bracket));
        line.second = trimmed(content.substr(bracket + 1, close - bracket - 1));
        if (line.second.empty())
            return line;
    }
    if (equals == std::string_view::npos || left.empty())
        return line;
    line.first = left;
    line.value = trimmed(content.substr(equals + 1));
    line.kind = Line::Kind::entry;
    return line;
}

Line headerLine(std::string_view content) {
    Line line;
    if (content.starts_with("\xEF\xBB\xBF"))
        content.remove_prefix(3);
    content = trimmed(content);
    const std::size_t space = content.find_first_of(" \t");
    line.first = content.substr(0, space);
    line.second =
        space == std::string_view::npos ? std::string_view{} : trimmed(content.substr(space));
    line.kind = Line::Kind::header;
    return line;
}

Line lineOf(std::string_view content) {
    if (content.empty() || content.front() == '#') {
        Line line;
        line.kind = Line::Kind::trivia;
        return line;
    }
    // A carriage return inside a line would not survive being written anew.
    if (content.find('\r') != std::string_view::npos)
        return {};
    return content.front() == '[' ? sectionLine(content) : entryLine(content);
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string> splitList(std::string_view text, char separator) {
    std::vector<std::string> parts;
    if (trimmed(text).empty())
        return parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

bool equalsIgnoringCase(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lowered, lowered);
}

std::vector<Line> splitLines(std::string_view text) {
    std::vector<Line> lines;
    while (!text.empty() || lines.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view whole =
            text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
        Line line = lines.empty() ? headerLine(whole) : lineOf(trimmed(whole));
        line.text = whole;
        lines.push_back(line);
        text.remove_prefix(whole.size());
    }
    return lines;
}

} // namespace odc::report
