// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/layout.hpp"

#include <boost/test/unit_test.hpp>

#include <ostream>

namespace odc::calc::dialog {

std::ostream& operator<<(std::ostream& out, const Rect& rect) {
    return out << rect.x << ',' << rect.y << ' ' << rect.width << 'x' << rect.height;
}
std::ostream& operator<<(std::ostream& out, const Size& size) {
    return out << size.width << 'x' << size.height;
}

namespace {

constexpr Metrics metrics{10, 5, 3, 8};

Cell cell(const char* name, int width, int height) {
    return {name, {width, height}, false};
}
Cell stretched(const char* name, int width, int height) {
    return {name, {width, height}, true};
}

BOOST_AUTO_TEST_SUITE(layout)

BOOST_AUTO_TEST_CASE(fields_begin_after_the_longest_label) {
    const Layout layout =
        layOut({{RowKind::labelled, {cell("short", 20, 10), stretched("a", 30, 20)}},
                {RowKind::labelled, {cell("long", 60, 10), stretched("b", 30, 20)}}},
               metrics, 200);
    BOOST_TEST(layout.places.at("a") == (Rect{75, 10, 135, 20}));
    BOOST_TEST(layout.places.at("b") == (Rect{75, 33, 135, 20}));
    BOOST_TEST(layout.size == (Size{220, 63}));
}

BOOST_AUTO_TEST_CASE(a_longer_translation_widens_the_window_and_is_not_cut) {
    const auto rows = [](int width) {
        return std::vector<Row>{
            {RowKind::labelled, {cell("label", width, 10), cell("field", 100, 20)}}};
    };
    BOOST_TEST(layOut(rows(40), metrics, 200).size.width == 220);
    const Layout layout = layOut(rows(300), metrics, 200);
    BOOST_TEST(layout.size.width == 425);
    BOOST_TEST(layout.places.at("label").width == 300);
    BOOST_TEST(layout.places.at("field") == (Rect{315, 10, 100, 20}));
}

BOOST_AUTO_TEST_CASE(labels_stand_in_the_middle_of_their_row_or_at_the_top_of_a_tall_one) {
    const Layout layout =
        layOut({{RowKind::labelled, {cell("one line", 20, 10), cell("a", 30, 20)}},
                {RowKind::labelled, {cell("many lines", 20, 10), cell("b", 30, 60)}}},
               metrics, 0);
    BOOST_TEST(layout.places.at("one line").y == 15);
    BOOST_TEST(layout.places.at("many lines").y == layout.places.at("b").y);
}

BOOST_AUTO_TEST_CASE(a_grid_fills_its_columns_downwards) {
    const Layout layout =
        layOut({{RowKind::grid, {cell("1", 40, 10), cell("2", 50, 10), cell("3", 30, 10)}, 2}},
               metrics, 0);
    BOOST_TEST(layout.places.at("1") == (Rect{10, 10, 50, 10}));
    BOOST_TEST(layout.places.at("2") == (Rect{10, 23, 50, 10}));
    BOOST_TEST(layout.places.at("3") == (Rect{65, 10, 50, 10}));
    BOOST_TEST(layout.size == (Size{125, 43}));
}

BOOST_AUTO_TEST_CASE(buttons_are_equally_wide_at_the_right_edge) {
    const Layout layout =
        layOut({{RowKind::buttons, {cell("yes", 30, 20), cell("no", 50, 20)}}}, metrics, 200);
    BOOST_TEST(layout.places.at("yes") == (Rect{105, 10, 50, 20}));
    BOOST_TEST(layout.places.at("no") == (Rect{160, 10, 50, 20}));
}

BOOST_AUTO_TEST_CASE(stretched_neighbours_share_what_is_left_to_the_last_pixel) {
    const Layout layout =
        layOut({{RowKind::full, {stretched("a", 10, 10), stretched("b", 10, 10)}}}, metrics, 100);
    BOOST_TEST(layout.places.at("a") == (Rect{10, 10, 47, 10}));
    BOOST_TEST(layout.places.at("b") == (Rect{62, 10, 48, 10}));
}

BOOST_AUTO_TEST_CASE(a_row_without_cells_takes_no_room) {
    const std::vector<Row> with{{RowKind::full, {cell("a", 10, 10)}},
                                {RowKind::grid, {}, 2},
                                {RowKind::full, {cell("b", 10, 10)}}};
    const std::vector<Row> without{with.front(), with.back()};
    BOOST_TEST((layOut(with, metrics, 0) == layOut(without, metrics, 0)));
}

BOOST_AUTO_TEST_CASE(a_group_has_more_room_above_it_but_not_at_the_top) {
    const Layout layout = layOut({{RowKind::full, {cell("a", 10, 10)}, 1, true},
                                  {RowKind::full, {cell("b", 10, 10)}, 1, true},
                                  {RowKind::full, {cell("c", 10, 10)}, 1, false}},
                                 metrics, 0);
    BOOST_TEST(layout.places.at("a").y == 10);
    BOOST_TEST(layout.places.at("b").y == 28);
    BOOST_TEST(layout.places.at("c").y == 41);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace odc::calc::dialog
