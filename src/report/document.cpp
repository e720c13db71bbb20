// SPDX-License-Identifier: MPL-2.0
#include "report/document.hpp"

#include "base/number.hpp"
#include "report/lines.hpp"

#include <fmt/format.h>

namespace odc::report {
namespace {

constexpr std::size_t maxTextBytes = 1u << 20;

/// A value stands on one line: a line break in it would begin another key.
std::string oneLine(std::string_view value) {
    std::string text(trimmed(value));
    for (char& character : text) {
        if (character == '\n' || character == '\r')
            character = ' ';
    }
    return text;
}

Result<void> checkHeader(const Line& line, std::string_view kind) {
    const auto version = base::parseInteger(line.second);
    if (line.first != fmt::format("odata-{}", kind) || !version || *version < 1)
        return lineError(
            kind, 1, fmt::format("the first line must be “odata-{} {}”.", kind, grammarVersion));
    if (*version > grammarVersion)
        return base::Error{base::ErrorKind::unsupported,
                           fmt::format("This {} is written in version {} of the grammar; this "
                                       "program reads version {}. Use a newer one.",
                                       kind, *version, grammarVersion),
                           {},
                           "line 1"};
    return {};
}

} // namespace

base::Error lineError(std::string_view kind, int line, std::string_view message) {
    return {base::ErrorKind::wrongUsage,
            fmt::format("Line {} of the {}: {}", line, kind, message),
            {},
            fmt::format("line {}", line)};
}

Result<Document> readDocument(std::string_view text, std::string_view kind) {
    if (text.size() > maxTextBytes)
        return base::Error{base::ErrorKind::tooLarge,
                           fmt::format("A {} file may have at most 1 MiB; this text has {} bytes.",
                                       kind, text.size())};
    const std::vector<Line> lines = splitLines(text);
    if (const auto header = checkHeader(lines.front(), kind); !header)
        return header.error();
    Document document{std::string(kind), {Section{{}, {}, 1, {}}}};
    for (std::size_t index = 1; index < lines.size(); ++index) {
        const Line& line = lines[index];
        const int number = static_cast<int>(index) + 1;
        if (line.kind == Line::Kind::broken)
            return lineError(kind, number,
                             fmt::format("expected “[section]”, “key = value”, a comment (#) or an "
                                         "empty line, found “{}”.",
                                         trimmed(line.text.substr(0, 60))));
        if (line.kind == Line::Kind::section)
            document.sections.push_back(
                {std::string(line.first), std::string(line.second), number, {}});
        if (line.kind == Line::Kind::entry)
            document.sections.back().entries.push_back({std::string(line.first),
                                                        std::string(line.second),
                                                        std::string(line.value), number});
    }
    return document;
}

std::string writeDocument(const Document& document) {
    std::string text = fmt::format("odata-{} {}\n", document.kind, grammarVersion);
    for (const Section& section : document.sections) {
        if (!section.kind.empty()) {
            const std::string name = oneLine(section.name);
            text += fmt::format("\n[{}{}{}]\n", section.kind, name.empty() ? "" : " ", name);
        }
        for (const Entry& entry : section.entries) {
            text += entry.key;
            if (!entry.qualifier.empty())
                text += fmt::format("[{}]", oneLine(entry.qualifier));
            const std::string value = oneLine(entry.value);
            text += value.empty() ? " =\n" : fmt::format(" = {}\n", value);
        }
    }
    return text;
}

} // namespace odc::report
