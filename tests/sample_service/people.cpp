// SPDX-License-Identifier: MPL-2.0
#include "sample_service/people.hpp"

#include "sample_service/data.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace odc::sample {

namespace {

constexpr std::array<std::string_view, 16> givenNames{
    "anna", "ben",  "clara", "david", "emma", "felix", "grace", "henry",
    "ida",  "jack", "karin", "liam",  "mia",  "noah",  "olga",  "paul"};
constexpr std::array<std::string_view, 20> familyNames{
    "keller", "baker",  "meyer",    "o'neill", "novak",   "silva",  "dubois",
    "rossi",  "larsen", "kowalski", "smith",   "fischer", "moreau", "jensen",
    "horvat", "evans",  "weber",    "costa",   "berg",    "hughes"};
constexpr std::array<std::string_view, 5> foreignDomains{
    "example.com", "example.org", "example.net", "mail.example.com", "news.example.org"};

std::string nameOf(std::uint64_t which) {
    return fmt::format("{}.{}", givenNames[which % givenNames.size()],
                       familyNames[which / givenNames.size() % familyNames.size()]);
}

} // namespace

std::string ownAddress(std::uint64_t which) {
    return fmt::format("{}@{}", nameOf(which), tenantName);
}

std::string foreignAddress(std::uint64_t which) {
    return fmt::format("{}@{}", nameOf(which / 7), foreignDomains[which % foreignDomains.size()]);
}

} // namespace odc::sample
