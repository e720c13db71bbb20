// SPDX-License-Identifier: MPL-2.0
#include "odata/expression.hpp"

#include "odata/reason.hpp"
#include "odata/shape.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <utility>
#include <vector>

using odc::base::ErrorKind;
using odc::odata::Expression;
using odc::odata::ExpressionKind;
using odc::odata::parseFilterV2;
using odc::odata::pathsOf;
using odc::odata::writeFilterV2;
using odc::odata::writeLiteralV2;
using odc::test::shape;

namespace {

std::string parsed(const std::string& text) {
    const auto expression = parseFilterV2(text);
    return expression ? shape(*expression) : "refused: " + expression.error().message;
}

std::string refusal(const std::string& text) {
    const auto expression = parseFilterV2(text);
    return expression ? "read: " + shape(*expression) : expression.error().message;
}

using Cases = std::vector<std::pair<std::string, std::string>>;

} // namespace

BOOST_AUTO_TEST_SUITE(expression)

BOOST_AUTO_TEST_CASE(literals_of_every_type_are_read) {
    const Cases cases{
        {"null", "null:"},
        {"true", "Edm.Boolean:true"},
        {"false", "Edm.Boolean:false"},
        {"5", "Edm.Int32:5"},
        {"-5", "Edm.Int32:-5"},
        {"2147483647", "Edm.Int32:2147483647"},
        {"2147483648", "Edm.Int64:2147483648"},
        {"-2147483649", "Edm.Int64:-2147483649"},
        {"5L", "Edm.Int64:5"},
        {"9223372036854775807l", "Edm.Int64:9223372036854775807"},
        {"2.5", "Edm.Double:2.5"},
        {"1E+10", "Edm.Double:1E+10"},
        {"1e-3", "Edm.Double:1e-3"},
        {"5d", "Edm.Double:5"},
        {"5.5D", "Edm.Double:5.5"},
        {"5f", "Edm.Single:5"},
        {"-1.5F", "Edm.Single:-1.5"},
        {"12.50M", "Edm.Decimal:12.50"},
        {"12345678901234567890123456789m", "Edm.Decimal:12345678901234567890123456789"},
        {"INF", "Edm.Double:INF"},
        {"-INF", "Edm.Double:-INF"},
        {"NaN", "Edm.Double:NaN"},
        {"-INFf", "Edm.Single:-INF"},
        {"''", "Edm.String:"},
        {"'O''Neil & Söhne + 1%'", "Edm.String:O'Neil & Söhne + 1%"},
        {"datetime'2014-07-15T11:00:00'", "Edm.DateTime:2014-07-15T11:00:00"},
        {"datetime'2014-07-15T11:00:00Z'", "Edm.DateTime:2014-07-15T11:00:00Z"},
        {"datetime'2014-07-15'", "Edm.DateTime:2014-07-15T00:00:00"},
        {"datetimeoffset'2014-07-15T11:00:00+02:00'",
         "Edm.DateTimeOffset:2014-07-15T11:00:00+02:00"},
        {"time'PT13H20M'", "Edm.Time:PT13H20M"},
        {"guid'0B7c2f9e-51d4-4a83-9e16-7c5d20a8f344'",
         "Edm.Guid:0B7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
        {"binary'0FaB'", "Edm.Binary:0FaB"},
        {"X'0FAB'", "Edm.Binary:0FAB"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(operators_bind_as_the_specification_says) {
    const Cases cases{
        {"a or b and c", "(a or (b and c))"},
        {"a and b or c", "((a and b) or c)"},
        {"a eq b and c ne d", "((a eq b) and (c ne d))"},
        {"a lt b eq c", "((a lt b) eq c)"},
        {"a eq b lt c", "(a eq (b lt c))"},
        {"a add b gt c sub d", "((a add b) gt (c sub d))"},
        {"a add b mul c", "(a add (b mul c))"},
        {"a sub b sub c", "((a sub b) sub c)"},
        {"a sub (b sub c)", "(a sub (b sub c))"},
        {"a div b mod c mul d", "(((a div b) mod c) mul d)"},
        {"not a and b", "((not a) and b)"},
        {"not a eq b", "((not a) eq b)"},
        {"not (a eq b)", "(not (a eq b))"},
        {"not not a", "(not (not a))"},
        {"-a mul b", "((- a) mul b)"},
        {"- 5 eq a", "((- Edm.Int32:5) eq a)"},
        {"a sub -5", "(a sub Edm.Int32:-5)"},
        {"(a eq 1)and(b eq 2)", "((a eq Edm.Int32:1) and (b eq Edm.Int32:2))"},
        {" \t( ( a ) ) ", "a"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(paths_and_functions_are_read) {
    const Cases cases{
        {"Address/City eq 'Bonn'", "(Address/City eq Edm.String:Bonn)"},
        {"NS.Customer/Größe gt 3", "(NS.Customer/Größe gt Edm.Int32:3)"},
        {"nullable eq trueish", "(nullable eq trueish)"},
        {"substringof('a', Name)", "substringof(Edm.String:a;Name;)"},
        {"startswith(tolower(Name),'a') eq true",
         "(startswith(tolower(Name;);Edm.String:a;) eq Edm.Boolean:true)"},
        {"substring(Name,1)", "substring(Name;Edm.Int32:1;)"},
        {"substring(Name,1,2)", "substring(Name;Edm.Int32:1;Edm.Int32:2;)"},
        {"replace(a,'x','y')", "replace(a;Edm.String:x;Edm.String:y;)"},
        {"year(Date) mod 4 eq 0", "((year(Date;) mod Edm.Int32:4) eq Edm.Int32:0)"},
        {"isof('NS.T')", "isof(Edm.String:NS.T;)"},
        {"isof(a,NS.T)", "isof(a;NS.T;)"},
        {"cast(a,'Edm.Int64') add 1", "(cast(a;Edm.String:Edm.Int64;) add Edm.Int32:1)"},
        {"length ( Name ) gt 2", "(length(Name;) gt Edm.Int32:2)"},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(parsed(text) == wanted, text << " gave " << parsed(text));
}

BOOST_AUTO_TEST_CASE(refusals_name_the_character_and_what_was_expected) {
    const std::string at = "The filter cannot be read at character ";
    const Cases cases{
        {"", at + "1: expected a property, a value or a function, but found the end."},
        {"a eq", at + "5: expected a property, a value or a function, but found the end."},
        {"a b",
         at + "3: expected an operator such as and, eq or add, or the end, but found \"b\"."},
        {"(a eq 1", at +
                        "8: expected an operator such as and, eq or add, or a closing bracket, but "
                        "found the end."},
        {"a eq 1)",
         at + "7: expected an operator such as and, eq or add, or the end, but found \")\"."},
        {"Größe = 3", at + "7: comparisons are written in letters here: eq, ne, lt, le, gt or ge."},
        {"Ort eq 'Köln", at + "8: the closing apostrophe of this text is missing."},
        {"Ort eq \"Bonn\"", at + "8: text is written between apostrophes, as in 'Berlin'."},
        {"Date gt 2014-07-15", at + "9: a date is written as datetime'2014-07-15T00:00:00'."},
        {"Date gt datetime'2014-02-30'",
         at + "9: datetime'2014-02-30' is not a value of this kind, which is written like "
              "datetime'2014-07-15T00:00:00'."},
        {"a eq X'ABC'",
         at + "6: X'ABC' is not a value of this kind, which is written like X'0FAB'."},
        {"a eq 5x", at + "6: \"5x\" is not a number."},
        {"a eq 1.5L", at + "6: \"1.5L\" is not a number."},
        {"a eq 99999999999999999999",
         at + "6: 99999999999999999999 is too large for a whole number; write "
              "99999999999999999999M for a decimal one."},
        {"contains(a,'x')",
         at + "1: OData version 2 has no function \"contains\". Write substringof('text',Property) "
              "instead."},
        {"length(a,b)", at + "1: the function length takes 1 value."},
        {"substring(a)", at + "1: the function substring takes 2 or 3 values."},
        {"length()", at + "8: expected a property, a value or a function, but found \")\"."},
        {"a/", at + "2: a property name was expected after \"a\"."},
    };
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(refusal(text) == wanted, text << " gave " << refusal(text));
}

BOOST_AUTO_TEST_CASE(list_functions_and_later_literals_are_unsupported) {
    for (const std::string text : {"Orders/any(o:o/Total gt 5)", "Orders/all(o:true)",
                                   "a eq duration'PT1H'", "geo eq geography'POINT(1 2)'"}) {
        const auto expression = parseFilterV2(text);
        BOOST_REQUIRE_MESSAGE(!expression, text);
        BOOST_TEST((expression.error().kind == ErrorKind::unsupported), expression.error().message);
    }
}

BOOST_AUTO_TEST_CASE(nesting_and_chains_have_a_limit) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '(') + "a" +
               std::string(static_cast<std::size_t>(depth), ')');
    };
    const auto chain = [](int operators) {
        std::string text = "a";
        for (int i = 0; i < operators; ++i)
            text += " or a";
        return text;
    };
    BOOST_TEST(parseFilterV2(nested(99)).has_value());
    BOOST_TEST(parseFilterV2(chain(1'999)).has_value());
    for (const std::string& text : {nested(100), nested(100'000), chain(2'000), chain(100'000),
                                    std::string(100'000, '-') + "a"}) {
        const auto expression = parseFilterV2(text);
        BOOST_REQUIRE(!expression.has_value());
        BOOST_TEST((expression.error().kind == ErrorKind::tooLarge), expression.error().message);
    }
}

BOOST_AUTO_TEST_CASE(the_writer_uses_the_shortest_spelling) {
    const Cases cases{
        {"((a) or ((b and c)))", "a or b and c"},
        {"(a or b) and c", "(a or b) and c"},
        {"a sub (b sub c)", "a sub (b sub c)"},
        {"not (a)", "not a"},
        {"not (a and b)", "not (a and b)"},
        {"-(5) eq -(-5)", "-(5) eq --5"},
        {"-(a)", "-a"},
        {"binary'0F' ne X'0f'", "X'0F' ne X'0f'"},
        {"substringof( 'a' , b )", "substringof('a',b)"},
        {"5.0d eq 5d", "5.0 eq 5d"},
        {"Date ge datetime'2014-07-15' and Name eq 'O''Neil'",
         "Date ge datetime'2014-07-15T00:00:00' and Name eq 'O''Neil'"},
    };
    for (const auto& [text, wanted] : cases) {
        const auto expression = parseFilterV2(text);
        BOOST_REQUIRE_MESSAGE(expression, text);
        BOOST_TEST(writeFilterV2(*expression) == wanted);
    }
}

namespace {

Expression randomTree(std::mt19937& random, int depth) {
    const auto pick = [&](std::size_t count) { return random() % count; };
    static const std::vector<Expression> leaves{
        {ExpressionKind::property, "Name"},
        {ExpressionKind::property, "Address/Ort_1"},
        {ExpressionKind::literal, "null"},
        {ExpressionKind::literal, "Edm.Boolean", "true"},
        {ExpressionKind::literal, "Edm.Int32", "5"},
        {ExpressionKind::literal, "Edm.Int32", "-5"},
        {ExpressionKind::literal, "Edm.Int64", "5"},
        {ExpressionKind::literal, "Edm.Double", "5"},
        {ExpressionKind::literal, "Edm.Double", "-INF"},
        {ExpressionKind::literal, "Edm.Double", "NaN"},
        {ExpressionKind::literal, "Edm.Single", "INF"},
        {ExpressionKind::literal, "Edm.Decimal", "-0.10"},
        {ExpressionKind::literal, "Edm.String", "it's (not) 'so'"},
        {ExpressionKind::literal, "Edm.DateTime", "2014-07-15T00:00:00"},
        {ExpressionKind::literal, "Edm.Time", "PT5M"},
        {ExpressionKind::literal, "Edm.Binary", ""},
        {ExpressionKind::literal, "Edm.Guid", "0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344"},
    };
    static const std::vector<std::string> operators{"or", "and", "eq",  "ne",  "lt",  "le", "gt",
                                                    "ge", "add", "sub", "mul", "div", "mod"};
    static const std::vector<std::pair<std::string, int>> functions{
        {"length", 1}, {"substringof", 2}, {"substring", 3}, {"isof", 1}};
    if (depth == 0)
        return leaves[pick(leaves.size())];
    Expression tree;
    int operands = 0;
    switch (pick(4)) {
    case 0:
        return leaves[pick(leaves.size())];
    case 1:
        tree = {ExpressionKind::unary, pick(2) == 0 ? "not" : "-"};
        operands = 1;
        break;
    case 2: {
        const auto& [name, count] = functions[pick(functions.size())];
        tree = {ExpressionKind::call, name};
        operands = count;
        break;
    }
    default:
        tree = {ExpressionKind::binary, operators[pick(operators.size())]};
        operands = 2;
        break;
    }
    for (int i = 0; i < operands; ++i)
        tree.operands.push_back(randomTree(random, depth - 1));
    return tree;
}

} // namespace

BOOST_AUTO_TEST_CASE(whatever_is_written_reads_back_as_the_same_tree) {
    std::mt19937 random(20140715);
    for (int i = 0; i < 5'000; ++i) {
        const Expression tree = randomTree(random, 6);
        const std::string text = writeFilterV2(tree);
        const auto again = parseFilterV2(text);
        BOOST_REQUIRE_MESSAGE(again, text << ": " << odc::test::reasonOf(again));
        BOOST_REQUIRE_MESSAGE(*again == tree, text << " read back as " << shape(*again));
    }
}

BOOST_AUTO_TEST_CASE(a_value_never_becomes_part_of_the_filter) {
    BOOST_TEST(writeLiteralV2("Edm.Int64", "5") == "5L");
    BOOST_TEST(writeLiteralV2("Edm.String", "a' or 'b") == "'a'' or ''b'");
    BOOST_TEST(writeLiteralV2("Edm.Int32", "5 or 1 eq 1") == "'5 or 1 eq 1'");
    BOOST_TEST(writeLiteralV2("Edm.DateTime", "x' or 'b") == "'x'' or ''b'");
    BOOST_TEST(writeLiteralV2("Edm.DateTime", "2014-06-01") == "datetime'2014-06-01T00:00:00'");
    BOOST_TEST(writeLiteralV2("Edm.Double", "5") == "5d");
    BOOST_TEST(writeLiteralV2("Edm.Byte", "200") == "200");
    BOOST_TEST(writeLiteralV2("Edm.Guid", "no guid") == "'no guid'");
}

BOOST_AUTO_TEST_CASE(paths_are_listed_once_each) {
    const auto expression = parseFilterV2("a/b eq c and (a/b gt 5 or length(d) eq e)");
    BOOST_REQUIRE(expression.has_value());
    const std::vector<std::string> wanted{"a/b", "c", "d", "e"};
    BOOST_TEST(pathsOf(*expression) == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
