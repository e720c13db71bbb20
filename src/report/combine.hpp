// SPDX-License-Identifier: MPL-2.0
// Several tables made one: joined on columns, or put under each other.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"
#include "report/report.hpp"

#include <string>
#include <vector>

namespace odc::report {

/// The tables of a report's sources, widened, in its order; consumed. `names` name them in
/// messages. Shape:   joins: the rows of the first table in their order (inner: those that all
/// others match),
///          its columns, then the others' without the keys. append: one table's rows after
///          another's, columns by path.
/// Null:    a key with a null matches nothing.
/// Errors:  badResponse (a key twice in a joined table; kinds of a column that do not agree),
///          wrongUsage (a key that a table lacks, a column other than the keys that two have).
Result<base::Table> combine(const Combine& how, std::vector<base::Table> tables,
                            const std::vector<std::string>& names);

} // namespace odc::report
