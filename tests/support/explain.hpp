// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "base/result.hpp"

#include <string>

namespace odc::test {

/// Why a Result is a failure, for the text of a failed check; empty where it is none. (Boost.Test
/// puts the text together even where the check passes.)
template <typename T>
std::string explain(const base::Result<T>& result) {
    if (result)
        return {};
    return std::string(base::nameOf(result.error().kind)) + ": " + base::describe(result.error());
}

} // namespace odc::test
