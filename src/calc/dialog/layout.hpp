// SPDX-License-Identifier: MPL-2.0
// Where the controls of a dialog go: rows of measured sizes in, rectangles out. awt has no layout
// manager, and a fixed layout cuts translated texts. No UNO here.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace odc::calc::dialog {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Rect&) const = default;
};

/// One control with the room that its text needs, in pixels.
struct Cell {
    std::string name;
    Size size;
    bool isStretched = false; ///< takes what the row has left; several share it
};

enum class RowKind {
    labelled, ///< first cell in the common label column, the others side by side after it
    beside,   ///< all cells after the label column
    full,     ///< the cells side by side over the whole width
    grid,     ///< equal columns after the label column, filled downwards
    buttons,  ///< equally wide, at the right edge
};

struct Row {
    RowKind kind = RowKind::full;
    std::vector<Cell> cells;
    int columns = 1;          ///< of a grid
    bool startsGroup = false; ///< more space above
};

/// In pixels, from the size of the dialog's font.
struct Metrics {
    int margin = 0;   ///< round the whole
    int gap = 0;      ///< between neighbours in a row
    int rowGap = 0;   ///< between rows
    int groupGap = 0; ///< above a row that starts a group
};

struct Layout {
    std::map<std::string, Rect> places;
    Size size; ///< of the dialog's inside
    bool operator==(const Layout&) const = default;
};

/// As narrow as the widest row, but at least `minimumWidth` inside the margins. No text is cut:
/// every cell gets at least its size. A row without cells takes no room.
Layout layOut(const std::vector<Row>& rows, const Metrics& metrics, int minimumWidth);

} // namespace odc::calc::dialog
