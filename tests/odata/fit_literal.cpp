// SPDX-License-Identifier: MPL-2.0
#include "odata/fit_literal.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace odc;
using namespace odc::odata;

using Cases = std::vector<std::pair<std::string, std::string>>;

const std::map<std::string, std::string, std::less<>> types{
    {"Mood", "N.Mood"},       {"Style", "N.Style"},       {"Name", "Edm.String"},
    {"Id", "Edm.Guid"},       {"Number", "Edm.Int32"},    {"Price", "Edm.Decimal"},
    {"Sold", "Edm.Boolean"},  {"Day", "Edm.Date"},        {"At", "Edm.DateTimeOffset"},
    {"Old", "Edm.DateTime"},  {"Opens", "Edm.TimeOfDay"}, {"Lasts", "Edm.Duration"},
    {"Lines/Mood", "N.Mood"}, {"Tags", "Edm.String"},     {"Time", "Edm.Time"},
    {"Data", "Edm.Binary"}};

std::string fitted(const std::string& filter, Dialect dialect) {
    static const Model model = [] {
        Model made;
        made.enums["N.Mood"] = {.name = "N.Mood", .members = {{"Calm", 0}, {"Angry", 1}}};
        made.enums["N.Style"] = {
            .name = "N.Style", .isFlags = true, .members = {{"Solid", 1}, {"Yellow", 2}}};
        return made;
    }();
    const TypeOfPath typeOf = [](std::string_view path) {
        const auto found = types.find(path);
        return found == types.end() ? std::string() : found->second;
    };
    auto fit = fitFilter(filter, dialect, model, typeOf);
    return fit ? *fit : fit.error().message;
}

void check(Dialect dialect, const Cases& cases) {
    for (const auto& [text, wanted] : cases)
        BOOST_TEST(fitted(text, dialect) == wanted, text << " gave " << fitted(text, dialect));
}

} // namespace

BOOST_AUTO_TEST_SUITE(fit_literal)

BOOST_AUTO_TEST_CASE(members_of_an_enumeration_get_its_name) {
    check(Dialect::v4, {{"Mood eq 'Calm'", "Mood eq N.Mood'Calm'"},
                        {"'angry' ne Mood", "N.Mood'Angry' ne Mood"},
                        {"Mood in ('Calm','Angry') and Name eq 'Calm'",
                         "Mood in (N.Mood'Calm',N.Mood'Angry') and Name eq 'Calm'"},
                        {"Style has 'Solid, Yellow'", "Style has N.Style'Solid,Yellow'"},
                        {"Mood eq 1", "Mood eq N.Mood'1'"},
                        {"Mood eq N.Mood'calm'", "Mood eq N.Mood'Calm'"},
                        {"Lines/any(l:l/Mood eq 'Calm')", "Lines/any(l:l/Mood eq N.Mood'Calm')"},
                        {"Mood eq null", "Mood eq null"},
                        {"Mood eq 'Clam'",
                         "\"Mood\" is of type N.Mood, which has Calm, Angry; \"Clam\" is none."}});
    check(Dialect::v2, {{"Mood eq 'Calm'", "Mood eq 'Calm'"}});
}

BOOST_AUTO_TEST_CASE(texts_become_values_of_the_propertys_type) {
    const std::string guid = "0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344";
    check(Dialect::v4, {{"Id eq '" + guid + "'", "Id eq " + guid},
                        {"Id eq '{" + guid + "}'", "Id eq " + guid},
                        {"Number in ('5','6')", "Number in (5,6)"},
                        {"Price gt '2.50'", "Price gt 2.50"},
                        {"Sold eq 'True'", "Sold eq true"},
                        {"Day ge '2014-07-15'", "Day ge 2014-07-15"},
                        {"Day ge '2014-07-15T00:00:00'", "Day ge 2014-07-15"},
                        {"At ge '2014-07-15'", "At ge 2014-07-15T00:00:00Z"},
                        {"At ge '2014-07-15T13:20:00'", "At ge 2014-07-15T13:20:00Z"},
                        {"Opens gt '08:30'", "Opens gt 08:30:00"},
                        {"Lasts gt 'PT8H'", "Lasts gt duration'PT8H'"}});
    check(Dialect::v2, {{"Id eq '" + guid + "'", "Id eq guid'" + guid + "'"},
                        {"Number eq '5'", "Number eq 5"},
                        {"Price gt '2.50'", "Price gt 2.50M"},
                        {"Old ge '2014-07-15'", "Old ge datetime'2014-07-15T00:00:00'"},
                        {"At ge '2014-07-15'", "At ge datetimeoffset'2014-07-15T00:00:00Z'"},
                        {"Time eq '13:20:00'", "Time eq time'PT13H20M'"}});
}

BOOST_AUTO_TEST_CASE(values_become_texts_where_the_property_is_text) {
    check(Dialect::v4, {{"Name eq 0815", "Name eq '0815'"},
                        {"Name in (1,2)", "Name in ('1','2')"},
                        {"Tags/any(t:t eq 5)", "Tags/any(t:t eq '5')"}});
}

BOOST_AUTO_TEST_CASE(dates_and_moments_are_those_of_the_property) {
    check(Dialect::v4, {{"At ge 2014-07-15", "At ge 2014-07-15T00:00:00Z"},
                        {"Day eq 2014-07-15T00:00:00Z", "Day eq 2014-07-15"},
                        {"date(At) eq 2014-07-15", "date(At) eq 2014-07-15"}});
    check(Dialect::v2,
          {{"At ge datetime'2014-07-15T00:00:00'", "At ge datetimeoffset'2014-07-15T00:00:00Z'"}});
}

BOOST_AUTO_TEST_CASE(what_is_no_value_of_the_type_is_told) {
    check(Dialect::v4,
          {{"Number eq 'abc'",
            "\"Number\" is of type Edm.Int32, a whole number such as 5; 'abc' is none."},
           {"Sold eq 1", "\"Sold\" is of type Edm.Boolean, true or false; 1 is none."},
           {"Id eq 'abc'", "\"Id\" is of type Edm.Guid, a GUID such as "
                           "0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344; 'abc' is none."},
           {"At lt 'yesterday'", "\"At\" is of type Edm.DateTimeOffset, a moment such as "
                                 "2014-07-31T13:20:00Z; 'yesterday' is none."}});
}

BOOST_AUTO_TEST_CASE(all_else_stays_letter_by_letter) {
    for (const std::string text :
         {"Number  eq 5 ", "Price gt 5", "Name eq 'x' and (Number add 1) gt 2.5", "Other eq 'x'",
          "Data eq 'abc'", "soundex(Name) eq 5 ", "year(Day) eq 2014", "Name eq Other", "Mood =="})
        BOOST_TEST(fitted(text, Dialect::v4) == text);
}

BOOST_AUTO_TEST_CASE(long_chains_are_walked) {
    std::string text = "Mood eq 'Calm'";
    for (int i = 0; i < 1'900; ++i)
        text += " or Sold";
    BOOST_TEST(fitted(text, Dialect::v4).starts_with("Mood eq N.Mood'Calm' or Sold"));
}

BOOST_AUTO_TEST_SUITE_END()
