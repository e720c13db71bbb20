// SPDX-License-Identifier: MPL-2.0
// The protocol versions, as what differs for a reader and a writer.
#pragma once

namespace odc::odata {

enum class Version { v1, v2, v3, v4, v401 };

} // namespace odc::odata
