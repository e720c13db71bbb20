// SPDX-License-Identifier: MPL-2.0
// What is known of the ranges' rows between two refreshes: what the service sent, a digest a row of
// what stands, and whether somebody wrote there since. Gone with the document: what is not known is
// read from the sheet once.
#pragma once

#include "calc/ranges/range_fetch.hpp"
#include "calc/ranges/range_watch.hpp"

#include "report/range_definition.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace odc::calc::ranges {

/// What the rows of a range hold, by digests (report/row_digest.hpp).
struct StandingRows {
    std::vector<report::RangeColumn> columns = {};
    std::shared_ptr<const report::RowMarks> marks;
};

struct KnownRange {
    std::shared_ptr<const StandingRows> rows;
    std::unique_ptr<RangeWatch> watch;
    std::shared_ptr<const FetchedRange> served = {}; ///< what the last refresh brought
};

/// Thread of all of these: main.
namespace range_store {

/// Takes out what is known; both are null where nothing is.
KnownRange take(const Document& document, const OUString& name);
/// What the last refresh of a range brought; null where that is not known.
std::shared_ptr<const FetchedRange> served(const Document& document, const OUString& name);
void put(const Document& document, const OUString& name, KnownRange known);
/// A watch that takes what is known out of the store when the document goes.
std::unique_ptr<RangeWatch> watch(const Sheet& sheet, const cells::Area& rows);

} // namespace range_store

} // namespace odc::calc::ranges
