// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_anchor.hpp"

#include "calc/log.hpp"
#include "calc/ranges/not_recorded.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/xml/AttributeData.hpp>

namespace odc::calc::ranges {

namespace {

using Names = Reference<css::sheet::XNamedRanges>;
using Attributes = Reference<css::container::XNameContainer>;

const OUString nameBegin("OData_");
const OUString attributeName("odata:range");
const OUString attributeNamespace("urn:org.calcodata:range:1");

Names namesOf(const Sheet& sheet) {
    Names names;
    Reference<css::beans::XPropertySet>(sheet, UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>=
        names;
    return Names(names, UNO_SET_THROW);
}

std::optional<RangePlace> placeCalled(const Names& names, const Sheet& sheet,
                                      const OUString& name) {
    const Reference<css::sheet::XCellRangeReferrer> referrer(names->getByName(name), UNO_QUERY);
    const Reference<css::sheet::XCellRangeAddressable> found(
        referrer.is() ? referrer->getReferredCells() : nullptr, UNO_QUERY);
    if (!found.is())
        return std::nullopt;
    const css::table::CellRangeAddress at = found->getRangeAddress();
    if (at.Sheet != cells::addressOf(sheet, {0, 0, 0, 0}).Sheet)
        return std::nullopt;
    return RangePlace{sheet, {at.StartColumn, at.StartRow, at.EndColumn, at.EndRow}};
}

Reference<css::beans::XPropertySet> firstCell(const RangePlace& place) {
    return {place.sheet->getCellByPosition(place.area.column, place.area.row), UNO_QUERY_THROW};
}

void setTextAt(const RangePlace& place, const OUString& text) {
    const auto cell = firstCell(place);
    Attributes attributes;
    cell->getPropertyValue("UserDefinedAttributes") >>= attributes;
    const css::xml::AttributeData data(attributeNamespace, "CDATA", text);
    const bool isThere = attributes->hasByName(attributeName);
    if (text.isEmpty() && isThere)
        attributes->removeByName(attributeName);
    else if (isThere)
        attributes->replaceByName(attributeName, Any(data));
    else
        attributes->insertByName(attributeName, Any(data));
    cell->setPropertyValue("UserDefinedAttributes", Any(attributes));
}

/// What an anchor's change must not leave behind: a step to undo, or a document that asks to be
/// saved. Setting an attribute ends the lock of the undo manager (7.4.7), and where a caller holds
/// one too it cannot be renewed here: so the attribute comes last, and there is one.
class Unnoticed {
public:
    explicit Unnoticed(const Document& document)
        : quiet_(document), document_(document, UNO_QUERY_THROW),
          wasModified_(document_->isModified()) {
        quiet_.hold();
    }
    ~Unnoticed() {
        try {
            if (!wasModified_ && document_->isModified())
                document_->setModified(false);
        } catch (const css::uno::Exception& e) {
            log("could not leave a document unmodified", e.Message);
        }
    }
    Unnoticed(const Unnoticed&) = delete;
    Unnoticed& operator=(const Unnoticed&) = delete;

private:
    NotRecorded quiet_;
    Reference<css::util::XModifiable> document_;
    bool wasModified_;
};

OUString contentOf(const RangePlace& place) {
    OUString content;
    Reference<css::beans::XPropertySet>(cells::range(place.sheet, place.area), UNO_QUERY_THROW)
        ->getPropertyValue("AbsoluteName") >>= content;
    return content;
}

} // namespace

OUString anchorText(const RangePlace& place) {
    Attributes attributes;
    firstCell(place)->getPropertyValue("UserDefinedAttributes") >>= attributes;
    css::xml::AttributeData data;
    if (attributes.is() && attributes->hasByName(attributeName))
        attributes->getByName(attributeName) >>= data;
    return data.Value;
}

std::vector<RangeAnchor> anchorsOf(const Document& document) {
    std::vector<RangeAnchor> anchors;
    const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        const Sheet sheet(sheets->getByIndex(index), UNO_QUERY_THROW);
        const Names names = namesOf(sheet);
        for (const OUString& name : names->getElementNames()) {
            if (!name.startsWith(nameBegin))
                continue;
            if (const auto place = placeCalled(names, sheet, name))
                anchors.push_back({name.copy(nameBegin.getLength()), *place, anchorText(*place)});
        }
    }
    return anchors;
}

void setAnchor(const Document& document, const RangeAnchor& wanted) {
    const Sheet& sheet = wanted.place.sheet;
    const Names names = namesOf(sheet);
    const OUString name = nameBegin + wanted.range;
    const bool isThere = names->hasByName(name);
    const auto present = isThere ? placeCalled(names, sheet, name) : std::nullopt;
    const bool isInPlace = present && present->area == wanted.place.area;
    if (isInPlace && anchorText(wanted.place) == wanted.text)
        return;
    const Unnoticed unnoticed(document);
    if (isThere && !isInPlace)
        names->removeByName(name);
    if (!isInPlace) {
        const css::table::CellRangeAddress at = cells::addressOf(sheet, wanted.place.area);
        names->addNewByName(name, contentOf(wanted.place), {at.Sheet, at.StartColumn, at.StartRow},
                            0);
    }
    if (anchorText(wanted.place) != wanted.text)
        setTextAt(wanted.place, wanted.text);
}

void removeAnchor(const Document& document, const Sheet& sheet, const OUString& range) {
    const Names names = namesOf(sheet);
    const OUString name = nameBegin + range;
    if (!names->hasByName(name))
        return;
    const Unnoticed unnoticed(document);
    const auto place = placeCalled(names, sheet, name);
    names->removeByName(name);
    if (place && !anchorText(*place).isEmpty())
        setTextAt(*place, OUString());
}

} // namespace odc::calc::ranges
