// SPDX-License-Identifier: MPL-2.0
#include "odata/metadata.hpp"

#include "odata/reason.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using odc::base::ErrorKind;
using odc::odata::readServiceDocument;
using odc::odata::ServiceDocument;
using odc::test::reasonOf;

namespace {

/// "name=href" of every entry, with spaces between.
std::string shown(const ServiceDocument& document) {
    std::string text;
    for (const auto& [name, href] : document.entitySets)
        text += (text.empty() ? "" : " ") + name + "=" + href;
    return text;
}

std::string read(const std::string& body) {
    const auto document = readServiceDocument(body);
    return document ? document->base + "|" + shown(*document)
                    : "refused: " + document.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(service_document)

BOOST_AUTO_TEST_CASE(the_reporting_services_atompub_is_read) {
    BOOST_TEST(read(R"(<?xml version="1.0" encoding="utf-8"?>
<service xml:base="https://reports.example/Reporting.svc/" xmlns="http://www.w3.org/2007/app"
 xmlns:atom="http://www.w3.org/2005/Atom"><workspace><atom:title>Default</atom:title>
 <collection href="CsActiveUserDaily"><atom:title> CsActiveUserDaily </atom:title></collection>
 <collection href="Message%20Trace"><atom:title>Message Trace</atom:title></collection>
 <collection href="Untitled"/></workspace></service>)") ==
               "https://reports.example/Reporting.svc/|CsActiveUserDaily=CsActiveUserDaily "
               "Message Trace=Message%20Trace Untitled=Untitled");
}

BOOST_AUTO_TEST_CASE(an_account_without_reports_has_an_empty_list) {
    BOOST_TEST(read("<service xmlns=\"http://www.w3.org/2007/app\"><workspace/></service>") == "|");
    BOOST_TEST(read("{\"d\":{\"EntitySets\":[]}}") == "|");
}

BOOST_AUTO_TEST_CASE(json_of_every_version_is_read) {
    BOOST_TEST(read(" {\"d\":{\"EntitySets\":[\"Products\",\"Box2.Photos\"]}}") ==
               "|Products=Products Box2.Photos=Box2.Photos");
    BOOST_TEST(read("{\"EntitySets\":[\"Products\"]}") == "|Products=Products");
    BOOST_TEST(read("\xEF\xBB\xBF{\"odata.metadata\":\"http://host/svc/$metadata\",\"value\":"
                    "[{\"name\":\"Products\",\"url\":\"Products\"}]}") ==
               "http://host/svc/|Products=Products");
    BOOST_TEST(read("{\"@odata.context\":\"http://host/svc/$metadata\",\"value\":["
                    "{\"name\":\"Order Details\",\"kind\":\"EntitySet\",\"url\":\"OrderItems\"},"
                    "{\"name\":\"Top\",\"kind\":\"FunctionImport\",\"url\":\"Top\"},"
                    "{\"kind\":\"EntitySet\",\"url\":\"Bare\"}]}") ==
               "http://host/svc/|Order Details=OrderItems Bare=Bare");
}

BOOST_AUTO_TEST_CASE(public_service_documents_are_read) {
    const auto folder = odc::test::testDataFolder();
    if (!folder) {
        odc::test::skip("the folder of public test data is not there");
        return;
    }
    struct Case {
        std::string file;
        std::size_t count;
        std::string first;
    };
    const std::string olingo2 = "olingo2/odata2-lib/odata-core/src/test/resources/";
    const std::string olingo3 =
        "olingo4-beta01-v3/lib/client-core/src/test/resources/org/apache/olingo/client/core/v3/";
    const std::vector<Case> cases{
        {olingo2 + "svcDocJson.json", 7, "Container.Nr1.Employees"},
        {olingo2 + "svcExample.xml", 10, "Teams"},
        {olingo2 + "serviceDocument.xml", 7, "Container.Nr1.Employees"},
        {olingo3 + "serviceDocument.json", 7, "Products"},
        {olingo3 + "serviceDocument.xml", 7, "Products"},
        {"odata4j/odata4j-core/src/test/resources/META-INF/issue258_service_document.xml", 2,
         "http://vnote:8080/InfoBaseOdata/odata/infobase.odata/Catalogs_Shops"},
    };
    for (const Case& wanted : cases) {
        BOOST_TEST_CONTEXT(wanted.file) {
            const auto document =
                readServiceDocument(odc::test::readFile(*folder + "/" + wanted.file));
            BOOST_REQUIRE_MESSAGE(document, reasonOf(document));
            BOOST_TEST(document->entitySets.size() == wanted.count, shown(*document));
            BOOST_REQUIRE(!document->entitySets.empty());
            BOOST_TEST(document->entitySets.front().href == wanted.first);
        }
    }
    for (const std::string file :
         {"invalidSvcDocJson.json", "InvalidSvcDocJson2.json", "invalidSvcExample.xml"}) {
        const auto document =
            readServiceDocument(odc::test::readFile(*folder + "/" + olingo2 + file));
        BOOST_TEST(!document.has_value(), file);
    }
}

BOOST_AUTO_TEST_CASE(something_else_is_refused_with_a_sentence) {
    const std::string end = ". Check that the address is the root of an OData service.";
    BOOST_TEST(read("") ==
               "refused: This is not the list of an OData service's contents: the answer "
               "is empty" +
                   end);
    BOOST_TEST(read("<html><body/></html>") ==
               "refused: This is not the list of an OData service's "
               "contents: it begins with <html>" +
                   end);
    BOOST_TEST(read("{\"d\":{\"results\":[]}}") ==
               "refused: This is not the list of an OData service's contents: the JSON has neither "
               "\"EntitySets\" nor \"value\"" +
                   end);
    for (const std::string body :
         {"plain text", "{\"value\":[", "<service><workspace>", "[1]",
          "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><service>&a;</service>"}) {
        const auto document = readServiceDocument(body);
        BOOST_REQUIRE_MESSAGE(!document, body);
        BOOST_TEST((document.error().kind == ErrorKind::badResponse), document.error().message);
    }
}

BOOST_AUTO_TEST_SUITE_END()
