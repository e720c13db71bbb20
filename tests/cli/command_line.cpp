// SPDX-License-Identifier: MPL-2.0
#include "cli/command_line.hpp"

#include "cli/commands.hpp"
#include "cli/url_query.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace odc;

using Words = std::vector<std::string>;

const std::string setUrl = "https://h/r.svc/Set";

cli::CommandLine read(const Words& arguments) {
    auto line = cli::parseCommandLine(arguments);
    BOOST_REQUIRE_MESSAGE(line, test::explain(line));
    return *line;
}

base::Error refused(const Words& arguments) {
    auto line = cli::parseCommandLine(arguments);
    BOOST_REQUIRE_MESSAGE(!line, arguments.back() << " was not refused");
    BOOST_TEST(base::exitCodeOf(line.error().kind) == 2);
    return line.error();
}

} // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(values_follow_an_option_or_its_equals_sign) {
    const cli::CommandLine line = read({"fetch", setUrl, "--top", "5", "--filter=A eq '='"});
    BOOST_TEST(line.command == "fetch");
    BOOST_TEST(line.operands == Words{setUrl}, boost::test_tools::per_element());
    BOOST_TEST(line.valueOf("top").value_or("") == "5");
    BOOST_TEST(line.valueOf("filter").value_or("") == "A eq '='");
    BOOST_TEST(!line.valueOf("skip").has_value());
}

BOOST_AUTO_TEST_CASE(parameters_of_a_report_are_kept_for_it) {
    const cli::CommandLine line =
        read({"report", "Get-CsActiveUserReport", "--report-type", "Monthly", "--format", "csv"});
    BOOST_REQUIRE(line.parameters.size() == 1U);
    BOOST_TEST(line.parameters[0].first == "report-type");
    BOOST_TEST(line.parameters[0].second == "Monthly");
    BOOST_TEST(line.valueOf("format").value_or("") == "csv");
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_refused) {
    const std::vector<Words> lines{{},
                                   {"fetsch"},
                                   {"fetch"},
                                   {"fetch", setUrl, "more"},
                                   {"fetch", setUrl, "--tpo", "5"},
                                   {"fetch", setUrl, "--top"},
                                   {"fetch", setUrl, "--top", "5", "--top", "6"},
                                   {"fetch", setUrl, "-t"},
                                   {"fetch", setUrl, "--service", "https://h"},
                                   {"metadata", setUrl, "--top", "5"},
                                   {"reports", "x"},
                                   {"report"},
                                   {"report", "R", "--select", "A"},
                                   {"plan", setUrl, "--report-type", "Daily"},
                                   {"plan", "Get-CsActiveUserReport", "--select", "A"}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        BOOST_TEST_CONTEXT("line " << i) {
            auto line = cli::parseCommandLine(lines[i]);
            BOOST_REQUIRE(!line);
            BOOST_TEST(base::nameOf(line.error().kind) == "wrongUsage");
        }
    }
}

