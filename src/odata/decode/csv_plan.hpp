// SPDX-License-Identifier: MPL-2.0
// What the beginning of a delimited text tells about all of it: delimiter, headings, kinds.
#pragma once

#include "base/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// The bytes of the text that are looked at before the first row is handed on.
inline constexpr std::size_t csvSampleBytes = std::size_t{64} << 10;

enum class CsvHeader { present, absent };

struct CsvColumn {
    std::string heading; ///< never empty, no two alike
    /// What every value of the sample is: decimal, date, dateTime, dateTimeOffset, else text.
    base::ValueKind kind = base::ValueKind::text;

    bool operator==(const CsvColumn&) const = default;
};

struct CsvPlan {
    char delimiter = ',';
    std::vector<CsvColumn> columns = {};
    std::size_t skippedBytes = 0; ///< a first line "sep=;"

    bool operator==(const CsvPlan&) const = default;
};

/// `sample` is UTF-8 without byte-order mark. The delimiter is that of comma, semicolon, tab and
/// pipe which divides the first rows into the same number of fields, and into the most.
/// Empty where there is no row at all.
std::optional<CsvPlan> planCsv(std::string_view sample, bool isWhole, CsvHeader header);

/// The kind that a value without a type has: an ISO date, a moment with a T, a number as JSON
/// writes one but for an exponent. All else, as "007" and "1E5", is text.
base::ValueKind guessKind(std::string_view text);

} // namespace odc::odata
