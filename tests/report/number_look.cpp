// SPDX-License-Identifier: MPL-2.0
#include "report/number_look.hpp"

#include <boost/test/unit_test.hpp>

using namespace odc;
using namespace odc::report;
using base::ValueKind;

namespace {

base::ColumnInfo columnOf(ValueKind kind) {
    base::ColumnInfo info;
    info.path = "Value";
    info.kind = kind;
    return info;
}

SeenValues seenOf(const std::vector<double>& numbers) {
    SeenValues seen;
    for (const double number : numbers)
        seen.add({.kind = CellValue::Kind::number, .number = number});
    return seen;
}

std::string lookText(CellFormat format, const base::ColumnInfo& info, const SeenValues& seen = {}) {
    GridColumn column;
    column.format = format;
    return writeLook(lookOf(column, info, seen));
}

std::string numberText(const base::ColumnInfo& info, int decimalsSeen = 0) {
    SeenValues seen;
    seen.decimals = decimalsSeen;
    return lookText(CellFormat::general, info, seen);
}

} // namespace

BOOST_AUTO_TEST_SUITE(number_look)

BOOST_AUTO_TEST_CASE(a_number_without_metadata_shows_as_it_is) {
    BOOST_TEST(numberText(columnOf(ValueKind::integer)) == "general");
    BOOST_TEST(numberText(columnOf(ValueKind::real)) == "general");
}

BOOST_AUTO_TEST_CASE(a_decimal_has_as_many_decimals_as_its_scale_or_else_its_values) {
    base::ColumnInfo info = columnOf(ValueKind::decimal);
    BOOST_TEST(numberText(info) == "general");
    BOOST_TEST(numberText(info, 3) == "decimals 3, thousands");
    BOOST_TEST(numberText(info, 9) == "general");
    info.scale = 2;
    BOOST_TEST(numberText(info, 3) == "decimals 2, thousands");
    info.decimals = 1; // what a person wants to see
    BOOST_TEST(numberText(info, 3) == "decimals 1, thousands");
    info.scale = 20;
    info.decimals.reset();
    BOOST_TEST(numberText(info) == "general");
}

BOOST_AUTO_TEST_CASE(a_unit_stands_behind_the_number) {
    base::ColumnInfo info = columnOf(ValueKind::real);
    info.unit = "kg, net";
    BOOST_TEST(numberText(info) == "unit kg, net");
    info.kind = ValueKind::integer;
    BOOST_TEST(numberText(info) == "decimals 0, thousands, unit kg, net");
    info.unit = "a unit that is as long as a sentence";
    BOOST_TEST(numberText(info) == "general");
    info.unit = "kg\n";
    BOOST_TEST(numberText(info) == "general");
}

BOOST_AUTO_TEST_CASE(money_has_the_decimals_of_its_currency_unless_the_metadata_says_others) {
    base::ColumnInfo info = columnOf(ValueKind::real);
    info.unit = "EUR";
    info.display = base::Display::money;
    BOOST_TEST(numberText(info) == "decimals 2, thousands, money EUR");
    info.unit = "JPY";
    BOOST_TEST(numberText(info) == "decimals 0, thousands, money JPY");
    info.unit = "KWD";
    BOOST_TEST(numberText(info) == "decimals 3, thousands, money KWD");
    info.decimals = 1;
    BOOST_TEST(numberText(info) == "decimals 1, thousands, money KWD");
    // The currency is another column's: no number can say it.
    info = columnOf(ValueKind::decimal);
    info.scale = 2;
    info.unitPath = "Currency";
    info.display = base::Display::money;
    BOOST_TEST(numberText(info) == "decimals 2, thousands");
}

BOOST_AUTO_TEST_CASE(a_year_has_no_mark_between_thousands) {
    base::ColumnInfo info = columnOf(ValueKind::integer);
    info.display = base::Display::year;
    BOOST_TEST(numberText(info) == "decimals 0");
}

BOOST_AUTO_TEST_CASE(moments_that_are_all_midnight_show_as_days) {
    const base::ColumnInfo info = columnOf(ValueKind::dateTime);
    BOOST_TEST(lookText(CellFormat::dateTime, info) == "dateTime"); // no row says otherwise
    BOOST_TEST(lookText(CellFormat::dateTime, info, seenOf({41'000, 41'001})) == "date");
    BOOST_TEST(lookText(CellFormat::dateTime, info, seenOf({41'000, 41'000.5})) == "dateTime");
    GridColumn chosen;
    chosen.format = CellFormat::dateTime;
    chosen.isFormatChosen = true;
    BOOST_TEST(writeLook(lookOf(chosen, info, seenOf({41'000}))) == "dateTime");
    base::ColumnInfo annotated = info;
    annotated.display = base::Display::date;
    BOOST_TEST(lookText(CellFormat::dateTime, annotated, seenOf({41'000.5})) == "date");
}

BOOST_AUTO_TEST_CASE(a_duration_shows_parts_of_a_second_where_it_has_some) {
    base::ColumnInfo info = columnOf(ValueKind::duration);
    const double second = 1.0 / 86'400;
    BOOST_TEST(lookText(CellFormat::duration, info, seenOf({90 * second})) == "duration");
    const SeenValues parts = seenOf({90.25 * second});
    BOOST_TEST(lookText(CellFormat::duration, info, parts) == "duration, decimals 3");
    info.precision = 2;
    BOOST_TEST(lookText(CellFormat::duration, info, parts) == "duration, decimals 2");
}

BOOST_AUTO_TEST_CASE(later_rows_hide_nothing_of_earlier_ones) {
    const NumberLook day{.format = CellFormat::date};
    const NumberLook moment{.format = CellFormat::dateTime};
    BOOST_TEST(writeLook(widened(moment, day)) == "dateTime");
    BOOST_TEST(writeLook(widened(day, moment)) == "dateTime");
    const NumberLook two{.decimals = 2, .hasThousands = true};
    const NumberLook three{.decimals = 3, .hasThousands = true};
    BOOST_TEST(writeLook(widened(three, two)) == "decimals 3, thousands");
    BOOST_TEST(writeLook(widened(two, three)) == "decimals 3, thousands");
    const NumberLook kilograms{.unit = "kg"};
    BOOST_TEST(writeLook(widened(three, kilograms)) == "unit kg");
}

BOOST_AUTO_TEST_CASE(a_look_round_trips_as_text) {
    const std::vector<NumberLook> looks{
        {},
        {.format = CellFormat::date},
        {.format = CellFormat::duration, .decimals = 3},
        {.decimals = 0},
        {.decimals = 2, .hasThousands = true, .unit = "kg, net"},
        {.decimals = 2, .hasThousands = true, .unit = "EUR", .isMoney = true},
        {.unit = "unit of \"length\""},
    };
    for (const NumberLook& look : looks) {
        const auto read = readLook(writeLook(look));
        BOOST_TEST_CONTEXT(writeLook(look)) {
            BOOST_REQUIRE(read.has_value());
            BOOST_TEST((*read == look), writeLook(*read));
        }
    }
    for (const char* text : {"decimals", "decimals -1", "decimals 99", "of a later version", ","})
        BOOST_TEST(!readLook(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
