// SPDX-License-Identifier: MPL-2.0
// Answers made smaller for clients that ask for it.
#pragma once

#include <string>
#include <string_view>

namespace odc::sample {

/// One gzip member (RFC 1952).
std::string gzipped(std::string_view text);

/// Whether an Accept-Encoding header allows gzip.
bool allowsGzip(std::string_view acceptEncoding);

} // namespace odc::sample
