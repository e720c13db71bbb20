// SPDX-License-Identifier: MPL-2.0
#include "report/range_definition.hpp"
#include "report/reason.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace odc;
using namespace odc::report;

namespace {

RangeDefinition fullDefinition() {
    RangeDefinition definition;
    definition.serviceUrl = "https://example.org/Sales.svc";
    definition.user = "anna";
    definition.place = "'My sheet'.A1:D20";
    definition.properties.refreshesOnOpen = true;
    definition.properties.refreshMinutes = 15;
    definition.properties.refreshesOnChange = true;
    definition.properties.keepsFormats = false;
    definition.properties.keepsWidths = false;
    definition.properties.growth = Growth::overwriteCells;
    definition.properties.fillsFormulas = false;
    definition.properties.hasHeader = false;
    definition.properties.rowLimit = 500;
    definition.properties.columnChanges = ColumnChanges::refuse;
    definition.properties.keys = {"Id", "Address/City"};
    definition.properties.keeping = Keeping::append;
    definition.properties.dateColumn = "Day";
    definition.sort = {"-Day", "Id"};
    definition.arguments = {{"Start", "2014-06-01", ""}, {"End", "", "Sheet1.B2"}};
    definition.columns = {{"Id", base::ValueKind::integer, true},
                          {"Address/City", base::ValueKind::text, false},
                          {"Day", base::ValueKind::dateTimeOffset, false}};
    definition.status = {
        "2014-07-10T09:30:00Z", 19, 20, 2, 4096, 1.25, 1, 2, 3, 12, {"One.", "Two."}, "It failed.",
        "2014-07-11T09:30:00Z"};
    definition.status.requests = {"GET https://example.org/Sales.svc/Orders"};
    definition.report = "odata-report 1\nname = Orders\n[source]\nentity = Orders\n";
    return definition;
}

std::string complaint(const std::string& text) {
    const auto range = readRange(text);
    return range ? std::string() : range.error().message;
}

const std::string head = "odata-range 1\nservice = https://example.org\n";
const std::string ownReport = "odata-report 1\nname = A\n";

} // namespace

BOOST_AUTO_TEST_SUITE(range_text)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
    const RangeDefinition definition = fullDefinition();
    const auto read = readRange(writeRange(definition));
    BOOST_REQUIRE_MESSAGE(read.has_value(), test::reasonOf(read));
    BOOST_TEST((*read == definition), writeRange(*read));
}

BOOST_AUTO_TEST_CASE(seconds_are_written_as_exact_as_they_are) {
    for (const char* seconds : {"1.2533333333333334", "0.0004", "1e-300", "12345678.125"}) {
        const auto read = readRange(head + "[status]\nseconds = " + seconds + "\n" + ownReport);
        BOOST_REQUIRE_MESSAGE(read.has_value(), test::reasonOf(read));
        const auto again = readRange(writeRange(*read));
        BOOST_REQUIRE_MESSAGE(again.has_value(), test::reasonOf(again));
        BOOST_TEST(again->status.seconds == read->status.seconds);
    }
}

BOOST_AUTO_TEST_CASE(what_a_later_version_wrote_is_kept) {
    const std::string text = head +
                             "mood = calm\n\n[column Id]\nkind = integer\nshine = yes\n\n"
                             "[weather]\nrain = no\n\n" +
                             ownReport;
    auto read = readRange(text);
    BOOST_REQUIRE_MESSAGE(read.has_value(), test::reasonOf(read));
    BOOST_TEST(writeRange(*read) == text);
    read->columns.clear();
    const std::string without = writeRange(*read);
    BOOST_TEST(without.find("shine") == std::string::npos, without);
    BOOST_TEST(without.find("[weather]\nrain = no") != std::string::npos, without);
}

BOOST_AUTO_TEST_CASE(an_unknown_section_before_known_ones_reads_the_same_once_written) {
    const auto read =
        readRange(head + "[weather]\nrain = no\n[status]\nrows = 1\nmood = good\n" + ownReport);
    BOOST_REQUIRE_MESSAGE(read.has_value(), test::reasonOf(read));
    const auto again = readRange(writeRange(*read));
    BOOST_REQUIRE_MESSAGE(again.has_value(), test::reasonOf(again));
    BOOST_TEST((*again == *read), writeRange(*again));
    BOOST_TEST(again->unread.size() == 2);
}

BOOST_AUTO_TEST_CASE(what_is_usual_is_not_written) {
    RangeDefinition definition;
    definition.serviceUrl = "https://example.org";
    definition.report = ownReport;
    BOOST_TEST(writeRange(definition) == head + "\n" + ownReport);
}

BOOST_AUTO_TEST_CASE(the_reports_text_stays_byte_for_byte) {
    const std::string own = "odata-report 1\r\n# mine\r\nname = A\r\nunknown = kept\r\n";
    const auto read = readRange(head + own);
    BOOST_REQUIRE_MESSAGE(read.has_value(), test::reasonOf(read));
    BOOST_TEST(read->report == own);
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_message_begins_no_line_of_its_own) {
    RangeDefinition definition = fullDefinition();
    definition.status.error = "first\nservice = https://evil.example";
    const auto read = readRange(writeRange(definition));
    BOOST_REQUIRE_MESSAGE(read.has_value(), test::reasonOf(read));
    BOOST_TEST(read->serviceUrl == definition.serviceUrl);
    BOOST_TEST(read->status.error == "first service = https://evil.example");
}

BOOST_AUTO_TEST_CASE(a_later_version_is_refused_by_name) {
    const auto read = readRange("odata-range 2\n");
    BOOST_REQUIRE(!read.has_value());
    BOOST_TEST((read.error().kind == base::ErrorKind::unsupported));
    BOOST_TEST(read.error().message.find("version 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_its_line) {
    BOOST_TEST(complaint("odata-range 1\n" + ownReport).find("service") != std::string::npos);
    BOOST_TEST(complaint(head).find("its report must follow") != std::string::npos);
    BOOST_TEST(complaint(head + "growth = sideways\n" + ownReport).find("Line 3") !=
               std::string::npos);
    BOOST_TEST(complaint(head + "row-limit = 0\n" + ownReport).find("from 1") != std::string::npos);
    BOOST_TEST(complaint(head + "[status]\nrows = -1\n" + ownReport).find("from 0") !=
               std::string::npos);
    BOOST_TEST(complaint(head + "[status]\nseconds = nan\n" + ownReport).find("seconds") !=
               std::string::npos);
    BOOST_TEST(complaint(head + "[column A]\nkind = colour\n" + ownReport).find("colour") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
