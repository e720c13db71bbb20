// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string_view>

namespace odc::odata {

/// An OData error inside the body of an answer that began as a success. `words` are the service's.
base::Error serviceError(std::string_view words, std::int64_t rowsBefore);

} // namespace odc::odata
