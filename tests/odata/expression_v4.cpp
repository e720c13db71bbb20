// SPDX-License-Identifier: MPL-2.0
#include "odata/expression.hpp"

#include "odata/reason.hpp"
#include "odata/shape.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace odc::odata;
using odc::base::ErrorKind;
using odc::test::shape;

namespace {

std::string parsed(const std::string& text) {
    const auto expression = parseFilterV4(text);
    return expression ? shape(*expression) : "refused: " + expression.error().message;
}

std::string rewritten(const std::string& text) {
    const auto expression = parseFilterV4(text);
    return expression ? writeFilterV4(*expression) : "refused: " + expression.error().message;
}

using Cases = std::vector<std::pair<std::string, std::string>>;

} // namespace

BOOST_AUTO_TEST_SUITE(expression_v4)

BOOST_AUTO_TEST_CASE(literals_stand_bare) {
    const Cases cases{
        {"null", "null:"},
        {"TRUE", "Edm.Boolean:true"},
        {"5", "Edm.Int32:5"},
        {"+5", "Edm.Int32:5"},
        {"-2147483649", "Edm.Int64:-2147483649"},
        {"12345678901234567890", "Edm.Decimal:12345678901234567890"},
        {"2.50", "Edm.Decimal:2.50"},
        {"1e-3", "Edm.Double:1e-3"},
        {"-INF", "Edm.Double:-INF"},
        {"NaN", "Edm.Double:NaN"},
        {"'O''Neil'", "Edm.String:O'Neil"},
        {"2014-07-15", "Edm.Date:2014-07-15"},
        {"2014-07-15T11:00Z", "Edm.DateTimeOffset:2014-07-15T11:00Z"},
        {"2014-07-15t11:00:00.25z", "Edm.DateTimeOffset:2014-07-15T11:00:00.25Z"},
        {"2014-07-15T11:00:00-05:30", "Edm.DateTimeOffset:2014-07-15T11:00:00-05:30"},
        {"13:20", "Edm.TimeOfDay:13:20"},
        {"13:20:00.5", "Edm.TimeOfDay:13:20:00.5"},
        {"duration'PT13H20M'", "Edm.Duration:PT13H20M"},
        {"0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344", "Edm.Guid:0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
        {"fb7c2f9e-51d4-4a83-9e16-7c5d20a8f344", "Edm.Guid:fb7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
        {"binary'D6s='", "Edm.Binary:0FAB"},
        {"binary'D6s'", "Edm.Binary:0FAB"},
        {"NS.Color'Red,Green'", "NS.Color:Red,Green"},
        {"geography'SRID=4326;Point(8.7 50.1)'", "Edm.Geography:SRID=4326;Point(8.7 50.1)"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(operators_bind_as_the_specification_says) {
    const Cases cases{
        {"a or b and c", "(a or (b and c))"},
        {"a EQ 1 AND b Ne 2", "((a eq Edm.Int32:1) and (b ne Edm.Int32:2))"},
        {"not a in ('x')", "(not (a in [Edm.String:x;]))"},
        {"not contains(a,'x')", "(not contains(a;Edm.String:x;))"},
        {"Style has NS.Pattern'Yellow' and b", "((Style has NS.Pattern:Yellow) and b)"},
        {"a divby 2 eq 2.5", "((a divby Edm.Int32:2) eq Edm.Decimal:2.5)"},
        {"-a add b", "((- a) add b)"},
        {"a in (1,2) or b in [3]", "((a in [Edm.Int32:1;Edm.Int32:2;]) or (b in [Edm.Int32:3;]))"},
        {"a in (Others)", "(a in Others)"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(paths_lead_through_functions_keys_casts_and_lists) {
    const Cases cases{
        {"Orders/any(o:o/Total gt 5 and o/Lines/all(l:l/Qty gt o/Min))",
         "any<o>{Orders;((o/Total gt Edm.Int32:5) and all<l>{o/Lines;(l/Qty gt o/Min);});}"},
        {"Tags/any()", "any<>{Tags;}"},
        {"Orders/$count ge 3", "(Orders/$count ge Edm.Int32:3)"},
        {"Orders/$count($filter=Total gt 5;$search=blue (or red)) gt 2",
         "(path{Orders/$count!($filter=(Total gt Edm.Int32:5);$search=blue (or red);)/} gt "
         "Edm.Int32:2)"},
        {"$it/Name eq $root/Firms('x')/Name",
         "($it/Name eq path{$root/Firms!(Edm.String:x;)/Name/})"},
        {"NS.Manager/Budget gt @limit", "(NS.Manager/Budget gt @limit)"},
        {"Price/@Measures.Currency#Sales eq 'EUR'",
         "(Price/@Measures.Currency#Sales eq Edm.String:EUR)"},
        {"NS.Similar(Word=Name,To={\"A b\":[1,\"x\\u00e9\"]})",
         "NS.Similar!(Word=Name;To={A b=[Edm.Int32:1;Edm.String:xé;];};)"},
        {"case(a gt 0:1,true:0) eq 1",
         "(case((a gt Edm.Int32:0);Edm.Int32:1;Edm.Boolean:true;Edm.Int32:0;) eq Edm.Int32:1)"},
        {"date(At) le now()", "(date(At;) le now())"},
        {"MATCHESPATTERN(a,'^b')", "matchesPattern(a;Edm.String:^b;)"},
        {"cast(a,Edm.Int64) gt 5", "(cast(a;Edm.Int64;) gt Edm.Int32:5)"},
        {"Items/$filter(Age gt 3)(Id=5)/Name",
         "path{Items/$filter!((Age gt Edm.Int32:3);)/!(Id=Edm.Int32:5;)/Name/}"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(refusals_name_the_character_and_what_to_write) {
    const std::string at = "refused: The filter cannot be read at character ";
    const Cases cases{
        {"Date gt datetime'2014-07-15'",
         at + "9: OData version 4 knows no values written as datetime'…'. Write it bare: "
              "2014-07-15T00:00:00Z."},
        {"Id eq guid'0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344'",
         at + "7: OData version 4 knows no values written as guid'…'. Write it bare."},
        {"a eq X'0F'",
         at + "6: OData version 4 knows no values written as X'…'. Write binary'D6s='."},
        {"a eq 5L",
         at + "6: \"5L\" is not a number. OData version 4 writes numbers without a letter."},
        {"substringof('x',Name)", at + "1: OData version 4 has no function \"substringof\". Write "
                                       "contains(Property,'text') instead."},
        {"soundex(Name,2)", at + "1: OData version 4 has no function \"soundex\"."},
        {"At gt 2014-07-15T00:00:00",
         at + "7: 2014-07-15T00:00:00 needs its zone, as in 2014-07-15T00:00:00Z."},
        {"At gt 2014-02-30", at + "7: \"2014-02-30\" is no date of the calendar and the clock."},
        {"Größe = 3", at + "7: comparisons are written in letters here: eq, ne, lt, le, gt or ge."},
        {"a eq \"x\"", at + "6: text is written between apostrophes, as in 'Berlin'."},
        {"isof(a,'Edm.Int64')", at + "1: the function isof takes a type's bare name, as in "
                                     "isof(Price,Edm.Decimal)."},
        {"any(o:o/x)", at + "1: \"any\" looks into a list, whose name stands before it, as in "
                            "Orders/any(o:…)."},
        {"a in (b,c)", at + "7: a list behind \"in\" holds values alone."},
        {"a in (1,)", at + "9: expected a value, but found \")\"."},
        {"a eq binary'?'", at + "6: binary'?' is not a value of this kind, which is written like "
                                "binary'D6s='."},
        {"[\"a\"", at + "5: expected a comma or a closing bracket, but found the end."},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(what_services_differ_about_is_bracketed) {
    const Cases cases{
        {"not (a eq b)", "not (a eq b)"},
        {"not a eq b", "(not a) eq b"},
        {"not a in (1)", "not (a in (1))"},
        {"a lt b eq true", "(a lt b) eq true"},
        {"(a in ('x','y')) eq true", "(a in ('x','y')) eq true"},
        {"a in ['x',\"y\"]", "a in ('x','y')"},
        {"[a,'x\"y']", "[a,\"x\\\"y\"]"},
        {"a eq b and (c or d)", "a eq b and (c or d)"},
        {"a/case(x=1,y=2) eq case(b:1,true:2)", "a/case(x=1,y=2) eq case(b:1,true:2)"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(rewritten(text) == wanted, text << " gave " << rewritten(text));
}

BOOST_AUTO_TEST_CASE(version_3_has_lambdas_and_geography_beside_version_2) {
    const auto lambda = parseFilter("Orders/any(o:o/Total gt 5L)", Dialect::v3);
    BOOST_REQUIRE(lambda);
    BOOST_TEST(shape(*lambda) == "any<o>{Orders;(o/Total gt Edm.Int64:5);}");
    BOOST_TEST(writeFilter(*lambda, Dialect::v3) == "Orders/any(o:o/Total gt 5L)");
    const std::string near = "geo.distance(At,geography'SRID=4326;Point(8.7 50.1)') lt 2.5";
    const auto distance = parseFilter(near, Dialect::v3);
    BOOST_REQUIRE_MESSAGE(distance, odc::test::reasonOf(distance));
    BOOST_TEST(writeFilter(*distance, Dialect::v3) == near);
    const std::string row = "Orders/any(o:o/Total gt -$it/Limit and o/Firm eq $it)";
    const auto outer = parseFilter(row, Dialect::v3);
    BOOST_REQUIRE_MESSAGE(outer, odc::test::reasonOf(outer));
    BOOST_TEST(writeFilter(*outer, Dialect::v3) == row);
    BOOST_TEST(!parseFilter("$its eq 1", Dialect::v3));
    BOOST_TEST(!parseFilter("a in (1)", Dialect::v3));
    BOOST_TEST(!parseFilter("contains(a,'x')", Dialect::v3));
}

BOOST_AUTO_TEST_CASE(nesting_and_chains_have_a_limit) {
    const auto repeated = [](const std::string& text, int times) {
        std::string result;
        for (int i = 0; i < times; ++i)
            result += text;
        return result;
    };
    for (const std::string& text :
         {repeated("[", 100'000), repeated("{\"a\":", 100'000), repeated("f(a=", 100'000),
          repeated("Items/any(x:", 100'000), repeated("not ", 100'000),
          "a" + repeated(" in (1)", 100'000), "a" + repeated(" divby 2", 100'000),
          repeated("X/$count($filter=", 100'000)}) {
        const auto expression = parseFilterV4(text);
        BOOST_REQUIRE(!expression);
        BOOST_TEST((expression.error().kind == ErrorKind::tooLarge), expression.error().message);
    }
}

BOOST_AUTO_TEST_CASE(values_never_become_part_of_the_filter) {
    BOOST_TEST(writeLiteral("Edm.Int64", "5", Dialect::v4) == "5");
    BOOST_TEST(writeLiteral("Edm.Int64", "5 or 1 eq 1", Dialect::v4) == "'5 or 1 eq 1'");
    BOOST_TEST(writeLiteral("Edm.Date", "2014-07-15", Dialect::v4) == "2014-07-15");
    BOOST_TEST(writeLiteral("Edm.DateTime", "2014-07-15", Dialect::v4) == "'2014-07-15'");
    BOOST_TEST(writeLiteral("Edm.Guid", "x' or 'b", Dialect::v4) == "'x'' or ''b'");
    BOOST_TEST(writeLiteral("NS.Color", "Red' or '", Dialect::v4) == "'Red'' or '''");
    BOOST_TEST(writeLiteral("NS.Color", "Red", Dialect::v4) == "NS.Color'Red'");
    BOOST_TEST(writeLiteral("Edm.Binary", "0FAB", Dialect::v4) == "binary'D6s='");
    BOOST_TEST(writeLiteral("Edm.Geography", "SRID=0;Point(1 2)') or (a", Dialect::v4) ==
               "'SRID=0;Point(1 2)'') or (a'");
    BOOST_TEST(writeLiteral("Edm.Geography", "SRID=0;Point(1 2)", Dialect::v2) ==
               "'SRID=0;Point(1 2)'");
}

BOOST_AUTO_TEST_CASE(paths_of_variables_are_not_the_rows_own) {
    const auto expression = parseFilterV4(
        "Orders/any(o:o/Total gt Limit and o/Lines/any(l:l/Qty eq o/Qty)) and x eq 1");
    BOOST_REQUIRE(expression);
    const std::vector<std::string> wanted{"Orders", "Limit", "x"};
    BOOST_TEST(pathsOf(*expression) == wanted, boost::test_tools::per_element());
}

namespace {

/// Trees such as the reader makes: what it would read otherwise is not among them.
class RandomTree {
public:
    explicit RandomTree(unsigned seed) : random_(seed) {}

    Expression make(int depth) {
        static const std::vector<std::string> operators{"or",  "and",   "eq",  "ne",  "lt",  "le",
                                                        "gt",  "ge",    "add", "sub", "mul", "div",
                                                        "mod", "divby", "in",  "has"};
        static const std::vector<std::pair<std::string, int>> functions{
            {"contains", 2}, {"now", 0}, {"substring", 3}, {"case", 4}, {"geo.distance", 2}};
        if (depth == 0)
            return leaf();
        switch (pick(9)) {
        case 0:
            return leaf();
        case 1:
            return {ExpressionKind::unary, pick(2) == 0 ? "not" : "-", "", many(1, depth)};
        case 2: {
            const auto& [name, count] = functions[pick(functions.size())];
            return {ExpressionKind::call, name, "", many(count, depth)};
        }
        case 3:
            return {ExpressionKind::lambda,
                    pick(2) == 0 ? "any" : "all",
                    "x",
                    {{ExpressionKind::property, "Orders"}, make(depth - 1)}};
        case 4:
            return {ExpressionKind::list, "", "", many(static_cast<int>(pick(3)), depth)};
        case 5:
            return {ExpressionKind::object, "", "", {named("A \"b\"", depth), named("c", depth)}};
        case 6:
            return {ExpressionKind::path,
                    "",
                    "",
                    {{ExpressionKind::property, "Items"},
                     {ExpressionKind::invocation, "NS.Best", "", {named("p", depth)}},
                     {ExpressionKind::property, "Name"}}};
        default:
            return {ExpressionKind::binary, operators[pick(operators.size())], "", many(2, depth)};
        }
    }

private:
    std::size_t pick(std::size_t count) { return random_() % count; }

    std::vector<Expression> many(int count, int depth) {
        std::vector<Expression> operands;
        for (int i = 0; i < count; ++i)
            operands.push_back(make(depth - 1));
        return operands;
    }

    Expression named(const std::string& name, int depth) {
        return {ExpressionKind::named, name, "", {make(depth - 1)}};
    }

    Expression leaf() {
        static const std::vector<Expression> leaves{
            {ExpressionKind::property, "Name"},
            {ExpressionKind::property, "$it/Address/Ort_1"},
            {ExpressionKind::property, "Price/@Measures.Unit#Q"},
            {ExpressionKind::property, "@alias"},
            {ExpressionKind::literal, "null"},
            {ExpressionKind::literal, "Edm.Boolean", "true"},
            {ExpressionKind::literal, "Edm.Int32", "-5"},
            {ExpressionKind::literal, "Edm.Int32", "10"},
            {ExpressionKind::literal, "Edm.Double", "-INF"},
            {ExpressionKind::literal, "Edm.Decimal", "-0.10"},
            {ExpressionKind::literal, "Edm.String", "it's (not) \"so\"\\\n"},
            {ExpressionKind::literal, "Edm.Date", "2014-07-15"},
            {ExpressionKind::literal, "Edm.TimeOfDay", "10:20"},
            {ExpressionKind::literal, "Edm.DateTimeOffset", "2014-07-15T00:00:00+02:00"},
            {ExpressionKind::literal, "Edm.Duration", "-PT5M"},
            {ExpressionKind::literal, "Edm.Binary", "00FF10"},
            {ExpressionKind::literal, "NS.Color", "Red"},
            {ExpressionKind::literal, "Edm.Guid", "0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
        };
        return leaves[pick(leaves.size())];
    }

    std::mt19937 random_;
};

} // namespace

BOOST_AUTO_TEST_CASE(whatever_is_written_reads_back_as_the_same_tree) {
    RandomTree trees(20140715);
    for (int i = 0; i < 5'000; ++i) {
        const Expression tree = trees.make(5);
        const std::string text = writeFilterV4(tree);
        const auto again = parseFilterV4(text);
        BOOST_REQUIRE_MESSAGE(again, text << ": " << odc::test::reasonOf(again));
        BOOST_REQUIRE_MESSAGE(*again == tree, text << " read back as " << shape(*again)
                                                   << ", not as " << shape(tree));
    }
}

BOOST_AUTO_TEST_SUITE_END()
