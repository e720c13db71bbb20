// SPDX-License-Identifier: MPL-2.0
// The bytes of $value and $count.
#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/decode/content_type.hpp"
#include "odata/decode/csv_plan.hpp"
#include "odata/decode/value_decoder.hpp"
#include "odata/decode/whole_document.hpp"
#include "odata/edm.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;
using base::ValueKind;

namespace {

std::string base64(std::string_view bytes) {
    static constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j)
            three = three << 8 | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += j <= count ? letters[three >> (18 - 6 * j) & 63U] : '=';
    }
    return out;
}

bool isTextType(std::string_view type) {
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml");
}

/// UTF-8 without control characters but line ends and tabs.
bool isReadable(std::string_view text) {
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.front());
        const std::size_t length = text::characterLength(text);
        if (length == 0 || byte == 0x7F || (byte < 0x20 && (byte < 0x09 || byte > 0x0D)))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string_view typeOfKind(ValueKind kind) {
    switch (kind) {
    case ValueKind::decimal:
        return "Edm.Decimal";
    case ValueKind::date:
        return "Edm.Date";
    case ValueKind::dateTime:
        return "Edm.DateTime";
    case ValueKind::dateTimeOffset:
        return "Edm.DateTimeOffset";
    default:
        return "Edm.String";
    }
}

class RawDecoder final : public WholeDocumentDecoder {
public:
    RawDecoder(std::string_view contentType, DecoderOptions options, base::BatchSink sink)
        : WholeDocumentDecoder(std::move(options), std::move(sink), base::limits::maxValueBytes),
          type_(mediaTypeOf(contentType)), charset_(parameterOf(contentType, "charset")) {}

private:
    Result<void> read(PageEnd&) override {
        if (shape_.form == AnswerForm::count)
            return readCount();
        const std::string heading = headingOr("Value");
        if (isBytes())
            return outcome(appendValue(heading, base64(body_), ValueForm::typed, "Edm.Binary"));
        auto text = asText();
        if (!text)
            return std::move(text).error();
        return outcome(appendValue(heading, *text, ValueForm::typed, typeOfKind(guessKind(*text))));
    }

    /// By the model; else by the content type; else by the bytes themselves.
    [[nodiscard]] bool isBytes() const {
        if (!schema_.empty())
            return schema_[0].kind == ValueKind::binary;
        if (isTextType(type_))
            return false;
        return !type_.empty() || !isReadable(body_);
    }

    Result<std::string> asText() const {
        if (const auto mark = text::byteOrderMarkOf(body_))
            return text::toUtf8(std::string_view(body_).substr(mark->bytes), mark->charset);
        const auto named = charset_.empty() ? text::Charset::utf8 : text::charsetNamed(charset_);
        if (!named)
            return Error{.kind = ErrorKind::unsupported,
                         .message = fmt::format("The service's answer is text in \"{}\", which is "
                                                "not read here. Ask the service for UTF-8.",
                                                charset_.substr(0, 40))};
        if (*named != text::Charset::utf8)
            return text::toUtf8(body_, *named);
        return isReadable(body_) ? body_ : text::toUtf8(body_, text::Charset::windows1252);
    }

    Result<void> readCount() {
        auto text = asText();
        if (!text)
            return std::move(text).error();
        const auto count = base::parseInteger(trimmed(*text));
        if (!count)
            return Error{.message = fmt::format("The service should have answered $count with a "
                                                "number, but sent \"{}\". Leave $count out, and "
                                                "tell the service's operator.",
                                                cleaned(*text, 60))};
        return outcome(appendValue(headingOr("Count"), fmt::format("{}", *count), ValueForm::typed,
                                   "Edm.Int64"));
    }

    std::string type_;
    std::string charset_;
};

} // namespace

std::unique_ptr<Decoder> makeRawDecoder(std::string_view contentType, DecoderOptions options,
                                        base::BatchSink sink) {
    return std::make_unique<RawDecoder>(contentType, std::move(options), std::move(sink));
}

} // namespace odc::odata
