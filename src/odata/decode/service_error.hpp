// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string_view>

namespace odc::odata {

/// An OData error inside the body of an answer that began as a success. `words` are the service's.
base::Error serviceError(std::string_view words, std::int64_t rowsBefore);

/// The words of an error that a service wrote into an answer that it had begun: JSON that is no
/// JSON any more. Empty where there is none. Source: OData JSON 4.01 section 21.1 (in-stream
/// errors); seen: WCF Data Services, ASP.NET.
std::string wordsInBrokenJson(std::string_view text);

} // namespace odc::odata
