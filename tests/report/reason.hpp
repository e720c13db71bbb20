// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "base/result.hpp"

#include <string>

namespace odc::test {

/// Why there is no value, for a test's message; empty where there is one.
template <typename T>
std::string reasonOf(const base::Result<T>& result) {
    return result.has_value() ? std::string()
                              : base::describe(result.error()) + " " + result.error().where;
}

} // namespace odc::test
