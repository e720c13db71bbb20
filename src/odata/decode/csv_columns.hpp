// SPDX-License-Identifier: MPL-2.0
// Which columns of a table the headings of a delimited text belong to.
#pragma once

#include "base/table.hpp"
#include "odata/decode/csv_plan.hpp"
#include "odata/decoder.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace odc::odata {

struct CsvColumns {
    struct Place {
        std::size_t column = 0; ///< of `schema`
        bool isGuessed = false; ///< the kind is the sample's
    };
    base::Schema schema = {};
    /// One for each column of the text; empty: not wanted.
    std::vector<std::optional<Place>> places = {};
    std::vector<std::string> warnings = {};
};

/// A heading is a column's path, or reads alike but for case, spaces and the like ("Report Refresh
/// Date", reportRefreshDate); without headings the schema's columns are taken in order. Other
/// columns of the text follow where the schema is open. Where not one heading is known and the
/// schema is open, the text's columns are all there are.
CsvColumns matchColumns(const CsvPlan& plan, CsvHeader header, const DecoderOptions& options);

} // namespace odc::odata
