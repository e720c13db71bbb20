// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_marks.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/last_changes.hpp"
#include "calc/ranges/not_recorded.hpp"

#include "report/change_marks.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/XConditionalFormat.hpp>
#include <com/sun/star/sheet/XConditionalFormats.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace odc::calc::ranges {

namespace {

using cells::Area;
using Areas = std::vector<Area>;
using Properties = Reference<css::beans::XPropertySet>;

constexpr std::int32_t newColour = 0xDDF1DF;
constexpr std::int32_t changedColour = 0xFFEFB8;
constexpr std::int32_t goneColour = 0xC0392B;
constexpr std::int32_t goneLine = 53; // 1.5 pt

/// In the order of report::Mark.
constexpr std::array styles{mark_styles::added, mark_styles::changed, mark_styles::goneBelow,
                            mark_styles::goneAbove};

/// Always true, and tells our formats from others, also where a file keeps no style's name.
OUString conditionOf(const char* style) {
    return "LEN(\"" + OUString::createFromAscii(style) + "\")>0";
}

bool meet(const Area& left, const Area& right) {
    return left.column <= right.lastColumn && right.column <= left.lastColumn &&
           left.row <= right.lastRow && right.row <= left.lastRow;
}

/// The parts of each area that `other` does not cover.
Areas without(const Areas& areas, const Area& other) {
    Areas rest;
    for (const Area& area : areas) {
        if (!meet(area, other)) {
            rest.push_back(area);
            continue;
        }
        const std::int32_t top = std::max(area.row, other.row);
        const std::int32_t bottom = std::min(area.lastRow, other.lastRow);
        for (const Area& part : {Area{area.column, area.row, area.lastColumn, top - 1},
                                 Area{area.column, bottom + 1, area.lastColumn, area.lastRow},
                                 Area{area.column, top, other.column - 1, bottom},
                                 Area{other.lastColumn + 1, top, area.lastColumn, bottom}})
            if (part.column <= part.lastColumn && part.row <= part.lastRow)
                rest.push_back(part);
    }
    return rest;
}

/// A conditional format of a sheet.
struct Found {
    std::int32_t id = 0;
    bool isOurs = false;
    Areas areas;
};

bool isOurs(const Reference<css::sheet::XConditionalFormat>& format) {
    const Reference<css::container::XIndexAccess> entries(format, UNO_QUERY);
    if (!entries.is() || entries->getCount() != 1)
        return false;
    const Properties entry(entries->getByIndex(0), UNO_QUERY);
    if (!entry.is() || !entry->getPropertySetInfo()->hasPropertyByName("Formula1"))
        return false; // a colour scale, a data bar
    OUString condition;
    entry->getPropertyValue("Formula1") >>= condition;
    const OUString plain = condition.replaceAll(" ", "");
    return std::ranges::any_of(
        styles, [&](const char* style) { return plain == conditionOf(style).replaceAll(" ", ""); });
}

Reference<css::sheet::XConditionalFormats> formatsOn(const Sheet& sheet) {
    return {Properties(sheet, UNO_QUERY_THROW)->getPropertyValue("ConditionalFormats"),
            UNO_QUERY_THROW};
}

/// Those that meet the area.
std::vector<Found> formatsAt(const Sheet& sheet, const Area& area) {
    std::vector<Found> found;
    for (const auto& format : formatsOn(sheet)->getConditionalFormats()) {
        const Properties properties(format, UNO_QUERY_THROW);
        const Reference<css::sheet::XSheetCellRanges> ranges(properties->getPropertyValue("Range"),
                                                             UNO_QUERY);
        if (!ranges.is())
            continue;
        Found one;
        for (const auto& at : ranges->getRangeAddresses())
            one.areas.push_back({at.StartColumn, at.StartRow, at.EndColumn, at.EndRow});
        if (std::ranges::none_of(one.areas, [&](const Area& each) { return meet(each, area); }))
            continue;
        properties->getPropertyValue("ID") >>= one.id;
        one.isOurs = isOurs(format);
        found.push_back(std::move(one));
    }
    return found;
}

Properties cellsOf(const Document& document, const Sheet& sheet, const Areas& areas) {
    const Reference<css::sheet::XSheetCellRangeContainer> container(
        Reference<css::lang::XMultiServiceFactory>(document, UNO_QUERY_THROW)
            ->createInstance("com.sun.star.sheet.SheetCellRanges"),
        UNO_QUERY_THROW);
    Sequence<css::table::CellRangeAddress> addresses(static_cast<sal_Int32>(areas.size()));
    std::ranges::transform(areas, addresses.getArray(),
                           [&](const Area& area) { return cells::addressOf(sheet, area); });
    container->addRangeAddresses(addresses, false);
    return {container, UNO_QUERY_THROW};
}

/// Puts a condition over cells that have none; no style takes those away that they have.
void setCondition(const Document& document, const Sheet& sheet, const Areas& areas,
                  const char* style, NotRecorded& quiet) {
    const Properties over = cellsOf(document, sheet, areas);
    const Reference<css::sheet::XSheetConditionalEntries> entries(
        over->getPropertyValue("ConditionalFormat"), UNO_QUERY_THROW);
    entries->clear();
    if (style) {
        Sequence<css::beans::PropertyValue> values(3);
        css::beans::PropertyValue* out = values.getArray();
        out[0].Name = "Operator";
        out[0].Value <<= css::sheet::ConditionOperator_FORMULA;
        out[1].Name = "Formula1";
        out[1].Value <<= conditionOf(style);
        out[2].Name = "StyleName";
        out[2].Value <<= OUString::createFromAscii(style);
        entries->addNew(values);
    }
    quiet.hold();
    over->setPropertyValue("ConditionalFormat", Any(entries));
}

Reference<css::container::XNameContainer> cellStyles(const Document& document) {
    const auto families = Reference<css::style::XStyleFamiliesSupplier>(document, UNO_QUERY_THROW)
                              ->getStyleFamilies();
    return {families->getByName("CellStyles"), UNO_QUERY_THROW};
}

/// A document without the styles has no marks.
bool mayHaveMarks(const Document& document) {
    const auto known = cellStyles(document);
    return std::ranges::any_of(styles, [&](const char* style) {
        return known->hasByName(OUString::createFromAscii(style));
    });
}

void addStyle(const Document& document, report::Mark mark) {
    const char* const name = styles[static_cast<std::size_t>(mark)];
    const auto known = cellStyles(document);
    const OUString key = OUString::createFromAscii(name);
    if (known->hasByName(key))
        return;
    const Reference<css::uno::XInterface> style =
        Reference<css::lang::XMultiServiceFactory>(document, UNO_QUERY_THROW)
            ->createInstance("com.sun.star.style.CellStyle");
    known->insertByName(key, Any(style));
    css::table::BorderLine2 line;
    line.Color = goneColour;
    line.OuterLineWidth = goneLine;
    line.LineWidth = goneLine;
    switch (mark) {
    case report::Mark::added:
        cells::set(style, "CellBackColor", Any(newColour));
        break;
    case report::Mark::changed:
        cells::set(style, "CellBackColor", Any(changedColour));
        break;
    case report::Mark::goneBelow:
        cells::set(style, "BottomBorder", Any(line));
        break;
    case report::Mark::goneAbove:
        cells::set(style, "TopBorder", Any(line));
        break;
    }
}

void clear(const Document& document, const RangePlace& place, NotRecorded& quiet) {
    if (!mayHaveMarks(document))
        return;
    const std::vector<Found> found = formatsAt(place.sheet, place.area);
    for (const Found& mark : found) {
        if (!mark.isOurs)
            continue;
        const bool isShared = std::ranges::any_of(found, [&](const Found& other) {
            return !other.isOurs && std::ranges::any_of(other.areas, [&](const Area& area) {
                return std::ranges::any_of(mark.areas,
                                           [&](const Area& own) { return meet(own, area); });
            });
        });
        if (!isShared) {
            setCondition(document, place.sheet, mark.areas, nullptr, quiet);
            continue;
        }
        // The user laid a condition of his over a mark since: only ours goes.
        quiet.hold();
        formatsOn(place.sheet)->removeByID(mark.id);
    }
}

void mark(const Document& document, const RangePlace& place, std::int32_t headingRows,
          const report::RangeDefinition& definition, const report::RangeChanges& changes,
          NotRecorded& quiet) {
    const std::vector<Found> found = formatsAt(place.sheet, place.area);
    std::array<Areas, styles.size()> areas;
    for (const report::MarkedCells& one : report::marksOf(
             changes, definition.columns, static_cast<std::int32_t>(definition.status.rows))) {
        const std::int32_t row = place.area.row + headingRows + one.row;
        Areas parts{{place.area.column + one.column, row, place.area.column + one.lastColumn,
                     row + one.rowCount - 1}};
        for (const Found& other : found)
            for (const Area& area : other.areas)
                parts = without(parts, area);
        Areas& all = areas[static_cast<std::size_t>(one.mark)];
        all.insert(all.end(), parts.begin(), parts.end());
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].empty())
            continue;
        quiet.hold();
        addStyle(document, static_cast<report::Mark>(i));
        setCondition(document, place.sheet, areas[i], styles[i], quiet);
    }
}

} // namespace

void followMarks(const Document& document, const OUString& name) {
    DocumentRanges ranges(document);
    const auto definition = ranges.definition(name);
    const auto place = ranges.place(name);
    if (!definition || !place)
        return;
    try {
        NotRecorded quiet(document);
        clear(document, *place, quiet);
        const auto changes =
            definition->properties.marksChanges ? lastChanges(document, name) : std::nullopt;
        if (changes)
            mark(document, *place, ranges.hasHeader(name) ? 1 : 0, *definition, *changes, quiet);
    } catch (const css::uno::Exception& e) {
        log("could not mark what changed", e.Message);
    }
}

void clearMarks(const Document& document, const OUString& name) {
    const auto place = DocumentRanges(document).place(name);
    if (!place)
        return;
    try {
        NotRecorded quiet(document);
        clear(document, *place, quiet);
    } catch (const css::uno::Exception& e) {
        log("could not take marks away", e.Message);
    }
}

} // namespace odc::calc::ranges
