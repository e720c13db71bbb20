// SPDX-License-Identifier: MPL-2.0
#include "calc/range.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>

#include <string>

namespace odc::calc {

namespace {

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string rangeNameOf(std::string_view reportName) {
    std::string name(reportName);
    for (char& c : name)
        if (!isWordCharacter(c))
            c = '_';
    // A name that begins with a digit, or that looks like a cell's, would not be one.
    if (name.empty() || (name.front() >= '0' && name.front() <= '9') ||
        name.find('_') == std::string::npos)
        name.insert(0, "Report_");
    return name;
}

} // namespace

OUString addDatabaseRange(const Reference<css::sheet::XSpreadsheetDocument>& document,
                          const Reference<css::sheet::XSpreadsheet>& sheet, const cells::Area& area,
                          std::string_view reportName) {
    Reference<css::sheet::XDatabaseRanges> ranges;
    Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW)
        ->getPropertyValue("DatabaseRanges") >>= ranges;
    const OUString base = OUString::createFromAscii(rangeNameOf(reportName).c_str());
    OUString name = base;
    for (int i = 2; ranges->hasByName(name); ++i)
        name = base + "_" + OUString::number(i);
    ranges->addNewByName(name, cells::addressOf(sheet, area));
    const Reference<css::uno::XInterface> range(ranges->getByName(name), UNO_QUERY_THROW);
    cells::set(range, "ContainsHeader", Any(true));
    cells::set(range, "KeepFormats", Any(true));
    return name;
}

} // namespace odc::calc
