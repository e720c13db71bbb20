// SPDX-License-Identifier: MPL-2.0
// Texts as CSV and JSON write them.
#pragma once

#include <string>
#include <string_view>

namespace odc::cli {

/// RFC 4180: quoted only where the text needs it.
void appendCsvField(std::string& out, std::string_view text);
/// RFC 8259, with quotation marks; UTF-8 stays as it is.
void appendJsonString(std::string& out, std::string_view text);

} // namespace odc::cli
