// SPDX-License-Identifier: MPL-2.0
#include "report/report_document.hpp"

#include "report/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace odc::report {
namespace {

/// Adds `key = value` unless it says what a missing key says.
void put(Section& section, std::string_view key, std::string_view value,
         std::string_view otherwise) {
    if (value != otherwise)
        section.entries.push_back({std::string(key), {}, std::string(value)});
}

void put(Section& section, std::string_view key, std::string_view value) {
    put(section, key, value, {});
}

void put(Section& section, std::string_view key, const LocalisedText& text) {
    put(section, key, text.text);
    for (const auto& [language, translation] : text.translations)
        section.entries.push_back({std::string(key), language, translation});
}

void put(Section& section, std::string_view key, const std::vector<std::string>& list) {
    put(section, key, fmt::format("{}", fmt::join(list, ", ")));
}

void putFlag(Section& section, std::string_view key, bool value) {
    put(section, key, std::string_view(value ? "yes" : ""));
}

Section sectionOf(const Parameter& parameter) {
    Section section{"parameter", parameter.name};
    put(section, "label", parameter.label);
    put(section, "type", names::nameOf(names::parameterTypes, parameter.type), "text");
    put(section, "choices", parameter.choices);
    for (const auto& [choice, sentence] : parameter.refused)
        section.entries.push_back({"refused", choice, sentence});
    put(section, "default", parameter.defaultValue);
    return section;
}

Section sectionOf(const Period& period) {
    Section section{"period"};
    put(section, "date", period.dateColumn);
    put(section, "stamp", names::nameOf(names::stamps, period.stamp), "end");
    put(section, "granularity", period.granularity, "Daily");
    put(section, "first", period.firstParameter);
    put(section, "last", period.lastParameter);
    for (const auto& [granularity, count] : period.defaultCounts)
        section.entries.push_back({"default", granularity, std::to_string(count)});
    return section;
}

Section sectionOf(const Source& source) {
    Section section{"source", source.name};
    put(section, "entity", source.entitySet);
    put(section, "select", source.select);
    put(section, "filter", source.filter);
    put(section, "orderby", source.orderby);
    put(section, "top", source.top);
    put(section, "expand", source.expand);
    for (const auto& [path, expansion] : source.shown)
        section.entries.push_back(
            {"show", path, std::string(names::nameOf(names::expansions, expansion))});
    put(section, "options", source.options);
    return section;
}

Section sectionOf(const Combine& combine) {
    Section section{"combine"};
    put(section, "kind", names::nameOf(names::combineKinds, combine.kind), "alone");
    put(section, "on", combine.on);
    return section;
}

Section sectionOf(const ColumnDefinition& column) {
    Section section{"column", column.path};
    put(section, "label", column.label);
    if (!column.numerator.empty())
        put(section, "quotient", fmt::format("{} / {}", column.numerator, column.denominator));
    if (column.format)
        put(section, "format", names::nameOf(names::cellFormats, *column.format));
    put(section, "total", names::nameOf(names::totals, column.total), "none");
    put(section, "note", column.note);
    putFlag(section, "hidden", column.isHidden);
    put(section, "values", base::formatValuePolicy(column.values), "");
    return section;
}

Section sectionOf(const Shape& shape) {
    Section section{"rows"};
    std::vector<std::string> keys;
    keys.reserve(shape.sort.size());
    for (const SortKey& key : shape.sort)
        keys.push_back(key.isDescending ? key.path + " desc" : key.path);
    put(section, "sort", keys);
    if (shape.top)
        put(section, "top", std::to_string(*shape.top));
    put(section, "group", shape.group);
    return section;
}

Section sectionOf(const ChartDefinition& chart) {
    Section section{"chart"};
    put(section, "kind", names::nameOf(names::chartKinds, chart.kind), "line");
    put(section, "title", chart.title);
    put(section, "x-axis", chart.xAxis);
    put(section, "y-axis", chart.yAxis);
    put(section, "categories", chart.categories);
    put(section, "series", chart.series);
    putFlag(section, "stacked", chart.isStacked);
    return section;
}

} // namespace

Document toDocument(const Report& report) {
    Section top;
    put(top, "name", report.name);
    put(top, "title", report.title);
    put(top, "description", report.description);
    Document document{"report", {std::move(top)}};
    for (const Parameter& parameter : report.parameters)
        document.sections.push_back(sectionOf(parameter));
    if (report.period)
        document.sections.push_back(sectionOf(*report.period));
    for (const Source& source : report.sources)
        document.sections.push_back(sectionOf(source));
    if (report.combine != Combine{})
        document.sections.push_back(sectionOf(report.combine));
    for (const ColumnDefinition& column : report.columns)
        document.sections.push_back(sectionOf(column));
    if (report.shape != Shape{})
        document.sections.push_back(sectionOf(report.shape));
    for (const ChartDefinition& chart : report.charts)
        document.sections.push_back(sectionOf(chart));
    return document;
}

Document toDocument(const Workbook& workbook) {
    Section top;
    put(top, "name", workbook.name);
    put(top, "title", workbook.title);
    Document document{"workbook", {std::move(top)}};
    if (!workbook.overviewTitle.empty()) {
        Section overview{"overview"};
        put(overview, "title", workbook.overviewTitle);
        document.sections.push_back(std::move(overview));
    }
    for (const SheetDefinition& sheet : workbook.sheets) {
        Section section{"sheet", sheet.report};
        put(section, "title", sheet.title);
        document.sections.push_back(std::move(section));
    }
    for (const TileDefinition& tile : workbook.tiles) {
        Section section{"tile", tile.report};
        put(section, "title", tile.title);
        put(section, "figures", tile.figures);
        put(section, "granularities", tile.granularities);
        document.sections.push_back(std::move(section));
    }
    return document;
}

} // namespace odc::report
