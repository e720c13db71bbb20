// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/cell_origin.hpp"

#include "calc/convert.hpp"

#include "report/report.hpp"

#include <fmt/format.h>

namespace odc::calc::ranges {

namespace {

Sequence<OUString> toUnoTexts(const std::vector<std::string>& texts) {
    Sequence<OUString> result(static_cast<sal_Int32>(texts.size()));
    OUString* out = result.getArray();
    for (const std::string& text : texts)
        *out++ = toUno(text);
    return result;
}

/// "Id = 3, Line = 2"
OUString keyAt(const RangePlace& place, const std::vector<report::RangeColumn>& columns,
               std::int32_t row) {
    OUString key;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].isKey)
            key += (key.isEmpty() ? OUString() : OUString(", ")) + toUno(columns[i].path) + " = " +
                   cells::shownText(place.sheet, place.area.column + static_cast<std::int32_t>(i),
                                    row);
    return key;
}

} // namespace

base::Result<org::calcodata::CellOrigin> originOf(const Document& document, const Sheet& sheet,
                                                  std::int32_t column, std::int32_t row) {
    DocumentRanges ranges(document);
    const std::optional<OUString> name = ranges.rangeAt(sheet, column, row);
    if (!name)
        return base::Error{
            base::ErrorKind::notFound,
            fmt::format(
                "The cell {} belongs to no OData range. Choose a cell among a range's rows.",
                fromUno(placeText(sheet, {column, row, column, row})))};
    const auto definition = ranges.definition(*name);
    if (!definition)
        return definition.error();
    const auto place = ranges.place(*name);
    if (!place)
        return place.error();
    org::calcodata::CellOrigin origin;
    origin.Range = *name;
    if (const auto report = report::readReport(definition->report))
        origin.Report = toUno(report->name);
    origin.ServiceUrl = toUno(definition->serviceUrl);
    const auto position = static_cast<std::size_t>(column - place->area.column);
    if (position < definition->columns.size()) {
        origin.Property = toUno(definition->columns[position].path);
        origin.Type = toUno(report::nameOfKind(definition->columns[position].kind));
    }
    const bool isHeading = ranges.hasHeader(*name) && row == place->area.row;
    if (!isHeading)
        origin.RowKey = keyAt(*place, definition->columns, row);
    origin.Requests = toUnoTexts(definition->status.requests);
    origin.Pages = definition->status.pages;
    origin.When = toUno(definition->status.when);
    origin.Warnings = toUnoTexts(definition->status.warnings);
    return origin;
}

OUString describeOrigin(const org::calcodata::CellOrigin& origin, std::string_view language) {
    const bool isGerman = language.substr(0, 2) == "de";
    OUString text;
    const auto line = [&](std::string_view german, std::string_view english,
                          const OUString& value) {
        if (!value.isEmpty())
            text += toUno(isGerman ? german : english) + ": " + value + "\n";
    };
    line("Bereich", "Range", origin.Range);
    line("Bericht", "Report", origin.Report);
    line("Dienst", "Service", origin.ServiceUrl);
    line("Zeile", "Row", origin.RowKey);
    line("Eigenschaft", "Property",
         origin.Property + (origin.Type.isEmpty() ? OUString() : " (" + origin.Type + ")"));
    for (const OUString& request : origin.Requests)
        line("Anfrage", "Request", request);
    if (origin.Pages > origin.Requests.getLength())
        line("Anfragen insgesamt", "Requests in all", OUString::number(origin.Pages));
    line("Geholt (UTC)", "Fetched (UTC)", origin.When);
    for (const OUString& warning : origin.Warnings)
        line("Hinweis", "Warning", warning);
    return text;
}

} // namespace odc::calc::ranges
