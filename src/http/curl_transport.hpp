// SPDX-License-Identifier: MPL-2.0
// The settings of the real transport that only its own tests change.
#pragma once

#include "http/transport.hpp"

namespace odc::http {

struct CurlSettings {
    /// Off: as with a libcurl before 7.87, a name look-up that is stopped is left to a thread that
    /// waits for its end.
    bool mayDetachLookups = true;
};

Result<std::shared_ptr<Transport>> makeCurlTransport(const CurlSettings& settings);

} // namespace odc::http
