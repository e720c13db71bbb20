// SPDX-License-Identifier: MPL-2.0
// Which rows have come, told by their keys, so that two answers can be seen to fit together: 64
// bits a row, and of few rows. Not for: finding rows again; two keys may share their bits.
#pragma once

#include "base/table.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace odc::feed {

/// Thread: one.
class RowKeys {
public:
    /// How many of the last rows are remembered.
    static constexpr std::size_t remembered = 64;

    /// The key's columns by path; none: nothing is ever known of a row.
    explicit RowKeys(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    /// Nothing where a column of the key is missing or null.
    [[nodiscard]] std::optional<std::uint64_t>
    keyOf(const base::Schema& schema, const base::Batch& batch, std::size_t row) const;

    /// One batch of the current page, in order.
    void note(const base::Schema& schema, const base::Batch& batch);
    /// The page is over. True: it holds the same rows as the one before it, which has several.
    [[nodiscard]] bool endPage();

    /// The keys of the last rows, the newest at the end; none where a row's key was not known.
    [[nodiscard]] const std::deque<std::uint64_t>& last() const { return last_; }

private:
    struct Page {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::size_t rows = 0;
        bool operator==(const Page&) const = default;
    };

    std::vector<std::string> columns_;
    std::deque<std::uint64_t> last_;
    Page page_;
    Page pageBefore_;
};

} // namespace odc::feed
