// SPDX-License-Identifier: MPL-2.0
// Answers that are made, or happen, to fill up memory: each ends with a sentence that names the
// limit, and what is no bomb but merely long is read in a window.
#include "faults/faulty_service.hpp"
#include "odata/csdl.hpp"
#include "odata/metadata.hpp"
#include "support/explain.hpp"
#include "support/fetching.hpp"
#include "support/memory.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <array>
#include <atomic>

using namespace odc;
using namespace odc::test;
using base::ErrorKind;

namespace {

constexpr std::int64_t megabyte = 1 << 20;
const http::Headers csvType{{"Content-Type", "text/csv"}};

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

http::Headers packed(http::Headers headers, const char* coding) {
    headers.emplace_back("Content-Encoding", coding);
    return headers;
}

/// Without the frame of RFC 1952, as many servers understand "deflate".
std::string deflated(std::string_view bytes) {
    const std::string whole = gzip(bytes);
    return whole.substr(10, whole.size() - 18);
}

void requireWords(const base::Error& error, std::string_view words) {
    BOOST_TEST(error.message.find(words) != std::string::npos,
               "not \"" << words << "\" but: " << error.message);
}

constexpr bool isSanitized() {
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#else
    return false;
#endif
#else
    return false;
#endif
}

/// What reading all rows, each batch let go at once, needs at most beyond what was there before; 0
/// under a sanitizer, which has a memory of its own.
std::int64_t memoryToRead(FaultyService& service, std::int64_t rows) {
    feed::Connection connection;
    connection.root = *http::parseUrl(service.server.origin() + "/House.svc/");
    connection.policy = service.policy;
    feed::Service opened(curlTransport(), service.clock, connection);
    BOOST_REQUIRE(opened.metadata({}).has_value());
    const bool isMeasured = !isSanitized() && resetPeak();
    const std::int64_t before = peakResidentBytes();
    std::int64_t read = 0;
    const auto done =
        opened.fetch({.resource = "Rooms"},
                     [&](const base::Schema&, base::Batch&& batch) -> base::Result<void> {
                         read += static_cast<std::int64_t>(batch.rowCount);
                         return {};
                     },
                     {});
    BOOST_REQUIRE_MESSAGE(done, explain(done));
    BOOST_TEST(read == rows);
    return isMeasured ? peakResidentBytes() - before : 0;
}

const std::string laughs =
    R"(<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">)"
    R"(<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>)"
    R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>&d;</title></feed>)";
const std::string outsider =
    R"(<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>)"
    R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>&x;</title></feed>)";

} // namespace

BOOST_AUTO_TEST_SUITE(bombs)

