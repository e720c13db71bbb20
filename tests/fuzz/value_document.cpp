// SPDX-License-Identifier: MPL-2.0
// Any bytes as a property, links, $count or $value: read or refused, whole and in pieces with the
// same outcome. The first byte chooses what the path promised.
#include "fuzz/decode_both_ways.hpp"
#include "odata/decode/value_decoder.hpp"

#include <array>

namespace {

using odc::odata::AnswerForm;

template <AnswerForm form, bool isTyped>
std::unique_ptr<odc::odata::Decoder> make(odc::odata::DecoderOptions options,
                                          odc::base::BatchSink sink) {
    options.shape = {form, isTyped ? "Name" : ""};
    if (!isTyped)
        options.schema.clear();
    switch (form) {
    case AnswerForm::links:
        return odc::odata::makeLinksDecoder(std::move(options), std::move(sink));
    case AnswerForm::raw:
    case AnswerForm::count:
        return odc::odata::makeRawDecoder("text/plain", std::move(options), std::move(sink));
    default:
        return odc::odata::makeValueDecoder(std::move(options), std::move(sink));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    constexpr std::array<odc::fuzz::MakeDecoder, 5> makers{
        &make<AnswerForm::value, true>, &make<AnswerForm::value, false>,
        &make<AnswerForm::links, false>, &make<AnswerForm::raw, false>,
        &make<AnswerForm::count, true>};
    const std::string_view page(reinterpret_cast<const char*>(data) + 1, size - 1);
    static_cast<void>(odc::odata::judgeJson(page));
    static_cast<void>(odc::odata::beginsXmlValue(page));
    odc::fuzz::decodeBothWays(makers[data[0] % makers.size()], data + 1, size - 1);
    return 0;
}
