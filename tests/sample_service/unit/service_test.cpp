// SPDX-License-Identifier: MPL-2.0
#include "sample_service/service.hpp"

#include "sample_service/unit/asking.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace {

using namespace odc::sample;
using namespace odc::sample::test;

BOOST_AUTO_TEST_SUITE(service)

BOOST_AUTO_TEST_CASE(a_feed_has_the_documented_shape_and_headers) {
    Service service(july2014());
    const Response response = ask(service, "CsP2PAVTimeWeekly?$top=1", {});
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.contentType == "application/atom+xml;type=feed;charset=utf-8");
    const std::string begin =
        R"(<?xml version="1.0" encoding="utf-8"?><feed xml:base="http://reports.example:8080/ecp/ReportingWebService/Reporting.svc/" xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><id>http://reports.example:8080/ecp/reportingwebservice/reporting.svc/CsP2PAVTimeWeekly</id><title type="text">CsP2PAVTimeWeekly</title><updated>2014-07-15T09:00:00Z</updated><link rel="self" title="CsP2PAVTimeWeekly" href="CsP2PAVTimeWeekly" /><entry><id>http://reports.example:8080/ecp/ReportingWebService/Reporting.svc/CsP2PAVTimeWeekly(1L)</id><category term="TenantReporting.CsP2PAVTimeWeekly" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" /><title /><updated>2014-07-15T09:00:00Z</updated><author><name /></author><content type="application/xml"><m:properties><d:ID m:type="Edm.Int64">1</d:ID><d:Date m:type="Edm.DateTime">2013-01-13T00:00:00</d:Date><d:TenantGuid m:type="Edm.Guid">0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344</d:TenantGuid><d:TenantName>birchwood.onmicrosoft.com</d:TenantName><d:TotalAudioMinutes m:type="Edm.Int64">)";
    BOOST_TEST(response.body.substr(0, begin.size()) == begin);
    BOOST_TEST(response.body.ends_with("</m:properties></content></entry></feed>"));
    BOOST_TEST(headerOf(response, "DataServiceVersion") == "2.0;");
    BOOST_TEST(headerOf(response, "X-RWS-Version") == "2013-V1");
    BOOST_TEST(headerOf(response, "Cache-Control") == "no-cache, no-store");
    BOOST_TEST(headerOf(response, "Pragma") == "no-cache");
    BOOST_TEST(headerOf(response, "Expires") == "-1");
    BOOST_TEST(headerOf(response, "X-Content-Type-Options") == "nosniff");
    BOOST_TEST(headerOf(response, "Set-Cookie") ==
               "X-BackEndCookie=sample~be01; expires=Tue, 15-Jul-2014 09:10:00 GMT; "
               "path=/ecp/reportingwebservice; secure; HttpOnly");
    BOOST_TEST(headerOf(response, "request-id").size() == 36u);
    BOOST_TEST(headerOf(response, "request-id") !=
               headerOf(ask(service, "CsP2PAVTimeWeekly?$top=1", {}), "request-id"));
}

