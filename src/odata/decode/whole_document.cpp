// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/whole_document.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;

Result<void> WholeDocumentDecoder::push(std::string_view bytes) {
    if (bytes.size() > maxBytes_ - body_.size())
        return Error{.kind = ErrorKind::tooLarge,
                     .message = fmt::format("The service's answer has more than {} MB, the limit "
                                            "for a single value. Ask for a part of it.",
                                            maxBytes_ >> 20)};
    body_ += bytes;
    return {};
}

Result<PageEnd> WholeDocumentDecoder::finish() {
    PageEnd end;
    if (auto done = read(end); !done)
        return std::move(done).error();
    if (!builder_.finish())
        return builder_.error();
    end.rows = builder_.rowCount();
    end.warnings = builder_.takeWarnings();
    return end;
}

std::string WholeDocumentDecoder::headingOr(std::string_view name) const {
    if (!shape_.name.empty())
        return shape_.name;
    return name.empty() ? "value" : std::string(name);
}

PropertySlot& WholeDocumentDecoder::slotOf(std::string_view name) {
    PropertySlot* const known = builder_.findColumn(name);
    return known ? *known : builder_.root().byName(name);
}

bool WholeDocumentDecoder::appendValue(std::string_view name, std::string_view text, ValueForm form,
                                       std::string_view edmType) {
    if (text.size() > builder_.limits().maxValueBytes)
        return builder_.fail(
            Error{.kind = ErrorKind::tooLarge,
                  .message = fmt::format("The service's answer has more than {} bytes, the limit "
                                         "for one value.",
                                         builder_.limits().maxValueBytes)});
    return builder_.beginRow() && builder_.append(slotOf(name), text, form, edmType) &&
           builder_.endRow();
}

bool WholeDocumentDecoder::appendNull(std::string_view name) {
    return builder_.beginRow() && builder_.appendNull(slotOf(name)) && builder_.endRow();
}

} // namespace odc::odata
