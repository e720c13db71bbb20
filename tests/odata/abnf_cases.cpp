// SPDX-License-Identifier: MPL-2.0
// The cases of the OASIS grammar for OData 4.01 that are expressions or options, good and bad ones:
// what is good is read and written back as the same thing, what is bad is refused.
#include "base/percent.hpp"
#include "odata/abnf_reader.hpp"
#include "odata/carry_over.hpp"
#include "odata/expression.hpp"
#include "odata/orderby.hpp"
#include "odata/shape.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace odc;
using namespace odc::odata;

const std::string formats = "one format, of those that are read here";

/// Cases that are read otherwise here, and why. "rule|input".
const std::map<std::string, std::string> otherwise{
    {"date|0000-01-01", "years outside of 0001 to 9999 have no cell"},
    {"date|-10000-04-01", "years outside of 0001 to 9999 have no cell"},
    {"date|-INF", "an expression, though no date"},
    {"date|INF", "an expression, though no date"},
    {"boolean|0", "an expression, though not true or false"},
    {"boolean|1", "an expression, though not true or false"},
    {"commonExpr|Model.Available", "a type's name: only the model tells it from a function's"},
    {"filter|$filter =true", "spaces around a pasted option are forgiven"},
    {"filter|$filter= true", "spaces around a pasted option are forgiven"},
    {"anyExpr|any()", "the rule leaves out the list that stands before it"},
    {"anyExpr|any( )", "the rule leaves out the list that stands before it"},
    {"anyExpr|any(lambda:true)", "the rule leaves out the list that stands before it"},
    {"anyExpr|any( lambda : true )", "the rule leaves out the list that stands before it"},
    {"expand|$expand=Items($select=Quantity;$expand=Product($select=Name,Price);@c=15)",
     "an alias stands beside the options, for the whole query"},
    {"expand|$expand=Category($levels=04)", "a leading zero is forgiven"},
    {"queryOptions|$search=#1", "a fragment of a pasted address is no part of the question"},
    {"queryOptions|$search=more&more", "any option without a dollar may be the service's own"},
    {"queryOptions|$search=a;b", "words for the service to judge"},
    {"queryOptions|$expand=Manager($search=a%3Bb)",
     "decoded before it is split: such a word stands between apostrophes"},
    {"queryOptions|$format=json&$Format=atom&$format=xml&$format=text/html", formats},
    {"queryOptions|$format=JSON&$format=Atom&$format=XML&$format=text/html", formats},
    {"queryOptions|$format=text/html", formats},
    {"queryOptions|$index=fortytwo", "passed on for the service to judge"},
};

/// Rules of the grammar that are a whole expression, or a literal in one.
const std::set<std::string> expressionRules{"commonExpr",
                                            "boolCommonExpr",
                                            "boolcommonExpr",
                                            "firstMemberExpr",
                                            "propertyPathExpr",
                                            "isofExpr",
                                            "notExpr",
                                            "anyExpr",
                                            "filter",
                                            "primitiveLiteral",
                                            "null",
                                            "boolean",
                                            "date",
                                            "guid",
                                            "binaryLiteral",
                                            "byteLiteral",
                                            "dateTimeOffsetLiteral",
                                            "decimalLiteral",
                                            "doubleLiteral",
                                            "durationLiteral",
                                            "enumLiteral",
                                            "int16Literal",
                                            "int32Literal",
                                            "int64Literal",
                                            "sbyteLiteral",
                                            "singleLiteral",
                                            "stringLiteral",
                                            "timeOfDayLiteral",
                                            "geographyCollection",
                                            "geographyLineString",
                                            "geographyMultiLineString",
                                            "geographyMultiPoint",
                                            "geographyMultiPolygon",
                                            "geographyPoint",
                                            "geographyPolygon",
                                            "geometryCollection",
                                            "geometryLineString",
                                            "geometryMultiLineString",
                                            "geometryMultiPoint",
                                            "geometryMultiPolygon",
                                            "geometryPoint",
                                            "geometryPolygon"};

/// Rules that are options of a URL. They come percent-encoded.
const std::set<std::string> optionRules{"queryOptions", "systemQueryOption", "expand", "select",
                                        "search",       "compute",           "index"};

