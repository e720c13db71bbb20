// SPDX-License-Identifier: MPL-2.0
// The property that both decoders' targets check: how a body is cut into pieces does not matter,
// and every batch holds what its row count says.
#pragma once

#include "odata/decoder.hpp"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::fuzz {

using MakeDecoder = std::unique_ptr<odata::Decoder> (*)(odata::DecoderOptions, base::BatchSink);

inline odata::DecoderOptions smallOptions() {
    odata::DecoderOptions options;
    options.schema = {
        {.path = "Id", .kind = base::ValueKind::integer, .edmType = "Edm.Int32"},
        {.path = "Name", .kind = base::ValueKind::text, .edmType = "Edm.String"},
        {.path = "Date", .kind = base::ValueKind::dateTime, .edmType = "Edm.DateTime"},
        {.path = "Address/City", .kind = base::ValueKind::text, .edmType = "Edm.String"}};
    options.feedMappings = {{.column = "Name",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"author", "name"}},
                            {.column = "Date",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"updated"}},
                            {.column = "Address/City",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"author"},
                             .attribute = "city"},
                            {.column = "Pages",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"summary"},
                             .edmType = "Edm.Int32",
                             .types = {"N.Book"}},
                            {.column = "At/Row",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"rights"},
                             .entry = "Orders"},
                            {.column = "Name",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"rights"},
                             .entry = "Orders/Lines"},
                            {.column = "Name",
                             .namespaceUri = std::string(odata::atomNamespace),
                             .elements = {"rights"},
                             .entry = "Shelf",
                             .types = {"N.Shelf"}}};
    options.expansions = {{"Orders", odata::Expansion::rows},
                          {"Orders/Lines", odata::Expansion::json},
                          {"Tags", odata::Expansion::text}};
    // What a collection goes on with is as much of the input's making as the page.
    options.fetchMembers = [](const std::string& link) -> base::Result<odata::MembersAnswer> {
        return odata::MembersAnswer{link, "later"};
    };
    // A small window, so that small pages go past its end, too.
    options.limits = {.maxDepth = 16,
                      .maxValueBytes = 4'096,
                      .maxColumns = 64,
                      .maxEntryBytes = 65'536,
                      .windowBytes = 256};
    return options;
}

inline void require(bool isTrue) {
    if (!isTrue)
        std::abort();
}

/// Nothing where the page was refused. `make` is as a MakeDecoder.
template <typename Make>
std::optional<base::Table> decode(const Make& make, std::string_view page, std::size_t pieceBytes) {
    base::Table table;
    auto decoder = make(smallOptions(), [&](const base::Schema& schema, base::Batch&& batch) {
        require(batch.columns.size() == schema.size() && batch.rowCount <= base::maxBatchRows);
        for (std::size_t i = 0; i < schema.size(); ++i) {
            const base::Column& column = batch.columns[i];
            require(column.isNull.size() == batch.rowCount);
            const auto storage = base::storageOf(schema[i].kind);
            require(storage != base::Storage::integers || column.integers.size() == batch.rowCount);
            require(storage != base::Storage::reals || column.reals.size() == batch.rowCount);
            require(storage != base::Storage::texts || column.texts.size() == batch.rowCount);
        }
        table.schema = schema;
        if (batch.rowCount == 0)
            return base::Result<void>(); // headings without rows
        table.batches.push_back(std::move(batch));
        return base::Result<void>();
    });
    bool isFine = true;
    for (; !page.empty() && isFine; page.remove_prefix(std::min(pieceBytes, page.size()))) {
        const std::string_view piece = page.substr(0, pieceBytes);
        const std::vector<char> copy(piece.begin(), piece.end());
        isFine = decoder->push({copy.data(), copy.size()}).has_value();
    }
    const auto end = decoder->finish();
    require(isFine || !end.has_value());
    if (!end)
        return std::nullopt;
    require(end->rows == static_cast<std::int64_t>(table.rowCount()));
    return table;
}

/// NaN is not equal to itself: tables are compared by their text.
inline void requireSame(const base::Table& left, const base::Table& right) {
    require(left.schema == right.schema && left.rowCount() == right.rowCount());
    for (std::size_t row = 0; row < left.rowCount(); ++row)
        for (std::size_t column = 0; column < left.schema.size(); ++column)
            require(base::textAt(left, row, column) == base::textAt(right, row, column));
}

template <typename Make>
void decodeBothWays(const Make& make, std::string_view page) {
    const auto whole = decode(make, page, std::max<std::size_t>(page.size(), 1));
    const auto cut = decode(make, page, 1 + page.size() % 13);
    require(whole.has_value() == cut.has_value());
    if (whole)
        requireSame(*whole, *cut);
}

inline void decodeBothWays(MakeDecoder make, const std::uint8_t* data, std::size_t size) {
    decodeBothWays(make, std::string_view(reinterpret_cast<const char*>(data), size));
}

} // namespace odc::fuzz
