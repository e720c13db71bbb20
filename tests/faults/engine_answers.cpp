// SPDX-License-Identifier: MPL-2.0
// The whole engine on answers that are not what they should be: always an Error with a sentence,
// never rows that pass for all of them.
#include "faults/faulty_service.hpp"
#include "support/explain.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <future>
#include <tuple>

using namespace odc;
using namespace odc::test;
using base::ErrorKind;

namespace {

struct Form {
    const char* name;
    http::Headers headers;
    std::string (*page)(int first, int last, std::string_view next);
};

const std::array forms{Form{"Atom", atomType, &atomRooms}, Form{"JSON", jsonType, &jsonRooms}};

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    text.replace(text.find(what), what.size(), with);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(engine_answers)

BOOST_AUTO_TEST_CASE(honest_answers_are_read_whole) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service([&](const SeenRequest& seen) {
                return seen.target.find("skiptoken") == std::string::npos
                           ? honest(200, form.headers, form.page(1, 3, "Rooms?$skiptoken=3"))
                           : honest(200, form.headers, form.page(4, 5, {}));
            });
            const auto got = service.fetchAll();
            BOOST_REQUIRE_MESSAGE(got, explain(got));
            BOOST_TEST(seatsOf(got->table) == std::vector<std::int64_t>({1, 2, 3, 4, 5}),
                       boost::test_tools::per_element());
        }
}

BOOST_AUTO_TEST_CASE(answer_that_drips_byte_by_byte_gives_the_same_rows) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service(drips(form.headers, form.page(1, 3, {}), 1, {}));
            const auto got = service.fetchAll();
            BOOST_REQUIRE_MESSAGE(got, explain(got));
            BOOST_TEST(seatsOf(got->table) == std::vector<std::int64_t>({1, 2, 3}),
                       boost::test_tools::per_element());
        }
}

BOOST_AUTO_TEST_CASE(compressed_answer_gives_the_same_rows) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            http::Headers headers = form.headers;
            headers.emplace_back("Content-Encoding", "gzip");
            FaultyService service(answers(200, headers, gzip(form.page(1, 3, {}))));
            const auto got = service.fetchAll();
            BOOST_REQUIRE_MESSAGE(got, explain(got));
            BOOST_TEST(got->summary.rows == 3);
        }
}

BOOST_AUTO_TEST_CASE(body_cut_on_the_wire_is_never_a_success) {
    for (const Form& form : forms)
        for (const std::size_t parts : std::array<std::size_t, 3>{1, 2, 3})
            BOOST_TEST_CONTEXT(form.name << " cut after " << parts << " quarters") {
                const std::string page = form.page(1, 50, {});
                FaultyService service(cutsBody(form.headers, page, page.size() * parts / 4));
                service.failure(ErrorKind::connectionFailed);
            }
}

BOOST_AUTO_TEST_CASE(body_cut_at_the_last_byte_is_never_a_success) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            const std::string page = form.page(1, 3, {});
            FaultyService service(cutsBody(form.headers, page, page.size() - 1));
            service.failure(ErrorKind::connectionFailed);
        }
}

BOOST_AUTO_TEST_CASE(body_cut_before_it_was_sent_is_not_understood) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            const std::string page = form.page(1, 50, {});
            FaultyService whole(answers(200, form.headers, page.substr(0, page.size() / 2)));
            whole.failure(ErrorKind::badResponse);
            // libcurl does not mind a compressed body that ends early: the decoder does.
            http::Headers packed = form.headers;
            packed.emplace_back("Content-Encoding", "gzip");
            const std::string bytes = gzip(page);
            FaultyService compressed(answers(200, packed, bytes.substr(0, bytes.size() / 2)));
            compressed.failure(ErrorKind::badResponse);
        }
}

BOOST_AUTO_TEST_CASE(connection_broken_off_in_the_body_is_never_a_success) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service(resetsInBody(form.headers, form.page(1, 50, {}), 700));
            service.failure(ErrorKind::connectionFailed);
        }
}

BOOST_AUTO_TEST_CASE(second_page_that_fails_fails_the_whole) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service([&](const SeenRequest& seen) {
                if (seen.target.find("skiptoken") == std::string::npos)
                    return honest(200, form.headers, form.page(1, 3, "Rooms?$skiptoken=3"));
                return honest(500, {{"Content-Type", "text/plain"}}, "The disk is full.");
            });
            const auto error = service.failure(ErrorKind::serviceFailed);
            BOOST_TEST(error.serverWords == "The disk is full.");
        }
}

BOOST_AUTO_TEST_CASE(connection_that_broke_once_is_made_again) {
    int asked = 0; // one connection at a time
    FaultyService service([&](const SeenRequest& seen) {
        return ++asked == 1 ? Reply{{}, {}, Reply::End::reset}
                            : answers(200, atomType, atomRooms(1, 3))(seen);
    });
    const auto got = service.fetchAll();
    BOOST_REQUIRE_MESSAGE(got, explain(got));
    BOOST_TEST(got->summary.rows == 3);
}

BOOST_AUTO_TEST_CASE(service_that_stalls_times_out) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service(stallsInBody(form.headers, form.page(1, 50, {})));
            service.policy.totalTimeout = std::chrono::milliseconds(500);
            service.failure(ErrorKind::timedOut);
        }
}

BOOST_AUTO_TEST_CASE(refresh_can_be_stopped_in_the_middle_of_a_page) {
    FaultyService service(stallsInBody(atomType, atomRooms(1, 50)));
    std::stop_source source;
    base::Task task;
    task.stop = source.get_token();
    auto fetching = std::async(std::launch::async, [&] { return service.fetchAll(task); });
    BOOST_TEST(service.server.waitForRequests(2)); // metadata, then the page
    source.request_stop();
    const auto got = fetching.get();
    BOOST_REQUIRE(!got);
    BOOST_TEST(base::nameOf(got.error().kind) == "cancelled", base::describe(got.error()));
}

