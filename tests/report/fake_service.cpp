// SPDX-License-Identifier: MPL-2.0
#include "report/fake_service.hpp"

#include "base/number.hpp"
#include "base/percent.hpp"
#include "odata/evaluate.hpp"
#include "odata/query.hpp"
#include "report/reason.hpp"
#include "support/fake_clock.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace odc::test {
namespace {

const std::string root = "https://reports.example/rws/";

std::size_t positionOf(const FakeSet& set, std::string_view column) {
    const auto found = std::ranges::find(
        set.columns, column, [](const auto& known) { return std::string_view(known.first); });
    BOOST_REQUIRE_MESSAGE(found != set.columns.end(), "no such column: " << column);
    return static_cast<std::size_t>(found - set.columns.begin());
}

odata::Value valueOf(const FakeSet& set, const std::vector<Cell>& row, std::string_view column) {
    const std::size_t position = positionOf(set, column);
    if (!row[position])
        return {};
    auto value = odata::valueOf(set.columns[position].second, *row[position]);
    BOOST_REQUIRE_MESSAGE(value.has_value(), reasonOf(value));
    return *value;
}

/// As verbose JSON writes it.
std::string jsonOf(const std::string& edmType, const Cell& cell) {
    if (!cell)
        return "null";
    if (edmType == "Edm.Int32")
        return *cell;
    if (edmType == "Edm.DateTime")
        return fmt::format(R"("\/Date({})\/")", base::parseMoment(*cell).value().ticks / 10'000);
    return fmt::format(R"("{}")", *cell);
}

} // namespace

FakeService::FakeService(std::map<std::string, FakeSet> sets)
    : sets_(std::move(sets)), transport_(std::make_shared<ScriptedTransport>()) {
    transport_->otherwise([this](const http::Request& request) { return answerTo(request); });
}

std::unique_ptr<feed::Service> FakeService::open(const std::string& language) {
    feed::Connection connection;
    connection.root = http::parseUrl(root).value();
    connection.policy.origins = {connection.root.origin()};
    connection.language = language;
    return std::make_unique<feed::Service>(transport_, std::make_shared<FakeClock>(), connection);
}

std::vector<std::string> FakeService::requests() const {
    std::vector<std::string> data;
    for (const http::Request& request : transport_->requests()) {
        const std::string text = request.url.text();
        if (text != root && text != root.substr(0, root.size() - 1) && !text.ends_with("$metadata"))
            data.push_back(base::decodePercent(text.substr(root.size())).value());
    }
    return data;
}

Answer FakeService::answerTo(const http::Request& request) const {
    const std::string text = request.url.text();
    if (text.ends_with("$metadata"))
        return hasMetadata ? answer(200, "application/xml", metadata())
                           : answer(404, "text/plain", "no");
    if (text.size() <= root.size()) {
        std::string names;
        for (const auto& [name, set] : sets_)
            names += fmt::format(R"({}"{}")", names.empty() ? "" : ",", name);
        return answer(200, "application/json", R"({"d":{"EntitySets":[)" + names + "]}}");
    }
    return rowsOf(text.substr(root.size()));
}

Answer FakeService::rowsOf(const std::string& relative) const {
    const auto query = odata::parseRelativeUrl(relative);
    BOOST_REQUIRE_MESSAGE(query.has_value(), reasonOf(query));
    const auto found = sets_.find(query->resource);
    if (found == sets_.end())
        return answer(404, "text/plain", "no such set");
    const FakeSet& set = found->second;
    Cells rows;
    for (const auto& row : set.rows) {
        if (query->filter.empty()) {
            rows.push_back(row);
            continue;
        }
        const auto filter = odata::parseFilterV2(query->filter);
        BOOST_REQUIRE_MESSAGE(filter.has_value(), reasonOf(filter));
        const auto isIn =
            odata::matches(*filter, [&](std::string_view path) { return valueOf(set, row, path); });
        BOOST_REQUIRE_MESSAGE(isIn.has_value(), reasonOf(isIn));
        if (*isIn)
            rows.push_back(row);
    }
    if (!query->orderby.empty()) {
        const bool isDescending = query->orderby.ends_with(" desc");
        const std::string column = query->orderby.substr(0, query->orderby.find(' '));
        std::ranges::stable_sort(rows, [&](const auto& left, const auto& right) {
            const int order =
                odata::compareForOrder(valueOf(set, left, column), valueOf(set, right, column));
            return isDescending ? order > 0 : order < 0;
        });
    }
    if (query->top && static_cast<std::int64_t>(rows.size()) > *query->top)
        rows.resize(static_cast<std::size_t>(*query->top));
    std::string body;
    for (const auto& row : rows) {
        std::string fields;
        for (std::size_t index = 0; index < set.columns.size(); ++index) {
            const auto& [name, type] = set.columns[index];
            if (!query->select.empty() &&
                std::ranges::find(query->select, name) == query->select.end())
                continue;
            fields += fmt::format(R"({}"{}":{})", fields.empty() ? "" : ",", name,
                                  jsonOf(type, row[index]));
        }
        body += fmt::format("{}{{{}}}", body.empty() ? "" : ",", fields);
    }
    return answer(200, "application/json", R"({"d":{"results":[)" + body + "]}}");
}

std::string FakeService::metadata() const {
    std::string types;
    std::string container;
    std::string annotations;
    for (const auto& [name, set] : sets_) {
        types += fmt::format(R"(<EntityType Name="{}"><Key><PropertyRef Name="{}"/></Key>)", name,
                             set.columns.front().first);
        for (const auto& [column, type] : set.columns)
            types += fmt::format(R"(<Property Name="{}" Type="{}"/>)", column, type);
        types += "</EntityType>";
        container += fmt::format(R"(<EntitySet Name="{0}" EntityType="T.{0}"/>)", name);
        annotations += fmt::format(
            R"(<Annotations Target="T.{}"><ValueAnnotation Term="TenantReporting.ReportTitle" String="{}"/></Annotations>)",
            name, set.title);
    }
    return fmt::format(
        R"(<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" m:DataServiceVersion="2.0"><Schema Namespace="T" xmlns="http://schemas.microsoft.com/ado/2009/11/edm">{}<EntityContainer Name="C" m:IsDefaultEntityContainer="true">{}</EntityContainer>{}</Schema></edmx:DataServices></edmx:Edmx>)",
        types, container, annotations);
}

