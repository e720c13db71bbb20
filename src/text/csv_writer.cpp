// SPDX-License-Identifier: MPL-2.0
#include "text/csv_writer.hpp"

namespace odc::text {

void CsvWriter::field(std::string_view text) {
    if (!isFirst_)
        out_ += ',';
    isBlank_ = isFirst_ && text.empty();
    isFirst_ = false;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out_ += text;
        return;
    }
    out_ += '"';
    for (const char c : text) {
        if (c == '"')
            out_ += '"';
        out_ += c;
    }
    out_ += '"';
}

void CsvWriter::endRow() {
    // A row of one empty field would look like an empty line, which readers skip.
    if (isBlank_ && !isFirst_)
        out_ += "\"\"";
    out_ += "\r\n";
    isFirst_ = true;
    isBlank_ = true;
}

} // namespace odc::text