BOOST_AUTO_TEST_CASE(small_answer_that_unpacks_to_a_huge_one_is_cut_off) {
    const std::string row = R"({"Name":")" + std::string(20'000, ' ') + R"(","Seats":1},)";
    const std::string page =
        R"({"d":{"results":[)" + repeated(row, 6'000) + R"({"Name":"","Seats":1}]}})";
    for (const auto& [coding, body] : {std::pair("gzip", gzip(page)), {"deflate", deflated(page)}})
        BOOST_TEST_CONTEXT(coding << ", " << body.size() << " bytes for " << page.size()) {
            FaultyService service(answers(200, packed(jsonType, coding), body));
            requireWords(service.failure(ErrorKind::tooLarge), "more than 250 times its size");
            BOOST_TEST(service.dataRequestCount() == 1);
        }
}

BOOST_AUTO_TEST_CASE(answer_that_packs_well_is_read) {
    const auto page = jsonRooms(1, 50'000);
    FaultyService service(answers(200, packed(jsonType, "gzip"), gzip(page)));
    const auto got = service.fetchAll();
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(got->summary.rows == 50'000);
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_refused_in_each_format) {
    const std::string atom = atomRooms(1, 1, {});
    const auto into = atom.find("<d:Name>");
    struct Case {
        const char* name;
        http::Headers type;
        std::string body;
    };
    const std::array cases{
        Case{"JSON value", jsonType,
             R"({"d":{"results":[{"Name":)" + repeated("[", 200'000) + repeated("]", 200'000) +
                 "}]}}"},
        Case{"JSON frame", jsonType, repeated(R"({"a":)", 200'000)},
        Case{"JSON rows", jsonType, R"({"d":{"results":[)" + repeated(R"({"a":)", 200'000)},
        Case{"Atom", atomType,
             atom.substr(0, into) + repeated("<d:a>", 200'000) + repeated("</d:a>", 200'000) +
                 atom.substr(into)},
    };
    for (const Case& one : cases)
        BOOST_TEST_CONTEXT(one.name) {
            FaultyService service(answers(200, one.type, one.body));
            requireWords(service.failure(ErrorKind::tooLarge), "more than 64");
        }
}

BOOST_AUTO_TEST_CASE(deep_nesting_in_metadata_is_refused) {
    const std::string xml =
        R"(<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="N">)" +
        repeated("<Annotation>", 100'000);
    const auto fromXml = odata::readMetadata(xml);
    BOOST_REQUIRE(!fromXml.has_value());
    requireWords(fromXml.error(), "more than 64 elements");
    const auto fromJson =
        odata::csdl::readJsonDocument(R"({"$Version":"4.01","N":)" + repeated(R"({"a":)", 100'000));
    BOOST_REQUIRE(!fromJson.has_value());
    requireWords(fromJson.error(), "more than 64 values");
}

BOOST_AUTO_TEST_CASE(document_of_endless_parts_is_refused) {
    for (const auto& [what, body] :
         {std::pair("values", R"({"value":[)" + repeated("[],", 2'100'000) + "[]]}"),
          {"elements", R"(<service xmlns="http://www.w3.org/2007/app">)" +
                           repeated("<a/>", 2'100'000) + "</service>"}})
        BOOST_TEST_CONTEXT(what) {
            const auto read = odata::readServiceDocument(body);
            BOOST_REQUIRE(!read.has_value());
            BOOST_TEST(base::nameOf(read.error().kind) == base::nameOf(ErrorKind::tooLarge));
            requireWords(read.error(), fmt::format("more than 2000000 {}", what));
        }
}

BOOST_AUTO_TEST_CASE(huge_names_are_refused) {
    const std::string name(20 * megabyte, 'n');
    FaultyService json(
        answers(200, jsonType, R"({"d":{"results":[{")" + name + R"(":1,"Seats":1}]}})"));
    requireWords(json.failure(ErrorKind::tooLarge), "more than 16 MB together");
    const std::string atom = atomRooms(1, 1, {});
    const auto into = atom.find("<d:Name>");
    FaultyService xml(
        answers(200, atomType, atom.substr(0, into) + "<d:" + name + "/>" + atom.substr(into)));
    xml.failure(ErrorKind::badResponse);
}

BOOST_AUTO_TEST_CASE(endless_value_and_endless_row_are_refused) {
    FaultyService value(answers(200, jsonType,
                                R"({"d":{"results":[{"Name":")" + std::string(40 * megabyte, 'x') +
                                    R"(","Seats":1}]}})"));
    requireWords(value.failure(ErrorKind::tooLarge), "the limit for one value");
    FaultyService row(
        answers(200, jsonType, R"({"d":{"results":[{"Name":")" + std::string(70 * megabyte, 'x')));
    requireWords(row.failure(ErrorKind::tooLarge), "the limit for one row");
    FaultyService csv(answers(200, csvType, "Name,Seats\n\"" + std::string(70 * megabyte, 'x')));
    requireWords(csv.failure(ErrorKind::tooLarge), "the limit for one row");
}

BOOST_AUTO_TEST_CASE(too_many_columns_are_refused) {
    std::string row;
    for (int i = 0; i < 17'000; ++i)
        row += fmt::format(R"("C{0}":{{"A":{0}}},)", i);
    FaultyService service(
        answers(200, jsonType, R"({"d":{"results":[{)" + row + R"("Seats":1}]}})"));
    requireWords(service.failure(ErrorKind::tooLarge), "more than 16384");
}

BOOST_AUTO_TEST_CASE(entities_are_never_expanded) {
    for (const std::string& body : {laughs, outsider}) {
        FaultyService service(answers(200, atomType, body));
        requireWords(service.failure(ErrorKind::badResponse), "document type declaration");
        const auto model = odata::readMetadata(body);
        BOOST_REQUIRE(!model.has_value());
        requireWords(model.error(), "document type declaration");
    }
}

BOOST_AUTO_TEST_CASE(pages_without_end_are_cut_off) {
    // Fresh rows and a fresh link each time.
    std::atomic<int> page = 0;
    FaultyService service([&](const SeenRequest&) {
        const int at = ++page;
        return honest(200, atomType, atomRooms(at, at, fmt::format("Rooms?$skiptoken={}", at)));
    });
    service.policy.maxPages = 40;
    requireWords(service.failure(ErrorKind::tooLarge), "more than 40 pages");
    // The pages, and the question for their count.
    BOOST_TEST(service.dataRequestCount() <= 41);
}

BOOST_AUTO_TEST_CASE(next_link_that_stays_the_same_ends_with_an_error) {
    std::atomic<int> page = 0;
    FaultyService service([&](const SeenRequest&) {
        const int at = ++page;
        return honest(200, atomType, atomRooms(at, at, "Rooms?$skiptoken=1"));
    });
    requireWords(service.failure(ErrorKind::badResponse), "it had sent already");
    BOOST_TEST(service.dataRequestCount() == 2);
}

BOOST_AUTO_TEST_CASE(endless_next_link_is_refused) {
    FaultyService service(
        answers(200, jsonType, jsonRooms(1, 2, "Rooms?$skiptoken=" + std::string(100'000, 'x'))));
    requireWords(service.failure(ErrorKind::tooLarge), "more than 64 KB");
}

BOOST_AUTO_TEST_CASE(page_of_a_million_rows_is_read_in_a_window) {
    constexpr int rows = 1'000'000;
    constexpr std::int64_t bound = 32 * megabyte;
    for (const auto& [type, page] : {std::pair(jsonType, &jsonRooms), {atomType, &atomRooms}})
        BOOST_TEST_CONTEXT(type.front().second) {
            // Packed, so that what the server holds is small beside what is read.
            const std::string body = gzip(page(1, rows, {}));
            FaultyService service(answers(200, packed(type, "gzip"), body));
            service.policy.totalTimeout = std::chrono::minutes(5);
            const std::int64_t needed = memoryToRead(service, rows);
            BOOST_TEST(needed < bound + 3 * static_cast<std::int64_t>(body.size()),
                       needed << " bytes were needed for " << rows << " rows");
        }
}

BOOST_AUTO_TEST_SUITE_END()
