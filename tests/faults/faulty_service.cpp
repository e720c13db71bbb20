// SPDX-License-Identifier: MPL-2.0
#include "faults/faulty_service.hpp"

#include "support/explain.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace odc::test {

namespace {

constexpr std::string_view metadata =
    R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices m:DataServiceVersion="2.0"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema Namespace="House" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
<EntityType Name="Room"><Key><PropertyRef Name="Name"/></Key>
<Property Name="Name" Type="Edm.String" Nullable="false"/>
<Property Name="Seats" Type="Edm.Int32" Nullable="false"/></EntityType>
<EntityContainer Name="C" m:IsDefaultEntityContainer="true">
<EntitySet Name="Rooms" EntityType="House.Room"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>)";

bool isMetadata(const SeenRequest& seen) {
    return seen.target.find("$metadata") != std::string::npos;
}

} // namespace

std::string atomRooms(int first, int last, std::string_view next) {
    std::string page = R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><title>Rooms</title>)";
    for (int seats = first; seats <= last; ++seats)
        page += fmt::format(
            R"(
<entry><content type="application/xml"><m:properties><d:Name>Room {0}</d:Name>)"
            R"(<d:Seats m:type="Edm.Int32">{0}</d:Seats></m:properties></content></entry>)",
            seats);
    if (!next.empty())
        page += fmt::format("\n<link rel=\"next\" href=\"{}\"/>", next);
    return page + "\n</feed>\n";
}

std::string jsonRooms(int first, int last, std::string_view next) {
    std::string page = R"({"d":{"results":[)";
    for (int seats = first; seats <= last; ++seats)
        page += fmt::format(R"({}{{"Name":"Room {}","Seats":{}}})", seats == first ? "" : ",",
                            seats, seats);
    page += "]";
    if (!next.empty())
        page += fmt::format(R"(,"__next":"{}")", next);
    return page + "}}";
}

FaultyService::FaultyService(Behaviour data)
    : server([data = std::move(data)](const SeenRequest& seen) {
          return isMetadata(seen) ? honest(200, {{"Content-Type", "application/xml"}}, metadata)
                                  : data(seen);
      }) {
    policy.origins = {server.origin()};
    policy.totalTimeout = std::chrono::seconds(30);
}

base::Result<feed::Service::Fetched> FaultyService::fetchAll(const base::Task& task) {
    feed::Connection connection;
    const auto root = http::parseUrl(server.origin() + "/House.svc/");
    BOOST_REQUIRE(root);
    connection.root = *root;
    connection.policy = policy;
    feed::Service service(curlTransport(), clock, connection);
    odata::Query query{.resource = "Rooms"};
    query.format = format;
    return service.fetchTable(query, task);
}

base::Error FaultyService::failure(base::ErrorKind kind) {
    const auto got = fetchAll();
    BOOST_REQUIRE_MESSAGE(!got, "a success with " << (got ? got->summary.rows : 0) << " rows");
    const base::Error& error = got.error();
    BOOST_TEST(base::nameOf(error.kind) == base::nameOf(kind),
               base::nameOf(error.kind)
                   << ", not " << base::nameOf(kind) << ": " << base::describe(error));
    BOOST_TEST(error.message.ends_with("."), error.message);
    BOOST_TEST(!error.where.empty(), error.message);
    return error;
}

int FaultyService::dataRequestCount() const {
    const auto requests = server.requests();
    return static_cast<int>(
        std::ranges::count_if(requests, [](const auto& seen) { return !isMetadata(seen); }));
}

std::vector<std::int64_t> seatsOf(const base::Table& table) {
    std::vector<std::int64_t> seats;
    const auto column = base::indexOf(table.schema, "Seats");
    BOOST_REQUIRE(column.has_value());
    for (const base::Batch& batch : table.batches)
        seats.insert(seats.end(), batch.columns[*column].integers.begin(),
                     batch.columns[*column].integers.end());
    return seats;
}

} // namespace odc::test