namespace {

/// Dates at which periods end, in order.
std::vector<base::Ticks> endsOf(const std::string& granularity) {
    namespace chrono = std::chrono;
    std::vector<base::Ticks> ends;
    const chrono::sys_days begin = chrono::sys_days(chrono::year(2013) / 1 / 1);
    const chrono::sys_days end = chrono::sys_days(chrono::year(2016) / 7 / 13);
    for (chrono::sys_days day = begin; day < end; day += chrono::days(1)) {
        const chrono::year_month_day next(day + chrono::days(1));
        const bool isEnd = granularity == "Daily" ||
                           (granularity == "Weekly" && chrono::weekday(day) == chrono::Saturday) ||
                           (granularity == "Monthly" && next.day() == chrono::day(1)) ||
                           (granularity == "Yearly" && next.day() == chrono::day(1) &&
                            next.month() == chrono::January);
        if (isEnd)
            ends.push_back(base::ticksOf(next));
    }
    return ends;
}

} // namespace

std::map<std::string, FakeSet> skypeSets() {
    const std::map<std::string, std::vector<std::string>> families{
        {"CsActiveUser", {"ActiveUsers", "ActiveIMUsers"}},
        {"CsConference",
         {"ApplicationSharingConferences", "AVConferences", "IMConferences", "TelephonyConferences",
          "TotalConferences", "WebConferences"}},
        {"CsAVConferenceTime", {"AVConferenceMinutes"}},
        {"CsP2PSession",
         {"P2PApplicationSharingSessions", "P2PAudioSessions", "P2PFileTransferSessions",
          "P2PIMSessions", "P2PVideoSessions", "TotalP2PSessions"}},
        {"CsP2PAVTime", {"TotalAudioMinutes", "TotalVideoMinutes"}}};
    std::map<std::string, FakeSet> sets;
    for (const auto& [family, figures] : families) {
        for (const std::string granularity : {"Daily", "Weekly", "Monthly", "Yearly"}) {
            if (granularity == "Yearly" && family != "CsActiveUser")
                continue;
            FakeSet& set = sets[family + granularity];
            set.title = family + " of " + granularity;
            set.columns = {{"ID", "Edm.Int64"}, {"Date", "Edm.DateTime"}};
            for (const std::string& figure : figures)
                set.columns.emplace_back(figure, "Edm.Int64");
            std::int64_t number = 0;
            for (const base::Ticks end : endsOf(granularity)) {
                set.rows.push_back({std::to_string(++number), base::formatMoment(end)});
                for (std::size_t index = 0; index < figures.size(); ++index)
                    set.rows.back().push_back(std::to_string(end / base::ticksPerDay - 1 +
                                                             static_cast<std::int64_t>(index)));
            }
            // A real service promises no order of its own.
            std::ranges::reverse(set.rows);
        }
    }
    return sets;
}

} // namespace odc::test
