// SPDX-License-Identifier: MPL-2.0
#include "report/catalogue.hpp"
#include "report/document.hpp"
#include "report/reason.hpp"
#include "report/report.hpp"
#include "report/workbook.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

using namespace odc;
using namespace odc::report;

namespace {

const std::string smallest = "odata-report 1\nname = A\n[source]\nentity = Things\n";

Report mustRead(const std::string& text) {
    auto report = readReport(text);
    BOOST_REQUIRE_MESSAGE(report.has_value(), test::reasonOf(report));
    return *std::move(report);
}

/// What is wrong with this text: message, or empty where it can be read.
std::string complaint(const std::string& text) {
    const auto report = readReport(text);
    return report ? std::string() : report.error().message;
}

std::vector<Report> shippedReports() {
    auto catalogue = readCatalogue(test::projectFolder() + "/extension/reports");
    BOOST_REQUIRE_MESSAGE(catalogue.has_value(), test::reasonOf(catalogue));
    return *std::move(catalogue);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    BOOST_REQUIRE_NE(at, std::string::npos);
    return text.replace(at, what.size(), with);
}

Report withoutText(Report report) {
    report.text.clear();
    return report;
}

} // namespace

BOOST_AUTO_TEST_SUITE(report_text)

BOOST_AUTO_TEST_CASE(what_a_source_expands_round_trips_byte_for_byte) {
    const std::string text = smallest + "expand = Owner,Orders($select=Id;$expand=Lines)\n"
                                        "show[Orders/Lines] = rows\n"
                                        "# kept\nshow[Orders] =  rows\ncolour = red\n";
    Report report = mustRead(text);
    BOOST_TEST(report.sources[0].expand == "Owner,Orders($select=Id;$expand=Lines)");
    BOOST_REQUIRE(report.sources[0].shown.size() == 2U);
    BOOST_TEST((report.sources[0].shown[0] ==
                std::pair(std::string("Orders/Lines"), odata::Expansion::rows)));
    BOOST_TEST(writeReport(report) == text);
    BOOST_TEST((mustRead(writeReport(withoutText(report))).sources == report.sources));
    report.sources[0].shown[0].second = odata::Expansion::text;
    BOOST_TEST(writeReport(report) == replaced(text, "Lines] = rows", "Lines] = text"));
}