BOOST_AUTO_TEST_CASE(password_as_an_option_is_refused_with_the_reason) {
    const base::Error error = refused({"fetch", setUrl, "--password", "secret"});
    BOOST_TEST(error.message.find("--password-file") != std::string::npos);
    BOOST_TEST(error.message.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_filter_is_written_as_another_version_has_it) {
    const auto translated = [](const Words& arguments) {
        std::string printed;
        const cli::Console console{[&](std::string_view text) -> base::Result<void> {
                                       printed += text;
                                       return {};
                                   },
                                   [](std::string_view) {}};
        const auto done = cli::run(read(arguments), console, {});
        return done ? printed
                    : std::string(base::nameOf(done.error().kind)) + ": " + done.error().message;
    };
    BOOST_TEST(translated({"translate", "--to", "v4", "substringof('x',Name)"}) ==
               "contains(Name,'x')\n");
    BOOST_TEST(translated({"translate", "--to", "v2", "Name in ('a','b')"}) ==
               "Name eq 'a' or Name eq 'b'\n");
    BOOST_TEST(translated({"translate", "--to", "v2", "a has NS.C'Red'"}) ==
               "unsupported: OData version 2 has no equal of \"has\". Leave that part out of the "
               "filter.");
    BOOST_TEST(translated({"translate", "a eq 1"}) ==
               "wrongUsage: odata translate needs --to v2 or --to v4.");
    BOOST_TEST(translated({"translate", "--to", "v5", "a eq 1"}) ==
               "wrongUsage: --to takes v2 or v4, not \"v5\".");
}

BOOST_AUTO_TEST_CASE(help_names_each_option_that_is_read) {
    for (const char* word : {"--select", "--filter", "--orderby", "--expand", "--apply", "--search",
                             "--top", "--skip", "--param", "--format", "--accept", "--user",
                             "--password-file", "--service", "--language", "translate", "--to"})
        BOOST_TEST(cli::helpText().find(word) != std::string::npos, word);
}

BOOST_AUTO_TEST_CASE(help_needs_nothing_else) {
    for (const Words& arguments : std::vector<Words>{{"--help"}, {"help"}, {"fetch", "--help"}})
        BOOST_TEST(read(arguments).wantsHelp);
}

BOOST_AUTO_TEST_CASE(options_take_the_place_of_those_in_the_url) {
    auto located = cli::readQuery(read(
        {"fetch", setUrl + "?$top=3&$filter=A%20eq%201&rws-version=1", "--top", "5", "--param",
         "rws-version=2013-V1", "--param", "x=a=b", "--select", "A, B/C", "--accept", "json"}));
    BOOST_REQUIRE_MESSAGE(located, test::explain(located));
    const odata::Query& query = located->query;
    BOOST_TEST((query.top == 5));
    BOOST_TEST(query.filter == "A eq 1");
    BOOST_TEST(query.select == (Words{"A", "B/C"}), boost::test_tools::per_element());
    BOOST_REQUIRE(query.parameters.size() == 2U);
    BOOST_TEST(query.parameters[0].second == "2013-V1");
    BOOST_TEST(query.parameters[1].first == "x");
    BOOST_TEST(query.parameters[1].second == "a=b");
    BOOST_TEST((query.format == odata::Format::json));
}

BOOST_AUTO_TEST_CASE(accept_chooses_the_answers_form) {
    for (const auto& [word, format] :
         {std::pair("atom", odata::Format::atom), std::pair("json", odata::Format::json),
          std::pair("csv", odata::Format::csv)}) {
        auto located = cli::readQuery(read({"fetch", setUrl, "--accept", word}));
        BOOST_REQUIRE_MESSAGE(located, test::explain(located));
        BOOST_TEST((located->query.format == format), word);
    }
}

BOOST_AUTO_TEST_CASE(each_column_may_have_a_way_to_show) {
    auto located = cli::readQuery(
        read({"fetch", setUrl, "--column", "Total=rounded", "--column", "Address/Tags=text:=, "}));
    BOOST_REQUIRE_MESSAGE(located, test::explain(located));
    const base::ValuePolicies& values = located->query.values;
    BOOST_REQUIRE(values.size() == 2U);
    BOOST_TEST((base::policyOf(values, "Total").numbers == base::ValuePolicy::Numbers::rounded));
    BOOST_TEST(base::policyOf(values, "Address/Tags").separator == "=, ");
}

BOOST_AUTO_TEST_CASE(bad_values_are_wrong_usage) {
    const std::vector<Words> options{
        {"--top", "many"},   {"--top", "-1"},   {"--skip", "1.5"},         {"--param", "novalue"},
        {"--accept", "xml"}, {"--column", "A"}, {"--column", "A=sideways"}};
    for (const Words& option : options) {
        auto located = cli::readQuery(read({"fetch", setUrl, option[0], option[1]}));
        BOOST_TEST_CONTEXT(option[0] + " " + option[1]) {
            BOOST_REQUIRE(!located);
            BOOST_TEST(base::exitCodeOf(located.error().kind) == 2);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_file_or_a_copied_line_stands_for_its_url) {
    const auto located = cli::readQuery(
        read({"plan", "let S = OData.Feed(\"https://h/r.svc/Set?$top=3\") in S", "--top", "5"}));
    BOOST_REQUIRE_MESSAGE(located, test::explain(located));
    BOOST_TEST(located->root.text() == "https://h/r.svc");
    BOOST_TEST((located->query.top == 5));

    const std::string folder = std::filesystem::temp_directory_path();
    const std::string file = folder + "/calcodata test " + std::to_string(::getpid()) + ".atomsvc";
    std::ofstream(file) << "<service xmlns=\"http://www.w3.org/2007/app\"><workspace>"
                           "<collection href=\"https://h/r.svc/Set\"><title>A</title></collection>"
                           "<collection href=\"https://h/r.svc/Other\"><title>B</title>"
                           "</collection></workspace></service>";
    std::string url = "file://" + file;
    url.replace(url.find(' '), 1, "%20");
    for (const std::string& operand : {file + "#B", url + "#B"}) {
        const auto chosen = cli::readQuery(read({"fetch", operand}));
        BOOST_REQUIRE_MESSAGE(chosen, operand << ": " << test::explain(chosen));
        BOOST_TEST(chosen->query.resource == "Other");
    }
    std::filesystem::remove(file);
    const auto missing = cli::readQuery(read({"fetch", file}));
    BOOST_REQUIRE(!missing);
    BOOST_TEST(base::nameOf(missing.error().kind) == "storageFailed");
}

BOOST_AUTO_TEST_CASE(account_in_the_address_is_refused) {
    const auto line = read({"fetch", "https://me:secret@h/r.svc/Set"});
    std::string printed;
    const cli::Console console{[&](std::string_view text) -> base::Result<void> {
                                   printed += text;
                                   return {};
                               },
                               [](std::string_view) {}};
    auto done = cli::run(line, console, {});
    BOOST_REQUIRE(!done);
    BOOST_TEST(base::nameOf(done.error().kind) == "wrongUsage");
    BOOST_TEST(base::describe(done.error()).find("secret") == std::string::npos);
    BOOST_TEST(printed == "");
}

BOOST_AUTO_TEST_SUITE_END()
