// SPDX-License-Identifier: MPL-2.0
// Comma-separated values. Source: RFC 4180.
#pragma once

#include <string>
#include <string_view>

namespace odc::text {

class CsvWriter {
public:
    /// Appends to `out`, which is borrowed; the caller may empty it between rows.
    explicit CsvWriter(std::string& out) : out_(out) {}

    /// In quotation marks where it holds a comma, a quotation mark or a line end.
    void field(std::string_view text);
    /// CR LF.
    void endRow();

private:
    std::string& out_;
    bool isFirst_ = true;
    bool isBlank_ = true; ///< the row so far is one empty field
};

} // namespace odc::text
