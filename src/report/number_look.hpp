// SPDX-License-Identifier: MPL-2.0
// How a column's numbers look, by all that is known of it: its report, its metadata (scale, units,
// currencies), its values. Plain data; what the office makes of it is calc/number_formats.hpp.
#pragma once

#include "report/cell_values.hpp"
#include "report/grid.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace odc::report {

/// What a column's values turned out to need.
struct SeenValues {
    bool hasNumbers = false;
    bool hasTimeOfDay = false; ///< one that is not whole
    bool hasFractions = false; ///< of a second, were it a moment or a duration
    int decimals = 0;          ///< most behind the point of an Edm.Decimal
    bool operator==(const SeenValues&) const = default;

    void add(const CellValue& value);
    void add(const SeenValues& other);
};

struct NumberLook {
    CellFormat format = CellFormat::general;
    std::optional<int> decimals = {}; ///< so many, always; of a duration those of its seconds
    bool hasThousands = false;        ///< a mark between them
    std::string unit = {};            ///< behind each number; of money its currency
    bool isMoney = false;             ///< `unit` stands where the locale has a currency
    bool operator==(const NumberLook&) const = default;
};

/// A moment that is midnight in every row shows as a day. A number of a unit has it behind it, a
/// decimal as many decimals as its scale, one without a scale as many as its values.
NumberLook lookOf(const GridColumn& column, const base::ColumnInfo& info, const SeenValues& seen);

/// The look of rows some of which had the one before: it hides nothing that they show.
NumberLook widened(const NumberLook& before, NumberLook now);

/// As a definition keeps it: "decimals 2, thousands, unit kg"; "general" of nothing particular.
std::string writeLook(const NumberLook& look);
/// Nothing where it says something that this version does not know.
std::optional<NumberLook> readLook(std::string_view text);

} // namespace odc::report
