// SPDX-License-Identifier: MPL-2.0
#include "sample_service/version_rules.hpp"

#include "sample_service/model.hpp"

namespace odc::sample {

std::optional<Refusal> checkServiceVersion(const std::optional<std::string>& header,
                                           const std::optional<std::string>& parameter) {
    // Even where both say the same. The documents show the error's form; its words are invented.
    if (header && parameter)
        return Refusal{400, RefusalShape::serviceXml,
                       "The version was specified both in the X-RWS-Version header and in the "
                       "rws-version parameter. Specify it only once."};
    const std::optional<std::string>& version = header ? header : parameter;
    if (version && !equalIgnoringCase(*version, serviceVersion))
        return Refusal{400, RefusalShape::service,
                       "The version specified in the request is unsupported."};
    return {};
}

} // namespace odc::sample