BOOST_AUTO_TEST_CASE(wrong_type_is_found_out) {
    const std::array<std::tuple<const char*, http::Headers, std::string>, 4> lies{{
        {"JSON called Atom", atomType, jsonRooms(1, 3)},
        {"Atom called JSON", jsonType, atomRooms(1, 3)},
        {"a picture called Atom", atomType, std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)},
        {"a web page called JSON", jsonType, "<html><body>Please sign in</body></html>"},
    }};
    for (const auto& [name, headers, body] : lies)
        BOOST_TEST_CONTEXT(name) {
            FaultyService service(answers(200, headers, body));
            // Either what it really is gets read, or it is refused; never an empty success.
            const auto got = service.fetchAll();
            if (got)
                BOOST_TEST(got->summary.rows == 3);
            else
                BOOST_TEST(base::nameOf(got.error().kind) == "badResponse",
                           base::nameOf(got.error().kind) << ": " << base::describe(got.error()));
        }
}

BOOST_AUTO_TEST_CASE(web_page_instead_of_data_is_no_data) {
    FaultyService service(answers(200, {{"Content-Type", "text/html"}},
                                  "<html><head><title>Sign in to House</title></head></html>"));
    const auto error = service.failure(ErrorKind::badResponse);
    BOOST_TEST(error.serverWords.find("Sign in to House") != std::string::npos, error.serverWords);
}

BOOST_AUTO_TEST_CASE(empty_body_is_no_data) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service(answers(200, form.headers, ""));
            service.failure(ErrorKind::badResponse);
        }
}

BOOST_AUTO_TEST_CASE(malformed_documents_are_refused) {
    const std::string atom = atomRooms(1, 3);
    const std::string json = jsonRooms(1, 3);
    const std::array<std::tuple<const char*, http::Headers, std::string>, 6> documents{{
        {"an element that never ends", atomType, replaced(atom, "</entry>", "")},
        {"a bare ampersand", atomType, replaced(atom, "Room 2", "Salt & Pepper")},
        {"no UTF-8 in Atom", atomType, replaced(atom, "Room 2", "Z\xFCrich")},
        {"no UTF-8 in JSON", jsonType, replaced(json, "Room 2", "Z\xFCrich")},
        {"a comma too many", jsonType, replaced(json, "},{", "},,{")},
        {"letters for a number", atomType, replaced(atom, ">2<", ">two<")},
    }};
    for (const auto& [name, headers, body] : documents)
        BOOST_TEST_CONTEXT(name) {
            FaultyService service(answers(200, headers, body));
            service.failure(ErrorKind::badResponse);
        }
}

BOOST_AUTO_TEST_CASE(entities_and_external_references_are_refused_and_nothing_is_touched) {
    const MisbehavingServer bait(answers(200, {{"Content-Type", "text/plain"}}, "caught"));
    const std::array<std::string, 3> declarations{
        "<!DOCTYPE feed SYSTEM \"" + bait.origin() + "/feed.dtd\">",
        "<!DOCTYPE feed [<!ENTITY x SYSTEM \"" + bait.origin() + "/x\">]>",
        "<!DOCTYPE feed [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY x \"&b;&b;&b;&b;&b;&b;\">]>",
    };
    for (const std::string& declaration : declarations)
        BOOST_TEST_CONTEXT(declaration) {
            std::string body = replaced(atomRooms(1, 3), "<feed", declaration + "<feed");
            body = replaced(body, "Room 2", "&x;");
            FaultyService service(answers(200, atomType, body));
            const auto got = service.fetchAll();
            BOOST_REQUIRE_MESSAGE(!got, "a success");
            BOOST_TEST(got.error().message.ends_with("."), got.error().message);
        }
    BOOST_TEST(bait.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(oversized_answers_are_refused) {
    const std::string page = atomRooms(1, 2'000);
    http::Headers packed = atomType;
    packed.emplace_back("Content-Encoding", "gzip");
    for (const Behaviour& behaviour :
         {answers(200, atomType, page), answers(200, packed, gzip(page))}) {
        FaultyService service(behaviour);
        service.policy.maxBodyBytes = 100'000;
        service.failure(ErrorKind::tooLarge);
    }
}

BOOST_AUTO_TEST_CASE(next_link_to_another_server_is_not_followed) {
    const MisbehavingServer other(answers(200, atomType, atomRooms(4, 5)));
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service(
                answers(200, form.headers, form.page(1, 3, other.origin() + "/House.svc/Rooms")));
            service.failure(ErrorKind::refusedByPolicy);
        }
    BOOST_TEST(other.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(next_link_that_goes_round_in_a_circle_ends) {
    for (const Form& form : forms)
        BOOST_TEST_CONTEXT(form.name) {
            FaultyService service(
                answers(200, form.headers, form.page(1, 3, "Rooms?$skiptoken=3")));
            const auto got = service.fetchAll();
            BOOST_REQUIRE_MESSAGE(!got, "a success");
            BOOST_TEST(service.dataRequestCount() == 2);
        }
}

BOOST_AUTO_TEST_CASE(redirect_to_another_server_is_not_followed) {
    const MisbehavingServer other(answers(200, atomType, atomRooms(1, 3)));
    FaultyService service(redirects(302, other.origin() + "/House.svc/Rooms"));
    service.failure(ErrorKind::refusedByPolicy);
    BOOST_TEST(other.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(redirect_loop_ends) {
    FaultyService service(redirects(302, "/House.svc/Rooms"));
    service.failure(ErrorKind::refusedByPolicy);
}

BOOST_AUTO_TEST_SUITE_END()
