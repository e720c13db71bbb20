// SPDX-License-Identifier: MPL-2.0
#include "feed/scripted_service.hpp"

#include <fmt/format.h>

namespace odc::test {

std::string atomPage(int first, int last, std::string_view nextLink, std::string_view feedParts) {
    std::string page = fmt::format(
        R"(<?xml version="1.0" encoding="utf-8"?>
<feed xml:base="{}/" xmlns="http://www.w3.org/2005/Atom"
 xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">{})",
        rootUrl, feedParts);
    for (int id = first; id <= last; ++id)
        page += fmt::format(
            R"(<entry><content type="application/xml"><m:properties><d:Id m:type="Edm.Int32">{}</d:Id>)"
            R"(<d:Name>n{}</d:Name></m:properties></content></entry>)",
            id, id);
    if (!nextLink.empty())
        page += fmt::format(R"(<link rel="next" href="{}"/>)", nextLink);
    return page + "</feed>";
}

std::string jsonPage(int first, int last, std::string_view nextLink) {
    std::string rows;
    for (int id = first; id <= last; ++id)
        rows += fmt::format(R"({}{{"Id":{},"Name":"n{}"}})", rows.empty() ? "" : ",", id, id);
    std::string next =
        nextLink.empty() ? std::string() : fmt::format(R"(,"__next":"{}")", nextLink);
    return fmt::format(R"({{"d":{{"results":[{}]{}}}}})", rows, next);
}

std::string metadataDocument() {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices m:DataServiceVersion="2.0"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema Namespace="N" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
<EntityType Name="T"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/><Property Name="Name" Type="Edm.String"/>
<Property Name="Place" Type="N.Place"/>
<NavigationProperty Name="Next" Relationship="N.R" FromRole="A" ToRole="B"/></EntityType>
<ComplexType Name="Place"><Property Name="City" Type="Edm.String"/></ComplexType>
<Association Name="R"><End Role="A" Type="N.T" Multiplicity="*"/>
<End Role="B" Type="N.T" Multiplicity="*"/></Association>
<EntityContainer Name="C" m:IsDefaultEntityContainer="true"><EntitySet Name="Set" EntityType="N.T"/>
</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>)";
}

ScriptedService::ScriptedService(bool hasMetadata)
    : ScriptedService(hasMetadata ? metadataDocument() : std::string()) {}

ScriptedService::ScriptedService(const std::string& metadata) {
    connection.root = *http::parseUrl(rootUrl);
    connection.policy.origins.insert(connection.root.origin());
    transport->on(metadataUrl, metadata.empty()
                                   ? answer(404, "text/plain", "There is nothing here.")
                                   : answer(200, "application/xml", metadata));
}

void ScriptedService::onPage(const std::string& url, std::string body) {
    transport->on(url,
                  answer(200, "application/atom+xml;type=feed;charset=utf-8", std::move(body)));
}

std::unique_ptr<feed::Service> ScriptedService::open() const {
    return std::make_unique<feed::Service>(transport, clock, connection);
}

std::vector<std::string> ScriptedService::dataRequests() const {
    std::vector<std::string> lines = transport->requestLines();
    std::erase(lines, std::string("GET ") + metadataUrl);
    return lines;
}

std::vector<std::int64_t> idsOf(const base::Table& table) {
    std::vector<std::int64_t> ids;
    const auto column = base::indexOf(table.schema, "Id");
    if (column)
        for (const base::Batch& batch : table.batches)
            ids.insert(ids.end(), batch.columns[*column].integers.begin(),
                       batch.columns[*column].integers.end());
    return ids;
}

std::vector<std::int64_t> range(int first, int last) {
    std::vector<std::int64_t> numbers;
    for (int number = first; number <= last; ++number)
        numbers.push_back(number);
    return numbers;
}

} // namespace odc::test
