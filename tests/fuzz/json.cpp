// SPDX-License-Identifier: MPL-2.0
// Any bytes as a JSON page: read or refused, whole and in pieces with the same outcome.
#include "fuzz/decode_both_ways.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    odc::fuzz::decodeBothWays(&odc::odata::makeJsonDecoder, data, size);
    return 0;
}
