// SPDX-License-Identifier: MPL-2.0
// The finished batches of one answer until they are used: in memory up to a limit, then in a
// temporary file that has no name. Not for: what the batches mean.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace odc::feed {

using base::Result;

/// Thread: append on one; read on any, several at once, when nothing is appended any more.
class Spool {
public:
    /// Bytes that stay in memory.
    explicit Spool(std::size_t memoryLimit);
    ~Spool();
    Spool(Spool&& other) noexcept;
    Spool& operator=(Spool&& other) noexcept;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Errors: storageFailed (the disk is full, or there is no place for temporary files).
    Result<void> append(const base::Batch& batch);

    [[nodiscard]] std::size_t batchCount() const { return places_.size(); }
    [[nodiscard]] std::int64_t rowCount() const;
    /// The first row of a batch, counted over all.
    [[nodiscard]] std::int64_t firstRow(std::size_t batch) const { return places_[batch].firstRow; }
    /// The batch that holds a row.
    [[nodiscard]] std::size_t batchOf(std::int64_t row) const;
    /// A batch as it was appended. Errors: storageFailed.
    [[nodiscard]] Result<base::Batch> read(std::size_t batch) const;

private:
    struct Place {
        std::int64_t firstRow = 0;
        std::int64_t rows = 0;
        std::uint64_t at = 0; ///< of its bytes, over memory and file
        std::uint64_t bytes = 0;
    };

    Result<void> moveOut();
    void close();

    std::size_t memoryLimit_;
    std::string memory_;       ///< bytes that are not in the file
    std::uint64_t inFile_ = 0; ///< bytes that are
    int file_ = -1;
    std::vector<Place> places_;
};

} // namespace odc::feed
