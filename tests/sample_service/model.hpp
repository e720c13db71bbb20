// SPDX-License-Identifier: MPL-2.0
// What the sample service offers: its entity sets, their columns and titles, and who may read them.
// Not for: figures (data.hpp) or how they are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace odc::sample {

enum class Edm { int32, int64, dateTime, guid, string, decimal };

/// "Edm.Int64" and so on.
std::string_view nameOf(Edm type);

/// One text in the languages that the service speaks.
struct LocalText {
    std::string english;
    std::string german;
};

enum class Language { english, german };
const std::string& in(Language language, const LocalText& text);

struct Property {
    std::string name;
    Edm type = Edm::int64;
    LocalText title;
    bool isNullable = true;
    int maxLength = 0; ///< strings; 0: not said
};

enum class Family {
    activeUsers,
    conferences,
    conferenceTime,
    peerSessions,
    peerTime,
    pstnUsage,
    messageTrace,
};
enum class Period { day, week, month, year };

/// Which columns the sets have: those documented in 2013, or also those the cmdlets showed in 2015.
enum class Columns { of2013, of2015 };

struct EntitySet {
    std::string name;
    Family family = Family::activeUsers;
    Period period = Period::day;
    std::vector<Property> properties = {};
    std::string key = {};
    bool limitedMayRead = false; ///< the account `limited` sees this set
    int pageSize = 0;            ///< rows in one answer; 0: all of them
    LocalText title = {};
    LocalText xAxis = {};
    LocalText yAxis = {};

    [[nodiscard]] std::string typeName() const { return "TenantReporting." + name; }
    [[nodiscard]] const Property* find(std::string_view property) const;
    [[nodiscard]] std::size_t indexOf(std::string_view property) const; ///< must exist
};

enum class Account { admin, limited };

bool mayRead(Account account, const EntitySet& set);

/// All sets in the order of the service document.
std::vector<EntitySet> makeEntitySets(Columns columns);

/// The set of that name in any letter case, or null. The vector must outlive the answer.
const EntitySet* findSet(const std::vector<EntitySet>& sets, std::string_view name);

/// ASCII only: enough for names and paths of this service.
bool equalIgnoringCase(std::string_view a, std::string_view b);

} // namespace odc::sample
