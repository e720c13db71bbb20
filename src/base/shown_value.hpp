// SPDX-License-Identifier: MPL-2.0
// What a value looks like to whoever reads the output, by its column's kind and policy. The one
// place that decides it: a cell, CSV and JSON all ask here (src/odata/VALUES.md).
#pragma once

#include "base/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace odc::base {

struct Shown {
    enum class Form {
        null,
        boolean,     ///< `number` is 0 or 1
        number,      ///< `number`
        exactNumber, ///< `text`: digits that a double cannot hold
        moment,      ///< `ticks` since 1970, in the zone that is shown
        day,         ///< `ticks` since 1970
        time,        ///< `ticks`: a time of day or a duration
        text,        ///< `text`
    };

    Form form = Form::null;
    double number = 0;
    Ticks ticks = 0;
    std::string made = {};      ///< a text that stands in no column
    std::string_view sent = {}; ///< a text that does, which lives as long as it

    [[nodiscard]] std::string_view text() const { return made.empty() ? sent : made; }
};

/// Dates before the Gregorian calendar (1582-10-15) are text, as a sheet would count other days.
Shown shownValue(const ColumnInfo& info, const Column& column, std::size_t row);

/// The same as text: ISO dates, a moment with its zone, every digit unless the policy rounds;
/// infinities and "not a number" as INF, -INF, NaN. Nothing: null.
std::optional<std::string> shownText(const ColumnInfo& info, const Column& column, std::size_t row);

} // namespace odc::base
