// SPDX-License-Identifier: MPL-2.0
#include "sample_service/model.hpp"

#include <algorithm>
#include <array>

namespace odc::sample {

namespace {

struct PeriodTexts {
    std::string_view suffix;
    LocalText by;
    LocalText axis;
};

const PeriodTexts& textsOf(Period period) {
    static const std::array<PeriodTexts, 4> texts{{
        {"Daily", {" by day", " je Tag"}, {"Day", "Tag"}},
        {"Weekly", {" by week", " je Woche"}, {"Week", "Woche"}},
        {"Monthly", {" by month", " je Monat"}, {"Month", "Monat"}},
        {"Yearly", {" by year", " je Jahr"}, {"Year", "Jahr"}},
    }};
    return texts[static_cast<std::size_t>(period)];
}

struct FamilyTexts {
    std::string_view prefix;
    Family family;
    bool hasYears;
    bool limitedMayRead;
    LocalText title;
    LocalText yAxis;
};

/// The four columns that all families share, in the order of the documented feed.
std::vector<Property> sharedColumns() {
    return {
        {"ID", Edm::int64, {"Number", "Nummer"}, false},
        {"Date", Edm::dateTime, {"End of period", "Ende des Zeitraums"}, false},
        {"TenantGuid", Edm::guid, {"Organisation ID", "Organisations-ID"}},
        {"TenantName", Edm::string, {"Organisation", "Organisation"}, true, 256},
    };
}

std::vector<Property> figureColumns(Family family, Columns columns) {
    const bool has2015 = columns == Columns::of2015;
    std::vector<Property> figures;
    const auto add = [&](std::string name, std::string english, std::string german) {
        figures.push_back({std::move(name), Edm::int64, {std::move(english), std::move(german)}});
    };
    switch (family) {
    case Family::activeUsers:
        add("ActiveUsers", "Active users", "Aktive Benutzer");
        if (has2015) {
            add("ActiveIMUsers", "Users of instant messaging", "Benutzer mit Chat");
            add("ActiveAudioUsers", "Users of audio", "Benutzer mit Audio");
            add("ActiveVideoUsers", "Users of video", "Benutzer mit Video");
            add("ActiveApplicationSharingUsers", "Users of application sharing",
                "Benutzer mit Anwendungsfreigabe");
            add("ActiveFileTransferUsers", "Users of file transfer",
                "Benutzer mit Dateiübertragung");
            add("ActivePSTNConferencingUsers", "Users of dial-in conferencing",
                "Benutzer mit Einwahlkonferenzen");
        }
        break;
    case Family::conferences:
        add("ApplicationSharingConferences", "Application-sharing conferences",
            "Konferenzen mit Anwendungsfreigabe");
        add("AVConferences", "Audio/video conferences", "Audio-/Videokonferenzen");
        add("IMConferences", "Instant-messaging conferences", "Chatkonferenzen");
        add("TelephonyConferences", "Telephony conferences", "Telefonkonferenzen");
        add("TotalConferences", "All conferences", "Konferenzen insgesamt");
        add("WebConferences", "Web conferences", "Webkonferenzen");
        if (has2015)
            add("PSTNConferences", "Dial-in conferences", "Einwahlkonferenzen");
        break;
    case Family::conferenceTime:
        add("AVConferenceMinutes", "Audio/video conference minutes",
            "Audio-/Videokonferenzminuten");
        break;
    case Family::peerSessions:
        add("P2PApplicationSharingSessions", "Application-sharing sessions",
            "Sitzungen mit Anwendungsfreigabe");
        add("P2PAudioSessions", "Audio sessions", "Audiositzungen");
        add("P2PFileTransferSessions", "File transfers", "Dateiübertragungen");
        add("P2PIMSessions", "Instant-messaging sessions", "Chatsitzungen");
        add("P2PVideoSessions", "Video sessions", "Videositzungen");
        add("TotalP2PSessions", "All peer-to-peer sessions", "Peer-to-Peer-Sitzungen insgesamt");
        break;
    case Family::peerTime:
        add("TotalAudioMinutes", "Audio minutes", "Audiominuten");
        add("TotalVideoMinutes", "Video minutes", "Videominuten");
        break;
    case Family::pstnUsage:
    case Family::messageTrace:
        break;
    }
    return figures;
}

/// Names as the cmdlet shows them; the types are invented (no document gives them).
EntitySet pstnUsageSet() {
    EntitySet set{
        .name = "CsPSTNUsageDetailDaily",
        .family = Family::pstnUsage,
        .period = Period::day,
        .properties = sharedColumns(),
        .key = "ID",
        .title = {"Calls to and from the telephone network", "Anrufe ins und aus dem Telefonnetz"},
        .xAxis = {"Time of call", "Zeit des Anrufs"},
        .yAxis = {"Seconds", "Sekunden"}};
    const std::vector<Property> details = {
        {"SipUri", Edm::string, {"User", "Benutzer"}, true, 256},
        {"DateTimeOfCall", Edm::dateTime, {"Time of call", "Zeit des Anrufs"}, false},
        {"TelephoneNumber", Edm::string, {"Telephone number", "Rufnummer"}, true, 32},
        {"CallID", Edm::guid, {"Call ID", "Anruf-ID"}, false},
        {"CallType", Edm::string, {"Call type", "Art des Anrufs"}, true, 32},
        {"Location", Edm::string, {"Location", "Ort"}, true, 128},
        {"CallDuration", Edm::int32, {"Duration in seconds", "Dauer in Sekunden"}},
        {"Currency", Edm::string, {"Currency", "Währung"}, true, 3},
        {"CallCharge", Edm::decimal, {"Charge", "Gebühr"}},
    };
    set.properties.insert(set.properties.end(), details.begin(), details.end());
    return set;
}

/// The columns are invented here after what a message trace is known to tell.
EntitySet messageTraceSet() {
    return EntitySet{
        .name = "MessageTrace",
        .family = Family::messageTrace,
        .period = Period::day,
        .properties =
            {
                {"Organization", Edm::string, {"Organisation", "Organisation"}, true, 256},
                {"MessageId", Edm::string, {"Message ID", "Nachrichten-ID"}, true, 512},
                {"Received", Edm::dateTime, {"Received", "Empfangen"}, false},
                {"SenderAddress", Edm::string, {"Sender", "Absender"}, true, 256},
                {"RecipientAddress", Edm::string, {"Recipient", "Empfänger"}, true, 256},
                {"Subject", Edm::string, {"Subject", "Betreff"}, true, 512},
                {"Status", Edm::string, {"Status", "Status"}, true, 32},
                {"ToIP", Edm::string, {"To address", "An Adresse"}, true, 45},
                {"FromIP", Edm::string, {"From address", "Von Adresse"}, true, 45},
                {"Size", Edm::int32, {"Size in bytes", "Größe in Bytes"}},
                {"MessageTraceId", Edm::guid, {"Trace ID", "Verfolgungs-ID"}, false},
                {"StartDate", Edm::dateTime, {"First moment asked for", "Erfragter Beginn"}},
                {"EndDate", Edm::dateTime, {"Last moment asked for", "Erfragtes Ende"}},
                {"Index", Edm::int32, {"Index", "Index"}, false},
            },
        .key = "Index",
        .pageSize = 2000,
        .title = {"Messages", "Nachrichten"},
        .xAxis = {"Received", "Empfangen"},
        .yAxis = {"Bytes", "Bytes"},
    };
}

} // namespace

std::string_view nameOf(Edm type) {
    switch (type) {
    case Edm::int32:
        return "Edm.Int32";
    case Edm::int64:
        return "Edm.Int64";
    case Edm::dateTime:
        return "Edm.DateTime";
    case Edm::guid:
        return "Edm.Guid";
    case Edm::string:
        return "Edm.String";
    case Edm::decimal:
        return "Edm.Decimal";
    }
    return "";
}

const std::string& in(Language language, const LocalText& text) {
    return language == Language::german ? text.german : text.english;
}

const Property* EntitySet::find(std::string_view property) const {
    const auto found = std::ranges::find(properties, property, &Property::name);
    return found == properties.end() ? nullptr : &*found;
}

std::size_t EntitySet::indexOf(std::string_view property) const {
    return static_cast<std::size_t>(find(property) - properties.data());
}

bool mayRead(Account account, const EntitySet& set) {
    return account == Account::admin || set.limitedMayRead;
}

std::vector<EntitySet> makeEntitySets(Columns columns) {
    const std::array<FamilyTexts, 5> families{{
        {"CsActiveUser",
         Family::activeUsers,
         true,
         true,
         {"Active users", "Aktive Benutzer"},
         {"Users", "Benutzer"}},
        {"CsConference",
         Family::conferences,
         false,
         true,
         {"Conferences", "Konferenzen"},
         {"Conferences", "Konferenzen"}},
        {"CsAVConferenceTime",
         Family::conferenceTime,
         false,
         false,
         {"Audio/video conference minutes", "Audio-/Videokonferenzminuten"},
         {"Minutes", "Minuten"}},
        {"CsP2PSession",
         Family::peerSessions,
         false,
         false,
         {"Peer-to-peer sessions", "Peer-to-Peer-Sitzungen"},
         {"Sessions", "Sitzungen"}},
        {"CsP2PAVTime",
         Family::peerTime,
         false,
         false,
         {"Peer-to-peer audio and video minutes", "Peer-to-Peer-Audio- und -Videominuten"},
         {"Minutes", "Minuten"}},
    }};
    std::vector<EntitySet> sets;
    for (const FamilyTexts& family : families) {
        for (const Period period : {Period::day, Period::week, Period::month, Period::year}) {
            if (period == Period::year && !family.hasYears)
                continue;
            const PeriodTexts& texts = textsOf(period);
            EntitySet set{.name = std::string(family.prefix) + std::string(texts.suffix),
                          .family = family.family,
                          .period = period,
                          .properties = sharedColumns(),
                          .key = "ID",
                          .limitedMayRead = family.limitedMayRead,
                          .title = {family.title.english + texts.by.english,
                                    family.title.german + texts.by.german},
                          .xAxis = texts.axis,
                          .yAxis = family.yAxis};
            const std::vector<Property> figures = figureColumns(family.family, columns);
            set.properties.insert(set.properties.end(), figures.begin(), figures.end());
            sets.push_back(std::move(set));
        }
    }
    sets.push_back(pstnUsageSet());
    sets.push_back(messageTraceSet());
    return sets;
}

const EntitySet* findSet(const std::vector<EntitySet>& sets, std::string_view name) {
    const auto found = std::ranges::find_if(
        sets, [&](const EntitySet& set) { return equalIgnoringCase(set.name, name); });
    return found == sets.end() ? nullptr : &*found;
}

bool equalIgnoringCase(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

} // namespace odc::sample
