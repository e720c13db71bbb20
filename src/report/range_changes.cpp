// SPDX-License-Identifier: MPL-2.0
#include "report/range_changes.hpp"

#include "base/date.hpp"
#include "base/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace odc::report {
namespace {

using base::ValueKind;

constexpr double secondsPerDay = 86'400.0;

bool isMoment(ValueKind kind) {
    return kind == ValueKind::date || kind == ValueKind::dateTime ||
           kind == ValueKind::dateTimeOffset;
}

bool isTime(ValueKind kind) {
    return isMoment(kind) || kind == ValueKind::timeOfDay || kind == ValueKind::duration;
}

bool isEmpty(const SheetValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || (text && text->empty());
}

bool isSame(const SheetValue& left, const SheetValue& right, ValueKind kind) {
    if (isEmpty(left) || isEmpty(right))
        return isEmpty(left) && isEmpty(right);
    const auto* one = std::get_if<double>(&left);
    const auto* other = std::get_if<double>(&right);
    if (one && other && isTime(kind))
        return std::abs(*one - *other) * secondsPerDay < 0.5;
    return left == right;
}

RowFate fateOf(const RowPair& pair) {
    if (!pair.before)
        return RowFate::added;
    return pair.after ? RowFate::changed : RowFate::gone;
}

RowChange changeOf(const std::vector<RangeColumn>& columns, const RowPair& pair) {
    RowChange change;
    change.fate = fateOf(pair);
    change.row = pair.row;
    const SheetRow& named = pair.after ? *pair.after : *pair.before;
    for (std::size_t i = 0; i < columns.size() && i < named.size(); ++i) {
        if (columns[i].isKey)
            change.key.push_back(named[i]);
        CellChange cell{i, pair.before ? (*pair.before)[i] : SheetValue(),
                        pair.after ? (*pair.after)[i] : SheetValue()};
        if (!isSame(cell.before, cell.after, columns[i].kind))
            change.cells.push_back(std::move(cell));
    }
    return change;
}

} // namespace

std::vector<RowMatch> rowsToCompare(std::span<const std::uint64_t> standing,
                                    std::span<const std::uint64_t> wanted,
                                    const std::optional<RowAlignment>& alignment) {
    std::vector<RowMatch> changed;
    std::vector<RowMatch> added;
    std::vector<RowMatch> gone;
    const auto put = [](std::vector<RowMatch>& list, RowMatch match) {
        if (list.size() <= mostChangesListed)
            list.push_back(match);
    };
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        const auto now = static_cast<std::int32_t>(row);
        const std::int32_t old = alignment               ? alignment->oldRows[row]
                                 : row < standing.size() ? now
                                                         : noRow;
        if (old == noRow)
            put(added, {noRow, now});
        else if (standing[static_cast<std::size_t>(old)] != wanted[row])
            put(changed, {old, now});
    }
    if (alignment)
        for (const std::int32_t row : alignment->gone)
            put(gone, {row, noRow});
    for (std::size_t row = wanted.size(); !alignment && row < standing.size(); ++row)
        put(gone, {static_cast<std::int32_t>(row), noRow});
    added.insert(added.end(), changed.begin(), changed.end());
    added.insert(added.end(), gone.begin(), gone.end());
    return added;
}

RangeChanges listChanges(std::vector<RangeColumn> columns, const std::vector<RowPair>& pairs) {
    RangeChanges changes;
    changes.columns = std::move(columns);
    for (const RowPair& pair : pairs) {
        if (!pair.before && !pair.after)
            continue;
        RowChange change = changeOf(changes.columns, pair);
        if (change.fate == RowFate::changed && change.cells.empty())
            continue;
        changes.rows.push_back(std::move(change));
    }
    std::ranges::stable_sort(changes.rows, {}, [](const RowChange& change) {
        return std::pair(change.fate, change.row);
    });
    changes.isCut = changes.rows.size() > mostChangesListed;
    if (changes.isCut)
        changes.rows.resize(mostChangesListed);
    return changes;
}

std::string textOf(const SheetValue& value, ValueKind kind, base::Day nullDate) {
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    const auto* number = std::get_if<double>(&value);
    if (!number)
        return {};
    if (!isTime(kind))
        return base::formatReal(*number);
    const auto seconds = static_cast<base::Ticks>(std::llround(*number * secondsPerDay));
    if (!isMoment(kind))
        return fmt::format("{}{}:{:02}:{:02}", seconds < 0 ? "-" : "", std::abs(seconds) / 3600,
                           std::abs(seconds) / 60 % 60, std::abs(seconds) % 60);
    const base::Ticks moment = base::ticksOf(nullDate) + seconds * base::ticksPerSecond;
    return moment % base::ticksPerDay == 0 ? base::formatDay(base::dayOf(moment))
                                           : base::formatMoment(moment);
}

std::string rowName(const RangeChanges& changes, const RowChange& row, base::Day nullDate) {
    std::string name;
    std::size_t at = 0;
    for (const RangeColumn& column : changes.columns) {
        if (!column.isKey || at == row.key.size())
            continue;
        name += fmt::format("{}{} {}", name.empty() ? "" : ", ", column.path,
                            textOf(row.key[at++], column.kind, nullDate));
    }
    return name.empty() ? fmt::format("row {}", row.row + 1) : name;
}

} // namespace odc::report
