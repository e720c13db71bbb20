// SPDX-License-Identifier: MPL-2.0
// The older chart API (com.sun.star.chart) sets what it can in one line where chart2 needs five;
// both speak to the same chart.
#include "calc/chart.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/ChartAxisType.hpp>
#include <com/sun/star/chart/ChartLegendPosition.hpp>
#include <com/sun/star/chart/ChartSymbolType.hpp>
#include <com/sun/star/chart/TimeIncrement.hpp>
#include <com/sun/star/chart/TimeInterval.hpp>
#include <com/sun/star/chart/TimeUnit.hpp>
#include <com/sun/star/chart/X3DDisplay.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/FillStyle.hpp>
#include <com/sun/star/drawing/LineStyle.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace odc::calc {

namespace {

using cells::set;
using report::CellFormat;
using report::ChartKind;

// Told apart by those who see red and green alike, and in grey print by their lightness.
constexpr std::array<std::int32_t, 8> palette = {0x0B6FB8, 0xE07B00, 0x2E9E6B, 0x9C3D7A,
                                                 0x56B4E9, 0xC9A200, 0x6B5BB5, 0x7A8794};
constexpr std::int32_t textColour = 0x3A4552;

const char* diagramServiceOf(ChartKind kind) {
    switch (kind) {
    case ChartKind::line:
        return "com.sun.star.chart.LineDiagram";
    case ChartKind::column:
    case ChartKind::bar:
        return "com.sun.star.chart.BarDiagram";
    case ChartKind::area:
        return "com.sun.star.chart.AreaDiagram";
    case ChartKind::pie:
        return "com.sun.star.chart.PieDiagram";
    }
    return "com.sun.star.chart.LineDiagram";
}

bool isDate(CellFormat format) {
    return format == CellFormat::date || format == CellFormat::dateTime ||
           format == CellFormat::month || format == CellFormat::year;
}

void setFont(const Reference<css::uno::XInterface>& part, float points, bool isBold) {
    set(part, "CharHeight", Any(points));
    set(part, "CharWeight",
        Any(isBold ? css::awt::FontWeight::BOLD : css::awt::FontWeight::NORMAL));
    set(part, "CharColor", Any(textColour));
}

/// Names are unique in a document, but only a sheet's can be asked for: a name that is taken
/// elsewhere is refused with a RuntimeException.
OUString addNamed(const Reference<css::table::XTableCharts>& charts, const ChartPlace& place,
                  const Sequence<css::table::CellRangeAddress>& ranges) {
    constexpr int mostTries = 1'000;
    for (int i = 1;; ++i) {
        const OUString name = cells::nameOf(place.sheet) + " " + OUString::number(i);
        if (charts->hasByName(name))
            continue;
        try {
            charts->addNewByName(name, place.rectangle, ranges, true, true);
            return name;
        } catch (const css::uno::RuntimeException&) {
            if (i >= mostTries)
                throw;
        }
    }
}

Reference<css::chart::XChartDocument> insert(const ChartPlace& place) {
    const Reference<css::table::XTableChartsSupplier> supplier(place.sheet, UNO_QUERY_THROW);
    const Reference<css::table::XTableCharts> charts(supplier->getCharts(), UNO_SET_THROW);
    Sequence<css::table::CellRangeAddress> ranges(static_cast<sal_Int32>(place.series.size()) + 1);
    css::table::CellRangeAddress* out = ranges.getArray();
    *out++ = place.categories;
    std::copy(place.series.begin(), place.series.end(), out);
    const OUString name = addNamed(charts, place, ranges);
    const Reference<css::document::XEmbeddedObjectSupplier> object(charts->getByName(name),
                                                                   UNO_QUERY_THROW);
    return Reference<css::chart::XChartDocument>(object->getEmbeddedObject(), UNO_QUERY_THROW);
}

Any daysInterval(std::int32_t number, std::int32_t unit) {
    return Any(css::chart::TimeInterval(number, unit));
}

/// Days between two labels: about eight labels, and from a week on whole weeks.
std::int32_t daysBetweenLabels(std::int32_t days) {
    const std::int32_t between = std::max(1, (days + 7) / 8);
    return between <= 4 ? between : (between + 6) / 7 * 7;
}

/// About eight labels, at natural distances.
css::chart::TimeIncrement incrementFor(const ChartPlace& place) {
    const std::int32_t points = place.pointCount;
    namespace unit = css::chart::TimeUnit;
    css::chart::TimeIncrement increment;
    if (place.categoryFormat == CellFormat::year) {
        increment.TimeResolution <<= sal_Int32{unit::YEAR};
        increment.MajorTimeInterval = daysInterval(1, unit::YEAR);
    } else if (place.categoryFormat == CellFormat::month) {
        increment.TimeResolution <<= sal_Int32{unit::MONTH};
        increment.MajorTimeInterval = daysInterval(std::max(1, points / 8), unit::MONTH);
    } else {
        increment.TimeResolution <<= sal_Int32{unit::DAY};
        const std::int32_t days = place.isDaily ? points : 7 * points;
        increment.MajorTimeInterval = daysInterval(daysBetweenLabels(days), unit::DAY);
    }
    return increment;
}

void styleCategoryAxis(const Reference<css::chart::XDiagram>& diagram, const ChartPlace& place,
                       ChartKind kind) {
    const Reference<css::chart::XAxisXSupplier> supplier(diagram, UNO_QUERY_THROW);
    const Reference<css::uno::XInterface> axis(supplier->getXAxis(), UNO_QUERY_THROW);
    setFont(axis, place.isSmall ? 8.0F : 9.0F, false);
    set(axis, "LineColor", Any(sal_Int32{0x9AA5B1}));
    // Bars of weeks would be one day thin on an axis of days.
    const bool isBars = kind == ChartKind::column || kind == ChartKind::bar;
    const bool isThin = isBars && place.categoryFormat == CellFormat::date && !place.isDaily;
    if (!isDate(place.categoryFormat) || isThin) {
        set(axis, "AxisType", Any(sal_Int32{css::chart::ChartAxisType::CATEGORY}));
        return;
    }
    set(axis, "AxisType", Any(sal_Int32{css::chart::ChartAxisType::DATE}));
    set(axis, "TimeIncrement", Any(incrementFor(place)));
    set(axis, "LinkNumberFormatToSource", Any(false));
    set(axis, "NumberFormat", Any(place.categoryAxisKey));
}

/// Between two lines of an axis of durations, in days: natural parts of an hour or a day.
double durationStep(double greatest) {
    constexpr std::array minutes = {1.0,  2.0,   5.0,   10.0,  15.0, 30.0,
                                    60.0, 120.0, 240.0, 360.0, 720.0};
    const double needed = greatest * 1'440 / 8;
    const auto* found = std::ranges::lower_bound(minutes, needed);
    return found != minutes.end() ? *found / 1'440 : std::ceil(needed / 1'440);
}

