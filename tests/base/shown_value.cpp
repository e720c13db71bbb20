// SPDX-License-Identifier: MPL-2.0
// How a value shows, by its column's policy: the same for every output.
#include "base/shown_value.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <ctime>
#include <limits>
#include <string>

using namespace odc::base;
using Form = Shown::Form;

namespace {

ValuePolicy mustParse(std::string_view words) {
    auto policy = parseValuePolicy(words);
    BOOST_REQUIRE_MESSAGE(policy.has_value(), words);
    return std::move(policy).value();
}

/// Of one value: "form number-or-text / text of CSV".
std::string shown(ValueKind kind, const Column& column, std::string_view words) {
    const ColumnInfo info{.path = "A", .kind = kind, .policy = mustParse(words)};
    const Shown value = shownValue(info, column, 0);
    static constexpr const char* names[] = {"null",   "boolean", "number", "exact",
                                            "moment", "day",     "time",   "text"};
    std::string out = names[static_cast<std::size_t>(value.form)];
    if (value.form == Form::number || value.form == Form::boolean)
        out += " " + std::to_string(value.number);
    else if (value.form == Form::exactNumber || value.form == Form::text)
        out += " " + std::string(value.text());
    else if (value.form != Form::null)
        out += " " + formatMoment(value.ticks);
    return out + " / " + shownText(info, column, 0).value_or("null");
}

Column integer(std::int64_t value) {
    Column column;
    column.appendInteger(value);
    return column;
}

Column text(std::string_view value) {
    Column column;
    column.appendText(value);
    return column;
}

/// The computer's time zone, for one test.
class Zone {
public:
    explicit Zone(const char* name) {
        if (const char* const before = std::getenv("TZ"))
            before_ = before;
        setenv("TZ", name, 1);
        tzset();
    }
    ~Zone() {
        if (before_.empty())
            unsetenv("TZ");
        else
            setenv("TZ", before_.c_str(), 1);
        tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

private:
    std::string before_;
};

Ticks at(std::string_view moment) {
    return parseMoment(moment)->ticks;
}

} // namespace

BOOST_AUTO_TEST_SUITE(shown_value)

BOOST_AUTO_TEST_CASE(numbers_that_a_double_cannot_hold_are_text_unless_rounded) {
    const Column large = integer(9'007'199'254'740'993);
    BOOST_TEST(shown(ValueKind::integer, integer(7), "exact") == "number 7.000000 / 7");
    BOOST_TEST(shown(ValueKind::integer, large, "exact") ==
               "exact 9007199254740993 / 9007199254740993");
    BOOST_TEST(shown(ValueKind::integer, large, "rounded") ==
               "number 9007199254740992.000000 / 9007199254740992");
    BOOST_TEST(shown(ValueKind::decimal, text("1.50"), "exact") == "number 1.500000 / 1.50");
    BOOST_TEST(shown(ValueKind::decimal, text("0.12345678901234567890"), "exact") ==
               "exact 0.12345678901234567890 / 0.12345678901234567890");
    BOOST_TEST(shown(ValueKind::decimal, text("0.12345678901234567890"), "rounded") ==
               "number 0.123457 / 0.12345678901234568");
    // No double is near it.
    BOOST_TEST(shown(ValueKind::decimal, text("1E999"), "rounded") == "exact 1E999 / 1E999");
}

BOOST_AUTO_TEST_CASE(a_moment_shows_in_the_zone_that_is_wanted) {
    const Zone zone("CET-1CEST,M3.5.0,M10.5.0/3");
    const Column summer = integer(at("2014-07-15T23:30:00"));
    BOOST_TEST(shown(ValueKind::dateTimeOffset, summer, "utc") ==
               "moment 2014-07-15T23:30:00 / 2014-07-15T23:30:00Z");
    BOOST_TEST(shown(ValueKind::dateTimeOffset, summer, "local") ==
               "moment 2014-07-16T01:30:00 / 2014-07-16T01:30:00+02:00");
    BOOST_TEST(shown(ValueKind::dateTimeOffset, integer(at("2014-01-15T23:30:00")), "local") ==
               "moment 2014-01-16T00:30:00 / 2014-01-16T00:30:00+01:00");
    // A moment without a zone stays as it is.
    BOOST_TEST(shown(ValueKind::dateTime, summer, "local") ==
               "moment 2014-07-15T23:30:00 / 2014-07-15T23:30:00");
}

BOOST_AUTO_TEST_CASE(days_that_a_sheet_would_count_otherwise_are_text) {
    BOOST_TEST(shown(ValueKind::date, integer(at("1582-10-15")), "utc") ==
               "day 1582-10-15T00:00:00 / 1582-10-15");
    BOOST_TEST(shown(ValueKind::date, integer(at("1582-10-14")), "utc") ==
               "text 1582-10-14 / 1582-10-14");
    BOOST_TEST(shown(ValueKind::dateTime, integer(at("0001-01-01")), "utc") ==
               "text 0001-01-01T00:00:00 / 0001-01-01T00:00:00");
    BOOST_TEST(shown(ValueKind::date, integer(at("1899-12-29")), "utc") ==
               "day 1899-12-29T00:00:00 / 1899-12-29");
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_text) {
    Column column;
    column.appendReal(-std::numeric_limits<double>::infinity());
    BOOST_TEST(shown(ValueKind::real, column, "exact") == "text -INF / -INF");
    Column nothing;
    nothing.appendNull(Storage::reals);
    BOOST_TEST(shown(ValueKind::real, nothing, "exact") == "null / null");
}

BOOST_AUTO_TEST_CASE(a_policy_is_read_and_written) {
    for (const char* const words :
         {"", "rounded", "local", "as-sent, count", "rounded, json", "text:|", "rounded, text:, "})
        BOOST_TEST(formatValuePolicy(words[0] == '\0' ? ValuePolicy{} : mustParse(words)) == words);
    BOOST_TEST(formatValuePolicy(mustParse("exact, utc, text")) == "");
    BOOST_TEST((mustParse("text:, ").separator == ", "));
    const auto wrong = parseValuePolicy("rounded, sideways");
    BOOST_REQUIRE(!wrong.has_value());
    BOOST_TEST((wrong.error().kind == ErrorKind::wrongUsage));
    BOOST_TEST(wrong.error().message.find("\"sideways\"") != std::string::npos);
    BOOST_TEST(!parseValuePolicy("").has_value());
    BOOST_TEST((policyOf({{"A", mustParse("count")}}, "A") == mustParse("count")));
    BOOST_TEST((policyOf({{"A", mustParse("count")}}, "B") == ValuePolicy{}));
}

BOOST_AUTO_TEST_SUITE_END()
