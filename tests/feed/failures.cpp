// SPDX-License-Identifier: MPL-2.0
#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace odc;
using namespace odc::test;
using base::ErrorKind;

const odata::Query all{.resource = "Set"};

base::Error failed(const ScriptedService& script) {
    auto result = script.open()->fetchTable(all, {});
    BOOST_REQUIRE(!result);
    return result.error();
}

Answer broken(ErrorKind kind) {
    Answer result;
    result.failure = base::Error{kind, "It broke."};
    return result;
}

Answer busy(int status, const std::string& retryAfter) {
    Answer result = answer(status, "text/plain", "Busy.");
    if (!retryAfter.empty())
        result.headers.emplace_back("Retry-After", retryAfter);
    return result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(failures)

BOOST_AUTO_TEST_CASE(busy_service_is_asked_again_after_the_time_it_names) {
    for (const int status : {429, 503}) {
        ScriptedService script;
        script.transport->on(setUrl, busy(status, "7"));
        script.onPage(setUrl, atomPage(1, 2, ""));
        auto result = script.open()->fetchTable(all, {});
        BOOST_TEST_CONTEXT(status) {
            BOOST_REQUIRE_MESSAGE(result, explain(result));
            BOOST_TEST(result->summary.rows == 2);
            BOOST_REQUIRE(script.clock->sleeps().size() == 1U);
            BOOST_TEST(script.clock->sleeps()[0].count() == 7000);
        }
    }
}

BOOST_AUTO_TEST_CASE(failed_connection_is_tried_again) {
    ScriptedService script;
    script.transport->on(setUrl, broken(ErrorKind::connectionFailed));
    script.onPage(setUrl, atomPage(1, 2, ""));
    auto result = script.open()->fetchTable(all, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_TEST(script.dataRequests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(connection_that_always_fails_ends_with_its_error) {
    ScriptedService script;
    script.transport->on(setUrl, broken(ErrorKind::connectionFailed));
    BOOST_TEST(base::nameOf(failed(script).kind) == "connectionFailed");
    BOOST_TEST(script.dataRequests().size() == 4U);
}

BOOST_AUTO_TEST_CASE(page_cut_before_its_first_row_went_out_is_tried_again) {
    ScriptedService script;
    Answer cut = answer(200, "application/atom+xml", atomPage(1, 3, "").substr(0, 600));
    cut.failureAfterBody = base::Error{ErrorKind::connectionFailed, "Cut."};
    script.transport->on(setUrl, cut);
    script.onPage(setUrl, atomPage(1, 3, ""));
    auto result = script.open()->fetchTable(all, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_TEST(idsOf(result->table) == range(1, 3), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(page_cut_after_rows_went_out_is_an_error) {
    ScriptedService script;
    const std::string page = atomPage(1, 9000, "");
    Answer cut = answer(200, "application/atom+xml", page.substr(0, page.size() - 100));
    cut.failureAfterBody = base::Error{ErrorKind::connectionFailed, "Cut."};
    script.transport->on(setUrl, cut);
    BOOST_TEST(base::nameOf(failed(script).kind) == "connectionFailed");
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(truncated_document_is_an_error_and_no_result) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, "").substr(0, 600));
    BOOST_TEST(base::nameOf(failed(script).kind) == "badResponse");
}

BOOST_AUTO_TEST_CASE(error_in_the_middle_of_a_page_names_its_address_and_place) {
    std::string page = atomPage(1, 3, "");
    page.insert(page.rfind("</feed>"), "</entry>");
    ScriptedService script;
    script.onPage(setUrl, page);
    const base::Error error = failed(script);
    BOOST_TEST(base::nameOf(error.kind) == "badResponse");
    BOOST_TEST(error.where.starts_with(std::string(setUrl) + " line "), error.where);
}

BOOST_AUTO_TEST_CASE(error_of_whoever_takes_the_rows_names_no_address) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 9000, ""));
    auto result =
        script.open()->fetch(all,
                             [](const base::Schema&, base::Batch&&) -> base::Result<void> {
                                 return base::Error{ErrorKind::storageFailed, "The disk is full."};
                             },
                             {});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "storageFailed");
    BOOST_TEST(result.error().where.find(setUrl) == std::string::npos, result.error().where);
}

BOOST_AUTO_TEST_CASE(refusals_are_classified) {
    const std::pair<int, std::string_view> expectations[] = {
        {400, "badRequest"}, {401, "signInNeeded"},  {403, "notPermitted"},
        {404, "notFound"},   {405, "methodRefused"}, {500, "serviceFailed"}};
    for (const auto& [status, kind] : expectations) {
        ScriptedService script;
        script.transport->on(setUrl, answer(status, "application/json",
                                            R"({"error":{"code":"","message":{"lang":"en-US",)"
                                            R"("value":"No such thing."}}})"));
        const base::Error error = failed(script);
        BOOST_TEST_CONTEXT(status) {
            BOOST_TEST(base::nameOf(error.kind) == kind);
            BOOST_TEST(error.serverWords.find("No such thing.") != std::string::npos);
            BOOST_TEST(error.where.find(setUrl) != std::string::npos);
            BOOST_TEST(script.dataRequests().size() == 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(names_that_the_model_lacks_are_told_with_a_refusal) {
    ScriptedService script;
    script.transport->on(std::string(setUrl) + "?$select=Nmae",
                         answer(400, "text/plain", "Something is wrong."));
    const auto refused = script.open()->fetchTable({.resource = "Set", .select = {"Nmae"}}, {});
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message.starts_with(
        "N.T has no \"Nmae\"; did you mean \"Name\"? The service did not accept"));
    BOOST_TEST(refused.error().serverWords == "Something is wrong.");
}

BOOST_AUTO_TEST_CASE(what_the_service_declares_explains_a_refusal_and_warns_where_rows_came) {
    std::string metadata = metadataDocument();
    const std::string sap = R"( xmlns:sap="http://www.sap.com/Protocols/SAPData" sap:)";
    for (const auto& [element, attribute] :
         {std::pair{R"(<Property Name="Name" Type="Edm.String")", R"(filterable="false")"},
          std::pair{R"(<EntitySet Name="Set")", R"(content-version="1")"}})
        metadata.insert(metadata.find(element) + std::string_view(element).size(), sap + attribute);
    const ScriptedService refusing(metadata);
    ScriptedService script(metadata);
    const std::string url = std::string(setUrl) + "?$filter=Name%20eq%20'n1'";
    const odata::Query query{.resource = "Set", .filter = "Name eq 'n1'"};
    const std::string declared =
        "The service declares that \"Set\" cannot be filtered by \"Name\".";

    refusing.transport->on(url, answer(400, "text/plain", "No."));
    const auto refused = refusing.open()->fetchTable(query, {});
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().message.starts_with(declared + " The service did not accept"),
               refused.error().message);

    script.onPage(url, atomPage(1, 1, ""));
    const auto fetched = script.open()->fetchTable(query, {});
    BOOST_REQUIRE_MESSAGE(fetched, explain(fetched));
    BOOST_REQUIRE(fetched->summary.warnings.size() == 1U);
    BOOST_TEST(fetched->summary.warnings[0].starts_with(declared + " It answered all the same"),
               fetched->summary.warnings[0]);

    const auto plan = script.open()->plan(query, {});
    BOOST_REQUIRE_MESSAGE(plan, explain(plan));
    BOOST_TEST(plan->doneHere == std::vector<std::string>{declared},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(web_page_answered_with_200_is_a_clear_error) {
    ScriptedService script;
    const Answer page = answer(200, "text/html; charset=utf-8",
                               "<!DOCTYPE html><html><head><title>Sign in</title></head></html>");
    script.transport->on(setUrl, page);
    script.transport->on(std::string(setUrl) + "?$format=json", page);
    const base::Error error = failed(script);
    BOOST_TEST(base::nameOf(error.kind) == "badResponse");
    BOOST_TEST(error.message.find("web page") != std::string::npos);
    BOOST_TEST(error.serverWords.find("Sign in") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(empty_answer_is_an_error) {
    ScriptedService script;
    script.transport->on(setUrl, answer(200, "application/atom+xml", ""));
    BOOST_TEST(base::nameOf(failed(script).kind) == "badResponse");
}

BOOST_AUTO_TEST_CASE(no_content_is_no_rows) {
    ScriptedService script;
    script.transport->on(setUrl, answer(204, "", ""));
    auto result = script.open()->fetchTable(all, {});
    BOOST_REQUIRE_MESSAGE(result, explain(result));
    BOOST_TEST(result->summary.rows == 0);
}

BOOST_AUTO_TEST_CASE(error_of_the_sink_ends_the_fetch) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, ""));
    auto result =
        script.open()->fetch(all,
                             [](const base::Schema&, base::Batch&&) -> base::Result<void> {
                                 return base::Error{ErrorKind::storageFailed, "The disk is full."};
                             },
                             {});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "storageFailed");
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(cancel_between_pages_stops) {
    ScriptedService script;
    script.onPage(setUrl, atomPage(1, 3, "Set?$skiptoken=2"));
    script.onPage("https://h/r.svc/Set?$skiptoken=2", atomPage(4, 6, ""));
    std::stop_source source;
    auto result =
        script.open()->fetch(all,
                             [&](const base::Schema&, base::Batch&&) -> base::Result<void> {
                                 source.request_stop();
                                 return {};
                             },
                             {.stop = source.get_token()});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "cancelled");
}

BOOST_AUTO_TEST_CASE(cancel_while_waiting_for_a_busy_service_stops) {
    ScriptedService script;
    script.transport->on(setUrl, busy(503, "60"));
    std::stop_source source;
    script.clock->onSleep = [&](std::chrono::milliseconds) { source.request_stop(); };
    auto result = script.open()->fetchTable(all, {.stop = source.get_token()});
    BOOST_REQUIRE(!result);
    BOOST_TEST(base::nameOf(result.error().kind) == "cancelled");
    BOOST_TEST(script.dataRequests().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
