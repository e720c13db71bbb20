// SPDX-License-Identifier: MPL-2.0
// Pages decoded whole, in pieces of any size, for tests.
#pragma once

#include "odata/decoder.hpp"

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::test {

struct Decoded {
    base::Table table;
    odata::PageEnd end;

    bool operator==(const Decoded&) const = default;
};

using MakeDecoder = std::unique_ptr<odata::Decoder> (*)(odata::DecoderOptions, base::BatchSink);

/// `sizes` gives the size of each piece.
inline base::Result<Decoded> decodePieces(MakeDecoder make, std::string_view page,
                                          const odata::DecoderOptions& options,
                                          const std::function<std::size_t()>& sizes) {
    Decoded decoded;
    auto decoder = make(options, [&](const base::Schema& schema, base::Batch&& batch) {
        decoded.table.schema = schema;
        decoded.table.batches.push_back(std::move(batch));
        return base::Result<void>();
    });
    while (!page.empty()) {
        const std::string_view piece = page.substr(0, sizes());
        page.remove_prefix(piece.size());
        // In memory of its own, so that reading past a piece is noticed.
        const std::vector<char> copy(piece.begin(), piece.end());
        if (auto pushed = decoder->push(std::string_view(copy.data(), copy.size())); !pushed)
            return std::move(pushed).error();
    }
    auto end = decoder->finish();
    if (!end)
        return std::move(end).error();
    decoded.end = std::move(end).value();
    return decoded;
}

inline base::Result<Decoded> decode(MakeDecoder make, std::string_view page,
                                    const odata::DecoderOptions& options = {}) {
    return decodePieces(make, page, options, [&] { return page.size(); });
}

/// "Id:integer, Name:text".
inline std::string columnsOf(const base::Table& table) {
    static constexpr const char* names[] = {"text",      "boolean",  "integer",        "real",
                                            "decimal",   "dateTime", "dateTimeOffset", "date",
                                            "timeOfDay", "duration", "guid",           "binary"};
    std::string out;
    for (const base::ColumnInfo& column : table.schema) {
        if (!out.empty())
            out += ", ";
        out += column.path + ":" + names[static_cast<std::size_t>(column.kind)];
    }
    return out;
}

/// One row as "1|Ann|null".
inline std::string rowOf(const base::Table& table, std::size_t row) {
    std::string out;
    for (std::size_t i = 0; i < table.schema.size(); ++i) {
        if (i > 0)
            out += '|';
        out += base::textAt(table, row, i).value_or("null");
    }
    return out;
}

} // namespace odc::test
