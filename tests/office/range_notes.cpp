// SPDX-License-Identifier: MPL-2.0
// Notes beside rows that vanish.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/util/XProtectable.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

struct NotesCase : RangeCase {
    NotesCase() {
        insertAt(0, 0);
        write(4, 0, "Remark");
        write(4, 2, "about 2");
        write(5, 2, "0123");
        write(4, 3, "about 3");
    }
    void write(int column, int row, const std::string& text) const {
        // A text stays one, as typed behind an apostrophe.
        sheet->getCellByPosition(column, row)->setFormula(toUno("'" + text));
    }
    void setOrders(const std::vector<int>& ids) {
        std::vector<Order> some;
        for (const Order& order : ordersUpTo(6))
            if (std::ranges::find(ids, order.id) != ids.end())
                some.push_back(order);
        service.setRows(some);
    }
    [[nodiscard]] Rows keptLines(int lines) const {
        Rows rows;
        const Sheet kept = sheetOf(document.get(), "Orders kept");
        for (int row = 0; row <= lines; ++row)
            rows.push_back({textAt(kept, 1, row), textAt(kept, 2, row), textAt(kept, 3, row)});
        return rows;
    }
};

const Rows lines{{"Key", "Column", "Note"},
                 {"2", "Remark", "about 2"},
                 {"2", "", "0123"},
                 {"3", "Remark", "about 3"},
                 {"", "", ""}};

void checkSame(const Rows& seen, const Rows& expected) {
    BOOST_TEST((seen == expected), "seen" << written(seen) << "\nexpected" << written(expected));
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_notes)

BOOST_AUTO_TEST_CASE(notes_of_rows_that_vanish_are_kept_and_undo_takes_them_back) {
    NotesCase at;
    const auto before = contentOf(at.document.get());
    at.setOrders({1, 4, 5});
    const auto status = at.refresh();
    BOOST_TEST(status.Gone == 2);
    BOOST_REQUIRE_EQUAL(status.Warnings.getLength(), 1);
    BOOST_TEST(fromUno(status.Warnings[0]) ==
               "3 notes of rows that are gone now stand on the sheet Orders kept.");
    checkSame(at.keptLines(4), lines);
    const Sheet kept = sheetOf(at.document.get(), "Orders kept");
    BOOST_TEST(numberAt(kept, 0, 1) > 45'000); // a day of this century, with its time
    BOOST_TEST(textAt(kept, 0, 1).find(':') != std::string::npos, textAt(kept, 0, 1));
    for (int row = 1; row <= 4; ++row)
        BOOST_TEST(textAt(at.sheet, 4, row).empty());
    const auto after = contentOf(at.document.get());
    at.undo()->undo();
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
    BOOST_TEST(sheetNames(at.document.get()).size() == 1);
    at.undo()->redo();
    BOOST_TEST(contentOf(at.document.get()) == after, boost::test_tools::per_element());
    checkSame(at.keptLines(4), lines);
}

BOOST_AUTO_TEST_CASE(a_row_that_comes_back_leaves_its_note_on_the_kept_sheet) {
    NotesCase at;
    at.setOrders({1, 4});
    at.refresh();
    at.setOrders({1, 2, 3, 4});
    at.refresh();
    checkSame(at.shown(4, 1, 4, 4), {{""}, {""}, {""}, {""}});
    checkSame(at.keptLines(4), lines);
    at.write(4, 1, "about 1");
    at.setOrders({2, 3, 4});
    at.refresh();
    Rows more = lines;
    more[4] = {"1", "Remark", "about 1"};
    more.push_back({"", "", ""});
    checkSame(at.keptLines(5), more);
    at.undo()->undo();
    checkSame(at.keptLines(4), lines);
    BOOST_TEST(textAt(at.sheet, 4, 1) == "about 1");
}

BOOST_AUTO_TEST_CASE(a_range_that_loses_all_rows_keeps_all_notes) {
    NotesCase at;
    at.service.setRows({});
    at.refresh();
    checkSame(at.keptLines(4), lines);
    checkSame(at.shown(4, 0, 5, 3), {{"Remark", ""}, {"", ""}, {"", ""}, {"", ""}});
    at.undo()->undo();
    BOOST_TEST(textAt(at.sheet, 4, 2) == "about 2");
}

BOOST_AUTO_TEST_CASE(a_kept_sheet_that_is_protected_stops_the_refresh) {
    NotesCase at;
    at.setOrders({1, 4});
    at.refresh();
    Reference<css::util::XProtectable>(sheetOf(at.document.get(), "Orders kept"), UNO_QUERY_THROW)
        ->protect("");
    at.write(4, 1, "about 1");
    at.setOrders({4});
    const auto before = contentOf(at.document.get());
    const std::string message = messageThrown([&] { at.refresh(); });
    BOOST_TEST(message.find("Orders kept, which is protected") != std::string::npos, message);
    BOOST_TEST(contentOf(at.document.get()) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
