// SPDX-License-Identifier: MPL-2.0
// The few words that sheets bear and that no report file says.
#pragma once

#include "calc/uno.hpp"

#include <string_view>

namespace odc::calc {

struct Words {
    OUString total;
    OUString subtotalOf;   ///< "%1": the group
    OUString overviewLink; ///< "%1": the Overview sheet's name
    OUString latestDay;    ///< before a date
    OUString allSheets;
    OUString exactTexts; ///< why some figures are texts
    OUString undoOne;    ///< "%1": the report's title
    OUString notAdded;   ///< why a column with such texts has no total
    OUString details;    ///< of a tile's link to the report's own sheet
};

/// English where the language is none of ours. `language` is a tag such as "de-AT".
Words wordsIn(std::string_view language);

} // namespace odc::calc
