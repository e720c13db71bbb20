// SPDX-License-Identifier: MPL-2.0
// Any bytes as delimited text: read or refused, whole and in pieces with the same outcome. The
// first byte chooses what the content type says.
#include "fuzz/decode_both_ways.hpp"

#include <array>

namespace {

constexpr std::array<std::string_view, 4> contentTypes{"text/csv", "text/csv;header=absent",
                                                       "text/csv;charset=windows-1252",
                                                       "text/csv;charset=utf-16"};

template <std::size_t number>
std::unique_ptr<odc::odata::Decoder> make(odc::odata::DecoderOptions options,
                                          odc::base::BatchSink sink) {
    return odc::odata::makeCsvDecoder(contentTypes[number], std::move(options), std::move(sink));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    constexpr std::array<odc::fuzz::MakeDecoder, 4> makers{&make<0>, &make<1>, &make<2>, &make<3>};
    odc::fuzz::decodeBothWays(makers[data[0] % makers.size()], data + 1, size - 1);
    return 0;
}
