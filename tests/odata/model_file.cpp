// SPDX-License-Identifier: MPL-2.0
#include "odata/model_file.hpp"

#include "odata/metadata.hpp"
#include "odata/model_expectations.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc::odata;

BOOST_AUTO_TEST_SUITE(model_file)

BOOST_AUTO_TEST_CASE(every_public_model_is_read_back_as_it_was) {
    const auto folder = odc::test::testDataFolder();
    if (!folder) {
        odc::test::skip("the folder of public test data is not there");
        return;
    }
    for (const odc::test::ModelExpectation& each : odc::test::modelExpectations) {
        BOOST_TEST_CONTEXT(each.file) {
            const auto model = readMetadata(odc::test::readFile(*folder + "/" + each.file));
            BOOST_REQUIRE(model);
            const auto again = readModel(writeModel(*model));
            BOOST_REQUIRE(again);
            BOOST_TEST((*again == *model));
        }
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_cut_or_longer_are_no_model) {
    const auto model =
        readMetadata(R"({"$Version":"4.0","N":{"T":{"$Kind":"EntityType","P":{"$MaxLength":5}},)"
                     R"("E":{"$Kind":"EnumType","A":-3}}})");
    BOOST_REQUIRE(model);
    const std::string bytes = writeModel(*model);
    BOOST_TEST(readModel(bytes)->findEnum("N.E")->members.at(0).value == -3);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_TEST(!readModel(bytes.substr(0, size)).has_value(), "cut to " << size);
    BOOST_TEST(!readModel(bytes + '\0').has_value());
}

BOOST_AUTO_TEST_SUITE_END()