BOOST_AUTO_TEST_CASE(a_null_is_written_as_such_in_every_format) {
    Service service(july2014());
    const std::string first = "CsP2PAVTimeDaily?$top=1&$select=TotalVideoMinutes";
    BOOST_TEST(
        ask(service, first, {})
            .body.find(
                R"(<m:properties><d:TotalVideoMinutes m:type="Edm.Int64" m:null="true" /></m:properties>)") !=
        std::string::npos);
    const Response light = ask(service, first, {{"Accept", "application/json"}});
    BOOST_TEST(
        light.body ==
        R"({"odata.metadata":"http://reports.example:8080/ecp/ReportingWebService/Reporting.svc/$metadata#CsP2PAVTimeDaily","value":[{"TotalVideoMinutes":null}]})");
    BOOST_TEST(headerOf(light, "DataServiceVersion") == "3.0;");
    BOOST_TEST(
        ask(service, first + "&$format=JSON", {}).body ==
        R"x({"d":{"results":[{"__metadata":{"id":"http://reports.example:8080/ecp/ReportingWebService/Reporting.svc/CsP2PAVTimeDaily(1L)","uri":"http://reports.example:8080/ecp/ReportingWebService/Reporting.svc/CsP2PAVTimeDaily(1L)","type":"TenantReporting.CsP2PAVTimeDaily"},"TotalVideoMinutes":null}]}})x");
}

BOOST_AUTO_TEST_CASE(verbose_json_writes_int64_as_text_and_dates_as_milliseconds) {
    Service service(july2014());
    const std::string body =
        ask(service, "CsActiveUserYearly?$format=json&$select=ID,Date", {}).body;
    BOOST_TEST(body.ends_with(R"("ID":"1","Date":"\/Date(1388534400000)\/"}]}})"), body);
    BOOST_TEST(ask(service, "CsActiveUserYearly?$select=ID,Date", {{"Accept", "application/json"}})
                   .body.ends_with(R"("value":[{"ID":"1","Date":"2014-01-01T00:00:00"}]})"));
}

BOOST_AUTO_TEST_CASE(the_accept_header_and_versions_choose_the_dialect) {
    Service service(july2014());
    const auto typeFor = [&](Headers headers) {
        return ask(service, "CsActiveUserYearly", std::move(headers)).contentType;
    };
    BOOST_TEST(typeFor({{"Accept", "*/*"}}).starts_with("application/atom+xml"));
    BOOST_TEST(typeFor({{"Accept", "application/json;q=0.5, application/atom+xml"}})
                   .starts_with("application/atom+xml"));
    BOOST_TEST(typeFor({{"Accept", "application/json"}})
                   .starts_with("application/json;odata=minimalmetadata"));
    BOOST_TEST(typeFor({{"Accept", "application/json"}, {"MaxDataServiceVersion", "2.0"}})
                   .starts_with("application/json;odata=verbose"));
    BOOST_TEST(typeFor({{"Accept", "application/json;odata=verbose"}})
                   .starts_with("application/json;odata=verbose"));
    BOOST_TEST(ask(service, "CsActiveUserYearly", {{"Accept", "image/png"}}).status == 415);
}

BOOST_AUTO_TEST_CASE(without_an_account_the_web_server_answers_with_a_page) {
    Service service(july2014());
    for (const char* credentials : {"", "Basic YWRtaW46d3Jvbmc=", "Bearer abc"}) {
        const Response response = ask(service, "", {{"Authorization", credentials}});
        BOOST_TEST(response.status == 401);
        BOOST_TEST(response.contentType == "text/html");
        BOOST_TEST(headerOf(response, "WWW-Authenticate").starts_with("Basic realm="));
        BOOST_TEST(response.body.find("<h2>401 - Unauthorized") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(the_limited_account_sees_and_reads_only_its_sets) {
    Service service(july2014());
    const Headers limited = {{"Authorization", asLimited}};
    BOOST_TEST(countOf(ask(service, "", {}).body, "<collection ") == 18u);
    const std::string document = ask(service, "", limited).body;
    BOOST_TEST(countOf(document, "<collection ") == 7u);
    BOOST_TEST(countOf(ask(service, "$metadata", limited).body, "<EntityType ") == 7u);
    BOOST_TEST(ask(service, "CsConferenceDaily?$top=1", limited).status == 200);
    const Response atom = ask(service, "CsP2PSessionDaily", limited);
    BOOST_TEST(atom.status == 403);
    BOOST_TEST(atom.body.find("<ServiceFault xmlns=\"http://schemas.datacontract.org/2004/07/"
                              "Microsoft.Exchange.Mana") != std::string::npos);
    const Response json = ask(service, "CsP2PSessionDaily?$format=Json", limited);
    BOOST_TEST(json.status == 403);
    BOOST_TEST(
        json.body ==
        R"({"ErrorCode":"","Message":"No permission to access the report for the organization ."})");
}

BOOST_AUTO_TEST_CASE(the_service_document_is_json_on_wish) {
    Service service(july2014());
    const Headers limited = {{"Authorization", asLimited}};
    BOOST_TEST(
        ask(service, "?$format=json", limited)
            .body.starts_with(R"({"d":{"EntitySets":["CsActiveUserDaily","CsActiveUserWeekly",)"));
    BOOST_TEST(
        ask(service, "", {{"Accept", "application/json"}})
            .body.find(R"("value":[{"name":"CsActiveUserDaily","url":"CsActiveUserDaily"},)") !=
        std::string::npos);
}

BOOST_AUTO_TEST_CASE(titles_follow_the_language_asked_for) {
    Service service(july2014());
    const std::string title =
        R"(<Annotations Target="TenantReporting.CsActiveUserDaily"><ValueAnnotation Term="TenantReporting.ReportTitle" String=")";
    const auto titleFor = [&](const char* language) {
        return allBetween(ask(service, "$metadata", {{"Accept-Language", language}}).body, title,
                          "\"")
            .at(0);
    };
    BOOST_TEST(titleFor("") == "Active users by day");
    BOOST_TEST(titleFor("de-AT,de;q=0.9,en;q=0.5") == "Aktive Benutzer je Tag");
    BOOST_TEST(titleFor("fr, en;q=0.2, de;q=0.7") == "Aktive Benutzer je Tag");
    BOOST_TEST(titleFor("fr") == "Active users by day");
}

BOOST_AUTO_TEST_CASE(the_service_version_may_be_named_once_and_only_as_2013_V1) {
    Service service(july2014());
    const auto with = [&](const char* query, Headers headers) {
        return ask(service, std::string("CsActiveUserYearly") + query, std::move(headers));
    };
    BOOST_TEST(with("?rws-version=2013-V1", {}).status == 200);
    BOOST_TEST(with("", {{"X-RWS-Version", "2013-V1"}}).status == 200);
    const Response old = with("?rws-version=2012-V1&$format=json", {});
    BOOST_TEST(old.status == 400);
    BOOST_TEST(
        old.body ==
        R"({"ErrorCode":"","Message":"The version specified in the request is unsupported."})");
    const Response both = with("?rws-version=2013-V1&$format=json", {{"X-RWS-Version", "2013-V1"}});
    BOOST_TEST(both.status == 400);
    BOOST_TEST(both.contentType.starts_with("application/xml"));
    BOOST_TEST(both.body.find("<ServiceFault ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_in_a_question_is_said_in_the_format_asked_for) {
    Service service(july2014());
    const Response json = ask(service, "CsActiveUserDaily?$select=Nothing&$format=json", {});
    BOOST_TEST(json.status == 400);
    BOOST_TEST(
        json.body ==
        R"({"error":{"code":"","message":{"lang":"en-US","value":"Type 'TenantReporting.CsActiveUserDaily' does not have a property named 'Nothing'."}}})");
    const Response atom = ask(service, "CsActiveUserDaily?$orderby=Nothing", {});
    BOOST_TEST(atom.status == 400);
    BOOST_TEST(atom.body.find("<message xml:lang=\"en-US\">") != std::string::npos);
    for (const char* query :
         {"$top=x", "$top=-1", "$skip=1.5", "$top=1&$top=2", "$expand=Rows", "$format=csv",
          "$inlinecount=some", "$orderby=Date%20down", "$select=Da%2", "$top=99999999999999999999"})
        BOOST_TEST(ask(service, std::string("CsActiveUserDaily?") + query, {}).status == 400,
                   query);
    BOOST_TEST(ask(service, "CsActiveUserHourly", {}).status == 404);
    BOOST_TEST(ask(service, "CsActiveUserDaily(1L)/Date/More", {}).status == 400);
    Request elsewhere{"GET", "/other", {{"Authorization", asAdmin}}};
    BOOST_TEST(service.answer(elsewhere).status == 404);
    Request put{"PUT",
                "/ecp/reportingwebservice/reporting.svc/CsActiveUserDaily",
                {{"Authorization", asAdmin}}};
    BOOST_TEST(service.answer(put).status == 405);
}

BOOST_AUTO_TEST_CASE(letter_case_of_the_path_does_not_matter) {
    Service service(july2014());
    Request request{"GET",
                    "/ECP/ReportingWebService/REPORTING.svc/csactiveuserYEARLY",
                    {{"Authorization", asAdmin}}};
    const Response response = service.answer(request);
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.body.find("<title type=\"text\">CsActiveUserYearly</title>") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_row_is_had_by_its_key) {
    Service service(july2014());
    const Response entry = ask(service, "CsActiveUserDaily(7L)", {});
    BOOST_TEST(entry.contentType == "application/atom+xml;type=entry;charset=utf-8");
    BOOST_TEST(allBetween(entry.body, "m:type=\"Edm.Int64\">", "<").at(0) == "7");
    BOOST_TEST(ask(service, "MessageTrace(12)?$format=json", {})
                   .body.starts_with(R"({"d":{"__metadata":)"));
    BOOST_TEST(ask(service, "CsActiveUserDaily(99999L)", {}).status == 404);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
