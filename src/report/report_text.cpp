// SPDX-License-Identifier: MPL-2.0
// readReport: what the lines of a report file mean. See GRAMMAR.md.
#include "report/check_report.hpp"
#include "report/lines.hpp"
#include "report/report.hpp"
#include "report/report_document.hpp"
#include "report/section_reader.hpp"

#include <algorithm>

namespace odc::report {
namespace {

Parameter readParameter(SectionReader& reader) {
    Parameter parameter;
    parameter.name = reader.section().name;
    parameter.label = reader.localised("label");
    parameter.type = reader.oneOf("type", names::parameterTypes, ParameterType::text);
    parameter.choices = reader.list("choices");
    for (const Entry& entry : reader.qualified("refused"))
        parameter.refused.emplace_back(entry.qualifier, entry.value);
    parameter.defaultValue = reader.text("default");
    return parameter;
}

Period readPeriod(SectionReader& reader) {
    Period period;
    period.dateColumn = reader.required("date");
    period.stamp = reader.oneOf("stamp", names::stamps, Period::Stamp::end);
    if (reader.has("granularity"))
        period.granularity = reader.text("granularity");
    period.firstParameter = reader.text("first");
    period.lastParameter = reader.text("last");
    for (const Entry& entry : reader.qualified("default")) {
        if (!names::valueOf(names::granularities, entry.qualifier))
            reader.fail(entry.line,
                        fmt::format("“default[…]” takes one of {}, not “{}”.",
                                    names::listOf(names::granularities), entry.qualifier));
        if (const auto count = reader.number(entry))
            period.defaultCounts.emplace_back(entry.qualifier, static_cast<int>(*count));
    }
    return period;
}

Source readSource(SectionReader& reader) {
    Source source;
    source.name = reader.section().name;
    source.entitySet = reader.required("entity");
    source.select = reader.list("select");
    source.filter = reader.text("filter");
    source.orderby = reader.text("orderby");
    source.top = reader.text("top");
    source.expand = reader.text("expand");
    for (const Entry& entry : reader.qualified("show")) {
        const auto expansion = names::valueOf(names::expansions, entry.value);
        if (!expansion)
            reader.fail(entry.line,
                        fmt::format("“show[{}]” is one of {}, not “{}”.", entry.qualifier,
                                    names::listOf(names::expansions), entry.value));
        source.shown.emplace_back(entry.qualifier, expansion.value_or(odata::Expansion::count));
    }
    source.options = reader.text("options");
    return source;
}

ColumnDefinition readColumn(SectionReader& reader) {
    ColumnDefinition column;
    column.path = reader.section().name;
    column.label = reader.localised("label");
    if (reader.has("format"))
        column.format = reader.oneOf("format", names::cellFormats, CellFormat::general);
    column.total = reader.oneOf("total", names::totals, Total::none);
    column.note = reader.localised("note");
    column.isHidden = reader.flag("hidden");
    if (reader.has("values")) {
        auto values = base::parseValuePolicy(reader.text("values"));
        if (values)
            column.values = std::move(*values);
        else
            reader.failAt("values", values.error().message);
    }
    if (!reader.has("quotient"))
        return column;
    // A path has slashes of its own (Address/City); the dividing one stands between spaces.
    const std::string quotient = reader.text("quotient");
    const std::size_t slash = quotient.find(" / ");
    if (slash != std::string::npos) {
        column.numerator = trimmed(std::string_view(quotient).substr(0, slash));
        column.denominator = trimmed(std::string_view(quotient).substr(slash + 3));
    }
    if (column.numerator.empty() || column.denominator.empty() ||
        column.denominator.find(" / ") != std::string::npos)
        reader.failAt(
            "quotient",
            fmt::format("“quotient” is two columns with “ / ” between, not “{}”.", quotient));
    return column;
}

Shape readShape(SectionReader& reader) {
    Shape shape;
    for (const std::string& item : reader.list("sort")) {
        SortKey key{item, false};
        const std::size_t space = item.find_last_of(" \t");
        const std::string_view direction = space == std::string::npos
                                               ? std::string_view{}
                                               : std::string_view(item).substr(space + 1);
        if (direction == "desc" || direction == "asc") {
            key.path = trimmed(std::string_view(item).substr(0, space));
            key.isDescending = direction == "desc";
        }
        shape.sort.push_back(key);
    }
    shape.top = reader.number("top");
    shape.group = reader.text("group");
    return shape;
}

ChartDefinition readChart(SectionReader& reader) {
    ChartDefinition chart;
    chart.kind = reader.oneOf("kind", names::chartKinds, ChartKind::line);
    chart.title = reader.localised("title");
    chart.xAxis = reader.localised("x-axis");
    chart.yAxis = reader.localised("y-axis");
    chart.categories = reader.text("categories");
    chart.series = reader.list("series");
    chart.isStacked = reader.flag("stacked");
    if (chart.series.empty())
        static_cast<void>(reader.required("series"));
    return chart;
}

Combine readCombine(SectionReader& reader) {
    return {reader.oneOf("kind", names::combineKinds, CombineKind::alone), reader.list("on")};
}

/// One at most: remembers an error for a second one.
template <typename Value>
void once(std::optional<Value>& target, Value value, SectionReader& reader) {
    if (target)
        reader.fail(reader.section().line,
                    fmt::format("the section “{}” may stand once.", reader.section().kind));
    else
        target = std::move(value);
}

} // namespace

Result<Report> readReport(std::string_view text) {
    const Result<Document> document = readDocument(text, "report");
    if (!document)
        return document.error();
    Report report;
    std::optional<base::Error> error;
    std::optional<Combine> combine;
    std::optional<Shape> shape;
    for (const Section& section : document->sections) {
        SectionReader reader(*document, section, error);
        if (section.kind.empty()) {
            report.name = reader.required("name");
            report.title = reader.localised("title");
            report.description = reader.localised("description");
        } else if (section.kind == "parameter") {
            report.parameters.push_back(readParameter(reader));
        } else if (section.kind == "period") {
            once(report.period, readPeriod(reader), reader);
        } else if (section.kind == "source") {
            report.sources.push_back(readSource(reader));
        } else if (section.kind == "combine") {
            once(combine, readCombine(reader), reader);
        } else if (section.kind == "column") {
            report.columns.push_back(readColumn(reader));
        } else if (section.kind == "rows") {
            once(shape, readShape(reader), reader);
        } else if (section.kind == "chart") {
            report.charts.push_back(readChart(reader));
        }
    }
    if (error)
        return *std::move(error);
    report.combine = combine.value_or(Combine{});
    report.shape = shape.value_or(Shape{});
    if (auto checked = checkReport(report, *document); !checked)
        return std::move(checked).error();
    report.text = text;
    return report;
}

std::string writeReport(const Report& report) {
    const Document wanted = toDocument(report);
    if (report.text.empty())
        return writeDocument(wanted);
    const Result<Report> before = readReport(report.text);
    if (!before)
        return writeDocument(wanted);
    // Whatever order its lines are in, a text that says the same stays as it is.
    if (*before == report)
        return report.text;
    return rewriteDocument(report.text, toDocument(*before), wanted);
}

const Parameter* findParameter(const Report& report, std::string_view name) {
    const auto found = std::ranges::find_if(report.parameters, [&](const Parameter& parameter) {
        return equalsIgnoringCase(parameter.name, name);
    });
    return found == report.parameters.end() ? nullptr : &*found;
}

const std::string& LocalisedText::in(std::string_view language) const {
    language = trimmed(language.substr(0, language.find_first_of(",;")));
    for (;;) {
        for (const auto& [tag, translation] : translations) {
            if (equalsIgnoringCase(tag, language))
                return translation;
        }
        const std::size_t dash = language.find_last_of("-_");
        if (dash == std::string_view::npos)
            return text;
        language = language.substr(0, dash);
    }
}

} // namespace odc::report
