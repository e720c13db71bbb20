// SPDX-License-Identifier: MPL-2.0
// A v4 service on the loopback interface with one set, Sales: pages of 5,000 rows out of text that
// is rendered beforehand, $count, $skip and $top in the order of the key, an ETag a page.
#pragma once

#include "benches/office/sales_rows.hpp"
#include "support/misbehaving_server.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace odc::bench {

class SalesService {
public:
    explicit SalesService(std::chrono::milliseconds latency);

    /// What it serves from now on.
    void setRows(const std::vector<SalesKey>& keys);
    [[nodiscard]] std::string url() const { return server_.origin() + "/Sales.svc/Sales"; }
    [[nodiscard]] std::string origin() const { return server_.origin(); }
    /// Pages that were answered with rows, and such that had not changed.
    [[nodiscard]] int pagesSent() const;
    [[nodiscard]] int pagesUnchanged() const;

private:
    struct Rendered {
        std::string text;                   ///< all rows with commas between
        std::vector<std::uint64_t> ends;    ///< of each row in it
        std::vector<std::uint64_t> digests; ///< of all rows up to each
    };

    test::Reply answerTo(const test::SeenRequest& seen);
    test::Reply page(const test::SeenRequest& seen);

    std::chrono::milliseconds latency_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Rendered> rows_ = std::make_shared<Rendered>();
    int pagesSent_ = 0;
    int pagesUnchanged_ = 0;
    test::MisbehavingServer server_;
};

} // namespace odc::bench
