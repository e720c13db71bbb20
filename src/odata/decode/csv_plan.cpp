// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/csv_plan.hpp"

#include "base/date.hpp"
#include "odata/characters.hpp"
#include "text/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>
#include <utility>

namespace odc::odata {

using base::ValueKind;
using text::CsvField;

namespace {

constexpr std::array delimiters{',', ';', '\t', '|'};
constexpr std::size_t rowsCompared = 12;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isPlainNumber(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < text.size() && isDigit(text[digits]))
        ++digits;
    if (digits == 0 || (digits > 1 && text.front() == '0'))
        return false;
    if (digits == text.size())
        return true;
    return text[digits] == '.' && digits + 1 < text.size() &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(digits) + 1, text.end(), isDigit);
}

bool isBlankLine(std::span<const CsvField> fields) {
    return fields.size() == 1 && fields[0].text.empty() && !fields[0].isQuoted;
}

/// Calls `take` with each row of the sample until it returns false; the last one counts only where
/// nothing of it can be missing.
template <typename Take>
void readRows(std::string_view sample, bool isWhole, char delimiter, Take take) {
    const text::CsvLimits limits{.windowBytes = std::max<std::size_t>(sample.size(), 1)};
    text::CsvReader reader(delimiter, limits, [&](std::span<const CsvField> fields) {
        return isBlankLine(fields) || take(fields);
    });
    // What is wrong with the text is said when it is read in earnest.
    const auto pushed = reader.push(sample);
    if (pushed && *pushed && isWhole)
        static_cast<void>(reader.finish());
}

struct Division {
    std::size_t fields = 0;   ///< of the first row
    std::size_t sameRows = 0; ///< of those that follow, as many have as many
};

Division divide(std::string_view sample, bool isWhole, char delimiter) {
    Division division;
    std::size_t rows = 0;
    readRows(sample, isWhole, delimiter, [&](std::span<const CsvField> fields) {
        if (rows == 0)
            division.fields = fields.size();
        else if (fields.size() == division.fields)
            ++division.sameRows;
        return ++rows <= rowsCompared;
    });
    return division;
}

char findDelimiter(std::string_view sample, bool isWhole) {
    char best = delimiters.front();
    Division found;
    for (const char delimiter : delimiters) {
        const Division division = divide(sample, isWhole, delimiter);
        if (division.fields < 2)
            continue;
        if (std::pair(division.sameRows, division.fields) >
            std::pair(found.sameRows, found.fields)) {
            best = delimiter;
            found = division;
        }
    }
    return best;
}

/// Excel's way to name the delimiter: the first line is "sep=;".
std::optional<std::pair<char, std::size_t>> namedDelimiter(std::string_view sample) {
    const std::size_t end = sample.find_first_of("\r\n");
    if (end != 5 || toLowerCase(sample.substr(0, 4)) != "sep=")
        return std::nullopt;
    return std::pair(sample[4], end + (sample.substr(end).starts_with("\r\n") ? 2 : 1));
}

std::vector<CsvColumn> nameColumns(std::span<const CsvField> fields, CsvHeader header) {
    std::vector<CsvColumn> columns;
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string_view written =
            header == CsvHeader::present ? trimmed(fields[i].text) : std::string_view();
        const std::string base =
            written.empty() ? fmt::format("Column {}", i + 1) : std::string(written);
        std::string heading = base;
        for (int copy = 2; !taken.insert(heading).second; ++copy)
            heading = fmt::format("{} ({})", base, copy);
        columns.push_back({std::move(heading)});
    }
    return columns;
}

} // namespace

ValueKind guessKind(std::string_view text) {
    if (text.empty())
        return ValueKind::text;
    if (isPlainNumber(text))
        return ValueKind::decimal;
    if (text.size() < 10 || !isDigit(text.front()))
        return ValueKind::text;
    if (text.size() == 10)
        return base::parseDay(text) ? ValueKind::date : ValueKind::text;
    if (text[10] != 'T')
        return ValueKind::text;
    const auto moment = base::parseMoment(text);
    if (!moment)
        return ValueKind::text;
    return moment->hadZone ? ValueKind::dateTimeOffset : ValueKind::dateTime;
}

std::optional<CsvPlan> planCsv(std::string_view sample, bool isWhole, CsvHeader header) {
    CsvPlan plan;
    if (const auto named = namedDelimiter(sample)) {
        plan.delimiter = named->first;
        plan.skippedBytes = named->second;
        sample.remove_prefix(named->second);
    } else {
        plan.delimiter = findDelimiter(sample, isWhole);
    }
    std::vector<std::optional<ValueKind>> kinds;
    bool hasHead = false;
    readRows(sample, isWhole, plan.delimiter, [&](std::span<const CsvField> fields) {
        if (!std::exchange(hasHead, true)) {
            plan.columns = nameColumns(fields, header);
            kinds.resize(plan.columns.size());
            if (header == CsvHeader::present)
                return true;
        }
        for (std::size_t i = 0; i < std::min(fields.size(), kinds.size()); ++i) {
            if (fields[i].text.empty())
                continue;
            const ValueKind kind = guessKind(fields[i].text);
            kinds[i] = kinds[i].value_or(kind) == kind ? kind : ValueKind::text;
        }
        return true;
    });
    if (!hasHead)
        return std::nullopt;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        plan.columns[i].kind = kinds[i].value_or(ValueKind::text);
    return plan;
}

} // namespace odc::odata
