// SPDX-License-Identifier: MPL-2.0
#include "office/orders_service.hpp"

#include <fmt/format.h>

#include <functional>

namespace odc::test {

OrdersService::OrdersService()
    : rows_(ordersUpTo(4)), server_(std::make_unique<MisbehavingServer>(
                                [this](const SeenRequest& seen) { return answerTo(seen); })) {}

OrdersService::~OrdersService() = default;

void OrdersService::setRows(std::vector<Order> rows) {
    const std::lock_guard lock(mutex_);
    rows_ = std::move(rows);
}

void OrdersService::setExtraColumn(const std::string& name) {
    const std::lock_guard lock(mutex_);
    extra_ = name;
}

void OrdersService::dropCustomer() {
    const std::lock_guard lock(mutex_);
    hasCustomer_ = false;
}

void OrdersService::setFailing(bool isFailing) {
    const std::lock_guard lock(mutex_);
    isFailing_ = isFailing;
}

void OrdersService::setValidators(bool hasValidators) {
    const std::lock_guard lock(mutex_);
    hasValidators_ = hasValidators;
}

void OrdersService::stall() {
    const std::lock_guard lock(mutex_);
    isStalling_ = true;
}

std::string OrdersService::root() const {
    return server_->origin() + "/Sales.svc";
}

std::string OrdersService::url() const {
    return root() + "/Orders";
}

std::vector<std::string> OrdersService::rowRequests() const {
    std::vector<std::string> targets;
    for (const SeenRequest& seen : server_->requests())
        if (seen.target.find("$metadata") == std::string::npos)
            targets.push_back(seen.target);
    return targets;
}

bool OrdersService::waitForRequests(std::size_t count) const {
    return server_->waitForRequests(count);
}

Reply OrdersService::answerTo(const SeenRequest& seen) {
    const std::lock_guard lock(mutex_);
    if (seen.target.find("$metadata") != std::string::npos)
        return honest(200, {{"Content-Type", "application/xml"}}, metadata());
    if (isStalling_)
        return {.end = Reply::End::hang};
    if (isFailing_)
        return honest(
            500, {{"Content-Type", "application/json"}},
            R"({"error":{"code":"","message":{"lang":"en","value":"The till is closed"}}})");
    http::Headers headers{{"Content-Type", "application/json;odata=verbose"}};
    const std::string page = rows();
    if (hasValidators_) {
        const std::string tag = fmt::format("\"{:x}\"", std::hash<std::string>{}(page));
        if (http::headerOf(seen.headers, "If-None-Match") == tag)
            return honest(304, {{"ETag", tag}}, "");
        headers.emplace_back("ETag", tag);
    }
    return honest(200, headers, page);
}

std::string OrdersService::metadata() const {
    return fmt::format(
        R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices m:DataServiceVersion="2.0"
 xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema Namespace="Sales" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
<EntityType Name="Order"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/>
{}<Property Name="Total" Type="Edm.Double"/>
<Property Name="Day" Type="Edm.DateTime"/>
{}</EntityType>
<EntityContainer Name="C" m:IsDefaultEntityContainer="true">
<EntitySet Name="Orders" EntityType="Sales.Order"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>)",
        hasCustomer_ ? "<Property Name=\"Customer\" Type=\"Edm.String\"/>\n" : "",
        extra_.empty() ? "" : fmt::format("<Property Name=\"{}\" Type=\"Edm.String\"/>\n", extra_));
}

std::string OrdersService::rows() const {
    std::string page = R"({"d":{"results":[)";
    bool isFirst = true;
    for (const Order& order : rows_) {
        page += fmt::format(
            R"({}{{"Id":{},{}"Total":{},"Day":"{}T00:00:00"{}}})", isFirst ? "" : ",", order.id,
            hasCustomer_ ? fmt::format(R"("Customer":"{}",)", order.customer) : "", order.total,
            order.day, extra_.empty() ? "" : fmt::format(R"(,"{}":null)", extra_));
        isFirst = false;
    }
    return page + "]}}";
}

std::vector<Order> ordersUpTo(int count) {
    std::vector<Order> orders;
    for (int id = 1; id <= count; ++id)
        orders.push_back({id, fmt::format("Customer {}", id), id * 10.0});
    return orders;
}

} // namespace odc::test
