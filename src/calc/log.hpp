// SPDX-License-Identifier: MPL-2.0
// A line for who looks into a failure that no user can be told about.
#pragma once

#include "calc/uno.hpp"

#include <string_view>

namespace odc::calc {

/// One line on stderr where the environment has ODATA_LOG; silent otherwise. Thread: any.
void log(std::string_view what, const OUString& detail);

} // namespace odc::calc
