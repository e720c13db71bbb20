// SPDX-License-Identifier: MPL-2.0
#include "odata/translate.hpp"

#include "odata/reason.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace odc::odata;

namespace {

using Cases = std::vector<std::pair<std::string, std::string>>;

void check(const Cases& cases, Dialect to) {
    for (const auto& [text, wanted] : cases) {
        const auto written = translateFilter(text, to);
        const std::string found = written ? *written : written.error().message;
        BOOST_TEST(found == wanted, text << " gave " << found << ", not " << wanted);
    }
}

/// A service whose properties are known.
std::string typeOf(std::string_view path) {
    static const std::map<std::string, std::string, std::less<>> types{
        {"Id", "Edm.Int64"},        {"Price", "Edm.Decimal"},
        {"Rating", "Edm.Double"},   {"Day", "Edm.Date"},
        {"Old", "Edm.DateTime"},    {"At", "Edm.DateTimeOffset"},
        {"Opens", "Edm.TimeOfDay"}, {"Lasts", "Edm.Duration"},
        {"Color", "NS.Color"},      {"Orders/Placed", "Edm.DateTimeOffset"},
        {"Time", "Edm.Time"}};
    const auto found = types.find(path);
    return found == types.end() ? std::string() : found->second;
}

std::string asked(const std::string& text, Dialect own) {
    const auto written = filterFor(text, own, typeOf);
    return written ? *written : written.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(translating)

BOOST_AUTO_TEST_CASE(version_2_becomes_version_4) {
    check(
        {
            {"substringof('x',Name) eq true", "contains(Name,'x') eq true"},
            {"Date gt datetime'2014-07-15T00:00:00'", "Date gt 2014-07-15T00:00:00Z"},
            {"Date gt datetime'2014-07-15'", "Date gt 2014-07-15T00:00:00Z"},
            {"Date gt datetimeoffset'2014-07-15T00:00:00+02:00'",
             "Date gt 2014-07-15T00:00:00+02:00"},
            {"T eq time'PT13H20M'", "T eq duration'PT13H20M'"},
            {"Id eq guid'0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344'",
             "Id eq 0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
            {"a eq X'0FAB'", "a eq binary'D6s='"},
            {"a eq X'0fAb'", "a eq binary'D6s='"},
            {"a eq 5L or b eq 1.5M or c eq 2f or d eq 3d",
             "a eq 5 or b eq 1.5 or c eq 2 or d eq 3"},
            {"a eq -INFf", "a eq -INF"},
            {"not a eq b", "(not a) eq b"},
            {"not (a eq b)", "not (a eq b)"},
            {"isof(a,'NS.T') and cast(b,'Edm.DateTime') eq null",
             "isof(a,NS.T) and cast(b,Edm.DateTimeOffset) eq null"},
            {"year(Date) eq 2014 and startswith(tolower(Name),'a')",
             "year(Date) eq 2014 and startswith(tolower(Name),'a')"},
            {"Orders/any(o:o/Total gt 5L)", "Orders/any(o:o/Total gt 5)"},
            {"replace(a,'x','y') eq 'z'",
             "OData version 4 has no equal of replace(). Leave that part out of the filter."},
            {"contains(Name,'x')", "contains(Name,'x')"},
        },
        Dialect::v4);
}

BOOST_AUTO_TEST_CASE(version_4_becomes_version_2) {
    const auto refusal = [](const std::string& what) {
        return "OData version 2 has no equal of " + what + ". Leave that part out of the filter.";
    };
    check(
        {
            {"contains(Name,'x')", "substringof('x',Name)"},
            {"At gt 2014-07-15T00:00:00Z", "At gt datetime'2014-07-15T00:00:00'"},
            {"At gt 2014-07-15T00:00:00+02:00", "At gt datetimeoffset'2014-07-15T00:00:00+02:00'"},
            {"Day eq 2014-07-15", "Day eq datetime'2014-07-15T00:00:00'"},
            {"T eq 13:20:00", "T eq time'PT13H20M'"},
            {"T eq 13:20", "T eq time'PT13H20M'"},
            {"T eq duration'PT5M'", "T eq time'PT5M'"},
            {"Id eq 0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344",
             "Id eq guid'0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344'"},
            {"a eq binary'D6s='", "a eq X'0FAB'"},
            {"Price gt 2.55", "Price gt 2.55"},
            {"Price gt 1234567890.1234567890", "Price gt 1234567890.1234567890M"},
            {"Id eq 5000000000", "Id eq 5000000000L"},
            {"Name in ('a','b') and x", "(Name eq 'a' or Name eq 'b') and x"},
            {"not (Name in ('a','b'))", "not (Name eq 'a' or Name eq 'b')"},
            {"Name in ()", "false"},
            {"date(At) eq 2014-07-31", "At ge datetime'2014-07-31T00:00:00' and At lt "
                                       "datetime'2014-08-01T00:00:00'"},
            {"2014-07-31 lt date(At)", "At ge datetime'2014-08-01T00:00:00'"},
            {"$it/Name eq 'x'", "Name eq 'x'"},
            {"isof(a,NS.T)", "isof(a,'NS.T')"},
            {"Style has NS.Pattern'Yellow'", refusal("\"has\"")},
            {"a divby 2 eq 1", refusal("\"divby\"")},
            {"Orders/any(o:o/Total gt 5)", refusal("any()")},
            {"now() gt At", refusal("now()")},
            {"matchesPattern(a,'x')", refusal("matchesPattern()")},
            {"Orders/$count gt 2", refusal("$count")},
            {"Color eq NS.Color'Red'", refusal("NS.Color'Red'")},
            {"a eq @p", refusal("@p")},
            {"NS.Manager/Budget gt 5", refusal("the type NS.Manager in a path")},
            {"NS.F(a=1) eq 2", refusal("NS.F(a=1)")},
            {"Name in Others", refusal("\"in\" before Others")},
            {"geo.length(Line) gt 5", refusal("geo.length()")},
            {"substringof('x',Name)", "substringof('x',Name)"},
        },
        Dialect::v2);
}

BOOST_AUTO_TEST_CASE(a_name_that_the_other_version_reads_as_a_value_has_no_equal) {
    const auto number =
        translate(*parseFilter("NaNf eq 1", Dialect::v4), Dialect::v4, Dialect::v2, {});
    BOOST_REQUIRE(!number);
    BOOST_TEST(number.error().message.find("NaNf") != std::string::npos, number.error().message);
    const auto truth =
        translate(*parseFilter("True eq 1", Dialect::v2), Dialect::v2, Dialect::v4, {});
    BOOST_REQUIRE(!truth);
    BOOST_TEST(truth.error().message.find("True") != std::string::npos, truth.error().message);
    const auto row =
        translate(*parseFilter("a/$it/b eq 1", Dialect::v4), Dialect::v4, Dialect::v3, {});
    BOOST_REQUIRE(!row);
    BOOST_TEST(row.error().message.find("$it") != std::string::npos, row.error().message);
}

BOOST_AUTO_TEST_CASE(a_name_that_begins_as_a_value_does_is_a_name) {
    for (const Dialect dialect : {Dialect::v2, Dialect::v3, Dialect::v4})
        for (const std::string_view filter :
             {"-INF/Total gt 1", "-(INF.Set) gt 1", "-INFinite gt 1"}) {
            const auto tree = parseFilter(filter, dialect);
            BOOST_REQUIRE_MESSAGE(tree, filter << ": " << odc::test::reasonOf(tree));
            const auto again = parseFilter(writeFilter(*tree, dialect), dialect);
            BOOST_REQUIRE_MESSAGE(again, filter << ": " << odc::test::reasonOf(again));
            BOOST_TEST((*again == *tree), filter);
        }
}

BOOST_AUTO_TEST_CASE(version_3_keeps_its_lambdas) {
    check({{"Orders/any(o:contains(o/Name,'x'))", "Orders/any(o:substringof('x',o/Name))"},
           {"geo.length(Line) gt 2.5", "geo.length(Line) gt 2.5"}},
          Dialect::v3);
}

BOOST_AUTO_TEST_CASE(a_filter_in_the_services_dialect_stays_as_written) {
    for (const std::string text : {"Id  eq 5 ", "date(At) eq 2014-07-15", "(((a)))"})
        BOOST_TEST(asked(text, Dialect::v4) == text);
    for (const std::string text : {"Id  eq 5L", "substringof( 'x',a)", "year(Old) eq 2014"})
        BOOST_TEST(asked(text, Dialect::v2) == text);
}

BOOST_AUTO_TEST_CASE(literals_get_the_type_of_the_property_beside_them) {
    const auto to = [](Dialect own, const Cases& cases) {
        for (const auto& [text, wanted] : cases)
            BOOST_TEST(asked(text, own) == wanted, text << " gave " << asked(text, own));
    };
    to(Dialect::v2, {{"Id in (5,6)", "Id eq 5L or Id eq 6L"},
                     {"contains(a,'x') and Price gt 2.5", "substringof('x',a) and Price gt 2.5M"},
                     {"contains(a,'x') and Rating gt 2", "substringof('x',a) and Rating gt 2d"},
                     {"Old gt 2014-07-15T02:00:00+02:00", "Old gt datetime'2014-07-15T00:00:00'"},
                     {"At gt 2014-07-15", "At gt datetimeoffset'2014-07-15T00:00:00Z'"},
                     {"At gt 2014-07-15T00:00:00Z", "At gt datetimeoffset'2014-07-15T00:00:00Z'"},
                     {"Time eq 13:20:00", "Time eq time'PT13H20M'"}});
    to(Dialect::v4,
       {{"Day ge datetime'2014-07-15T00:00:00'", "Day ge 2014-07-15"},
        {"datetime'2014-07-15T00:00:00' le At", "2014-07-15T00:00:00Z le At"},
        {"Opens gt time'PT8H'", "Opens gt 08:00:00"},
        {"Lasts gt time'PT8H'", "Lasts gt duration'PT8H'"},
        {"substringof('x',a) and Color eq 'Red'", "contains(a,'x') and Color eq NS.Color'Red'"}});
    to(Dialect::v3, {{"Orders/any(o:o/Placed gt 2014-07-15T00:00:00Z)",
                      "Orders/any(o:o/Placed gt datetimeoffset'2014-07-15T00:00:00Z')"}});
}

BOOST_AUTO_TEST_CASE(functions_of_the_services_own_are_let_through) {
    BOOST_TEST(asked("soundex(Name,2) eq 'x'", Dialect::v2) == "soundex(Name,2) eq 'x'");
    BOOST_TEST(asked("soundex(Name,2) eq 'x'", Dialect::v4) == "soundex(Name,2) eq 'x'");
    BOOST_TEST(asked("now() gt Old", Dialect::v2) ==
               "OData version 2 has no equal of now(). Leave that part out of the filter.");
}

BOOST_AUTO_TEST_CASE(the_error_is_of_the_dialect_that_read_further) {
    BOOST_TEST(asked("contains(Name,'x') and Bad ==", Dialect::v2) ==
               "The filter cannot be read at character 28: comparisons are written in letters "
               "here: eq, ne, lt, le, gt or ge.");
}

BOOST_AUTO_TEST_CASE(an_order_is_carried_over_too) {
    const auto written = orderByFor("contains(Name,'x') desc,Id", Dialect::v2, {});
    BOOST_REQUIRE(written);
    BOOST_TEST(*written == "substringof('x',Name) desc,Id");
}

BOOST_AUTO_TEST_CASE(a_translation_does_not_grow_without_bounds) {
    std::string text = "a";
    for (int i = 0; i < 40; ++i)
        text = "((" + text + ") in (true,false))";
    const auto nested = translateFilter(text, Dialect::v2);
    BOOST_REQUIRE(!nested);
    BOOST_TEST((nested.error().kind == odc::base::ErrorKind::tooLarge));
    std::string chain = "a";
    for (int i = 0; i < 1'999; ++i)
        chain += " or a";
    BOOST_TEST(translateFilter(chain, Dialect::v2).has_value());
}

BOOST_AUTO_TEST_CASE(what_both_versions_have_survives_the_way_there_and_back) {
    const std::vector<std::string> filters{
        "substringof('x',Name) and not endswith(Name,'y')",
        "Date ge datetime'2014-07-15T00:00:00' and Date lt datetime'2014-08-01T00:00:00.5'",
        "a eq guid'0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344' or b eq X'0FAB'",
        "a add 1 mul 2 gt -b and length(c) ne 3",
        "a sub (b sub c) eq 5 or (x or y) and z",
        "T eq time'PT13H20M' and At gt datetimeoffset'2014-07-15T00:00:00+02:00'",
        "cast(a,'Edm.String') eq '5' and isof('NS.T')",
        "Price gt 2.55 and Id eq 5000000000L"};
    for (const std::string& filter : filters) {
        const auto there = translateFilter(filter, Dialect::v4);
        BOOST_REQUIRE_MESSAGE(there, odc::test::reasonOf(there));
        const auto back = translateFilter(*there, Dialect::v2);
        BOOST_REQUIRE_MESSAGE(back, *there << ": " << odc::test::reasonOf(back));
        BOOST_TEST(*back == filter, filter << " became " << *there << " became " << *back);
    }
}

BOOST_AUTO_TEST_CASE(what_is_in_version_2_already_keeps_its_literals) {
    check({{"a eq 1.5M", "a eq 1.5M"},
           {"a eq 1.5f", "a eq 1.5f"},
           {"a eq datetimeoffset'2014-01-01T00:00:00Z'",
            "a eq datetimeoffset'2014-01-01T00:00:00Z'"}},
          Dialect::v2);
}

BOOST_AUTO_TEST_SUITE_END()
