// SPDX-License-Identifier: MPL-2.0
// Recorded answers of services that nobody here wrote.
#include "odata/decode/decoding.hpp"
#include "odata/decode/other_files.hpp"
#include "odata/decode/payloads_olingo2_odata4j.hpp"
#include "odata/decode/payloads_olingo4.hpp"
#include "odata/decode/payloads_olingo4_v3.hpp"
#include "odata/decode/payloads_others.hpp"
#include "odata/decode/recorded_pages.hpp"
#include "odata/model_expectations.hpp"
#include "odata/model_twins.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>

using namespace odc;
using test::Decoded;
using test::PayloadExpectation;

namespace {

constexpr std::array<std::span<const PayloadExpectation>, 4> allExpectations{
    test::olingo2AndOdata4jPayloads, test::olingo4Payloads, test::olingo4Version3Payloads,
    test::otherPayloads};

/// By the tests of the metadata.
std::set<std::string, std::less<>> modelsRead() {
    std::set<std::string, std::less<>> files;
    for (const test::ModelExpectation& model : test::modelExpectations)
        files.insert(model.file);
    const auto addTwins = [&](const auto& twins) {
        for (const std::string name : twins)
            for (const char* const ending : {".xml", ".json"})
                files.insert(name + ending);
    };
    addTwins(test::modelTwins);
    addTwins(test::olderModelTwins);
    return files;
}

void checkCells(const base::Table& table, std::string_view cells) {
    while (!cells.empty()) {
        const auto end = cells.find("; ");
        const std::string_view cell = cells.substr(0, end);
        cells = end == std::string_view::npos ? std::string_view() : cells.substr(end + 2);
        const auto equals = cell.find('=');
        const auto column = base::indexOf(table.schema, cell.substr(0, equals));
        BOOST_CHECK_MESSAGE(column.has_value(), "no column " << cell.substr(0, equals) << " in "
                                                             << test::columnsOf(table));
        if (!column)
            continue;
        const auto text = base::textAt(table, table.rowCount() - 1, *column);
        BOOST_TEST(text.value_or("null") == cell.substr(equals + 1), cell);
    }
}

void check(const PayloadExpectation& expected, const std::string& page) {
    const auto read = test::readPage(page);
    const std::string refusal = expected.refusal;
    if (!refusal.empty()) {
        BOOST_CHECK_MESSAGE(!read.has_value(),
                            "it was read: " << (read ? test::columnsOf(read->table) : ""));
        if (read)
            return;
        BOOST_TEST(read.error().message.find(refusal) != std::string::npos, read.error().message);
        return;
    }
    BOOST_CHECK_MESSAGE(read.has_value(), (read ? std::string() : base::describe(read.error())));
    if (!read)
        return;
    BOOST_TEST(static_cast<int>(read->table.rowCount()) == expected.rows);
    BOOST_TEST(static_cast<int>(read->table.schema.size()) == expected.columns,
               test::columnsOf(read->table));
    BOOST_TEST(read->end.nextLink == expected.nextLink);
    const std::string count = read->end.count ? std::to_string(*read->end.count) : "";
    BOOST_TEST(count == expected.count);
    checkCells(read->table, expected.cellsOfLastRow);
}

} // namespace

BOOST_AUTO_TEST_SUITE(payloads)

BOOST_AUTO_TEST_CASE(every_recorded_page_is_read_as_written_down) {
    const auto folder = test::testDataFolder();
    if (!folder)
        return test::skip("the folder of public test data is not here");
    for (const auto expectations : allExpectations)
        for (const PayloadExpectation& expected : expectations)
            BOOST_TEST_CONTEXT(expected.file)
    check(expected, test::readFile(*folder + "/" + expected.file));
}

BOOST_AUTO_TEST_CASE(no_file_is_neither_expected_nor_named_as_something_else) {
    const auto folder = test::testDataFolder();
    if (!folder)
        return test::skip("the folder of public test data is not here");
    std::set<std::string, std::less<>> expected = modelsRead();
    for (const auto expectations : allExpectations)
        for (const PayloadExpectation& payload : expectations)
            expected.insert(payload.file);
    std::set<std::string_view> unused;
    for (const test::OtherFiles& other : test::otherFiles)
        unused.insert(other.pattern);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        if (!entry.is_regular_file())
            continue;
        const std::string file = std::filesystem::relative(entry.path(), *folder).string();
        const auto* const other = test::otherFileOf(file);
        if (other)
            unused.erase(other->pattern);
        BOOST_TEST((expected.contains(file) || other != nullptr),
                   file << " has no expectation and is not named as anything else");
    }
    for (const std::string_view pattern : unused)
        BOOST_TEST(pattern == "", "nothing is " << pattern << " any more");
}

BOOST_AUTO_TEST_CASE(an_external_entity_is_refused_and_not_opened) {
    const auto folder = test::testDataFolder();
    if (!folder)
        return test::skip("the folder of public test data is not here");
    const std::string file = *folder + "/olingo2/odata2-lib/odata-core/src/test/resources/xxe.xml";
    const std::string page =
        "<?xml version=\"1.0\"?><!DOCTYPE feed [<!ENTITY x SYSTEM \"file://" + file +
        "\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&x;</title></feed>";
    const auto decoded = test::decode(&odata::makeAtomDecoder, page);
    BOOST_REQUIRE(!decoded.has_value());
    BOOST_TEST(decoded.error().message.find("document type declaration") != std::string::npos,
               decoded.error().message);
}

BOOST_AUTO_TEST_SUITE_END()
