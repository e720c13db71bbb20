// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/document_ranges.hpp"

#include "calc/convert.hpp"
#include "calc/ranges/document_parts.hpp"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace odc::calc::ranges {

namespace {

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Letters and then digits, as a cell's address ("AB12"): no name for a range.
bool looksLikeCell(std::string_view name) {
    const auto letters = std::find_if_not(name.begin(), name.end(), isLetter);
    return letters != name.begin() && letters - name.begin() <= 3 && letters != name.end() &&
           std::all_of(letters, name.end(), isDigit);
}

} // namespace

DocumentRanges::DocumentRanges(const Document& document) : document_(document) {}

std::vector<OUString> DocumentRanges::names() {
    follow();
    std::vector<OUString> found;
    const Areas areas = areasOf(document_);
    for (const OUString& name : definedNames(document_))
        if (areas->hasByName(name))
            found.push_back(name);
    return found;
}

std::optional<OUString> DocumentRanges::rangeAt(const Sheet& sheet, std::int32_t column,
                                                std::int32_t row) {
    const std::int16_t wanted = cells::addressOf(sheet, {column, row, column, row}).Sheet;
    const Areas areas = areasOf(document_);
    for (const OUString& name : names()) {
        const css::table::CellRangeAddress at =
            Reference<css::sheet::XDatabaseRange>(areas->getByName(name), UNO_QUERY_THROW)
                ->getDataArea();
        if (at.Sheet == wanted && at.StartColumn <= column && column <= at.EndColumn &&
            at.StartRow <= row && row <= at.EndRow)
            return name;
    }
    return std::nullopt;
}

std::optional<OUString> DocumentRanges::text(const OUString& name) const {
    const Reference<css::beans::XPropertySet> properties(propertiesOf(document_), UNO_QUERY_THROW);
    const OUString key = propertyBegin + name;
    if (!properties->getPropertySetInfo()->hasPropertyByName(key))
        return std::nullopt;
    OUString text;
    properties->getPropertyValue(key) >>= text;
    return text;
}

void DocumentRanges::setText(const OUString& name, const std::optional<OUString>& text) {
    const auto container = propertiesOf(document_);
    const Reference<css::beans::XPropertySet> properties(container, UNO_QUERY_THROW);
    const OUString key = propertyBegin + name;
    const bool isThere = properties->getPropertySetInfo()->hasPropertyByName(key);
    if (text && isThere)
        properties->setPropertyValue(key, Any(*text));
    else if (text)
        container->addProperty(key, css::beans::PropertyAttribute::REMOVABLE, Any(*text));
    else if (isThere)
        container->removeProperty(key);
    mark(name);
}

base::Result<report::RangeDefinition> DocumentRanges::definition(const OUString& name) {
    follow();
    const std::optional<OUString> found = text(name);
    if (!found)
        return base::Error{
            base::ErrorKind::notFound,
            fmt::format("This document has no OData range named {}.", fromUno(name))};
    return report::readRange(fromUno(*found));
}

base::Result<RangePlace> DocumentRanges::place(const OUString& name) const {
    const Areas areas = areasOf(document_);
    if (!areas->hasByName(name))
        return base::Error{base::ErrorKind::notFound,
                           fmt::format("The database range {} is no longer in the document, so its "
                                       "rows have no place. Insert the range anew.",
                                       fromUno(name))};
    return placeOf(document_, areas, name);
}

void DocumentRanges::setArea(const OUString& name, const Sheet& sheet, const cells::Area& area) {
    Reference<css::sheet::XDatabaseRange>(areasOf(document_)->getByName(name), UNO_QUERY_THROW)
        ->setDataArea(cells::addressOf(sheet, area));
}

OUString DocumentRanges::freeName(std::string_view wish) const {
    std::string plain(wish);
    for (char& c : plain)
        if (!isLetter(c) && !isDigit(c))
            c = '_';
    if (plain.empty() || isDigit(plain.front()) || looksLikeCell(plain) || plain.size() == 1)
        plain.insert(0, "Range_");
    const OUString begin = OUString::createFromAscii(plain.c_str());
    const Areas areas = areasOf(document_);
    OUString name = begin;
    for (int i = 2; areas->hasByName(name) || text(name); ++i)
        name = begin + "_" + OUString::number(i);
    return name;
}

void DocumentRanges::add(const OUString& name, const Sheet& sheet, const cells::Area& area,
                         bool hasHeader) {
    const Areas areas = areasOf(document_);
    areas->addNewByName(name, cells::addressOf(sheet, area));
    const Reference<css::uno::XInterface> range(areas->getByName(name), UNO_QUERY_THROW);
    cells::set(range, "ContainsHeader", Any(hasHeader));
    cells::set(range, "KeepFormats", Any(true));
}

bool DocumentRanges::hasHeader(const OUString& name) const {
    bool hasHeader = true;
    Reference<css::beans::XPropertySet>(areasOf(document_)->getByName(name), UNO_QUERY_THROW)
        ->getPropertyValue("ContainsHeader") >>= hasHeader;
    return hasHeader;
}

void DocumentRanges::setHasHeader(const OUString& name, bool hasHeader) {
    cells::set(
        Reference<css::uno::XInterface>(areasOf(document_)->getByName(name), UNO_QUERY_THROW),
        "ContainsHeader", Any(hasHeader));
}

std::optional<OUString> DocumentRanges::otherRangeIn(const Sheet& sheet, const cells::Area& area,
                                                     const OUString& name) const {
    const std::int16_t wanted = cells::addressOf(sheet, area).Sheet;
    const Areas areas = areasOf(document_);
    for (const OUString& other : areas->getElementNames()) {
        if (other == name)
            continue;
        const css::table::CellRangeAddress at =
            Reference<css::sheet::XDatabaseRange>(areas->getByName(other), UNO_QUERY_THROW)
                ->getDataArea();
        if (at.Sheet == wanted && at.StartColumn <= area.lastColumn &&
            area.column <= at.EndColumn && at.StartRow <= area.lastRow && area.row <= at.EndRow)
            return other;
    }
    return std::nullopt;
}

OUString placeText(const Sheet& sheet, const cells::Area& area) {
    OUString text;
    Reference<css::beans::XPropertySet>(cells::range(sheet, area), UNO_QUERY_THROW)
        ->getPropertyValue("AbsoluteName") >>= text;
    return text;
}

} // namespace odc::calc::ranges
