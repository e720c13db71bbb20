// SPDX-License-Identifier: MPL-2.0
#include "odata/error_body.hpp"

#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using odc::base::Error;
using odc::base::ErrorKind;
using odc::odata::classifyRefusal;

namespace {

constexpr std::string_view url = "https://reports.example/Reporting.svc/CsActiveUserDaily";

std::string wordsOf(int status, std::string_view contentType, std::string_view body) {
    return classifyRefusal(status, contentType, body, url).serverWords;
}

} // namespace

BOOST_AUTO_TEST_SUITE(error_body)

BOOST_AUTO_TEST_CASE(odata_json_of_every_version_gives_its_message) {
    BOOST_TEST(wordsOf(400, "application/json;charset=utf-8",
                       R"({"error":{"code":"","message":{"lang":"en-US","value":"Type 'T' has no )"
                       R"(property 'x'."}}})") == "Type 'T' has no property 'x'.");
    BOOST_TEST(wordsOf(400, "application/json",
                       R"({"odata.error":{"code":"","message":{"lang":"de","value":"Größe?"}}})") ==
               "Größe?");
    BOOST_TEST(wordsOf(501, "application/json",
                       R"({"error":{"code":"501","message":"Unsupported functionality"}})") ==
               "Unsupported functionality");
    BOOST_TEST(wordsOf(500, "application/json",
                       R"({"error":{"code":"X1","message":"","innererror":{"message":"Deep"}}})") ==
               "Deep");
    BOOST_TEST(wordsOf(500, "application/json", R"({"error":{"code":"X1"}})") == "X1");
}

BOOST_AUTO_TEST_CASE(the_reporting_services_own_json_and_xml_are_read) {
    BOOST_TEST(wordsOf(403, "application/json",
                       R"({"ErrorCode":"","Message":"No permission to access the report for the )"
                       R"(organization ."})") ==
               "No permission to access the report for the organization .");
    BOOST_TEST(
        wordsOf(400, "application/xml",
                R"(<ServiceFault xmlns="http://schemas.datacontract.org/2004/07/Microsoft.X" )"
                R"(xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ErrorCode/><Message>The )"
                R"(version specified in the request is unsupported.</Message></ServiceFault>)") ==
        "The version specified in the request is unsupported.");
    BOOST_TEST(wordsOf(400, "application/json", R"({"ErrorCode":"0x8000","Message":""})") ==
               "0x8000");
}

BOOST_AUTO_TEST_CASE(odata_xml_is_read_with_any_prefix) {
    BOOST_TEST(wordsOf(404, "application/xml",
                       R"(<?xml version="1.0"?><m:error xmlns:m="http://schemas.microsoft.com/ado/)"
                       R"(2007/08/dataservices/metadata"><m:code/><m:message xml:lang="en-US">)"
                       R"(Resource not found &amp; gone.</m:message></m:error>)") ==
               "Resource not found & gone.");
    BOOST_TEST(wordsOf(500, "application/atom+xml",
                       "<error xmlns='x'><message/><innererror><message>why</message></innererror>"
                       "</error>") == "why");
}

BOOST_AUTO_TEST_CASE(an_html_page_gives_its_title_and_first_words) {
    const std::string page =
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">\r\n<html><head>\r\n"
        "<title>401 - Unauthorized</title>\r\n<style>body{margin:0}</style>"
        "<script>if (a<b) alert('</p>')</script></head>\r\n<body><!-- hidden --><h1>Server "
        "Error</h1>"
        "<h3>Access&nbsp;is <b>den</b>ied &#8211; 1 &lt; 2 "
        "&auml;&#x20AC;&unknown;</h3></body></html>";
    const Error error = classifyRefusal(401, "text/html", page, url);
    BOOST_TEST(error.serverWords ==
               "401 - Unauthorized: Server Error Access is denied – 1 < 2 ä€&unknown;");
    BOOST_TEST((error.kind == ErrorKind::signInNeeded));
    BOOST_TEST(error.message == "The service asks for a user name and password, or does not accept "
                                "the ones given. Check them and sign in again.");
    BOOST_TEST(error.httpStatus == 401);
    BOOST_TEST(error.where == std::string(url));
    // A title that the page repeats is said once; a page that breaks off is read as far as it goes.
    BOOST_TEST(wordsOf(500, "text/html", "<title>Oops</title><p>Oops, sorry<scr") == "Oops, sorry");
    BOOST_TEST(wordsOf(500, "text/html", "<html><script>never closed") == "");
    const std::string longPage = "<p>" + std::string(600, 'x') + "</p>";
    BOOST_TEST(wordsOf(500, "text/html", longPage).size() == 500u);
}

