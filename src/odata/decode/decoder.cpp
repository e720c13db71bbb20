// SPDX-License-Identifier: MPL-2.0
// Which decoder a page needs.
#include "odata/decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

/// The first character that means something, past a byte-order mark, or 0.
char firstCharacter(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const auto at = bytes.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : bytes[at];
}

bool looksLikeHtml(std::string_view bytes) {
    const std::string start = lower(bytes.substr(0, 512));
    return start.find("<html") != std::string::npos ||
           start.find("<!doctype html") != std::string::npos;
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

} // namespace

Result<std::unique_ptr<Decoder>> makeDecoder(std::string_view contentType,
                                             std::string_view firstBytes, DecoderOptions options,
                                             base::BatchSink sink) {
    const std::string type = lower(contentType.substr(0, contentType.find(';')));
    const char first = firstCharacter(firstBytes);
    const bool isHtml =
        type.find("html") != std::string::npos || (first == '<' && looksLikeHtml(firstBytes));
    if (isHtml && type.find("atom") == std::string::npos)
        return notData(contentType, "a web page");
    // The bytes decide where they are clear: some services name a wrong type.
    if (first == '{' || first == '[')
        return makeJsonDecoder(std::move(options), std::move(sink));
    if (first == '<')
        return makeAtomDecoder(std::move(options), std::move(sink));
    if (type.find("json") != std::string::npos)
        return makeJsonDecoder(std::move(options), std::move(sink));
    if (type.find("atom") != std::string::npos || type.find("xml") != std::string::npos)
        return makeAtomDecoder(std::move(options), std::move(sink));
    if (firstBytes.empty())
        return Error{.message = "The service's answer is empty."};
    return notData(contentType, "something");
}

} // namespace odc::odata