const std::set<std::string> orderRules{"orderby", "orderBy"};

std::string decoded(const std::string& text) {
    return base::decodePercent(text).value_or(text);
}

/// What follows the name of an option, where the rule has one.
std::string valueOf(const test::AbnfCase& example) {
    if (optionRules.contains(example.rule))
        return example.input;
    const bool isOption = example.rule == "filter" || orderRules.contains(example.rule);
    return decoded(isOption ? example.input.substr(example.input.find('=') + 1) : example.input);
}

/// Empty where the text was read and reads back as the same tree; else what went wrong.
std::string readExpression(const std::string& text) {
    const auto tree = parseFilter(text, Dialect::v4);
    if (!tree)
        return tree.error().message;
    const std::string written = writeFilter(*tree, Dialect::v4);
    const auto again = parseFilter(written, Dialect::v4);
    if (!again)
        return "written as " + written + ": " + again.error().message;
    return *again == *tree ? "" : "written as " + written + ", read as " + test::shape(*again);
}

std::string readOrder(const std::string& text) {
    const auto items = parseOrderBy(text, Dialect::v4);
    if (!items)
        return items.error().message;
    const auto again = parseOrderBy(writeOrderBy(*items, Dialect::v4), Dialect::v4);
    return again && *again == *items ? "" : "is not written back as the same order";
}

/// A whole query part: read, carried over to version 4, written, and read as the same again.
std::string readOptions(const std::string& options) {
    const auto query = parseRelativeUrl("Items?" + options);
    if (!query)
        return query.error().message;
    const auto carried = carryOver(*query, Version::v401, nullptr, nullptr);
    if (!carried)
        return carried.error().message;
    const auto url = writeRelativeUrl(*carried, Version::v401);
    if (!url)
        return url.error().message;
    auto again = parseRelativeUrl(*url);
    if (!again)
        return "written as " + *url + ": " + again.error().message;
    again->format = carried->format; // goes into Accept
    return *again == *carried ? "" : "written as " + *url;
}

/// Checks every case of the rules; how many there were, and how many of them were read otherwise.
struct Checked {
    int cases = 0;
    std::set<std::string> otherwise = {};
};

template <typename Read>
Checked check(const std::vector<test::AbnfCase>& cases, const std::set<std::string>& rules,
              const Read& read) {
    Checked checked;
    for (const test::AbnfCase& example : cases) {
        if (!rules.contains(example.rule))
            continue;
        ++checked.cases;
        const std::string key = example.rule + "|" + example.input;
        const std::string wrong = read(valueOf(example));
        const bool isAsMeant = wrong.empty() == example.isGood;
        if (otherwise.contains(key)) {
            checked.otherwise.insert(key);
            BOOST_TEST(!isAsMeant, key << " is read as the grammar says: strike it off the list");
            continue;
        }
        BOOST_TEST(isAsMeant,
                   key << (example.isGood ? " was not read: " + wrong : " was read, but is wrong"));
    }
    return checked;
}

std::vector<test::AbnfCase> cases(const std::string& folder) {
    return test::readAbnfCases(
        test::readFile(folder + "/oasis-odata-abnf/abnf/odata-abnf-testcases.yaml"));
}

} // namespace

BOOST_AUTO_TEST_SUITE(abnf_cases)

BOOST_AUTO_TEST_CASE(expressions_and_options_are_read_as_the_grammar_says) {
    const auto folder = test::testDataFolder();
    if (!folder)
        return test::skip("the folder of public test data is missing");
    const auto all = cases(*folder);
    BOOST_TEST(all.size() == 840U);
    const Checked expressions = check(all, expressionRules, readExpression);
    BOOST_TEST(expressions.cases == 293);
    BOOST_TEST(check(all, orderRules, readOrder).cases == 11);
    const Checked options = check(all, optionRules, readOptions);
    BOOST_TEST(options.cases == 143);
    BOOST_TEST(expressions.otherwise.size() + options.otherwise.size() == otherwise.size());
}

BOOST_AUTO_TEST_SUITE_END()
