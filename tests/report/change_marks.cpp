// SPDX-License-Identifier: MPL-2.0
#include "report/change_marks.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

using namespace odc;
using namespace odc::report;

namespace {

const std::vector<RangeColumn> columns{{"Id"}, {"Name"}, {"Total"}};

RowChange change(RowFate fate, std::int32_t row, std::vector<std::size_t> cells = {}) {
    RowChange made;
    made.fate = fate;
    made.row = row;
    made.cells.resize(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        made.cells[i].column = cells[i];
    return made;
}

std::vector<std::string> marked(std::vector<RowChange> rows, std::int32_t rowCount) {
    RangeChanges changes;
    changes.columns = {{"Total"}, {"Name"}};
    changes.rows = std::move(rows);
    std::vector<std::string> texts;
    for (const MarkedCells& cells : marksOf(changes, columns, rowCount))
        texts.push_back(fmt::format("{} {}+{} {}-{}", static_cast<int>(cells.mark), cells.row,
                                    cells.rowCount, cells.column, cells.lastColumn));
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(change_marks)

BOOST_AUTO_TEST_CASE(new_rows_are_marked_whole_and_changed_ones_by_cell) {
    const Texts seen = marked({change(RowFate::added, 4), change(RowFate::added, 5),
                               change(RowFate::added, 0), change(RowFate::changed, 2, {0, 1})},
                              6);
    const Texts expected{"0 0+1 0-2", "0 4+2 0-2", "1 2+1 1-1", "1 2+1 2-2"};
    BOOST_TEST(seen == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_line_stands_where_a_row_stood) {
    // Of rows 0 to 4 the second and third are gone: below the first.
    const Texts seen = marked({change(RowFate::gone, 1), change(RowFate::gone, 2)}, 3);
    const Texts below{"2 0+1 0-0", "2 0+1 1-1", "2 0+1 2-2"};
    BOOST_TEST(seen == below, boost::test_tools::per_element());
    const Texts first = marked({change(RowFate::gone, 0)}, 3);
    const Texts above{"3 0+1 0-0", "3 0+1 1-1", "3 0+1 2-2"};
    BOOST_TEST(first == above, boost::test_tools::per_element());
    // A new first row moved the gap down.
    const Texts moved = marked({change(RowFate::added, 0), change(RowFate::gone, 1)}, 4);
    const Texts expected{"0 0+1 0-2", "2 1+1 0-0", "2 1+1 1-1", "2 1+1 2-2"};
    BOOST_TEST(moved == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_cell_is_marked_twice_and_none_outside_the_rows) {
    const Texts seen = marked({change(RowFate::changed, 0, {1}), change(RowFate::gone, 1)}, 1);
    const Texts expected{"1 0+1 1-1", "2 0+1 0-0", "2 0+1 2-2"};
    BOOST_TEST(seen == expected, boost::test_tools::per_element());
    BOOST_TEST(marked({change(RowFate::gone, 0)}, 0).empty());
    const Texts replaced = marked({change(RowFate::added, 0), change(RowFate::gone, 0)}, 1);
    const Texts whole{"0 0+1 0-2"};
    BOOST_TEST(replaced == whole, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
