// SPDX-License-Identifier: MPL-2.0
// Writes rows as they arrive: CSV, JSON or a table for the eye. Memory: one batch.
#pragma once

#include "base/table.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace odc::cli {

using base::Result;

enum class OutputFormat { csv, json, table };

/// Takes the next bytes of the output; an Error ends the work.
using Put = std::function<Result<void>(std::string_view)>;

/// Headings are the columns' paths.
/// Thread: one.
class RowWriter {
public:
    virtual ~RowWriter() = default;
    /// Columns may only be added at the end from one batch to the next.
    virtual Result<void> write(const base::Schema& schema, const base::Batch& batch) = 0;
    /// After the last batch; `schema` gives the heading where there was no row.
    virtual Result<void> finish(const base::Schema& schema) = 0;
};

/// csv:   RFC 4180, a heading row, ISO dates; null and empty text are both empty fields. Columns
///        that first appear after the heading was written are badResponse.
/// json:  one array of row objects; numbers that a double cannot hold exactly are texts.
/// table: columns as wide as the first batch needs; control characters are made harmless.
std::unique_ptr<RowWriter> makeRowWriter(OutputFormat format, Put put);

/// All batches of a table.
Result<void> writeTable(RowWriter& writer, const base::Table& table);

} // namespace odc::cli
