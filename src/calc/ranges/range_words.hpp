// SPDX-License-Identifier: MPL-2.0
// What windows say about ranges, in the office's language.
#pragma once

#include "calc/uno.hpp"

#include <string_view>

namespace odc::calc::ranges {

struct RangeWords {
    OUString title; ///< of message boxes
    OUString refreshing;
    OUString rows;         ///< behind a number
    OUString notRefreshed; ///< title of a box that says why
    OUString noRangeHere;  ///< the cursor stands in none
    OUString noRanges;     ///< the document has none
    OUString rowsOf;       ///< "%1": so far, "%2": of all
    OUString secondsLeft;  ///< "%1": about
    OUString wantsHost;    ///< of the bar that asks; "%1": the host
    OUString allow;        ///< its buttons
    OUString never;
    OUString menuTitle; ///< of the context menu's entry; "%1": the range
    OUString menuRefresh;
    OUString menuStop;
    OUString menuEdit;
    OUString menuProperties;
    OUString menuChanges;
    OUString menuGoTo;
    OUString menuRemove;
    OUString menuExplain;
    OUString menuMark;
    OUString nothingToMark;
};

/// English where the language is none of ours. `language` is a tag such as "de-AT".
RangeWords rangeWordsIn(std::string_view language);

} // namespace odc::calc::ranges
