// SPDX-License-Identifier: MPL-2.0
#include "benches/office/sales_service.hpp"

#include "support/behaviours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <thread>

namespace odc::bench {

namespace {

constexpr std::size_t pageRows = 5'000;

constexpr std::string_view metadata = R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="Sale">
<Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int32" Nullable="false"/>
<Property Name="Quantity" Type="Edm.Int32"/><Property Name="Price" Type="Edm.Double"/>
<Property Name="Weight" Type="Edm.Double"/><Property Name="Total" Type="Edm.Double"/>
<Property Name="Reference" Type="Edm.String"/><Property Name="Customer" Type="Edm.String"/>
<Property Name="Region" Type="Edm.String"/><Property Name="State" Type="Edm.String"/>
<Property Name="Day" Type="Edm.Date"/></EntityType>
<EntityContainer Name="C"><EntitySet Name="Sales" EntityType="N.Sale"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>)";

void appendRow(std::string& text, const SalesKey& key) {
    const SalesRow row = salesRow(key);
    fmt::format_to(std::back_inserter(text),
                   R"({{"Id":{},"Quantity":{},"Price":{},"Weight":{},"Total":{},"Reference":"{}",)"
                   R"("Customer":"{}","Region":"{}","State":"{}","Day":"{}"}})",
                   key.id, static_cast<int>(row.numbers[1]), row.numbers[2], row.numbers[3],
                   row.numbers[4], row.reference, row.customer, row.region, row.state,
                   isoDay(row.day));
}

std::optional<std::size_t> optionOf(std::string_view target, std::string_view name) {
    const std::size_t at = target.find(name);
    if (at == std::string_view::npos)
        return std::nullopt;
    return std::strtoull(target.data() + at + name.size(), nullptr, 10);
}

} // namespace

SalesService::SalesService(std::chrono::milliseconds latency)
    : latency_(latency), server_([this](const test::SeenRequest& seen) { return answerTo(seen); }) {
}

void SalesService::setRows(const std::vector<SalesKey>& keys) {
    auto rendered = std::make_shared<Rendered>();
    rendered->text.reserve(keys.size() * 190);
    std::uint64_t digest = 0;
    for (const SalesKey& key : keys) {
        if (!rendered->text.empty())
            rendered->text += ',';
        appendRow(rendered->text, key);
        rendered->ends.push_back(rendered->text.size());
        digest += (static_cast<std::uint64_t>(key.id) * 31 +
                   static_cast<std::uint64_t>(key.version) + 1) *
                  0x9E3779B97F4A7C15ULL;
        rendered->digests.push_back(digest);
    }
    const std::lock_guard lock(mutex_);
    rows_ = std::move(rendered);
    pagesSent_ = 0;
    pagesUnchanged_ = 0;
}

int SalesService::pagesSent() const {
    const std::lock_guard lock(mutex_);
    return pagesSent_;
}

int SalesService::pagesUnchanged() const {
    const std::lock_guard lock(mutex_);
    return pagesUnchanged_;
}

test::Reply SalesService::answerTo(const test::SeenRequest& seen) {
    if (seen.target.find("$metadata") != std::string::npos)
        return test::honest(200, {{"Content-Type", "application/xml"}}, metadata);
    std::this_thread::sleep_for(latency_);
    return page(seen);
}

test::Reply SalesService::page(const test::SeenRequest& seen) {
    std::shared_ptr<const Rendered> rows;
    {
        const std::lock_guard lock(mutex_);
        rows = rows_;
    }
    const std::size_t all = rows->ends.size();
    const std::size_t begin = std::min(
        all,
        optionOf(seen.target, "$skip=").value_or(optionOf(seen.target, "$skiptoken=").value_or(0)));
    const std::size_t top =
        std::min(pageRows, optionOf(seen.target, "$top=").value_or(pageRows + 1));
    const std::size_t end = std::min(all, begin + top);
    const auto before = [&](const std::vector<std::uint64_t>& sums, std::size_t row) {
        return row == 0 ? 0 : sums[row - 1];
    };
    const bool wantsCount = seen.target.find("$count=true") != std::string::npos;
    const std::string tag =
        fmt::format("W/\"{:x}-{}\"", before(rows->digests, end) - before(rows->digests, begin),
                    end == all || wantsCount ? all : 0);
    const bool isSame = http::headerOf(seen.headers, "If-None-Match") == tag;
    {
        const std::lock_guard lock(mutex_);
        ++(isSame ? pagesUnchanged_ : pagesSent_);
    }
    if (isSame)
        return test::honest(304, {{"ETag", tag}}, "");
    std::string body = R"({"@odata.context":"$metadata#Sales",)";
    if (wantsCount)
        body += fmt::format(R"("@odata.count":{},)", all);
    body += R"("value":[)";
    std::size_t from = before(rows->ends, begin);
    if (begin > 0)
        ++from; // the comma
    if (end > begin)
        body.append(rows->text, from, rows->ends[end - 1] - from);
    body += ']';
    const bool isAsked = seen.target.find("$top=") != std::string::npos;
    if (end < all && !isAsked)
        body +=
            fmt::format(R"(,"@odata.nextLink":"{}/Sales.svc/Sales?$skiptoken={}")", origin(), end);
    body += '}';
    return test::honest(
        200, {{"Content-Type", "application/json;odata.metadata=minimal"}, {"ETag", tag}}, body);
}

} // namespace odc::bench