void styleValueAxis(const Reference<css::chart::XDiagram>& diagram, const ChartPlace& place) {
    const Reference<css::chart::XAxisYSupplier> supplier(diagram, UNO_QUERY_THROW);
    const Reference<css::uno::XInterface> axis(supplier->getYAxis(), UNO_QUERY_THROW);
    setFont(axis, place.isSmall ? 8.0F : 9.0F, false);
    set(axis, "LineStyle", Any(css::drawing::LineStyle_NONE));
    // "180.00" on an axis says no more than "180".
    const bool isPlain = place.valueFormat == CellFormat::decimal;
    set(axis, "LinkNumberFormatToSource", Any(!isPlain));
    if (isPlain)
        set(axis, "NumberFormat", Any(sal_Int32{0}));
    if (place.valueFormat == CellFormat::duration && place.greatest > 0)
        set(axis, "StepMain", Any(durationStep(place.greatest)));
    // Figures of work are read against zero.
    set(axis, "Min", Any(0.0));
    set(diagram, "HasYAxisGrid", Any(true));
    const Reference<css::uno::XInterface> grid(supplier->getYMainGrid(), UNO_QUERY_THROW);
    set(grid, "LineColor", Any(sal_Int32{0xE1E6EB}));
}

/// Figures on white: the grey that a wall comes with draws more attention than they do.
void styleWall(const Reference<css::chart::XDiagram>& diagram) {
    const Reference<css::chart::X3DDisplay> display(diagram, UNO_QUERY_THROW);
    const Reference<css::uno::XInterface> wall(display->getWall(), UNO_QUERY_THROW);
    set(wall, "FillStyle", Any(css::drawing::FillStyle_NONE));
    set(wall, "LineStyle", Any(css::drawing::LineStyle_NONE));
}

