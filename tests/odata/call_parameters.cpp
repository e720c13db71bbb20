// SPDX-License-Identifier: MPL-2.0
#include "odata/call_parameters.hpp"

#include "odata/shop_model.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace odc;
using namespace odc::odata;

using Given = std::vector<std::pair<std::string, std::string>>;

std::string called(const Model& model, const std::string& resource, Given parameters,
                   Version version = Version::v4) {
    Query query{resource};
    query.parameters = std::move(parameters);
    if (auto done = writeCall(query, dialectOf(version), model); !done)
        return done.error().message;
    const auto url = writeRelativeUrl(query, version);
    return url ? *url : url.error().message;
}

/// The shop's, with functions that need less and give more.
Model shop(Version version) {
    Model model = test::shopModel(version);
    for (FunctionParameter& parameter : model.operations[0].parameters)
        parameter.isOptional = parameter.name != "name";
    model.operations.push_back({.name = "S.Top",
                                .isBound = true,
                                .parameters = {{"set", "Collection(S.Product)"},
                                               {"count", "Edm.Int32"},
                                               {"by", "Edm.String"}},
                                .returnType = "Collection(S.Product)"});
    model.operations.push_back(
        {.name = "S.Sell", .isAction = true, .isBound = true, .parameters = {{"it", "S.Product"}}});
    model.operations.push_back({.name = "S.Near",
                                .parameters = {{"to", "S.Address"}, {"it", "S.Product"}},
                                .returnType = "Edm.Int32"});
    model.functionImports.push_back(
        {.name = "Near", .returnType = "Edm.Int32", .operation = "S.Near"});
    return model;
}

/// A service operation of versions 2 and 3.
Model oldShop() {
    Model model = test::shopModel(Version::v2);
    model.operations.clear();
    model.functionImports = {
        {.name = "Find",
         .returnType = "Collection(S.Product)",
         .parameters = {{"text", "Edm.String"}, {"since", "Edm.DateTime"}, {"id", "Edm.Int64"}}},
        {.name = "Clear", .httpMethod = "POST"}};
    return model;
}

} // namespace

BOOST_AUTO_TEST_SUITE(call_parameters)

BOOST_AUTO_TEST_CASE(version_4_takes_literals_between_brackets) {
    const Model model = shop(Version::v4);
    const std::vector<std::pair<Given, std::string>> expected{
        {{{"name", "O'Neil"}, {"x", "y"}}, "Find(name='O''Neil')?x=y"},
        {{{"name", "'a'"}, {"since", "2014-07-15"}, {"big", "5"}},
         "Find(name='a',since=2014-07-15T00:00:00Z,big=5)"},
        {{{"name", "null"}, {"since", "datetime'2014-07-15T00:00:00'"}},
         "Find(name=null,since=2014-07-15T00:00:00Z)"},
        {{{"name", "5"}, {"price", "2.50"}, {"flag", "true"}},
         "Find(name='5',price=2.50,flag=true)"},
        {{{"name", "a"}, {"colour", "Red"}}, "Find(name='a',colour=S.Colour'Red')"},
        {{{"name", "a"}, {"colour", "'blue'"}}, "Find(name='a',colour=S.Colour'Blue')"},
        {{{"name", "a"}, {"span", "PT5M"}}, "Find(name='a',span=duration'PT5M')"},
        {{{"name", "a"}, {"key", "'0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344'"}},
         "Find(name='a',key=0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344)"},
        {{{"name", "@n"}, {"@n", "'a'"}}, "Find(name=@n)?@n='a'"}};
    for (const auto& [given, url] : expected)
        BOOST_TEST(called(model, "Find", given) == url);
    BOOST_TEST(called(model, "Names", {}) == "Names()");
    BOOST_TEST(called(model, "Total", {}) == "Total()");
    BOOST_TEST(called(model, "Total", {{"year", "2014"}}) == "Total(year=2014)");
    BOOST_TEST(called(model, "Products", {{"x", "5"}}) == "Products?x=5");
    BOOST_TEST(called(model, "Products(1)/Name", {{"x", "5"}}) == "Products(1)/Name?x=5");
}

