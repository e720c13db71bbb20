// SPDX-License-Identifier: MPL-2.0
// Three tiles side by side. A tile is five columns: what a figure is, and a column for each of day,
// week, month and year; below them a chart over the cells of the report's own sheet.
#include "calc/overview.hpp"

#include "calc/chart.hpp"
#include "calc/convert.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace odc::calc {

namespace {

using Sheet = Reference<css::sheet::XSpreadsheet>;

constexpr std::int32_t tilesAcross = 3;
constexpr std::int32_t valueColumns = 4;
constexpr std::int32_t tileColumns = 1 + valueColumns;
constexpr std::int32_t tileStride = tileColumns + 1; // and a gap
constexpr std::int32_t nameWidth = 3'700;
/// Of day, week, month and year: as their periods need it, a week's the most.
constexpr std::array<std::int32_t, valueColumns> valueWidths{2'500, 2'900, 2'300, 1'900};
constexpr std::int32_t gapWidth = 900;
constexpr std::int32_t chartRows = 17;
constexpr std::int32_t rowHeight = 460;

/// Rows of one band of tiles, counted from its first.
struct Band {
    std::int32_t firstRow = 0;
    std::int32_t figureRows = 0; ///< of the tile that has most

    [[nodiscard]] std::int32_t granularityRow() const { return firstRow + 1; }
    [[nodiscard]] std::int32_t periodRow() const { return firstRow + 2; }
    [[nodiscard]] std::int32_t figureRow() const { return firstRow + 3; }
    [[nodiscard]] std::int32_t chartRow() const { return figureRow() + figureRows; }
    [[nodiscard]] std::int32_t endRow() const { return chartRow() + chartRows + 1; }
};

std::int32_t figureCount(const PreparedTile& tile) {
    return std::max<std::int32_t>(0,
                                  static_cast<std::int32_t>(tile.figures.rows->columns.size()) - 2);
}

std::vector<Band> bandsOf(const PreparedWorkbook& workbook, std::int32_t firstRow) {
    std::vector<Band> bands;
    for (std::size_t i = 0; i < workbook.tiles.size(); ++i) {
        if (i % tilesAcross == 0) {
            Band band;
            band.firstRow = bands.empty() ? firstRow : bands.back().endRow();
            bands.push_back(band);
        }
        Band& band = bands.back();
        band.figureRows = std::max(band.figureRows, figureCount(workbook.tiles[i]));
    }
    return bands;
}

void setSizes(const Sheet& sheet, std::int32_t tiles) {
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> columns(all->getColumns(), UNO_QUERY_THROW);
    const std::int32_t count = std::min(tiles, tilesAcross) * tileStride - 1;
    for (std::int32_t i = 0; i < std::max(count, tileColumns); ++i) {
        const std::int32_t inTile = i % tileStride;
        std::int32_t width = gapWidth;
        if (inTile < tileColumns)
            width = inTile == 0 ? nameWidth : valueWidths[static_cast<std::size_t>(inTile) - 1];
        cells::set(Reference<css::uno::XInterface>(columns->getByIndex(i), UNO_QUERY_THROW),
                   "Width", Any(width));
    }
}

void setRowHeight(const Sheet& sheet, std::int32_t row, std::int32_t height) {
    const Reference<css::table::XColumnRowRange> all(sheet, UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> rows(all->getRows(), UNO_QUERY_THROW);
    const Reference<css::uno::XInterface> properties(rows->getByIndex(row), UNO_QUERY_THROW);
    cells::set(properties, "Height", Any(height));
}

/// Value of the prepared figures: text, number or nothing.
Any figureAt(const PreparedTile& tile, std::int32_t row, std::int32_t column) {
    for (const RowBlock& block : tile.figures.rows->blocks)
        if (row >= block.firstRow && row < block.firstRow + block.cells.getLength())
            return block.cells[row - block.firstRow][column];
    return {};
}

std::int32_t writeHead(WriteContext& context, const PreparedWorkbook& workbook,
                       const Sheet& sheet) {
    std::int32_t row = 0;
    cells::setText(sheet, 0, row, context.title);
    cells::setFont(sheet->getCellByPosition(0, row), 22, true, cells::colour::accent);
    ++row;
    cells::setText(sheet, 0, row, toUno(workbook.period));
    cells::setFont(sheet->getCellByPosition(0, row), 12, false, cells::colour::quiet);
    ++row;
    if (workbook.latestDay) {
        cells::setText(sheet, 0, row, context.words.latestDay);
        cells::setFont(sheet->getCellByPosition(0, row), 10, false, cells::colour::quiet);
        const auto ticks = base::ticksOf(*workbook.latestDay) - base::ticksOf(workbook.nullDate);
        const base::Ticks days = ticks / base::ticksPerDay;
        cells::setNumber(sheet, 2, row, static_cast<double>(days));
        // Merged, since a number does not flow over into the next cell as a text does.
        const auto cell = cells::range(sheet, {2, row, tileColumns - 1, row});
        Reference<css::util::XMergeable>(cell, UNO_QUERY_THROW)->merge(true);
        cells::set(cell, "NumberFormat", Any(context.formats.longDateKey()));
        cells::set(cell, "HoriJustify", Any(css::table::CellHoriJustify_LEFT));
        cells::setFont(cell, 10, true, cells::colour::quiet);
        ++row;
    }
    for (const std::string& note : workbook.notes) {
        cells::setText(sheet, 0, row, toUno(note));
        cells::setFont(sheet->getCellByPosition(0, row), 9, false, cells::colour::quiet);
        ++row;
    }
    return row + 1;
}

void writeHeading(const Sheet& sheet, std::int32_t column, std::int32_t row, const OUString& text) {
    cells::setText(sheet, column, row, text);
    const auto tile = cells::range(sheet, {column, row, column + tileColumns - 1, row});
    cells::setFont(tile, 13, true, cells::colour::accent);
    cells::setLineBelow(tile, cells::colour::accent);
}

class TileWriter {
public:
    TileWriter(WriteContext& context, const Sheet& sheet, const PreparedTile& tile,
               const ReportSheet& target, const Band& band, std::int32_t column)
        : context_(context), sheet_(sheet), tile_(tile), target_(target), band_(band),
          column_(column) {}

    void write() const {
        writeTitle();
        const std::int32_t shown = std::min(valueColumns, tile_.figures.rows->rowCount);
        for (std::int32_t i = 0; i < shown; ++i)
            writeGranularity(i);
        for (std::int32_t i = 0; i < figureCount(tile_); ++i)
            writeFigure(i, shown);
        if (tile_.chart)
            drawChart(*tile_.chart);
    }

private:
    /// The link has a cell of its own: Calc draws every link in the colour that its user chose for
    /// links, and headings are to look alike.
    void writeTitle() const {
        const std::int32_t row = band_.firstRow;
        writeHeading(sheet_, column_, row, toUno(tile_.title));
        cells::setLink(context_.document, sheet_, column_, band_.granularityRow(),
                       context_.words.details, cells::nameOf(target_.sheet));
        cells::setFont(sheet_->getCellByPosition(column_, band_.granularityRow()), 9, false,
                       cells::colour::accent);
    }

    void writeGranularity(std::int32_t index) const {
        const std::int32_t at = column_ + 1 + index;
        for (std::int32_t part = 0; part < 2; ++part) {
            OUString text;
            figureAt(tile_, index, part) >>= text;
            const std::int32_t row = band_.granularityRow() + part;
            const auto cell = sheet_->getCellByPosition(at, row);
            cells::set(cell, "NumberFormat", Any(context_.formats.textKey()));
            cells::setText(sheet_, at, row, text);
            cells::setFont(cell, part == 0 ? 9 : 7, part == 0, cells::colour::quiet);
            cells::set(cell, "HoriJustify", Any(css::table::CellHoriJustify_RIGHT));
            cells::set(cell, "VertJustify", Any(css::table::CellVertJustify2::TOP));
            cells::set(cell, "IsTextWrapped", Any(true));
        }
    }

    void writeFigure(std::int32_t index, std::int32_t shown) const {
        const std::size_t from = tile_.figures.rows->columns[static_cast<std::size_t>(index) + 2];
        const report::GridColumn& info = tile_.figures.grid->columns[from];
        const std::int32_t row = band_.figureRow() + index;
        cells::setText(sheet_, column_, row, toUno(info.heading));
        cells::set(sheet_->getCellByPosition(column_, row), "ShrinkToFit", Any(true));
        for (std::int32_t i = 0; i < shown; ++i) {
            const Any value = figureAt(tile_, i, index + 2);
            const auto cell = sheet_->getCellByPosition(column_ + 1 + i, row);
            cells::set(cell, "NumberFormat",
                       Any(context_.formats.keyOf(info.format,
                                                  tile_.figures.grid->rows.schema[from].kind)));
            double number = 0;
            OUString text;
            if (value >>= number)
                cell->setValue(number);
            else if (value >>= text)
                cells::setText(sheet_, column_ + 1 + i, row, text);
            cells::set(cell, "HoriJustify", Any(css::table::CellHoriJustify_RIGHT));
            cells::setFont(cell, index == 0 ? 12 : 10, index == 0, 0x1F2933);
        }
        cells::setLineBelow(cells::range(sheet_, {column_, row, column_ + tileColumns - 1, row}),
                            cells::colour::line);
    }

    void drawChart(const report::Chart& chart) const {
        const std::optional<ChartCells> cells = chartCellsOf(chart, target_);
        if (!cells)
            return;
        css::awt::Point position;
        Reference<css::beans::XPropertySet>(sheet_->getCellByPosition(column_, band_.chartRow()),
                                            UNO_QUERY_THROW)
            ->getPropertyValue("Position") >>= position;
        ChartPlace place;
        place.sheet = sheet_;
        place.rectangle = {position.X, position.Y + 150,
                           nameWidth + std::accumulate(valueWidths.begin(), valueWidths.end(), 0),
                           chartRows * rowHeight - 300};
        place.categories = cells->categories;
        place.series = cells->series;
        place.categoryFormat = cells->categoryFormat;
        place.categoryAxisKey = context_.formats.axisKeyOf(cells->categoryFormat);
        place.isDaily = cells->isDaily;
        place.pointCount = cells->pointCount;
        place.valueFormat = cells->valueFormat;
        place.greatest = cells->greatest;
        place.isSmall = true;
        addChart(chart, place);
    }

    WriteContext& context_;
    const Sheet& sheet_;
    const PreparedTile& tile_;
    const ReportSheet& target_;
    const Band& band_;
    std::int32_t column_;
};

/// Links to every sheet, where the last band has room for it, else under it.
void writeSheetList(WriteContext& context, const Sheet& sheet,
                    const std::deque<ReportSheet>& reports, std::int32_t column,
                    std::int32_t firstRow) {
    writeHeading(sheet, column, firstRow, context.words.allSheets);
    // Beside tiles, whose second and third rows are of other heights.
    std::int32_t row = firstRow + 3;
    for (const ReportSheet& report : reports) {
        const OUString name = cells::nameOf(report.sheet);
        cells::setLink(context.document, sheet, column, row, name, name);
        cells::setFont(sheet->getCellByPosition(column, row), 10, false, cells::colour::accent);
        ++row;
    }
}

void hideGrid(const WriteContext& context, const Sheet& sheet) {
    const Reference<css::frame::XModel> model(context.document, UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetView> view(model->getCurrentController(), UNO_QUERY);
    if (!view.is())
        return; // a document that nobody looks at
    view->setActiveSheet(sheet);
    cells::set(view, "ShowGrid", Any(false));
}

} // namespace

void addOverviewSteps(Steps& steps, WriteContext& context, const PreparedWorkbook& workbook,
                      const std::deque<ReportSheet>& reports, const Sheet& sheet) {
    steps.add([&context, &workbook, &reports, &steps, sheet] {
        const std::int32_t firstRow = writeHead(context, workbook, sheet);
        const auto tiles = static_cast<std::int32_t>(workbook.tiles.size());
        setSizes(sheet, tiles + 1);
        const std::vector<Band> bands = bandsOf(workbook, firstRow);
        for (const Band& band : bands) {
            setRowHeight(sheet, band.periodRow(), 720);
            for (std::int32_t row = 0; row < chartRows; ++row)
                setRowHeight(sheet, band.chartRow() + row, rowHeight);
        }
        for (std::int32_t i = 0; i < tiles; ++i)
            steps.add([&context, &workbook, &reports, sheet, bands, i] {
                const PreparedTile& tile = workbook.tiles[static_cast<std::size_t>(i)];
                const Band& band = bands[static_cast<std::size_t>(i / tilesAcross)];
                TileWriter(context, sheet, tile, reports[tile.sheet], band,
                           i % tilesAcross * tileStride)
                    .write();
            });
        steps.add([&context, &reports, sheet, bands, tiles, firstRow] {
            const bool hasRoom = tiles % tilesAcross != 0;
            const std::int32_t row = bands.empty() ? firstRow
                                     : hasRoom     ? bands.back().firstRow
                                                   : bands.back().endRow();
            writeSheetList(context, sheet, reports, tiles % tilesAcross * tileStride, row);
            setPageStyle(context.document, sheet, PaperFit::onePage, context.title,
                         context.pageStyles);
            hideGrid(context, sheet);
        });
    });
}

} // namespace odc::calc