void setAxisTitles(const Reference<css::chart::XDiagram>& diagram, const report::Chart& chart) {
    if (!chart.xAxis.empty()) {
        set(diagram, "HasXAxisTitle", Any(true));
        const Reference<css::uno::XInterface> title(
            Reference<css::chart::XAxisXSupplier>(diagram, UNO_QUERY_THROW)->getXAxisTitle(),
            UNO_QUERY_THROW);
        set(title, "String", Any(toUno(chart.xAxis)));
        setFont(title, 9.0F, false);
    }
    if (!chart.yAxis.empty()) {
        set(diagram, "HasYAxisTitle", Any(true));
        const Reference<css::uno::XInterface> title(
            Reference<css::chart::XAxisYSupplier>(diagram, UNO_QUERY_THROW)->getYAxisTitle(),
            UNO_QUERY_THROW);
        set(title, "String", Any(toUno(chart.yAxis)));
        setFont(title, 9.0F, false);
    }
}

void styleSeries(const Reference<css::chart::XDiagram>& diagram, std::size_t index,
                 const report::Chart& chart, const ChartPlace& place) {
    const Reference<css::beans::XPropertySet> series =
        diagram->getDataRowProperties(static_cast<sal_Int32>(index));
    const std::int32_t colour = palette[index % palette.size()];
    if (chart.kind == ChartKind::line) {
        set(series, "LineColor", Any(colour));
        set(series, "FillColor", Any(colour));
        set(series, "LineWidth", Any(sal_Int32{place.isSmall ? 60 : 80}));
        // Points are marked where there are few enough to see each.
        const bool hasSymbols = place.pointCount <= 40 && !place.isSmall;
        set(series, "SymbolType",
            Any(hasSymbols ? sal_Int32{8} : sal_Int32{css::chart::ChartSymbolType::NONE}));
        if (hasSymbols)
            set(series, "SymbolSize", Any(css::awt::Size(170, 170)));
        return;
    }
    if (chart.kind != ChartKind::pie)
        set(series, "FillColor", Any(colour));
    set(series, "LineStyle", Any(css::drawing::LineStyle_NONE));
}

void styleLegend(const Reference<css::chart::XChartDocument>& document, bool isNeeded,
                 bool isSmall) {
    const Reference<css::uno::XInterface> properties(document, UNO_QUERY_THROW);
    set(properties, "HasLegend", Any(isNeeded));
    if (!isNeeded)
        return;
    const Reference<css::uno::XInterface> legend(document->getLegend(), UNO_QUERY_THROW);
    set(legend, "Alignment", Any(css::chart::ChartLegendPosition_BOTTOM));
    set(legend, "LineStyle", Any(css::drawing::LineStyle_NONE));
    set(legend, "FillStyle", Any(css::drawing::FillStyle_NONE));
    setFont(legend, isSmall ? 8.0F : 9.0F, false);
}

} // namespace

void addChart(const report::Chart& chart, const ChartPlace& place) {
    const Reference<css::chart::XChartDocument> document = insert(place);
    const Reference<css::lang::XMultiServiceFactory> factory(document, UNO_QUERY_THROW);
    const Reference<css::chart::XDiagram> diagram(
        factory->createInstance(OUString::createFromAscii(diagramServiceOf(chart.kind))),
        UNO_QUERY_THROW);
    document->setDiagram(diagram);
    // In this API a "vertical" bar diagram has its bars lying.
    if (chart.kind == ChartKind::bar)
        set(diagram, "Vertical", Any(true));
    if (chart.isStacked)
        set(diagram, "Stacked", Any(true));

    const Reference<css::uno::XInterface> area(document->getArea(), UNO_QUERY_THROW);
    set(area, "LineStyle", Any(css::drawing::LineStyle_NONE));
    set(area, "FillStyle", Any(css::drawing::FillStyle_SOLID));
    set(area, "FillColor", Any(cells::colour::white));
    const Reference<css::uno::XInterface> properties(document, UNO_QUERY_THROW);
    const bool hasTitle = !chart.title.empty() && !place.isSmall;
    set(properties, "HasMainTitle", Any(hasTitle));
    if (hasTitle) {
        const Reference<css::uno::XInterface> title(document->getTitle(), UNO_QUERY_THROW);
        set(title, "String", Any(toUno(chart.title)));
        setFont(title, 12.0F, true);
    }
    const bool isPie = chart.kind == ChartKind::pie;
    styleLegend(document, isPie || place.series.size() > 1, place.isSmall);
    for (std::size_t i = 0; i < place.series.size(); ++i)
        styleSeries(diagram, i, chart, place);
    if (isPie)
        return;
    styleWall(diagram);
    styleCategoryAxis(diagram, place, chart.kind);
    styleValueAxis(diagram, place);
    if (!place.isSmall)
        setAxisTitles(diagram, chart);
}

} // namespace odc::calc
