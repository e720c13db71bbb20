// SPDX-License-Identifier: MPL-2.0
// The expression cases of the OASIS grammar for OData 4.01, good and bad ones: what is good is read
// and written back as the same thing, what is bad is refused.
#include "base/percent.hpp"
#include "odata/abnf_reader.hpp"
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

const std::set<std::string> orderRules{"orderby", "orderBy"};

std::string decoded(const std::string& text) {
    return base::decodePercent(text).value_or(text);
}

/// What follows the name of an option, where the rule has one.
std::string valueOf(const test::AbnfCase& example) {
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

BOOST_AUTO_TEST_CASE(expressions_are_read_as_the_grammar_says) {
    const auto folder = test::testDataFolder();
    if (!folder)
        return test::skip("the folder of public test data is missing");
    const auto all = cases(*folder);
    BOOST_TEST(all.size() == 840U);
    const Checked expressions = check(all, expressionRules, readExpression);
    BOOST_TEST(expressions.cases == 293);
    BOOST_TEST(expressions.otherwise.size() == otherwise.size());
    BOOST_TEST(check(all, orderRules, readOrder).cases == 11);
}

BOOST_AUTO_TEST_SUITE_END()
