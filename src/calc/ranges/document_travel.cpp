// SPDX-License-Identifier: MPL-2.0
// DocumentRanges: definitions that follow their ranges when the document changes under them.
#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/ranges/document_parts.hpp"
#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/not_recorded.hpp"

#include <algorithm>

namespace odc::calc::ranges {

namespace {

bool isIn(const std::vector<OUString>& names, const OUString& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isOneSheet(const Sheet& left, const Sheet& right) {
    return cells::nameOf(left) == cells::nameOf(right);
}

bool meet(const RangePlace& left, const RangePlace& right) {
    const cells::Area& a = left.area;
    const cells::Area& b = right.area;
    return isOneSheet(left.sheet, right.sheet) && a.column <= b.lastColumn &&
           b.column <= a.lastColumn && a.row <= b.lastRow && b.row <= a.lastRow;
}

bool meetsFirstCell(const RangePlace& left, const RangePlace& right) {
    return left.area.column == right.area.column && left.area.row == right.area.row;
}

/// The definition as that of the same rows at another place; a text that cannot be read stays.
OUString atPlace(const OUString& text, const RangePlace& place) {
    auto definition = report::readRange(fromUno(text));
    if (!definition)
        return text;
    definition->place = fromUno(placeText(place.sheet, place.area));
    return toUno(report::writeRange(*definition));
}

} // namespace

void DocumentRanges::follow() {
    try {
        followSheets();
        followPlaces();
        const Areas areas = areasOf(document_);
        for (const OUString& name : definedNames(document_))
            if (areas->hasByName(name))
                mark(name);
    } catch (const css::uno::Exception& e) {
        log("could not follow the ranges of a document", e.Message); // what is known still holds
    }
}

/// A database range that was given another name and has no anchor (a file of another program) keeps
/// its place; nothing else ties it to what it was called before.
void DocumentRanges::followPlaces() {
    const Areas areas = areasOf(document_);
    const std::vector<OUString> defined = definedNames(document_);
    for (const OUString& name : defined) {
        if (areas->hasByName(name))
            continue;
        const std::optional<OUString> orphan = text(name);
        const auto definition = report::readRange(fromUno(orphan.value_or(OUString())));
        if (!definition || definition->place.empty())
            continue;
        for (const OUString& candidate : areas->getElementNames()) {
            if (isIn(defined, candidate))
                continue;
            const RangePlace place = placeOf(document_, areas, candidate);
            if (fromUno(placeText(place.sheet, place.area)) != definition->place)
                continue;
            setText(candidate, orphan);
            setText(name, std::nullopt);
            break;
        }
    }
}

void DocumentRanges::followSheets() {
    for (const RangeAnchor& anchor : anchorsOf(document_)) {
        const Areas areas = areasOf(document_);
        const bool isKnown =
            areas->hasByName(anchor.range) && text(anchor.range) &&
            isOneSheet(placeOf(document_, areas, anchor.range).sheet, anchor.place.sheet);
        if (!isKnown)
            followAnchor(anchor);
        else
            followCells(anchor);
    }
}

/// Undoing a move of cells brings names back, but not database ranges (7.4.7): the range goes to
/// where its text is.
void DocumentRanges::followCells(const RangeAnchor& anchor) {
    const RangePlace stands = placeOf(document_, areasOf(document_), anchor.range);
    const bool isMoved = !meetsFirstCell(stands, anchor.place) &&
                         rowsOf(stands.area) == rowsOf(anchor.place.area) &&
                         columnsOf(stands.area) == columnsOf(anchor.place.area);
    if (!isMoved || anchor.text.isEmpty() || !anchorText(stands).isEmpty())
        return;
    NotRecorded quiet(document_);
    quiet.hold();
    setArea(anchor.range, anchor.place.sheet, anchor.place.area);
}

/// An anchor whose range is called otherwise now, or stands on another sheet: the range was
/// renamed, or the sheet is a copy.
void DocumentRanges::followAnchor(const RangeAnchor& anchor) {
    const Areas areas = areasOf(document_);
    const bool isAlive = areas->hasByName(anchor.range);
    const std::optional<OUString> known = text(anchor.range);
    for (const OUString& candidate : areas->getElementNames()) {
        const RangePlace place = placeOf(document_, areas, candidate);
        if (!meet(place, anchor.place))
            continue;
        removeAnchor(document_, anchor.place.sheet, anchor.range);
        if (text(candidate))
            return; // its own anchor is set with all others
        const OUString said = anchor.text.isEmpty() ? known.value_or(OUString()) : anchor.text;
        if (!isAlive && known) {
            setText(anchor.range, std::nullopt);
            setText(candidate, *known);
        } else if (!said.isEmpty()) {
            setText(candidate, atPlace(said, place));
        }
        return;
    }
    const bool wasTakenAway = !isAlive && known && *known == anchor.text;
    if (anchor.text.isEmpty() || wasTakenAway)
        return;
    const auto definition = report::readRange(fromUno(anchor.text));
    if (!definition)
        return;
    const OUString name = freeName(fromUno(anchor.range));
    removeAnchor(document_, anchor.place.sheet, anchor.range);
    NotRecorded quiet(document_);
    quiet.hold();
    add(name, anchor.place.sheet, anchor.place.area, definition->properties.hasHeader);
    setText(name, atPlace(anchor.text, anchor.place));
}

void DocumentRanges::mark(const OUString& name) const {
    try {
        const Areas areas = areasOf(document_);
        const std::optional<OUString> said = text(name);
        if (said && areas->hasByName(name)) {
            setAnchor(document_, {name, placeOf(document_, areas, name), *said});
            return;
        }
        if (!areas->hasByName(name))
            return;
        removeAnchor(document_, placeOf(document_, areas, name).sheet, name);
    } catch (const css::uno::Exception& e) {
        log("could not mark the sheet of a range", e.Message); // read-only: it has its mark
    }
}

} // namespace odc::calc::ranges
