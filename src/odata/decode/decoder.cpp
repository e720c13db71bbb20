// SPDX-License-Identifier: MPL-2.0
// Which decoder a page needs.
#include "odata/decoder.hpp"

#include "odata/characters.hpp"
#include "odata/decode/content_type.hpp"
#include "odata/decode/value_decoder.hpp"
#include "odata/decode/value_reader.hpp"
#include "text/charset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

/// The first character that means something, past a byte-order mark, or 0.
char firstCharacter(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const auto at = bytes.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : bytes[at];
}

bool looksLikeHtml(std::string_view bytes) {
    const std::string start = toLowerCase(bytes.substr(0, 512));
    return start.find("<html") != std::string::npos ||
           start.find("<!doctype html") != std::string::npos;
}

/// Types that say nothing: Microsoft Graph sends its reports as bytes.
bool isUntyped(std::string_view type) {
    return type.empty() || type == "text/plain" || type == "application/octet-stream" ||
           type == "binary/octet-stream" || type == "application/vnd.ms-excel";
}

/// A first line of text that a delimiter divides.
bool looksDelimited(std::string_view bytes) {
    if (const auto mark = text::byteOrderMarkOf(bytes)) {
        if (mark->charset != text::Charset::utf8)
            return true;
        bytes.remove_prefix(mark->bytes);
    }
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    const bool isText = std::ranges::none_of(line, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
    return isText && line.find_first_of(",;\t|") != std::string_view::npos;
}

Error notData(std::string_view contentType, std::string_view what) {
    return Error{.kind = ErrorKind::badResponse,
                 .message = fmt::format("The service answered with {}{} instead of data. Check the "
                                        "address, and whether one must sign in.",
                                        what,
                                        contentType.empty()
                                            ? std::string()
                                            : fmt::format(" ({})", contentType.substr(0, 80)))};
}

/// A list of objects is read as a stream, whatever the path promises.
bool isJsonValue(std::string_view firstBytes, AnswerForm form) {
    const JsonBeginning beginning = judgeJson(firstBytes);
    return beginning == JsonBeginning::value ||
           (form == AnswerForm::value && beginning == JsonBeginning::unclear);
}

} // namespace

void applyPolicies(base::Schema& schema, const base::ValuePolicies& policies) {
    for (base::ColumnInfo& info : schema) {
        info.policy = base::policyOf(policies, info.path);
        applyPolicy(info);
    }
}

Result<std::unique_ptr<Decoder>> makeDecoder(std::string_view contentType,
                                             std::string_view firstBytes, DecoderOptions options,
                                             base::BatchSink sink) {
    const std::string type = mediaTypeOf(contentType);
    const char first = firstCharacter(firstBytes);
    const bool isHtml =
        type.find("html") != std::string::npos || (first == '<' && looksLikeHtml(firstBytes));
    if (isHtml && type.find("atom") == std::string::npos)
        return notData(contentType, "a web page");
    const AnswerForm form = options.shape.form;
    if (form == AnswerForm::count || (form == AnswerForm::raw && !isDelimitedText(type)) ||
        (form == AnswerForm::value && type == "text/plain"))
        return makeRawDecoder(contentType, std::move(options), std::move(sink));
    // A heading may begin with a bracket, but no text with a tag or a brace is delimited.
    if (isDelimitedText(type) && first != '<' && first != '{')
        return makeCsvDecoder(contentType, std::move(options), std::move(sink));
    if (form == AnswerForm::links && first != '\0')
        return makeLinksDecoder(std::move(options), std::move(sink));
    // The bytes decide where they are clear: some services name a wrong type.
    if (first == '{' || first == '[' || type.find("json") != std::string::npos)
        return isJsonValue(firstBytes, form) ? makeValueDecoder(std::move(options), std::move(sink))
                                             : makeJsonDecoder(std::move(options), std::move(sink));
    if (first == '<')
        return beginsXmlValue(firstBytes) ? makeValueDecoder(std::move(options), std::move(sink))
                                          : makeAtomDecoder(std::move(options), std::move(sink));
    if (type.find("atom") != std::string::npos || type.find("xml") != std::string::npos)
        return makeAtomDecoder(std::move(options), std::move(sink));
    if (isUntyped(type) && looksDelimited(firstBytes))
        return makeCsvDecoder(contentType, std::move(options), std::move(sink));
    if (firstBytes.empty())
        return Error{.message = "The service's answer is empty."};
    return notData(contentType, "something");
}

} // namespace odc::odata
