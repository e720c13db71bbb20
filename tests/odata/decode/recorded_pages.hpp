// SPDX-License-Identifier: MPL-2.0
// A recorded answer, read without knowing anything of its service.
#pragma once

#include "odata/decode/decoding.hpp"

#include <string_view>

namespace odc::test {

/// By the first bytes, as some of the files have an ending that says otherwise.
inline base::Result<Decoded> readPage(std::string_view page,
                                      const odata::DecoderOptions& options = {}) {
    Decoded decoded;
    auto decoder =
        odata::makeDecoder("", page, options, [&](const base::Schema& schema, base::Batch&& batch) {
            decoded.table.schema = schema;
            decoded.table.batches.push_back(std::move(batch));
            return base::Result<void>();
        });
    if (!decoder)
        return std::move(decoder).error();
    for (std::string_view rest = page; !rest.empty();) {
        const std::string_view piece = rest.substr(0, 1'000);
        rest.remove_prefix(piece.size());
        if (auto pushed = (*decoder)->push(piece); !pushed)
            return std::move(pushed).error();
    }
    auto end = (*decoder)->finish();
    if (!end)
        return std::move(end).error();
    decoded.end = std::move(end).value();
    return decoded;
}

} // namespace odc::test
