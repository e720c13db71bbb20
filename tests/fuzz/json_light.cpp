// SPDX-License-Identifier: MPL-2.0
// Any bytes as light JSON (v3): read or refused, whole and in pieces with the same outcome.
#include "fuzz/json_dialect.hpp"

namespace {

const odc::base::Schema schema = odc::fuzz::columnsBeforeV4();

constexpr odc::fuzz::Frame frames[]{
    {R"({"odata.metadata":"m#T","value":[)", R"(]})"},
    {R"({"odata.metadata":"m#T","odata.count":"3","value":[)", R"(],"odata.nextLink":"n"})"},
    {R"({"odata.metadata":"m#T/@Element",)", R"(})"},
    {R"({"value":[{"Id":1,)", R"(}]})"},
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    odc::fuzz::decodeDialect(schema, frames, data, size);
    return 0;
}
