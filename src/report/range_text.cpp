// SPDX-License-Identifier: MPL-2.0
// readRange and writeRange: the lines of a range's definition, then its report's own text.
#include "report/range_definition.hpp"

#include "base/number.hpp"
#include "report/document.hpp"
#include "report/names.hpp"
#include "report/section_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace odc::report {
namespace {

using base::ValueKind;

constexpr names::Table<Growth, 2> growths{
    {{"insert cells", Growth::insertCells}, {"overwrite cells", Growth::overwriteCells}}};

constexpr names::Table<ColumnChanges, 3> columnChanges{{{"follow", ColumnChanges::follow},
                                                        {"keep", ColumnChanges::keep},
                                                        {"refuse", ColumnChanges::refuse}}};

constexpr names::Table<Keeping, 3> keepings{
    {{"replace", Keeping::replace}, {"append", Keeping::append}, {"snapshot", Keeping::snapshot}}};

constexpr names::Table<ValueKind, 12> kinds{{{"text", ValueKind::text},
                                             {"boolean", ValueKind::boolean},
                                             {"integer", ValueKind::integer},
                                             {"real", ValueKind::real},
                                             {"decimal", ValueKind::decimal},
                                             {"dateTime", ValueKind::dateTime},
                                             {"dateTimeOffset", ValueKind::dateTimeOffset},
                                             {"date", ValueKind::date},
                                             {"timeOfDay", ValueKind::timeOfDay},
                                             {"duration", ValueKind::duration},
                                             {"guid", ValueKind::guid},
                                             {"binary", ValueKind::binary}}};

constexpr std::string_view reportBegin = "odata-report ";

/// Where the report's text begins: at the first line that says so.
std::size_t reportStart(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with(reportBegin))
            return at;
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            break;
        at = end + 1;
    }
    return std::string_view::npos;
}

bool flagOr(SectionReader& reader, std::string_view key, bool otherwise) {
    const bool value = reader.flag(key);
    return reader.has(key) ? value : otherwise;
}

RangeProperties readProperties(SectionReader& reader) {
    RangeProperties properties;
    properties.refreshesOnOpen = reader.flag("refresh-on-open");
    properties.refreshesOnChange = reader.flag("refresh-on-change");
    properties.refreshMinutes = static_cast<int>(reader.number("refresh-minutes").value_or(0));
    properties.keepsFormats = flagOr(reader, "keep-formats", true);
    properties.keepsWidths = flagOr(reader, "keep-widths", true);
    properties.growth = reader.oneOf("growth", growths, Growth::insertCells);
    properties.fillsFormulas = flagOr(reader, "fill-formulas", true);
    properties.hasHeader = flagOr(reader, "header", true);
    properties.rowLimit = reader.number("row-limit");
    properties.columnChanges = reader.oneOf("columns", columnChanges, ColumnChanges::follow);
    properties.keys = reader.list("keys");
    properties.keeping = reader.oneOf("keeping", keepings, Keeping::replace);
    properties.dateColumn = reader.text("date-column");
    properties.marksChanges = reader.flag("mark-changes");
    return properties;
}

std::int64_t wholeNumber(SectionReader& reader, std::string_view key) {
    if (!reader.has(key))
        return 0;
    const auto value = base::parseInteger(reader.text(key));
    if (!value || *value < 0)
        reader.failAt(key, fmt::format("“{}” is a whole number from 0.", key));
    return value.value_or(0);
}

RangeStatus readStatus(SectionReader& reader) {
    RangeStatus status;
    status.when = reader.text("when");
    status.rows = wholeNumber(reader, "rows");
    if (reader.has("service-count"))
        status.serviceCount = wholeNumber(reader, "service-count");
    status.pages = wholeNumber(reader, "pages");
    status.bytes = wholeNumber(reader, "bytes");
    if (reader.has("seconds")) {
        const auto seconds = base::parseReal(reader.text("seconds"));
        if (!seconds || !std::isfinite(*seconds) || *seconds < 0)
            reader.failAt("seconds", "“seconds” is a number from 0.");
        else
            status.seconds = *seconds;
    }
    status.added = wholeNumber(reader, "added");
    status.changed = wholeNumber(reader, "changed");
    status.gone = wholeNumber(reader, "gone");
    status.cellsWritten = wholeNumber(reader, "cells-written");
    status.pagesUnchanged = wholeNumber(reader, "pages-unchanged");
    for (const Entry& entry : reader.qualified("warning"))
        status.warnings.push_back(entry.value);
    status.error = reader.text("error");
    status.errorAt = reader.text("error-at");
    for (const Entry& entry : reader.qualified("request"))
        status.requests.push_back(entry.value);
    return status;
}

