// SPDX-License-Identifier: MPL-2.0
// The cases of the OASIS file odata-abnf-testcases.yaml: a list of flat maps with plain and quoted
// texts, some of them over several lines. No more of YAML is read than that file uses.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::test {

struct AbnfCase {
    std::string rule;
    std::string input;
    bool isGood = true;
};

namespace abnf {

/// "…" with its escapes, '…' with '' for ', or plain.
inline std::string unquoted(std::string_view text) {
    std::string result;
    if (text.starts_with('\'')) {
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            if (text[i] == '\'' && text[i + 1] == '\'')
                ++i;
            result.push_back(text[i]);
        }
        return result;
    }
    if (!text.starts_with('"'))
        return std::string(text);
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        char c = text[i];
        if (c == '\\') {
            c = text[++i];
            c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        }
        result.push_back(c);
    }
    return result;
}

inline std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// A further line of the same text: after a backslash without a space between.
inline void appendLine(std::string& value, std::string_view line) {
    if (value.ends_with('\\'))
        value.pop_back();
    else if (!value.empty())
        value.push_back(' ');
    value += line;
}

} // namespace abnf

inline std::vector<AbnfCase> readAbnfCases(std::string_view yaml) {
    std::vector<AbnfCase> cases;
    yaml.remove_prefix(std::min(yaml.find("\nTestCases:"), yaml.size()));
    std::string* place = nullptr;
    std::string ignored;
    const auto finish = [&] {
        if (!cases.empty()) {
            cases.back().rule = abnf::unquoted(cases.back().rule);
            cases.back().input = abnf::unquoted(cases.back().input);
        }
    };
    while (!yaml.empty()) {
        const std::string_view line = yaml.substr(0, yaml.find('\n'));
        yaml.remove_prefix(std::min(line.size() + 1, yaml.size()));
        const bool isNew = line.starts_with("  - ");
        const bool isKey = isNew || (line.starts_with("    ") && line.size() > 4 && line[4] != ' ');
        if (!isKey) {
            if (place != nullptr && !abnf::trimmed(line).empty() && line[0] != '#')
                abnf::appendLine(*place, abnf::trimmed(line));
            continue;
        }
        if (isNew) {
            finish();
            cases.emplace_back();
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || cases.empty())
            continue;
        const std::string_view key = line.substr(4, colon - 4);
        if (key == "FailAt")
            cases.back().isGood = false;
        place = key == "Rule"    ? &cases.back().rule
                : key == "Input" ? &cases.back().input
                                 : &ignored;
        *place = abnf::trimmed(line.substr(colon + 1));
    }
    finish();
    return cases;
}

} // namespace odc::test
