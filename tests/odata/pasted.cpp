// SPDX-License-Identifier: MPL-2.0
#include "odata/pasted.hpp"

#include "odata/reason.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

using odc::odata::readPasted;

namespace {

/// "name=url" of each feed, one a line; "header: value" of each header.
std::string read(const std::string& text) {
    const auto source = readPasted(text);
    if (!source)
        return source.error().message;
    std::string lines;
    for (const auto& feed : source->feeds)
        lines += feed.name + "=" + feed.url + "\n";
    for (const auto& [name, value] : source->headers)
        lines += name + ": " + value + "\n";
    return lines;
}

std::string connection(const std::string& settings, const std::string& command) {
    return "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n"
           "<meta http-equiv=Content-Type content=\"text/x-ms-odc; charset=utf-8\">\n"
           "<xml id=msodc><odc:OfficeDataConnection\n"
           "  xmlns:odc=\"urn:schemas-microsoft-com:office:odc\">\n"
           "  <odc:Connection odc:Type=\"DATAFEED\">\n   <odc:ConnectionString>" +
           settings + "</odc:ConnectionString>\n   <odc:CommandText>" + command +
           "</odc:CommandText>\n  </odc:Connection>\n </odc:OfficeDataConnection>\n</xml>\n"
           "<script>if (1 < 2) {}</script></html>";
}

} // namespace

BOOST_AUTO_TEST_SUITE(pasted)

BOOST_AUTO_TEST_CASE(each_collection_of_a_feed_document_is_a_feed) {
    BOOST_TEST(read("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                    "<service xmlns=\"http://www.w3.org/2007/app\" "
                    "xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                    "xml:base=\"https://h/shop.svc\"><workspace>"
                    "<collection href=\"Orders?$top=5&amp;x=1\"><atom:title>Orders</atom:title>"
                    "</collection><collection href=\"https://h/other.svc/Cars\"/></workspace>"
                    "</service>") == "Orders=https://h/shop.svc/Orders?$top=5&x=1\n"
                                     "https://h/other.svc/Cars=https://h/other.svc/Cars\n");
    BOOST_TEST(read("<service xmlns=\"http://www.w3.org/2007/app\"><workspace>"
                    "<collection href=\"Orders\"/></workspace></service>") ==
               "The file names the feed \"Orders\" without saying of which service. Use the "
               "feed's whole address.");
}

BOOST_AUTO_TEST_CASE(an_office_connection_names_its_tables) {
    BOOST_TEST(read(connection("Data Source=https://h/shop.svc/;Namespaces to Include=*;"
                               "Max Received Message Size=4398046511104;User ID=me;"
                               "Password=secret",
                               "&quot;Cars&quot;,&quot;Makers&quot;")) ==
               "Cars=https://h/shop.svc/Cars\nMakers=https://h/shop.svc/Makers\n");
    BOOST_TEST(read(connection("data service url = https://h/shop.svc", "Cars")) ==
               "Cars=https://h/shop.svc/Cars\n");
    BOOST_TEST(read(connection("Data Source=https://h/shop.svc;", "")) == "=https://h/shop.svc\n");
    BOOST_TEST(read(connection("Data Source=https://h/shop.svc/Cars", "https://h/shop.svc/Cars")) ==
               "https://h/shop.svc/Cars=https://h/shop.svc/Cars\n");
}

BOOST_AUTO_TEST_CASE(other_connections_are_refused_with_the_way_out) {
    BOOST_TEST(read(connection("Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$", "")) ==
               "This Office data connection runs Power Query, which is not done here. Open it in "
               "Excel, copy the line with OData.Feed out of the Advanced Editor, and use that.");
    BOOST_TEST(read(connection("Provider=SQLOLEDB;Data Source=server", "select 1")) ==
               "This Office data connection names no OData service. Use one that Excel made with "
               "From OData Data Feed.");
    BOOST_TEST(read("<odc:OfficeDataConnection xmlns:odc=\"x\">") ==
               "The file is no Office data connection: its end is missing.");
}

BOOST_AUTO_TEST_CASE(a_line_of_power_query_names_a_feed) {
    BOOST_TEST(read("let Source = OData.Feed(\"https://h/shop.svc\") in Source") ==
               "=https://h/shop.svc\n");
    BOOST_TEST(read("OData.Feed (\"https://h/shop.svc/Cars?$top=5\", null,\n"
                    "  [Implementation=\"2.0\", ODataVersion=4, MoreColumns=true,\n"
                    "   Query=[#\"$filter\"=\"Name eq 'a & \"\"b\"\"'\", culture=\"de\"], // why\n"
                    "   Headers=[Accept-Language=\"de\", #\"X-Trace\"=\"1\"],\n"
                    "   Timeout=#duration(0, 0, 1, 0)])") ==
               "=https://h/shop.svc/Cars?$top=5&$filter=Name%20eq%20'a%20%26%20%22b%22'&culture=de"
               "\nAccept-Language: de\nX-Trace: 1\n");
    BOOST_TEST(read("let Source = OData.Feed(\"https://h/shop.svc/\", null, [Query=[a=\"1\"]]),\n"
                    "    Cars_table = Source{[Name=\"Cars\",Signature=\"table\"]}[Data]\n"
                    "in Cars_table") == "Cars=https://h/shop.svc/Cars?a=1\n");
}

BOOST_AUTO_TEST_CASE(power_query_that_does_more_is_refused) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"let S = OData.Feed(\"https://h/s\"), T = Table.SelectRows(S, each [A] > 1) in T",
         "The Power Query text does more than read a feed: Table.SelectRows. Only OData.Feed and "
         "the choice of a table are taken over."},
        {"OData.Feed(Root & \"/x\")", "The Power Query line calculates the address. Write it as "
                                      "plain text between quotation marks."},
        {"OData.Feed(\"https://h/\" & Name)", "The Power Query line calculates the address. Write "
                                              "it as plain text between quotation marks."},
        {"OData.Feed(\"https://h/s\", [Authorization=\"Bearer x\"])",
         "The Power Query line holds a secret in its header Authorization. Take it out and sign in "
         "instead."},
        {"OData.Feed(\"https://h/s\", [#\"X-A\"=\"1#(cr,lf)Host: x\"])",
         "\"X-A\" cannot be sent as a header."},
        {"OData.Feed(\"https://h/s\"", "The Power Query line cannot be read: \")\" was expected "
                                       "where \"\" stands."},
        {"OData.Feed(\"https://h/s",
         "The Power Query line is cut short: a closing quotation mark is missing."},
        {"just words", "The file names no feed: neither .atomsvc nor .odc, and no line with "
                       "OData.Feed(\"…\")."}};
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(read(text) == wanted, text << " gave " << read(text));
}

BOOST_AUTO_TEST_SUITE_END()
