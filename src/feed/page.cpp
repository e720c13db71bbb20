// SPDX-License-Identifier: MPL-2.0
#include "feed/page.hpp"

#include "feed/media.hpp"
#include "odata/decode/value_decoder.hpp"

#include <utility>

namespace odc::feed {

namespace {

/// Enough to see past a byte order mark, an XML declaration, white space and a long context URL.
constexpr std::size_t bytesToChooseBy = 2'048;

char firstMark(std::string_view bytes) {
    for (const char c : bytes)
        if (c == '<' || c == '{' || c == '[')
            return c;
    return '\0';
}

} // namespace

PageReceiver::PageReceiver(odata::DecoderOptions options, RowGate& gate, Meter& meter)
    : options_(std::move(options)), gate_(gate), meter_(meter), rowsBefore_(gate.rows()) {}

Result<void> PageReceiver::onHead(const http::ResponseHead& head) {
    contentType_ = http::headerOf(head.headers, "Content-Type");
    // Else a property that is not there is null, or was not asked for.
    if (http::headerOf(head.headers, "Preference-Applied").find("omit-values=defaults") ==
        std::string_view::npos)
        options_.omitted.clear();
    isEmptyByStatus_ = head.status == 204; // a navigation that leads to nothing
    return {};
}

Result<void> PageReceiver::onBody(std::string_view bytes) {
    meter_.progress.bytes += static_cast<std::int64_t>(bytes.size());
    meter_.tick();
    if (decoder_)
        return decoder_->push(bytes);
    firstBytes_ += bytes;
    if (firstBytes_.size() < bytesToChooseBy)
        return {};
    return begin();
}

bool PageReceiver::hasDelivered() const {
    return gate_.rows() > rowsBefore_;
}

Result<void> PageReceiver::begin() {
    isJson_ = feed::isJson(contentType_) || firstMark(firstBytes_) != '<';
    auto made = odata::makeDecoder(contentType_, firstBytes_, std::move(options_),
                                   [this](const base::Schema& schema, base::Batch&& batch) {
                                       return gate_.pass(schema, std::move(batch));
                                   });
    if (!made)
        return made.error();
    decoder_ = std::move(*made);
    return decoder_->push(firstBytes_);
}

/// "204 No Content": a value that is not there is a null; related entities that are not there are
/// no rows.
Result<odata::PageEnd> PageReceiver::finishWithout() {
    const odata::AnswerForm form = options_.shape.form;
    const bool isValue = form == odata::AnswerForm::value || form == odata::AnswerForm::raw;
    if (!isValue || options_.schema.size() > 1)
        return odata::PageEnd{};
    return odata::makeValueDecoder(std::move(options_),
                                   [this](const base::Schema& schema, base::Batch&& batch) {
                                       return gate_.pass(schema, std::move(batch));
                                   })
        ->finish();
}

Result<odata::PageEnd> PageReceiver::finish() {
    if (!decoder_) {
        const odata::AnswerForm form = options_.shape.form;
        if (isEmptyByStatus_)
            return finishWithout();
        if (firstBytes_.empty() && form != odata::AnswerForm::raw)
            return base::Error{base::ErrorKind::badResponse,
                               "The service sent an empty answer where rows were expected. Try "
                               "again; if it stays so, tell the service's operator."};
        if (auto begun = begin(); !begun)
            return begun.error();
    }
    return decoder_->finish();
}

} // namespace odc::feed
