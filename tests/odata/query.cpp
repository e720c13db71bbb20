// SPDX-License-Identifier: MPL-2.0
#include "odata/query.hpp"

#include "odata/reason.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using odc::base::ErrorKind;
using odc::odata::Format;
using odc::odata::parseRelativeUrl;
using odc::odata::Query;
using odc::odata::Version;
using odc::odata::writeRelativeUrl;

namespace {

std::string written(const Query& query, Version version) {
    const auto url = writeRelativeUrl(query, version);
    return url ? *url : "refused: " + url.error().message;
}

std::string refusal(const std::string& url) {
    const auto query = parseRelativeUrl(url);
    return query ? "read" : query.error().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(query)

BOOST_AUTO_TEST_CASE(options_come_in_one_order_and_encoded) {
    Query query{"CsActiveUserDaily"};
    query.select = {"Date", "ActiveUsers"};
    query.filter = "Date gt datetime'2014-06-01T00:00:00' and TenantName eq 'A+B & Söhne #1 100%'";
    query.orderby = "Date desc";
    query.top = 10;
    query.skip = 0;
    query.wantsCount = true;
    query.parameters = {{"rws-version", "2013-V1"}, {"a b", "c=d"}};
    BOOST_TEST(written(query, Version::v2) ==
               "CsActiveUserDaily?$select=Date,ActiveUsers"
               "&$filter=Date%20gt%20datetime'2014-06-01T00:00:00'%20and%20TenantName%20eq%20"
               "'A%2BB%20%26%20S%C3%B6hne%20%231%20100%25'"
               "&$orderby=Date%20desc&$top=10&$skip=0&$inlinecount=allpages"
               "&rws-version=2013-V1&a%20b=c%3Dd");
}

BOOST_AUTO_TEST_CASE(a_resource_keeps_its_segments_and_its_keys) {
    BOOST_TEST(written(Query{"Employees('1')/ne_Manager"}, Version::v2) ==
               "Employees('1')/ne_Manager");
    BOOST_TEST(written(Query{"Files('a/b?c')"}, Version::v2) == "Files('a%2Fb%3Fc')");
    BOOST_TEST(written(Query{"Files('a/b')/F(x='\"/''/(')/G"}, Version::v2) ==
               "Files('a%2Fb')/F(x='%22%2F''%2F(')/G");
    BOOST_TEST(written(Query{"People/O'Neil/Friends"}, Version::v2) == "People/O'Neil/Friends");
    BOOST_TEST(written(Query{"Größen"}, Version::v2) == "Gr%C3%B6%C3%9Fen");
    BOOST_TEST(written(Query{""}, Version::v2) == "");
}

BOOST_AUTO_TEST_CASE(a_resource_outside_of_the_service_is_refused) {
    for (const std::string resource : {"..", "../Other.svc/Set", "Set/../../admin", "./Set"}) {
        BOOST_TEST(written(Query{resource}, Version::v2) ==
                   "refused: \"" + resource +
                       "\" leads out of the service. Name one of its entity sets.");
        BOOST_TEST(refusal(resource) ==
                   "\"" + resource + "\" leads out of the service. Name one of its entity sets.");
    }
    BOOST_TEST(refusal("Set/%2e%2E/admin") != "read");
    BOOST_TEST(written(Query{"Files('..')"}, Version::v2) == "Files('..')");
    BOOST_TEST(written(Query{"Files('a/../b')"}, Version::v2) == "Files('a%2F..%2Fb')");
}

BOOST_AUTO_TEST_CASE(what_version_2_lacks_is_refused_by_name) {
    Query query{"Sales"};
    query.apply = "aggregate(Amount with sum as Total)";
    const auto apply = writeRelativeUrl(query, Version::v2);
    BOOST_REQUIRE(!apply.has_value());
    BOOST_TEST((apply.error().kind == ErrorKind::unsupported));
    BOOST_TEST(apply.error().message.find("$apply") != std::string::npos, apply.error().message);
    BOOST_TEST(writeRelativeUrl(query, Version::v4).has_value());

    Query search{"Sales"};
    search.search = "bike";
    const auto refused = writeRelativeUrl(search, Version::v3);
    BOOST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message ==
               "This service speaks OData version 3 and cannot do $search. Leave it out.");
}

BOOST_AUTO_TEST_CASE(a_count_is_asked_for_in_the_words_of_the_version) {
    Query query{"Sales"};
    query.wantsCount = true;
    BOOST_TEST(written(query, Version::v3) == "Sales?$inlinecount=allpages");
    BOOST_TEST(written(query, Version::v4) == "Sales?$count=true");
}

BOOST_AUTO_TEST_CASE(a_parameter_with_a_dollar_is_wrong_usage) {
    Query query{"Sales"};
    query.parameters = {{"$top", "5"}};
    const auto url = writeRelativeUrl(query, Version::v2);
    BOOST_REQUIRE(!url.has_value());
    BOOST_TEST((url.error().kind == ErrorKind::wrongUsage));
    query.parameters = {{"", "5"}};
    BOOST_TEST(!writeRelativeUrl(query, Version::v2).has_value());
    Query negative{"Sales"};
    negative.top = -1;
    BOOST_TEST(!writeRelativeUrl(negative, Version::v2).has_value());
}

BOOST_AUTO_TEST_CASE(a_pasted_url_comes_apart_into_its_options) {
    const auto query = parseRelativeUrl(
        "MessageTrace?$select=Index,%20Subject&$filter=Subject%20eq%20'A%2BB%26C'&$orderby=Index"
        "&$top=5&$skip=2&$inlinecount=allpages&$format=Json&$skiptoken=1999&rws-version=2013-V1#x");
    BOOST_REQUIRE_MESSAGE(query, odc::test::reasonOf(query));
    Query wanted{"MessageTrace"};
    wanted.select = {"Index", "Subject"};
    wanted.filter = "Subject eq 'A+B&C'";
    wanted.orderby = "Index";
    wanted.top = 5;
    wanted.skip = 2;
    wanted.wantsCount = true;
    wanted.format = Format::json;
    wanted.parameters = {{"$skiptoken", "1999"}, {"rws-version", "2013-V1"}};
    BOOST_TEST((*query == wanted));
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_back_the_same) {
    Query query{"Files('a/b')/Größe"};
    query.select = {"Näme", "B/C"};
    query.expand = {{"Orders/Lines"}, {"Owner"}};
    query.filter = "substringof('%2B+&#=?',Name) and a eq 'é''é'";
    query.orderby = "Name desc,length(Name)";
    query.top = 9'000'000'000;
    query.wantsCount = true;
    query.parameters = {{"culture", "de-DE"}, {"q", "a+b c&d=e"}, {"$skiptoken", "x'y"}};
    const auto url = writeRelativeUrl(query, Version::v2);
    BOOST_REQUIRE_MESSAGE(url, odc::test::reasonOf(url));
    const auto again = parseRelativeUrl(*url);
    BOOST_REQUIRE_MESSAGE(again, *url << ": " << odc::test::reasonOf(again));
    BOOST_TEST((*again == query), *url);
}

BOOST_AUTO_TEST_CASE(wrong_pasted_urls_are_refused_with_a_sentence) {
    BOOST_TEST(refusal("A?$top=many") ==
               "$top is \"many\", but it must be a whole number of 0 or more.");
    BOOST_TEST(refusal("A?$top=-1") ==
               "$top is \"-1\", but it must be a whole number of 0 or more.");
    BOOST_TEST(refusal("A?$filter=a&$filter=b") == "The option $filter is given twice. Keep one.");
    BOOST_TEST(
        refusal("A?$filter=50%25%") ==
        "\"50%25%\" holds a percent sign that is no escape such as %20. Write a percent sign "
        "itself as %25.");
    BOOST_TEST(refusal("A?$inlinecount=some") ==
               "$inlinecount is \"some\", but it must be allpages or none.");
    BOOST_TEST(refusal("A?$fliter=a") == "The option \"$fliter\" is not known here. A parameter of "
                                         "your own cannot begin with $.");
    BOOST_TEST(refusal("A?=5") == "\"=5\" has no name before its equals sign.");
    BOOST_TEST(refusal("A?$format=docx") ==
               "The format \"docx\" cannot be read here. Use atom or json.");
}

BOOST_AUTO_TEST_SUITE_END()
