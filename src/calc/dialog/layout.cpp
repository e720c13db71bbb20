// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>

namespace odc::calc::dialog {
namespace {

int widthSideBySide(std::span<const Cell> cells, int gap) {
    if (cells.empty())
        return 0;
    const int gaps = gap * (static_cast<int>(cells.size()) - 1);
    return std::accumulate(cells.begin(), cells.end(), gaps,
                           [](int sum, const Cell& cell) { return sum + cell.size.width; });
}

Size largest(std::span<const Cell> cells) {
    Size size;
    for (const Cell& cell : cells) {
        size.width = std::max(size.width, cell.size.width);
        size.height = std::max(size.height, cell.size.height);
    }
    return size;
}

class Placer {
public:
    Placer(const std::vector<Row>& rows, const Metrics& metrics, int minimumWidth)
        : metrics_(metrics) {
        for (const Row& row : rows)
            if (row.kind == RowKind::labelled && !row.cells.empty())
                labelWidth_ = std::max(labelWidth_, row.cells.front().size.width);
        width_ = minimumWidth;
        for (const Row& row : rows)
            width_ = std::max(width_, widthOf(row));
    }

    Layout place(const std::vector<Row>& rows) {
        int y = metrics_.margin;
        bool isFirst = true;
        for (const Row& row : rows) {
            if (row.cells.empty())
                continue;
            if (!isFirst)
                y += row.startsGroup ? metrics_.groupGap : metrics_.rowGap;
            isFirst = false;
            y += placeRow(row, y);
        }
        layout_.size = {width_ + 2 * metrics_.margin, y + metrics_.margin};
        return std::move(layout_);
    }

private:
    [[nodiscard]] int indent() const { return labelWidth_ > 0 ? labelWidth_ + metrics_.gap : 0; }

    [[nodiscard]] int widthOf(const Row& row) const {
        const std::span<const Cell> cells(row.cells);
        if (cells.empty())
            return 0;
        const int count = static_cast<int>(cells.size());
        switch (row.kind) {
        case RowKind::labelled:
            return indent() + widthSideBySide(cells.subspan(1), metrics_.gap);
        case RowKind::beside:
            return indent() + widthSideBySide(cells, metrics_.gap);
        case RowKind::full:
            return widthSideBySide(cells, metrics_.gap);
        case RowKind::grid:
            return indent() + row.columns * largest(cells).width + (row.columns - 1) * metrics_.gap;
        case RowKind::buttons:
            return count * largest(cells).width + (count - 1) * metrics_.gap;
        }
        return 0;
    }

    /// Returns the height of the row.
    int placeRow(const Row& row, int y) {
        const std::span<const Cell> cells(row.cells);
        const int height = largest(cells).height;
        const int left = metrics_.margin;
        switch (row.kind) {
        case RowKind::labelled:
            // A label beside a field of several lines belongs to the first of them.
            placeCell(cells.front(), left, y, labelWidth_,
                      height > 3 * cells.front().size.height ? cells.front().size.height : height);
            placeSideBySide(cells.subspan(1), left + indent(), y, width_ - indent(), height);
            return height;
        case RowKind::beside:
            placeSideBySide(cells, left + indent(), y, width_ - indent(), height);
            return height;
        case RowKind::full:
            placeSideBySide(cells, left, y, width_, height);
            return height;
        case RowKind::grid:
            return placeGrid(row, left + indent(), y, width_ - indent());
        case RowKind::buttons: {
            const int width = largest(cells).width;
            int x = left + width_ - widthOf(row);
            for (const Cell& cell : cells) {
                placeCell(cell, x, y, width, height);
                x += width + metrics_.gap;
            }
            return height;
        }
        }
        return height;
    }

    void placeSideBySide(std::span<const Cell> cells, int x, int y, int room, int height) {
        int spare = room - widthSideBySide(cells, metrics_.gap);
        auto stretched = static_cast<int>(
            std::count_if(cells.begin(), cells.end(), [](auto& cell) { return cell.isStretched; }));
        for (const Cell& cell : cells) {
            int width = cell.size.width;
            if (cell.isStretched) {
                const int share = spare / stretched--;
                width += share;
                spare -= share;
            }
            placeCell(cell, x, y, width, height);
            x += width + metrics_.gap;
        }
    }

    int placeGrid(const Row& row, int x, int y, int room) {
        const int columns = std::max(1, row.columns);
        const int count = static_cast<int>(row.cells.size());
        const int lines = (count + columns - 1) / columns;
        const int columnWidth = (room - (columns - 1) * metrics_.gap) / columns;
        const int height = largest(row.cells).height;
        for (int index = 0; index < count; ++index)
            placeCell(row.cells[static_cast<std::size_t>(index)],
                      x + index / lines * (columnWidth + metrics_.gap),
                      y + index % lines * (height + metrics_.rowGap), columnWidth, height);
        return lines * height + (lines - 1) * metrics_.rowGap;
    }

    /// Lower cells stand in the middle of their row.
    void placeCell(const Cell& cell, int x, int y, int width, int rowHeight) {
        layout_.places[cell.name] = {x, y + (rowHeight - cell.size.height) / 2, width,
                                     cell.size.height};
    }

    Metrics metrics_;
    int labelWidth_ = 0;
    int width_ = 0;
    Layout layout_;
};

} // namespace

Layout layOut(const std::vector<Row>& rows, const Metrics& metrics, int minimumWidth) {
    return Placer(rows, metrics, minimumWidth).place(rows);
}

} // namespace odc::calc::dialog
