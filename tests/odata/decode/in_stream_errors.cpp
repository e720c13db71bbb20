// SPDX-License-Identifier: MPL-2.0
// Answers that begin well, with status 200, and break off with an error.
#include "odata/decode/decoding.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;
using base::ErrorKind;

namespace {

void checkBroken(test::MakeDecoder make, const std::string& page, int rowsBefore) {
    for (const std::size_t size : {page.size(), std::size_t{7}}) {
        auto decoded = test::decodePieces(make, page, {}, [&] { return size; });
        BOOST_REQUIRE_MESSAGE(!decoded.has_value(), "was read: " << page);
        const base::Error& error = decoded.error();
        BOOST_TEST((error.kind == ErrorKind::serviceFailed), base::describe(error) << page);
        BOOST_TEST(error.serverWords == "Time is \"up\"", page);
        const std::string after =
            rowsBefore == 0 ? "instead of rows" : "after " + std::to_string(rowsBefore) + " rows";
        BOOST_TEST(error.message.find(after) != std::string::npos, error.message << page);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(in_stream_errors)

BOOST_AUTO_TEST_CASE(json_that_breaks_off_gives_the_services_words) {
    const std::string words = R"j("message":"Time is \"up\"")j";
    const std::string v4 = R"j({"error":{"code":"x",)j" + words + "}}";
    for (const std::string& page : std::vector<std::string>{
             R"j({"value":[{"A":1},{"A":2},)j" + v4, R"j({"value":[{"A":1},{"A":2},)j" + v4 + "]}",
             R"j({"value":[{"A":1},{"A":2},{"A":3,"B":)j" + v4,
             R"j({"value":[{"A":1},{"A":2},{"A":3,"B":[)j" + v4,
             R"j({"value":[{"A":1},{"A":2}],"error":{"code":"x",)j" + words + "}}",
             R"j({"value":[{"A":1},{"A":2}]})j" + v4,
             R"j({"value":[{"A":1},{"A":2},{"A":3,"error":{"code":"x",)j" + words,
             R"j({"d":{"results":[{"A":1},{"A":2},{"error":{"code":"","message":{"lang":"en",)j"
             R"j("value":"Time is \"up\""}}})j",
             R"j({"odata.metadata":"m","value":[{"A":1},{"A":2},{"odata.error":{"code":"",)j"
             R"j("message":{"lang":"en","value":"Time is \"up\""}}})j"})
        BOOST_TEST_CONTEXT(page)
    checkBroken(&odata::makeJsonDecoder, page, 2);
    checkBroken(&odata::makeJsonDecoder, R"j({"value":[)j" + v4, 0);
}

BOOST_AUTO_TEST_CASE(json_that_is_only_cut_stays_a_bad_answer) {
    for (const char* const page :
         {R"j({"value":[{"A":1},{"A":)j", R"j({"value":[{"A":1},)j", R"j({"value":[{"A":1})j",
          R"j({"value":[{"error":"none","message":"x"},{"A":)j"}) {
        const auto decoded = test::decode(&odata::makeJsonDecoder, page);
        BOOST_REQUIRE(!decoded.has_value());
        BOOST_TEST((decoded.error().kind == ErrorKind::badResponse), page);
        BOOST_TEST(decoded.error().message.find("ends in the middle") != std::string::npos, page);
    }
}

BOOST_AUTO_TEST_CASE(atom_that_breaks_off_gives_the_services_words) {
    const std::string head = "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                             "xmlns:d=\"http://docs.oasis-open.org/odata/ns/data\" "
                             "xmlns:m=\"http://docs.oasis-open.org/odata/ns/metadata\">";
    const std::string row = "<entry><content><m:properties><d:A>1</d:A></m:properties></content>"
                            "</entry>";
    const std::string error = "<m:error><m:code/><m:message>Time is \"up\"</m:message></m:error>";
    checkBroken(&odata::makeAtomDecoder, head + row + row + error, 2);
    checkBroken(&odata::makeAtomDecoder, head + row + row + "<entry>" + error, 2);
    checkBroken(&odata::makeAtomDecoder,
                head + row + row + "<entry><content><m:properties><d:A>1</d:A>" + error, 2);
}

BOOST_AUTO_TEST_SUITE_END()
