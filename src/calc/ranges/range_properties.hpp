// SPDX-License-Identifier: MPL-2.0
// A range's properties as UNO's callers name them, and the status as the struct that they get.
#pragma once

#include "calc/uno.hpp"

#include "base/result.hpp"
#include "report/range_definition.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <org/calcodata/RangeStatus.hpp>

#include <string>
#include <vector>

namespace odc::calc::ranges {

/// "Region, Id" as two names.
std::vector<std::string> namesIn(const std::string& text);

Sequence<css::beans::NamedValue> namedValuesOf(const report::RangeProperties& properties);

/// `properties` with what `values` name changed; names are compared without case.
/// Errors: wrongUsage (no such property, or a value that it cannot have).
base::Result<report::RangeProperties>
changedProperties(report::RangeProperties properties,
                  const Sequence<css::beans::NamedValue>& values);

org::calcodata::RangeStatus toUnoStatus(const OUString& name, const report::RangeStatus& status,
                                        bool isRefreshing);

} // namespace odc::calc::ranges