BOOST_AUTO_TEST_CASE(what_a_path_cannot_hold_goes_by_an_alias) {
    const Model model = shop(Version::v4);
    BOOST_TEST(called(model, "Find", {{"name", "a"}, {"ids", "[1,2]"}}) ==
               "Find(name='a',ids=@ids)?@ids=%5B1,2%5D");
    BOOST_TEST(called(model, "Find", {{"name", "a/b"}}) == "Find(name=@name)?@name='a/b'");
    BOOST_TEST(called(model, "Find", {{"name", "50% & more"}}) ==
               "Find(name=@name)?@name='50%25%20%26%20more'");
    const std::string text(300, 'x');
    BOOST_TEST(called(model, "Find", {{"name", text}}) == "Find(name=@name)?@name='" + text + "'");
    BOOST_TEST(called(model, "Near", {{"to", R"({"City":"Ulm"})"}, {"it", "@i"}}) ==
               "Near(to=@to,it=@i)?@to=%7B%22City%22:%22Ulm%22%7D");
}

BOOST_AUTO_TEST_CASE(what_stands_between_the_brackets_is_added_to) {
    const Model model = shop(Version::v4);
    BOOST_TEST(called(model, "Find(name='x')", {{"big", "5"}}) == "Find(name='x',big=5)");
    BOOST_TEST(called(model, "Find(name='x',big=3)", {{"big", "5"}}) == "Find(name='x',big=5)");
    BOOST_TEST(called(model, "Find( name = 'a,b=c' )", {{"big", "5"}}) ==
               "Find(name='a,b=c',big=5)");
    BOOST_TEST(called(model, "Find(name='x')/$count", {{"big", "5"}}) ==
               "Find(name='x',big=5)/$count");
    BOOST_TEST(called(model, "Find()", {{"name", "x"}}) == "Find(name='x')");
}

BOOST_AUTO_TEST_CASE(bound_functions_get_their_namespace) {
    const Model model = shop(Version::v4);
    BOOST_TEST(called(model, "Products/Top", {{"count", "3"}}) == "Products/S.Top(count=3)");
    BOOST_TEST(called(model, "Products/Top(count=3)", {}) == "Products/S.Top(count=3)");
    BOOST_TEST(called(model, "Products/S.Top", {{"count", "3"}, {"by", "Name"}}) ==
               "Products/S.Top(count=3,by='Name')");
    BOOST_TEST(called(model, "Products(1)/Age", {}) == "Products(1)/S.Age()");
    BOOST_TEST(called(model, "Products(1)/S.Book/Age/$value", {}) ==
               "Products(1)/S.Book/S.Age()/$value");
    BOOST_TEST(called(model, "Products/Top", {}) ==
               "S.Top needs the parameter \"count\" (Edm.Int32). Give it a value.");
    BOOST_TEST(called(model, "Products(1)/Sell", {}) ==
               "S.Sell is an action, which may change the service's data. Only what reads can be "
               "asked here.");
}

BOOST_AUTO_TEST_CASE(versions_before_4_take_literals_among_the_options) {
    const Model model = oldShop();
    BOOST_TEST(called(model, "Find", {{"text", "O'Neil"}, {"since", "2014-07-15"}, {"id", "5"}},
                      Version::v2) ==
               "Find?text='O''Neil'&since=datetime'2014-07-15T00:00:00'&id=5L");
    BOOST_TEST(called(model, "Find", {{"text", "'a'"}, {"x", "b"}}, Version::v3) ==
               "Find?text='a'&x=b");
    BOOST_TEST(called(model, "Find", {{"id", "five"}}, Version::v2) ==
               "The parameter \"id\" is of type Edm.Int64, a whole number such as 5; 'five' is "
               "none.");
    BOOST_TEST(called(model, "Clear", {}, Version::v2) ==
               "Clear is an action, which may change the service's data. Only what reads can be "
               "asked here.");
}

BOOST_AUTO_TEST_CASE(value_of_another_type_is_told_before_it_is_asked) {
    const Model model = shop(Version::v4);
    const std::vector<std::pair<Given, std::string>> expected{
        {{{"name", "a"}, {"big", "many"}},
         "The parameter \"big\" is of type Edm.Int64, a whole number such as 5; 'many' is none."},
        {{{"name", "a"}, {"since", "last week"}},
         "The parameter \"since\" is of type Edm.DateTimeOffset, a moment such as "
         "2014-07-31T13:20:00Z; 'last week' is none."},
        {{{"name", "a"}, {"colour", "Green"}},
         "The parameter \"colour\" is of type S.Colour, which has Red, Blue; \"Green\" is none."},
        {{{"name", "a"}, {"ids", "1,2"}},
         "The parameter \"ids\" is of type Collection(Edm.Int32), written as [1,2] or "
         "[\"a\",\"b\"]; "
         "\"1,2\" is none."},
        {{{"big", "5"}}, "Find needs the parameter \"name\" (Edm.String). Give it a value."}};
    for (const auto& [given, sentence] : expected)
        BOOST_TEST(called(model, "Find", given) == sentence);
}

BOOST_AUTO_TEST_SUITE_END()
