// SPDX-License-Identifier: MPL-2.0
#include "odata/resource.hpp"

#include "odata/shop_model.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace odc;

namespace {

/// "rows of S.Product", "value Name: Edm.String", "many values Tags: Edm.String".
std::string shapeOf(const odata::Model& model, std::string_view path) {
    static constexpr const char* forms[] = {"row", "value", "raw", "count", "link"};
    const odata::Resource resource = odata::resourceAt(model, path);
    std::string text = fmt::format("{}{}{}", resource.isKnown ? "" : "unknown ",
                                   forms[static_cast<std::size_t>(resource.shape.form)],
                                   resource.isCollection ? "s" : "");
    if (resource.shape.form != odata::AnswerForm::rows)
        text += " " + resource.shape.name;
    if (resource.type)
        text += " of " + resource.type->name;
    if (!resource.edmType.empty())
        text += ": " + resource.edmType;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(resource)

BOOST_AUTO_TEST_CASE(paths_lead_to_tables_of_their_own_shape) {
    const odata::Model model = test::shopModel(odata::Version::v4);
    const std::vector<std::pair<const char*, const char*>> expected{
        {"Products", "rows of S.Product"},
        {"Products(1)", "row of S.Product"},
        {"Products(Id=1)", "row of S.Product"},
        {"Products/1", "row of S.Product"},
        {"Products('a/b)c(')/Related", "rows of S.Product"},
        {"Products(1)/Related(2)/Maker", "row of S.Maker"},
        {"Products/1/Related/2/Name", "value Name: Edm.String"},
        {"Products/S.Book", "rows of S.Book"},
        {"Products/S.Book(1)/Pages", "value Pages: Edm.Int16"},
        {"Products(1)/S.Book/Pages", "value Pages: Edm.Int16"},
        {"Me", "row of S.Maker"},
        {"Me/Name", "value Name: Edm.String"},
        {"Products(1)/Weight", "value Weight: Edm.Double"},
        {"Products(1)/Tags", "values Tags: Edm.String"},
        {"Products(1)/Origin", "value Origin of S.Address"},
        {"Products(1)/Origin/City", "value City: Edm.String"},
        {"Products(1)/Places", "values Places of S.Address"},
        {"Products/$count", "count Count: Edm.Int64"},
        {"Products(1)/Related/$count", "count Count: Edm.Int64"},
        {"Products(1)/Price/$value", "raw Price: Edm.Decimal"},
        {"Products(1)/$value", "raw Value"},
        {"Products/$ref", "links Link of S.Product"},
        {"Products(1)/Maker/$ref", "link Link of S.Maker"},
        {"Products(1)/$links/Related", "links Link of S.Product"},
        {"Products(1)/$links/Maker", "link Link of S.Maker"},
        {"Find(name='x')", "rows of S.Product"},
        {"Total", "value Total: Edm.Decimal"},
        {"Total(year=2014)", "value Total: Edm.Int32"},
        {"Names()", "values Names: Edm.String"},
        {"Home()", "value Home of S.Address"},
        {"Home()/City/$value", "raw City: Edm.String"},
        {"Products/S.Top(count=3)", "rows of S.Product"},
        {"Products/Top(count=3)", "rows of S.Product"},
        {"Products(1)/S.Age()", "value S.Age: Edm.Int16"},
        {"Products(1)/S.Book/Age()", "value Age: Edm.Int16"},
    };
    for (const auto& [path, shape] : expected)
        BOOST_TEST(shapeOf(model, path) == shape, path << " is " << shapeOf(model, path));
}

BOOST_AUTO_TEST_CASE(path_that_the_model_does_not_know_is_judged_by_its_end) {
    const odata::Model model = test::shopModel(odata::Version::v4);
    const std::vector<std::pair<const char*, const char*>> expected{
        {"Other", "unknown rows"},
        {"Other(1)", "unknown row"},
        {"Other(1)/Thing", "unknown rows"},
        {"Other/$count", "unknown count Count: Edm.Int64"},
        {"Other(1)/Thing/$value", "unknown raw Thing"},
        {"Other(1)/$links/Things", "unknown links Link"},
        {"Products(1)/Nothing", "unknown rows"},
        {"", "unknown rows"},
    };
    for (const auto& [path, shape] : expected)
        BOOST_TEST(shapeOf(model, path) == shape, path << " is " << shapeOf(model, path));
}

BOOST_AUTO_TEST_CASE(columns_are_those_of_the_shape) {
    const odata::Model model = test::shopModel(odata::Version::v4);
    const auto columns = [&](std::string_view path) {
        std::string text;
        for (const base::ColumnInfo& column :
             odata::columnOf(model, odata::resourceAt(model, path)))
            text += (text.empty() ? "" : ",") + column.path;
        return text;
    };
    BOOST_TEST(columns("Products(1)/Name") == "Name");
    BOOST_TEST(columns("Products/$count") == "Count");
    BOOST_TEST(columns("Products(1)/$links/Related") == "Link");
    BOOST_TEST(columns("Products(1)/Photo/$value") == "Photo");
    BOOST_TEST(columns("Products(1)/$value") == "");
    BOOST_TEST(columns("Other") == "");
    BOOST_TEST(columns("Other/$count") == "Count");
}

BOOST_AUTO_TEST_SUITE_END()
