// SPDX-License-Identifier: MPL-2.0
#include "feed/columns.hpp"

#include "feed/scripted_service.hpp"
#include "odata/metadata.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc;

odata::Model model() {
    auto read = odata::readMetadata(test::metadataDocument());
    BOOST_REQUIRE_MESSAGE(read, test::explain(read));
    return *read;
}

std::string typeName(const odata::Model& model, std::string_view resource) {
    const odata::StructuredType* type = feed::typeOf(model, resource);
    return type ? type->name : "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(type_follows_keys_links_and_complex_properties) {
    const odata::Model known = model();
    BOOST_TEST(typeName(known, "Set") == "N.T");
    BOOST_TEST(typeName(known, "Set(1)") == "N.T");
    BOOST_TEST(typeName(known, "Set(Name='a/b(c')/Next(2)/Next") == "N.T");
    BOOST_TEST(typeName(known, "Set(1)/Place") == "N.Place");
}

BOOST_AUTO_TEST_CASE(type_is_open_where_the_model_does_not_say) {
    const odata::Model known = model();
    for (const char* resource : {"", "Other", "Set(1)/Name", "Set(1)/Nothing", "Set/$count"})
        BOOST_TEST(typeName(known, resource) == "none", resource);
}

BOOST_AUTO_TEST_CASE(select_chooses_columns_and_their_order) {
    const base::Schema schema =
        feed::columnsOf(model(), {.resource = "Set", .select = {"Name", "Id"}});
    BOOST_REQUIRE(schema.size() == 2U);
    BOOST_TEST(schema[0].path == "Name");
    BOOST_TEST(schema[1].path == "Id");
    BOOST_TEST((schema[1].kind == base::ValueKind::integer));
}

BOOST_AUTO_TEST_CASE(key_names_one_entity) {
    BOOST_TEST(feed::isSingleEntity("Set(1)"));
    BOOST_TEST(feed::isSingleEntity("Set(1)/Next('a/b')"));
    BOOST_TEST(!feed::isSingleEntity("Set"));
    BOOST_TEST(!feed::isSingleEntity("Set()"));
    BOOST_TEST(!feed::isSingleEntity("Set(1)/Next"));
}

BOOST_AUTO_TEST_SUITE_END()
