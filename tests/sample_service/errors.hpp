// SPDX-License-Identifier: MPL-2.0
// How the service refuses: the four shapes that are documented or were seen.
#pragma once

#include "sample_service/message.hpp"

#include <string>
#include <variant>

namespace odc::sample {

enum class RefusalShape {
    odata,      ///< OData's own error, in XML or JSON
    service,    ///< the service's: ServiceFault in XML, ErrorCode and Message in JSON
    serviceXml, ///< ServiceFault, whatever format was asked for
    html,       ///< a page of the web server in front
};

struct Refusal {
    int status = 400;
    RefusalShape shape = RefusalShape::odata;
    std::string message;
};

/// A value, or why there is none.
template <typename T>
using Outcome = std::variant<T, Refusal>;

Response writeRefusal(const Refusal& refusal, Format format);

} // namespace odc::sample