BOOST_AUTO_TEST_CASE(what_a_source_cannot_expand_or_show_is_said_with_its_line) {
    BOOST_TEST(complaint(smallest + "expand = Orders($top=x)\n").starts_with("Line 5 "));
    BOOST_TEST(complaint(smallest + "show[Orders] = rows\n").find("not expanded") !=
               std::string::npos);
    BOOST_TEST(complaint(smallest + "expand = A\nshow[A] = columns\n") ==
               "Line 6 of the report: “show[A]” is one of count, rows, text, json, not “columns”.");
    BOOST_TEST(complaint(smallest + "expand = A,B\nshow[A] = rows\nshow[B] = rows\n")
                   .find("Both \"A\" and \"B\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_shipped_report_round_trips_byte_for_byte) {
    const std::vector<Report> catalogue = shippedReports();
    BOOST_TEST(catalogue.size() == 8U);
    for (const Report& report : catalogue)
        BOOST_TEST(writeReport(report) == report.text);
}

BOOST_AUTO_TEST_CASE(every_shipped_report_survives_being_written_anew) {
    for (const Report& report : shippedReports()) {
        const Report bare = withoutText(report);
        const Report again = mustRead(writeReport(bare));
        BOOST_TEST((withoutText(again) == bare), report.name << " became\n" << again.text);
    }
}

BOOST_AUTO_TEST_CASE(shipped_workbook_round_trips_and_names_only_shipped_reports) {
    const auto workbooks = readWorkbooks(test::projectFolder() + "/extension/reports");
    BOOST_REQUIRE_MESSAGE(workbooks.has_value(), test::reasonOf(workbooks));
    BOOST_REQUIRE_EQUAL(workbooks->size(), 1U);
    const Workbook& workbook = workbooks->front();
    BOOST_TEST(writeWorkbook(workbook) == workbook.text);
    const std::vector<Report> catalogue = shippedReports();
    for (const SheetDefinition& sheet : workbook.sheets)
        BOOST_TEST(findReport(catalogue, sheet.report).has_value(), sheet.report);
    BOOST_TEST(workbook.tiles.size() == 5U);

    Workbook bare = workbook;
    bare.text.clear();
    auto again = readWorkbook(writeWorkbook(bare));
    BOOST_REQUIRE(again.has_value());
    again->text.clear();
    BOOST_TEST((*again == bare));
}

BOOST_AUTO_TEST_CASE(random_unknown_keys_comments_and_spaces_are_kept) {
    std::mt19937 random(20140715);
    const std::vector<std::string> additions{"# a remark\n",
                                             "\n",
                                             "   \t\n",
                                             "x-colour = red\n",
                                             "x-colour[de]  =rot  \n",
                                             "  # indented\r\n",
                                             "x-list = a, b,, c = d [e]\n"};
    for (const Report& report : shippedReports()) {
        for (int round = 0; round < 20; ++round) {
            std::string text;
            for (std::size_t at = 0; at < report.text.size();) {
                const std::size_t end = report.text.find('\n', at) + 1;
                text += report.text.substr(at, end - at);
                at = end;
                while (random() % 4 == 0)
                    text += additions[random() % additions.size()];
            }
            text += "\n[x-future thing]\nkey = value\n[x-future thing]\n";
            const Report noisy = mustRead(text);
            BOOST_REQUIRE_MESSAGE(withoutText(noisy) == withoutText(report), text);
            BOOST_REQUIRE_EQUAL(writeReport(noisy), text);
        }
    }
}

BOOST_AUTO_TEST_CASE(changing_one_value_changes_one_line) {
    for (Report report : shippedReports()) {
        const std::string before = report.text;
        const std::string title = report.title.text;
        report.title.text = "Something else";
        BOOST_TEST(writeReport(report) ==
                   replaced(before, "title = " + title, "title = Something else"));
    }
}

BOOST_AUTO_TEST_CASE(spacing_and_line_ends_of_a_changed_line_stay) {
    Report report = mustRead("odata-report 1\r\nname = A\r\n  title   =\tOld one \r\n[source]\r\n"
                             "entity = Things\r\n");
    report.title.text = "New";
    BOOST_TEST(writeReport(report) == "odata-report 1\r\nname = A\r\n  title   =\tNew \r\n"
                                      "[source]\r\nentity = Things\r\n");
    report.title.translations = {{"de", "Neu"}};
    BOOST_TEST(writeReport(report) == "odata-report 1\r\nname = A\r\n  title   =\tNew \r\n"
                                      "title[de] = Neu\r\n[source]\r\nentity = Things\r\n");
}

BOOST_AUTO_TEST_CASE(a_value_that_goes_back_to_its_default_takes_its_line_with_it) {
    Report report = mustRead(smallest + "top = 5\n# end");
    report.sources[0].top.clear();
    BOOST_TEST(writeReport(report) == smallest + "# end");
}

BOOST_AUTO_TEST_CASE(a_default_that_is_written_out_stays) {
    const std::string text = smallest + "[combine]\nkind = alone\n[rows]\n";
    Report report = mustRead(text);
    BOOST_TEST(writeReport(report) == text);
    report.title.text = "T";
    BOOST_TEST(writeReport(report) == replaced(text, "name = A\n", "name = A\ntitle = T\n"));
}

BOOST_AUTO_TEST_CASE(sections_are_added_moved_and_removed_with_their_comments) {
    Report report = mustRead("odata-report 1\nname = A\n\n# first\n[parameter One]\nx = 1\n\n"
                             "# second\n[parameter Two]\n\n[source]\nentity = Things\n");
    std::swap(report.parameters[0], report.parameters[1]);
    const std::string swapped = writeReport(report);
    BOOST_TEST(swapped == "odata-report 1\nname = A\n\n# second\n[parameter Two]\n\n# first\n"
                          "[parameter One]\nx = 1\n\n[source]\nentity = Things\n");
    report.parameters.pop_back();
    BOOST_TEST(writeReport(report) == "odata-report 1\nname = A\n\n# second\n[parameter Two]\n\n"
                                      "[source]\nentity = Things\n");
    report.parameters.push_back({.name = "Three", .type = ParameterType::date});
    report.charts.push_back({.series = {"Total"}});
    const std::string grown = writeReport(report);
    BOOST_TEST(grown == "odata-report 1\nname = A\n\n# second\n[parameter Two]\n\n"
                        "[parameter Three]\ntype = date\n\n[source]\nentity = Things\n\n"
                        "[chart]\nseries = Total\n");
    BOOST_TEST((withoutText(mustRead(grown)) == withoutText(report)));
}

BOOST_AUTO_TEST_CASE(random_changes_read_back_as_what_was_meant) {
    std::mt19937 random(3);
    for (const Report& original : shippedReports()) {
        Report report = original;
        for (int round = 0; round < 60; ++round) {
            switch (random() % 8) {
            case 0:
                std::ranges::shuffle(report.columns, random);
                break;
            case 1:
                if (!report.columns.empty())
                    report.columns.erase(report.columns.begin() +
                                         static_cast<long>(random() % report.columns.size()));
                break;
            case 2:
                report.columns.push_back({.path = "New" + std::to_string(round),
                                          .label = {"N", {{"fr", "Nouveau"}}},
                                          .total = Total::sum});
                break;
            case 3:
                std::ranges::shuffle(report.parameters, random);
                break;
            case 4:
                report.shape.top =
                    random() % 2 ? std::optional<std::int64_t>(random() % 9 + 1) : std::nullopt;
                break;
            case 5:
                report.charts.assign(random() % 3, {.kind = ChartKind::bar,
                                                    .series = {"S" + std::to_string(round)},
                                                    .isStacked = random() % 2 == 0});
                break;
            case 6:
                report.description.translations = {{"nl", std::to_string(round)}, {"da", "x"}};
                break;
            default:
                report.title.text = round % 3 == 0 ? "" : "Title " + std::to_string(round);
                break;
            }
            const std::string text = writeReport(report);
            const Report again = mustRead(text);
            BOOST_REQUIRE_MESSAGE(withoutText(again) == withoutText(report), text);
            if (random() % 2)
                report = again;
        }
    }
}

BOOST_AUTO_TEST_CASE(errors_name_the_line_and_what_was_expected) {
    BOOST_TEST(complaint("") == "Line 1 of the report: the first line must be “odata-report 1”.");
    BOOST_TEST(complaint("odata-workbook 1\n").starts_with("Line 1 of the report: "));
    BOOST_TEST(complaint("odata-report 1\nname = A\nnonsense\n") ==
               "Line 3 of the report: expected “[section]”, “key = value”, a comment (#) or an "
               "empty line, found “nonsense”.");
    BOOST_TEST(complaint("odata-report 1\n[source]\nentity = X\n") ==
               "Line 1 of the report: the report needs a “name = …”.");
    BOOST_TEST(complaint("odata-report 1\nname = A\n[source]\n") ==
               "Line 3 of the report: the section “source” needs a “entity = …”.");
    BOOST_TEST(
        complaint(smallest + "[parameter P]\ntype = chioce\n") ==
        "Line 6 of the report: “type” is one of text, choice, date, count, value, not “chioce”.");
    BOOST_TEST(complaint(smallest + "top = 1\ntop = 2\n") ==
               "Line 6 of the report: “top” already stands in line 5.");
    BOOST_TEST(complaint(smallest + "select = A,,B\n") ==
               "Line 5 of the report: “select” is a list with a comma too many.");
    BOOST_TEST(complaint(smallest + "[rows]\n[rows]\n") ==
               "Line 6 of the report: the section “rows” may stand once.");
    BOOST_TEST(complaint(smallest + "[source two]\nentity = B\n") ==
               "Line 1 of the report: several sources need a section “combine” that says how: "
               "inner join, left join or append.");
    BOOST_TEST(complaint(smallest + "filter = Total gt\n").starts_with("Line 5 of the report: "));
    BOOST_TEST(complaint(smallest + "filter = A eq {Nobody}\n") ==
               "Line 5 of the report: The report has no parameter “Nobody”.");
}

BOOST_AUTO_TEST_CASE(a_later_version_is_refused_by_name) {
    const auto report = readReport("odata-report 2\nname = A\n");
    BOOST_REQUIRE(!report.has_value());
    BOOST_TEST((report.error().kind == base::ErrorKind::unsupported));
    BOOST_TEST(report.error().message.find("version 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_choices_may_stand_in_a_set_name) {
    const std::string parameters = "[parameter Who]\n[parameter Size]\ntype = count\n";
    BOOST_TEST(
        complaint("odata-report 1\nname = A\n" + parameters + "[source]\nentity = Things{Who}\n") ==
        "Line 7 of the report: {Who} is no parameter of type choice.");
    BOOST_TEST(complaint("odata-report 1\nname = A\n" + parameters +
                         "[source]\nentity = Things\ntop = {Who}\n") ==
               "Line 8 of the report: {Who} is no parameter of type count.");
    BOOST_TEST(complaint("odata-report 1\nname = A\n" + parameters +
                         "[source]\nentity = Things\ntop = {Size}\n") == "");
}

BOOST_AUTO_TEST_CASE(texts_are_found_by_language) {
    const LocalisedText text{"Day", {{"de", "Tag"}, {"pt-BR", "Dia"}}};
    BOOST_TEST(text.in("de") == "Tag");
    BOOST_TEST(text.in("de-AT,en;q=0.5") == "Tag");
    BOOST_TEST(text.in("DE_ch") == "Tag");
    BOOST_TEST(text.in("pt-BR") == "Dia");
    BOOST_TEST(text.in("pt") == "Day");
    BOOST_TEST(text.in("") == "Day");
}

BOOST_AUTO_TEST_CASE(reports_are_found_without_regard_to_case_and_near_names_are_told) {
    const std::vector<Report> catalogue = shippedReports();
    const auto found = findReport(catalogue, "get-csactiveuserreport");
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->name == "Get-CsActiveUserReport");
    const auto missing = findReport(catalogue, "P2P");
    BOOST_REQUIRE(!missing.has_value());
    BOOST_TEST((missing.error().kind == base::ErrorKind::wrongUsage));
    BOOST_TEST(missing.error().message.find("Get-CsP2PSessionReport") != std::string::npos);
    BOOST_TEST(missing.error().message.find("Get-CsConferenceReport") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_given_as_a_report_file_is_refused) {
    const std::string folder = test::projectFolder() + "/extension/reports";
    const auto report = readReportFile(folder);
    BOOST_REQUIRE(!report.has_value());
    BOOST_TEST((report.error().kind == base::ErrorKind::storageFailed));
    BOOST_TEST(report.error().message.find(folder) != std::string::npos, report.error().message);
}

BOOST_AUTO_TEST_CASE(a_restricted_account_has_only_the_reports_whose_sets_it_may_read) {
    const std::vector<std::string> sets{"CsActiveUserDaily", "CsConferenceDaily",
                                        "CsConferenceWeekly", "CsP2PAVTimeDaily"};
    const std::vector<std::string> expected{"Get-CsActiveUserReport", "Get-CsConferenceReport",
                                            "Get-CsP2PAVTimeReport"};
    std::vector<std::string> names = availableReports(shippedReports(), sets);
    std::ranges::sort(names);
    BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