void put(Section& section, std::string_view key, std::string_view value) {
    if (!value.empty())
        section.entries.push_back({std::string(key), {}, std::string(value)});
}

void putNumber(Section& section, std::string_view key, std::int64_t value) {
    if (value != 0)
        put(section, key, std::to_string(value));
}

void putFlag(Section& section, std::string_view key, bool value, bool otherwise) {
    if (value != otherwise)
        put(section, key, value ? "yes" : "no");
}

void putProperties(Section& section, const RangeProperties& properties) {
    const RangeProperties usual;
    putFlag(section, "refresh-on-open", properties.refreshesOnOpen, usual.refreshesOnOpen);
    putNumber(section, "refresh-minutes", properties.refreshMinutes);
    putFlag(section, "refresh-on-change", properties.refreshesOnChange, usual.refreshesOnChange);
    putFlag(section, "keep-formats", properties.keepsFormats, usual.keepsFormats);
    putFlag(section, "keep-widths", properties.keepsWidths, usual.keepsWidths);
    if (properties.growth != usual.growth)
        put(section, "growth", names::nameOf(growths, properties.growth));
    putFlag(section, "fill-formulas", properties.fillsFormulas, usual.fillsFormulas);
    putFlag(section, "header", properties.hasHeader, usual.hasHeader);
    putNumber(section, "row-limit", properties.rowLimit.value_or(0));
    if (properties.columnChanges != usual.columnChanges)
        put(section, "columns", names::nameOf(columnChanges, properties.columnChanges));
    put(section, "keys", fmt::format("{}", fmt::join(properties.keys, ", ")));
    if (properties.keeping != usual.keeping)
        put(section, "keeping", names::nameOf(keepings, properties.keeping));
    put(section, "date-column", properties.dateColumn);
    putFlag(section, "mark-changes", properties.marksChanges, usual.marksChanges);
}

Section sectionOf(const RangeArgument& argument) {
    Section section{"argument", argument.name};
    put(section, "value", argument.value);
    put(section, "cell", argument.cell);
    return section;
}

Section sectionOf(const RangeColumn& column) {
    Section section{"column", column.path};
    put(section, "kind", names::nameOf(kinds, column.kind));
    putFlag(section, "key", column.isKey, false);
    put(section, "look", column.look);
    return section;
}

Section sectionOf(const RangeStatus& status) {
    Section section{"status"};
    put(section, "when", status.when);
    putNumber(section, "rows", status.rows);
    if (status.serviceCount)
        put(section, "service-count", std::to_string(*status.serviceCount));
    putNumber(section, "pages", status.pages);
    putNumber(section, "bytes", status.bytes);
    if (status.seconds > 0)
        put(section, "seconds", fmt::format("{}", status.seconds));
    putNumber(section, "added", status.added);
    putNumber(section, "changed", status.changed);
    putNumber(section, "gone", status.gone);
    putNumber(section, "cells-written", status.cellsWritten);
    putNumber(section, "pages-unchanged", status.pagesUnchanged);
    for (std::size_t i = 0; i < status.warnings.size(); ++i)
        section.entries.push_back({"warning", std::to_string(i + 1), status.warnings[i]});
    put(section, "error", status.error);
    put(section, "error-at", status.errorAt);
    for (std::size_t i = 0; i < status.requests.size(); ++i)
        section.entries.push_back({"request", std::to_string(i + 1), status.requests[i]});
    return section;
}

/// Which of these two sections it is: that of the same kind and name.
Section* sectionLike(Document& document, const UnreadLine& line) {
    for (Section& section : document.sections)
        if (section.kind == line.kind && section.name == line.section)
            return &section;
    return nullptr;
}

