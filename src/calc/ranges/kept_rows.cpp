// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/kept_rows.hpp"

#include "calc/convert.hpp"
#include "calc/number_formats.hpp"

#include "report/range_keeping.hpp"

#include <com/sun/star/sheet/GeneralFunction.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace odc::calc::ranges {

namespace {

report::CellValue ownCell(const Any& cell) {
    report::CellValue own;
    if (cell >>= own.number)
        own.kind = report::CellValue::Kind::number;
    else if (OUString text; (cell >>= text) && !text.isEmpty()) {
        own.kind = report::CellValue::Kind::text;
        own.made = fromUno(text);
    }
    return own;
}

} // namespace

base::Result<std::optional<base::Ticks>> newestShown(const Document& document,
                                                     const RangePlace& place, bool hasHeader,
                                                     const report::RangeDefinition& definition) {
    if (definition.properties.keeping != report::Keeping::append || definition.columns.empty())
        return std::optional<base::Ticks>();
    const auto date = report::dateColumnOf(definition.columns, definition.properties);
    if (!date)
        return date.error();
    const auto at = std::ranges::find(definition.columns, *date, &report::RangeColumn::path);
    const std::int32_t column =
        place.area.column + static_cast<std::int32_t>(at - definition.columns.begin());
    const cells::Area rows{column, place.area.row + (hasHeader ? 1 : 0), column,
                           place.area.lastRow};
    if (column > place.area.lastColumn || rows.row > rows.lastRow)
        return std::optional<base::Ticks>();
    const double days =
        Reference<css::sheet::XSheetOperation>(cells::range(place.sheet, rows), UNO_QUERY_THROW)
            ->computeFunction(css::sheet::GeneralFunction_MAX);
    if (!std::isfinite(days) || days <= 0)
        return std::optional<base::Ticks>();
    // To the second below: a row of the same second is asked for again, and known by its key.
    const auto seconds = static_cast<base::Ticks>(std::floor(days * 86'400.0 + 1e-4));
    return std::optional(base::ticksOf(nullDateOf(document)) + seconds * base::ticksPerSecond);
}

std::vector<report::OwnRow> ownRows(const CellRows& rows,
                                    const std::vector<report::RangeColumn>& had,
                                    const std::vector<report::RangeColumn>& columns) {
    std::vector<std::optional<sal_Int32>> places;
    for (const report::RangeColumn& column : columns) {
        const auto place = std::ranges::find(had, column.path, &report::RangeColumn::path);
        places.push_back(place == had.end()
                             ? std::nullopt
                             : std::optional(static_cast<sal_Int32>(place - had.begin())));
    }
    std::vector<report::OwnRow> own;
    for (const CellRow& row : rows) {
        report::OwnRow& wide = own.emplace_back(places.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i] && *places[i] < row.getLength())
                wide[i] = ownCell(row[*places[i]]);
    }
    return own;
}

std::vector<std::int64_t> orderWithKept(const std::vector<report::OwnRow>& own,
                                        const report::RowMarks& marks,
                                        const std::vector<std::size_t>& keys) {
    std::vector<std::int64_t> order;
    std::unordered_set<std::uint64_t> known;
    for (std::size_t row = 0; row < own.size(); ++row) {
        order.push_back(-1 - static_cast<std::int64_t>(row));
        if (!keys.empty())
            known.insert(report::keyOf(own[row], keys));
    }
    for (std::size_t row = 0; row < marks.digests.size(); ++row)
        if (keys.empty() || !known.contains(marks.keys[row]))
            order.push_back(static_cast<std::int64_t>(row));
    return order;
}

} // namespace odc::calc::ranges
