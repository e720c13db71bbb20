// SPDX-License-Identifier: MPL-2.0
// What the targets of the JSON dialects share: any bytes as a page, or as what stands in one of the
// dialect's frames, so that the fuzzer need not find those; with columns of the dialect's types.
#pragma once

#include "fuzz/decode_both_ways.hpp"

#include <initializer_list>
#include <span>

namespace odc::fuzz {

struct Frame {
    std::string_view before;
    std::string_view after;
};

/// Columns by path and Edm type.
inline base::Schema
columnsOf(std::initializer_list<std::pair<std::string_view, std::string_view>> all) {
    base::Schema schema;
    for (const auto& [path, edmType] : all)
        schema.push_back({.path = std::string(path),
                          .kind = odata::kindOf(edmType),
                          .edmType = std::string(edmType)});
    return schema;
}

/// Columns of the types that v1 to v3 have.
inline base::Schema columnsBeforeV4() {
    return columnsOf({
        {"Id", "Edm.Int64"},
        {"Name", "Edm.String"},
        {"Date", "Edm.DateTime"},
        {"At", "Edm.DateTimeOffset"},
        {"Time", "Edm.Time"},
        {"Total", "Edm.Decimal"},
        {"Share", "Edm.Double"},
        {"Is", "Edm.Boolean"},
        {"Key", "Edm.Guid"},
        {"Bytes", "Edm.Binary"},
        {"Place", "Edm.GeographyPoint"},
        {"Address/City", "Edm.String"},
    });
}

/// The first byte chooses the frame (none where it is past their end), and whether the columns are
/// known beforehand.
inline void decodeDialect(const base::Schema& schema, std::span<const Frame> frames,
                          const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return;
    const std::size_t choice = data[0] % (frames.size() + 1);
    std::string page(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (choice < frames.size())
        page = std::string(frames[choice].before) + page + std::string(frames[choice].after);
    const bool isTyped = (data[0] & 0x80U) == 0;
    const auto make = [&](odata::DecoderOptions options, base::BatchSink sink) {
        options.feedMappings.clear();
        options.schema = isTyped ? schema : base::Schema();
        return odata::makeJsonDecoder(std::move(options), std::move(sink));
    };
    decodeBothWays(make, page);
}

} // namespace odc::fuzz
