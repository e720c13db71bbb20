// SPDX-License-Identifier: MPL-2.0
// Refusals of each status in each shape, from the socket to the sentence.
#include "faults/faulty_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <utility>

using namespace odc;
using namespace odc::test;
using base::ErrorKind;

namespace {

const std::string words = "No column 'Colour' in 'Rooms'";

struct Shape {
    const char* name;
    std::string type;
    std::string body;
};

const std::array shapes{
    Shape{
        "v2 JSON", "application/json",
        R"({"error":{"code":"","message":{"lang":"en-US","value":"No column 'Colour' in 'Rooms'"}}})"},
    Shape{"v4 JSON", "application/json",
          R"({"error":{"code":"X1","message":"No column 'Colour' in 'Rooms'"}})"},
    Shape{
        "v2 XML", "application/xml",
        R"(<?xml version="1.0"?><error xmlns="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">)"
        R"(<code/><message xml:lang="en-US">No column 'Colour' in 'Rooms'</message></error>)"},
    Shape{"reporting JSON", "application/json",
          R"({"ErrorCode":"","Message":"No column 'Colour' in 'Rooms'"})"},
    Shape{
        "ServiceFault", "application/xml",
        R"(<ServiceFault xmlns="http://schemas.datacontract.org/2004/07/Microsoft.Exchange.Management">)"
        R"(<Message>No column 'Colour' in 'Rooms'</Message></ServiceFault>)"},
    Shape{"HTML", "text/html",
          "<!DOCTYPE html><html><head><title>No column 'Colour' in 'Rooms'</title></head>"
          "<body><h2>Sorry</h2></body></html>"},
    Shape{"plain text", "text/plain", words},
};

} // namespace

BOOST_AUTO_TEST_SUITE(engine_refusals)

BOOST_AUTO_TEST_CASE(each_status_has_its_kind_and_its_words_in_each_shape) {
    const std::array<std::pair<int, ErrorKind>, 6> statuses{{
        {400, ErrorKind::badRequest},
        {401, ErrorKind::signInNeeded},
        {403, ErrorKind::notPermitted},
        {404, ErrorKind::notFound},
        {405, ErrorKind::methodRefused},
        {500, ErrorKind::serviceFailed},
    }};
    for (const auto& [status, kind] : statuses)
        for (const Shape& shape : shapes)
            BOOST_TEST_CONTEXT(status << " as " << shape.name) {
                FaultyService service(answers(status, {{"Content-Type", shape.type}}, shape.body));
                const auto error = service.failure(kind);
                BOOST_TEST(error.httpStatus == status);
                BOOST_TEST(error.serverWords.find(words) != std::string::npos, error.serverWords);
                BOOST_TEST(service.dataRequestCount() == 1, "asked again for nothing");
            }
}

BOOST_AUTO_TEST_CASE(refusal_without_a_word_still_has_a_sentence) {
    for (const int status : {400, 401, 403, 404, 500}) {
        FaultyService service(answers(status, {}, ""));
        const auto got = service.fetchAll();
        BOOST_REQUIRE(!got);
        BOOST_TEST(got.error().message.size() > 20u, got.error().message);
        BOOST_TEST(got.error().serverWords.empty(), got.error().serverWords);
    }
}

BOOST_AUTO_TEST_CASE(busy_service_is_asked_again_a_few_times_and_as_late_as_it_wants) {
    for (const int status : {429, 503})
        BOOST_TEST_CONTEXT(status) {
            FaultyService service(
                answers(status, {{"Content-Type", "text/plain"}, {"Retry-After", "9"}}, words));
            const auto error = service.failure(ErrorKind::throttled);
            BOOST_TEST(error.httpStatus == status);
            BOOST_TEST(error.serverWords == words);
            BOOST_TEST(service.dataRequestCount() == 4);
            for (const auto slept : service.clock->sleeps())
                BOOST_TEST(slept.count() >= 9'000);
        }
}

BOOST_AUTO_TEST_CASE(busy_service_that_recovers_is_read) {
    int asked = 0; // one connection at a time
    FaultyService service([&](const SeenRequest&) {
        return ++asked < 3 ? honest(503, {{"Retry-After", "1"}}, "")
                           : honest(200, atomType, atomRooms(1, 3));
    });
    const auto got = service.fetchAll();
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(got->summary.rows == 3);
    BOOST_TEST(service.clock->sleeps().size() == 2u);
}

BOOST_AUTO_TEST_CASE(refusal_that_stalls_times_out) {
    FaultyService service(answersWith(
        {{headText(500, {{"Content-Length", "100"}}), "The disk"}, {}, Reply::End::hang}));
    service.policy.totalTimeout = std::chrono::milliseconds(500);
    service.failure(ErrorKind::timedOut);
}

BOOST_AUTO_TEST_CASE(endless_refusal_is_cut_off) {
    FaultyService service(
        answers(500, {{"Content-Type", "text/plain"}}, std::string(3'000'000, 'x')));
    service.policy.maxBodyBytes = 1'000'000;
    const auto got = service.fetchAll();
    BOOST_REQUIRE(!got);
    BOOST_TEST(got.error().serverWords.size() <= 2'000u);
}

BOOST_AUTO_TEST_CASE(proxy_for_get_and_post_alone_is_enough_to_read) {
    FaultyService service(onlyGetAndPost(answers(200, atomType, atomRooms(1, 3))));
    const auto got = service.fetchAll();
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    for (const SeenRequest& seen : service.server.requests())
        BOOST_TEST((seen.method == "GET" || seen.method == "POST"), seen.method);
}

BOOST_AUTO_TEST_SUITE_END()
