// SPDX-License-Identifier: MPL-2.0
// An OData v2 service inside the test whose one set, Orders, changes as a test says.
#pragma once

#include "support/behaviours.hpp"
#include "support/misbehaving_server.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace odc::test {

struct Order {
    int id = 0;
    std::string customer;
    double total = 0;
    std::string day = "2014-07-01";
};

/// Metadata says that Id is the key. Answers whole, in the order of the rows.
class OrdersService {
public:
    OrdersService();
    ~OrdersService();
    OrdersService(const OrdersService&) = delete;
    OrdersService& operator=(const OrdersService&) = delete;

    void setRows(std::vector<Order> rows);
    /// A column of texts, null everywhere, that rows have from now on; empty: none.
    void setExtraColumn(const std::string& name);
    /// Rows no longer have Customer.
    void dropCustomer();
    /// Answers 500 to requests for rows from now on, or no longer.
    void setFailing(bool isFailing);
    /// Rows come with an ETag, and 304 answers who has them.
    void setValidators(bool hasValidators);
    /// Sends nothing in answer to a request for rows from now on.
    void stall();

    [[nodiscard]] std::string url() const; ///< of the set
    [[nodiscard]] std::string root() const;
    [[nodiscard]] std::string origin() const { return server_->origin(); }
    /// Targets of the requests for rows so far.
    [[nodiscard]] std::vector<std::string> rowRequests() const;
    [[nodiscard]] bool waitForRequests(std::size_t count) const;

private:
    Reply answerTo(const SeenRequest& seen);
    std::string metadata() const;
    std::string rows() const;

    std::mutex mutex_;
    std::vector<Order> rows_;
    std::string extra_;
    bool hasCustomer_ = true;
    bool isFailing_ = false;
    bool isStalling_ = false;
    bool hasValidators_ = false;
    std::unique_ptr<MisbehavingServer> server_;
};

/// Orders 1 to `count`, customer "Customer N", total N * 10.
std::vector<Order> ordersUpTo(int count);

} // namespace odc::test
