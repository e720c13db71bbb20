// SPDX-License-Identifier: MPL-2.0
// Any bytes as verbose JSON (v1 to v3): read or refused, whole and in pieces with the same outcome.
#include "fuzz/json_dialect.hpp"

namespace {

const odc::base::Schema schema = odc::fuzz::columnsBeforeV4();

constexpr odc::fuzz::Frame frames[]{
    {R"({"d":{"results":[)", R"(]}})"},
    {R"({"d":{"__count":"3","results":[)", R"(],"__next":"n"}})"},
    {R"({"d":[)", R"(]})"},
    {R"({"d":)", R"(})"},
    {R"([)", R"(])"},
    {R"({"d":{"results":[{"Id":1,)", R"(]}})"},
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    odc::fuzz::decodeDialect(schema, frames, data, size);
    return 0;
}
