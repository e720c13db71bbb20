// SPDX-License-Identifier: MPL-2.0
// Recorded answers that exist as Atom and as JSON hold the same table.
#include "base/number.hpp"
#include "odata/decode/decoding.hpp"
#include "odata/decode/recorded_pages.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"
#include "text/json_value.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>

using namespace odc;
using test::Decoded;

namespace {

/// A pair that does not hold the same data, and why.
struct Exception {
    std::string_view stem; ///< the end of the path without its ending, or a folder in it
    std::string_view reason;
};

constexpr auto exceptions = std::to_array<Exception>({
    {"/V40/Boss/", "the service wrote the latitude first in one of the two"},
    {"/v3/AllGeoTypesSet_-10_GeogPoint", "the service wrote the latitude first in JSON too"},
    {"/v3/AllGeoTypesSet_-10_GeogLine", "the service wrote the latitude first in JSON too"},
    {"/v3/AllGeoTypesSet_-5_GeogPolygon", "the service wrote the latitude first in JSON too"},
    {"/V40/People/5/", "the JSON lacks three properties"},
    {"/V40/People/filter/(PersonID eq 5)", "recorded of different people"},
    {"/delta", "the JSON has blanks around the name of a town"},
    {"core/annotated", "the JSON has four more numbers"},
    {"core/Customers", "the Atom refers to related entities that the JSON leaves out"},
    {"core/Products_5", "the Atom refers to related entities that the JSON leaves out"},
    {"core/VipCustomer", "the Atom refers to related entities that the JSON leaves out"},
    {"core/entity.withcomplexnavigation", "the same"},
    {"core/olingo1073_2", "a shape inside of a list of complex values is shown as it came"},
    {"/serviceDocument", "lists of sets, which tests of their own read"},
    {"/v3/Customer_-10",
     "the Atom has the name outside of its content: the model tells, not the answer"},
    {"/v3/Customer", "the same"},
    {"/v3/Products_0_Categories", "the same of name and description"},
    {"/v3/Products_1", "the same of name and description"},
    {"/V40/services", "lists of sets, which tests of their own read"},
});

const Exception* exceptionFor(std::string_view stem) {
    const auto* const found = std::ranges::find_if(exceptions, [&](const Exception& each) {
        return each.stem.ends_with('/') ? stem.find(each.stem) != std::string_view::npos
                                        : stem.ends_with(each.stem);
    });
    return found == exceptions.end() ? nullptr : found;
}

/// Path without its ending → the Atom file and the JSON file.
std::map<std::string, std::pair<std::string, std::string>> pairsBelow(const std::string& folder) {
    std::map<std::string, std::pair<std::string, std::string>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string file = entry.path().string();
        for (const std::string_view ending : {".full.json", ".json"})
            if (file.ends_with(ending) && !file.ends_with(".minimal.json")) {
                files[file.substr(0, file.size() - ending.size())].second = file;
                break;
            }
        if (file.ends_with(".xml"))
            files[file.substr(0, file.size() - 4)].first = file;
    }
    std::erase_if(files, [](const auto& pair) {
        return pair.second.first.empty() || pair.second.second.empty();
    });
    return files;
}

/// Whether the answer's rows are addresses: nothing in it says so, the path that was asked does.
bool areLinks(std::string_view stem) {
    const bool isCard = stem.ends_with("MyGiftCard");
    return (stem.find("/links/") != std::string_view::npos && !isCard &&
            stem.find("MyPaymentInstruments") == std::string_view::npos) ||
           stem.find("/references/") != std::string_view::npos ||
           stem.ends_with("ntityReference") || stem.ends_with("EntityReferences");
}

/// 100.0 is 100 where a payload does not say which kind of number it is.
std::string valueOf(const std::string& text) {
    const auto number = text::isJsonNumber(text) ? base::parseReal(text) : std::nullopt;
    return number ? fmt::format("{}", *number) : text;
}

using Cells = std::map<std::string, std::string>;

/// What is null is left out. A single value has the name of its property in XML and none in JSON.
Cells cellsOf(const base::Table& table, std::size_t row) {
    Cells cells;
    for (std::size_t column = 0; column < table.schema.size(); ++column)
        if (const auto text = base::textAt(table, row, column); text && !text->empty())
            cells.emplace(table.schema.size() == 1 ? "value" : table.schema[column].path,
                          valueOf(*text));
    return cells;
}

/// "Id=5; " of what the second lacks, or has otherwise.
std::string onlyIn(const Cells& first, const Cells& second) {
    std::string text;
    for (const auto& [path, value] : first)
        if (const auto found = second.find(path); found == second.end() || found->second != value)
            text += path + "=" + value.substr(0, 100) + "; ";
    return text;
}

void compare(const base::Table& atom, const base::Table& json) {
    BOOST_TEST(atom.rowCount() == json.rowCount());
    for (std::size_t row = 0; row < std::min(atom.rowCount(), json.rowCount()); ++row) {
        BOOST_TEST(onlyIn(cellsOf(atom, row), cellsOf(json, row)) == "");
        BOOST_TEST(onlyIn(cellsOf(json, row), cellsOf(atom, row)) == "");
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(recorded_twins)

BOOST_AUTO_TEST_CASE(the_same_answer_as_atom_and_as_json_is_the_same_table) {
    const auto folder = test::testDataFolder();
    if (!folder)
        return test::skip("the folder of public test data is not here");
    int compared = 0;
    std::set<std::string_view> unused;
    for (const Exception& exception : exceptions)
        unused.insert(exception.stem);
    for (const char* const part : {"/olingo4", "/olingo4-beta01-v3"})
        for (const auto& [stem, files] : pairsBelow(*folder + part)) {
            if (const Exception* const exception = exceptionFor(stem)) {
                unused.erase(exception->stem);
                continue;
            }
            odata::DecoderOptions options;
            if (areLinks(stem))
                options.shape = {odata::AnswerForm::links, "Link"};
            const auto atom = test::readPage(test::readFile(files.first), options);
            const auto json = test::readPage(test::readFile(files.second), options);
            BOOST_TEST_CONTEXT(stem) {
                BOOST_TEST(atom.has_value() == json.has_value());
                if (atom && json)
                    compare(atom->table, json->table);
            }
            ++compared;
        }
    BOOST_TEST(compared > 60);
    for (const std::string_view stem : unused)
        BOOST_TEST(stem == "", "nothing is " << stem << " any more");
}

BOOST_AUTO_TEST_SUITE_END()
