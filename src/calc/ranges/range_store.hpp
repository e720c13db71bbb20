// SPDX-License-Identifier: MPL-2.0
// What is known of the ranges' rows between two refreshes: a digest a row, and who wrote there
// since. In memory alone: what is not known is read from the sheet once.
#pragma once

#include "calc/ranges/range_watch.hpp"

#include "report/range_definition.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace odc::calc::ranges {

/// What the rows of a range hold, by digests (report/row_digest.hpp).
struct StandingRows {
    std::vector<report::RangeColumn> columns = {};
    std::vector<std::uint64_t> digests = {};
    std::vector<std::uint64_t> keys = {}; ///< none where no column is a key
};

struct KnownRange {
    std::shared_ptr<const StandingRows> rows;
    std::unique_ptr<RangeWatch> watch;
};

/// Thread of all of these: main.
namespace range_store {

/// Takes out what is known; both are null where nothing is.
KnownRange take(const Document& document, const OUString& name);
void put(const Document& document, const OUString& name, KnownRange known);
/// A watch that takes what is known out of the store when the document goes.
std::unique_ptr<RangeWatch> watch(const Sheet& sheet, const cells::Area& rows);

} // namespace range_store

} // namespace odc::calc::ranges