bool isReadKind(std::string_view kind) {
    return kind.empty() || kind == "argument" || kind == "column" || kind == "status";
}

UnreadLine lineOf(const Section& section, const Entry& entry) {
    return {section.kind, section.name, entry.key, entry.qualifier, entry.value};
}

/// Lines of a section that nothing read.
void addUnread(const SectionReader& reader, std::vector<UnreadLine>& unread) {
    const Section& section = reader.section();
    for (const Entry& entry : section.entries)
        if (!reader.wasRead(entry.key))
            unread.push_back(lineOf(section, entry));
}

/// Puts them back where they stood; those of a column or argument that is gone go with it.
void putUnread(Document& document, const std::vector<UnreadLine>& unread) {
    for (const UnreadLine& line : unread) {
        Section* section = sectionLike(document, line);
        if (!section && isReadKind(line.kind))
            continue;
        if (!section)
            section = &document.sections.emplace_back(Section{line.kind, line.section});
        section->entries.push_back({line.key, line.qualifier, line.value});
    }
}

Document documentOf(const RangeDefinition& definition) {
    Section top;
    put(top, "service", definition.serviceUrl);
    put(top, "user", definition.user);
    put(top, "place", definition.place);
    putProperties(top, definition.properties);
    put(top, "sort", fmt::format("{}", fmt::join(definition.sort, ", ")));
    Document document{"range", {std::move(top)}};
    for (const RangeArgument& argument : definition.arguments)
        document.sections.push_back(sectionOf(argument));
    for (const RangeColumn& column : definition.columns)
        document.sections.push_back(sectionOf(column));
    if (definition.status != RangeStatus{})
        document.sections.push_back(sectionOf(definition.status));
    return document;
}

/// In the order in which they are written, so that reading that gives the same again; without those
/// that are not.
std::vector<UnreadLine> asWritten(const RangeDefinition& definition,
                                  const std::vector<UnreadLine>& unread) {
    Document whole = documentOf(definition);
    std::vector<std::size_t> understood;
    for (const Section& section : whole.sections)
        understood.push_back(section.entries.size());
    putUnread(whole, unread);
    understood.resize(whole.sections.size());
    std::vector<UnreadLine> written;
    for (std::size_t i = 0; i < whole.sections.size(); ++i) {
        const Section& section = whole.sections[i];
        for (std::size_t line = understood[i]; line < section.entries.size(); ++line)
            written.push_back(lineOf(section, section.entries[line]));
    }
    return written;
}

} // namespace

std::string_view nameOfKind(ValueKind kind) {
    return names::nameOf(kinds, kind);
}

Result<RangeDefinition> readRange(std::string_view text) {
    const std::size_t start = reportStart(text);
    const Result<Document> document = readDocument(text.substr(0, start), "range");
    if (!document)
        return document.error();
    RangeDefinition definition;
    std::optional<base::Error> error;
    std::vector<UnreadLine> unread;
    for (const Section& section : document->sections) {
        SectionReader reader(*document, section, error);
        if (section.kind.empty()) {
            definition.serviceUrl = reader.required("service");
            definition.user = reader.text("user");
            definition.place = reader.text("place");
            definition.properties = readProperties(reader);
            definition.sort = reader.list("sort");
        } else if (section.kind == "argument") {
            definition.arguments.push_back(
                {section.name, reader.text("value"), reader.text("cell")});
        } else if (section.kind == "column") {
            definition.columns.push_back({section.name,
                                          reader.oneOf("kind", kinds, ValueKind::text),
                                          reader.flag("key"), reader.text("look")});
        } else if (section.kind == "status") {
            definition.status = readStatus(reader);
        }
        addUnread(reader, unread);
    }
    if (error)
        return *std::move(error);
    if (start == std::string_view::npos)
        return lineError("range", document->sections.back().line,
                         "after the range's own lines its report must follow: “odata-report 1”.");
    definition.report = text.substr(start);
    definition.unread = asWritten(definition, unread);
    return definition;
}

std::string writeRange(const RangeDefinition& definition) {
    Document document = documentOf(definition);
    putUnread(document, definition.unread);
    return writeDocument(document) + "\n" + definition.report;
}

} // namespace odc::report
