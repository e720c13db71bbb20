// SPDX-License-Identifier: MPL-2.0
// readWorkbook: what the lines of a workbook file mean. See GRAMMAR.md.
#include "report/report_document.hpp"
#include "report/section_reader.hpp"
#include "report/workbook.hpp"

#include <algorithm>

namespace odc::report {
namespace {

std::string reportName(SectionReader& reader) {
    if (reader.section().name.empty())
        reader.fail(reader.section().line,
                    fmt::format("name the report: “[{} REPORT]”.", reader.section().kind));
    return reader.section().name;
}

TileDefinition readTile(SectionReader& reader) {
    TileDefinition tile{reportName(reader), reader.localised("title"), reader.list("figures"),
                        reader.list("granularities")};
    for (const std::string& name : tile.granularities) {
        if (!names::valueOf(names::granularities, name))
            reader.failAt("granularities",
                          fmt::format("“granularities” is a list of {}; “{}” is none of them.",
                                      names::listOf(names::granularities), name));
    }
    return tile;
}

template <typename Definition>
void add(std::vector<Definition>& definitions, Definition definition, SectionReader& reader) {
    if (std::ranges::find(definitions, definition.report, &Definition::report) != definitions.end())
        reader.fail(reader.section().line, fmt::format("there already is a {} of {}.",
                                                       reader.section().kind, definition.report));
    definitions.push_back(std::move(definition));
}

} // namespace

Result<Workbook> readWorkbook(std::string_view text) {
    const Result<Document> document = readDocument(text, "workbook");
    if (!document)
        return document.error();
    Workbook workbook;
    std::optional<base::Error> error;
    for (const Section& section : document->sections) {
        SectionReader reader(*document, section, error);
        if (section.kind.empty()) {
            workbook.name = reader.required("name");
            workbook.title = reader.localised("title");
        } else if (section.kind == "overview") {
            if (!workbook.overviewTitle.empty())
                reader.fail(section.line, "the section “overview” may stand once.");
            static_cast<void>(reader.required("title"));
            workbook.overviewTitle = reader.localised("title");
        } else if (section.kind == "sheet") {
            add(workbook.sheets, SheetDefinition{reportName(reader), reader.localised("title")},
                reader);
        } else if (section.kind == "tile") {
            add(workbook.tiles, readTile(reader), reader);
        }
    }
    if (workbook.sheets.empty() && !error)
        error = lineError("workbook", 1, "a workbook needs a section “sheet”.");
    for (const Section& section : document->sections) {
        if (section.kind == "tile" &&
            std::ranges::find(workbook.sheets, section.name, &SheetDefinition::report) ==
                workbook.sheets.end())
            SectionReader(*document, section, error)
                .fail(section.line, fmt::format("{} has a tile but no sheet.", section.name));
    }
    if (error)
        return *std::move(error);
    workbook.text = text;
    return workbook;
}

std::string writeWorkbook(const Workbook& workbook) {
    const Document wanted = toDocument(workbook);
    if (workbook.text.empty())
        return writeDocument(wanted);
    const Result<Workbook> before = readWorkbook(workbook.text);
    if (!before)
        return writeDocument(wanted);
    // Whatever order its lines are in, a text that says the same stays as it is.
    if (*before == workbook)
        return workbook.text;
    return rewriteDocument(workbook.text, toDocument(*before), wanted);
}

} // namespace odc::report
