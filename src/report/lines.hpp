// SPDX-License-Identifier: MPL-2.0
// One line of a report file, taken apart so that it can be put together again unchanged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

struct Line {
    enum class Kind { trivia, header, section, entry, broken };
    Kind kind = Kind::broken;
    std::string_view text;   ///< whole, with its line end
    std::string_view first;  ///< section: kind; entry: key; header: what stands before the version
    std::string_view second; ///< section: name; entry: qualifier; header: the version
    std::string_view value;  ///< entry
};

/// Views into `text`. The first line is the header, whatever it says.
std::vector<Line> splitLines(std::string_view text);

std::string_view trimmed(std::string_view text);
/// Parts between the separators, trimmed; nothing for an empty text.
std::vector<std::string> splitList(std::string_view text, char separator);
/// ASCII letters only: names of the grammar, parameters and choices.
bool equalsIgnoringCase(std::string_view left, std::string_view right);

} // namespace odc::report
