// SPDX-License-Identifier: MPL-2.0
#include "sample_service/message.hpp"

#include "sample_service/model.hpp"

namespace odc::sample {

std::optional<std::string> Request::header(std::string_view name) const {
    for (const auto& [headerName, value] : headers) {
        if (equalIgnoringCase(headerName, name))
            return value;
    }
    return {};
}

} // namespace odc::sample