BOOST_AUTO_TEST_CASE(plain_text_is_cut_on_a_character_and_cleaned) {
    BOOST_TEST(wordsOf(500, "text/plain", " Line one\r\n\tline two\x01\x1B[31m ") ==
               "Line one line two[31m");
    std::string umlauts;
    for (int i = 0; i < 1'500; ++i)
        umlauts += "ö";
    const std::string words = wordsOf(500, "text/plain", "a" + umlauts);
    BOOST_TEST(words.size() == 1'999u);
    BOOST_TEST(words.substr(words.size() - 2) == "ö");
    // Marks that turn the writing direction could make a message lie.
    BOOST_TEST(wordsOf(500, "", "safe\xE2\x80\xAEtxt") == "safetxt");
}

BOOST_AUTO_TEST_CASE(other_encodings_are_read_and_bytes_without_sense_are_not) {
    BOOST_TEST(wordsOf(500, "text/plain; charset=iso-8859-1",
                       "Gr\xF6\xDF"
                       "e \x80") == "Größe €");
    BOOST_TEST(wordsOf(500, "text/plain", std::string("\xFF\xFEG\0r\0\xF6\0", 8)) == "Grö");
    BOOST_TEST(wordsOf(500, "text/plain", std::string("\xFE\xFF\xD8\x3D\xDE\x00", 6)) == "😀");
    BOOST_TEST(wordsOf(400, "application/xml",
                       "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><error><message>Gr\xF6\xDF"
                       "e</message></error>") == "Größe");
    BOOST_TEST(wordsOf(500, "", std::string("\x1F\x8B\x08\0\0\0\0\0\x03\x01\x02", 11)) == "");
    BOOST_TEST(wordsOf(500, "image/png", "\x89PNG text") == "");
    BOOST_TEST(wordsOf(500, "text/html", "") == "");
    BOOST_TEST(wordsOf(500, "", " \r\n ") == "");
}

BOOST_AUTO_TEST_CASE(a_broken_or_foreign_body_is_shown_as_text) {
    BOOST_TEST(wordsOf(400, "application/json", "{\"error\":{\"message\":\"cut") ==
               "{\"error\":{\"message\":\"cut");
    BOOST_TEST(wordsOf(400, "application/xml", "<error><message>cut short") == "cut short");
    BOOST_TEST(wordsOf(400, "application/json", "{\"reason\":1}") == "{\"reason\":1}");
    BOOST_TEST(wordsOf(400, "application/json",
                       "{\"error\":\"invalid_grant\",\"error_description\":\"Wrong secret.\"}") ==
               "Wrong secret.");
    BOOST_TEST(wordsOf(400, "application/xml",
                       "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><error><message>&b;"
                       "</message></error>")
                   .find("root:") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_status_has_its_kind) {
    const std::vector<std::pair<int, ErrorKind>> cases{
        {400, ErrorKind::badRequest},    {401, ErrorKind::signInNeeded},
        {403, ErrorKind::notPermitted},  {404, ErrorKind::notFound},
        {405, ErrorKind::methodRefused}, {406, ErrorKind::badRequest},
        {407, ErrorKind::signInNeeded},  {410, ErrorKind::notFound},
        {415, ErrorKind::badRequest},    {429, ErrorKind::throttled},
        {500, ErrorKind::serviceFailed}, {501, ErrorKind::badRequest},
        {503, ErrorKind::serviceFailed}, {504, ErrorKind::timedOut},
    };
    for (const auto& [status, kind] : cases) {
        const Error error = classifyRefusal(status, "", "", url);
        BOOST_TEST((error.kind == kind), status << " is " << odc::base::nameOf(error.kind));
        BOOST_TEST(error.message.ends_with('.'), error.message);
    }
}

BOOST_AUTO_TEST_CASE(what_a_service_does_not_do_is_not_to_be_tried_again) {
    const Error error = classifyRefusal(501, "", "", url);
    BOOST_TEST(error.message.find("again") == std::string::npos, error.message);
    BOOST_TEST(error.message.find("Leave out") != std::string::npos, error.message);
}

BOOST_AUTO_TEST_CASE(an_address_loses_the_password_in_it) {
    BOOST_TEST(classifyRefusal(404, "", "", "https://me:p@ss@host/a@b").where ==
               "https://host/a@b");
}

BOOST_AUTO_TEST_CASE(public_error_bodies_are_read) {
    const auto folder = odc::test::testDataFolder();
    if (!folder) {
        odc::test::skip("the folder of public test data is not there");
        return;
    }
    const std::string olingo =
        *folder +
        "/olingo4-beta01-v3/lib/client-core/src/test/resources/org/apache/olingo/client/core/v3/";
    const std::string only =
        "The URL representing the root of the service only supports GET requests.";
    BOOST_TEST(wordsOf(405, "", odc::test::readFile(olingo + "error.json")) == only);
    BOOST_TEST(wordsOf(405, "", odc::test::readFile(olingo + "error.xml")) == only);
    BOOST_TEST(wordsOf(500, "",
                       odc::test::readFile(*folder + "/odata4j/odata4j-core/src/test/resources/"
                                                     "META-INF/issue202_complex_innererror.xml")) ==
               "An error occurred while processing this request.");
}

BOOST_AUTO_TEST_SUITE_END()
