// SPDX-License-Identifier: MPL-2.0
// Any bytes as the body of a refusal: a sentence always, words within their limit and clean.
#include "odata/error_body.hpp"

#include "odata/characters.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    const int status = size > 0 ? 400 + data[0] % 200 : 400;
    const auto error = odc::odata::classifyRefusal(status, "", body, body);
    const bool isClean = odc::odata::cleaned(error.serverWords, 2'000) == error.serverWords;
    if (error.message.empty() || error.serverWords.size() > 2'000 || !isClean)
        std::abort();
    return 0;
}
