// SPDX-License-Identifier: MPL-2.0
// Any bytes as v4 JSON: at each metadata level, with the short names of 4.01, as a delta, and with
// an error in mid-answer. Read or refused, whole and in pieces with the same outcome.
#include "fuzz/json_dialect.hpp"

namespace {

const odc::base::Schema schema = odc::fuzz::columnsOf({
    {"Id", "Edm.Int64"},
    {"Name", "Edm.String"},
    {"Day", "Edm.Date"},
    {"At", "Edm.DateTimeOffset"},
    {"Time", "Edm.TimeOfDay"},
    {"Length", "Edm.Duration"},
    {"Total", "Edm.Decimal"},
    {"Share", "Edm.Double"},
    {"Is", "Edm.Boolean"},
    {"Key", "Edm.Guid"},
    {"Bytes", "Edm.Binary"},
    {"Place", "Edm.GeographyPoint"},
    {"Mood", "NS.Mood"},
    {"Names", "Collection(Edm.String)"},
    {"Address/City", "Edm.String"},
});

constexpr odc::fuzz::Frame frames[]{
    {R"({"@odata.context":"$metadata#T","value":[)", R"(],"@odata.nextLink":"n"})"},
    {R"({"@context":"$metadata#T","@count":3,"value":[)", R"(],"@nextLink":"n"})"},
    {R"({"@odata.context":"$metadata#T/$delta","value":[)", R"(],"@odata.deltaLink":"d"})"},
    {R"({"@odata.context":"$metadata#T/$entity",)", R"(})"},
    {R"({"value":[{"Id":1},)", R"(],"@odata.error":{"code":"c","message":"w"}})"},
    {R"({"value":[{"Id":1,)", R"(}]})"},
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    odc::fuzz::decodeDialect(schema, frames, data, size);
    return 0;
}
