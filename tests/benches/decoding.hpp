// SPDX-License-Identifier: MPL-2.0
// What the benches of the decoders share: the ten columns, a page in memory or as a stream that
// goes through a decoder, and the figures that are printed.
#pragma once

#include "benches/count_allocations.hpp"
#include "benches/measure.hpp"
#include "odata/decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace odc::bench {

inline constexpr std::size_t pieceBytes = 16'384; // what libcurl hands over

/// Ten columns of six types, as the call details of the reporting service have them.
inline base::Schema schema() {
    return {
        {.path = "ID", .kind = base::ValueKind::integer, .edmType = "Edm.Int64"},
        {.path = "Date", .kind = base::ValueKind::dateTime, .edmType = "Edm.DateTime"},
        {.path = "TenantGuid", .kind = base::ValueKind::guid, .edmType = "Edm.Guid"},
        {.path = "TenantName", .kind = base::ValueKind::text, .edmType = "Edm.String"},
        {.path = "SipUri", .kind = base::ValueKind::text, .edmType = "Edm.String"},
        {.path = "DateTimeOfCall", .kind = base::ValueKind::dateTime, .edmType = "Edm.DateTime"},
        {.path = "CallDuration", .kind = base::ValueKind::integer, .edmType = "Edm.Int64"},
        {.path = "Quality", .kind = base::ValueKind::real, .edmType = "Edm.Double"},
        {.path = "CallCharge", .kind = base::ValueKind::decimal, .edmType = "Edm.Decimal"},
        {.path = "TotalMinutes", .kind = base::ValueKind::integer, .edmType = "Edm.Int64"},
    };
}

/// A format under measurement.
struct Decoded {
    std::string name;  ///< "decode-atom"
    std::string floor; ///< what it is measured against
    std::unique_ptr<odata::Decoder> (*make)(odata::DecoderOptions, base::BatchSink);
    std::string head;
    void (*appendRow)(std::string&, int);
    std::string tail;
    int timedRows = 0;
};

[[noreturn]] inline void stop(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(1);
}

/// What a floor does with a GUID: checks it and writes it in lower case.
inline std::uint64_t floorOfGuid(std::string_view text) {
    char lower[36];
    if (text.size() != sizeof lower)
        stop("no GUID");
    for (std::size_t i = 0; i < sizeof lower; ++i) {
        const char c = static_cast<char>(text[i] | 0x20);
        const bool isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (isHyphen ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            stop("no GUID");
        lower[i] = c;
    }
    return static_cast<unsigned char>(lower[35]);
}

class Decoding {
public:
    explicit Decoding(const Decoded& what)
        : decoder_(
              what.make({.schema = schema()}, [this](const base::Schema&, base::Batch&& batch) {
                  const base::Batch taken = std::move(batch);
                  rows_ += static_cast<std::int64_t>(taken.rowCount);
                  return base::Result<void>();
              })) {}
    void push(const char* data, std::size_t size) {
        if (auto pushed = decoder_->push({data, size}); !pushed)
            stop(base::describe(pushed.error()));
    }
    std::int64_t finish() {
        if (auto end = decoder_->finish(); !end)
            stop(base::describe(end.error()));
        return rows_;
    }

private:
    std::int64_t rows_ = 0;
    std::unique_ptr<odata::Decoder> decoder_;
};

inline void decodeWhole(const Decoded& what, std::string_view page) {
    Decoding decoding(what);
    for (std::size_t at = 0; at < page.size(); at += pieceBytes)
        decoding.push(page.data() + at, std::min(pieceBytes, page.size() - at));
    if (decoding.finish() != what.timedRows)
        stop("A row was lost.");
}

inline void decodeStream(const Decoded& what, int rows) {
    Decoding decoding(what);
    streamPage(what.head, what.appendRow, what.tail, rows, pieceBytes,
               [&](const char* data, std::size_t size) { decoding.push(data, size); });
    if (decoding.finish() != rows)
        stop("A row was lost.");
}

inline std::string pageOf(const Decoded& what) {
    std::string page;
    streamPage(what.head, what.appendRow, what.tail, what.timedRows, pieceBytes,
               [&](const char* data, std::size_t size) { page.append(data, size); });
    return page;
}

inline constexpr int countedRows = 100'000;

inline void decodePages(const Decoded& what, int rows, int pageRows) {
    for (int done = 0; done < rows; done += pageRows)
        decodeStream(what, pageRows);
}

/// Of a long page against a short one, and against the same rows in pages of several sizes. To be
/// called before there is a page in memory.
inline void measureMemory(const Decoded& what) {
    const double small = peakMegabytesOf([&] { decodeStream(what, countedRows); });
    const double large = peakMegabytesOf([&] { decodeStream(what, 10 * countedRows); });
    fmt::print("bench {}-memory {:.1f} MB ratio={:.3f} floor=peak-for-100000-rows\n", what.name,
               large, large / small);
    for (const int pageRows : {100, 5'000}) {
        const double paged =
            peakMegabytesOf([&] { decodePages(what, 10 * countedRows, pageRows); });
        fmt::print("bench {}-memory-in-pages-of-{} {:.1f} MB ratio={:.3f} floor=one-page\n",
                   what.name, pageRows, paged, paged / large);
    }
}

/// Time against the floor, and allocations.
inline void measureTime(const Decoded& what, std::string_view page,
                        const std::function<void()>& floor) {
    constexpr int rounds = 41;
    const std::uint64_t before = allocationCount;
    decodeStream(what, countedRows);
    const double allocations = static_cast<double>(allocationCount - before) / countedRows;
    const Pair time = alternate(
        rounds, [&] { decodeWhole(what, page); }, floor);
    fmt::print("bench {} {:.0f} ns/row ratio={:.3f} floor={}\n", what.name,
               time.ours / what.timedRows * 1e9, time.ratio, what.floor);
    fmt::print("bench {}-speed {:.0f} MB/s ratio={:.3f} floor={}\n", what.name,
               static_cast<double>(page.size()) / time.ours / 1e6, time.ratio, what.floor);
    fmt::print("bench {}-allocations {:.4f} allocations/row ratio={:.3f} floor=limit-of-0.05\n",
               what.name, allocations, allocations / 0.05);
}

} // namespace odc::bench
