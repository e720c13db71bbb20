// SPDX-License-Identifier: MPL-2.0
#include "http/answer_reader.hpp"

#include "base/limits.hpp"
#include "http/admission.hpp"

#include <fmt/format.h>

#include <charconv>

namespace odc::http {

using base::Error;
using base::ErrorKind;

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

AnswerReader::AnswerReader(const Request& request, const ResponseSink& sink)
    : request_(request), sink_(sink) {}

std::string_view AnswerReader::location() const {
    return isHeadComplete_ && isRedirect(head_.status) ? headerOf(head_.headers, "Location")
                                                       : std::string_view();
}

void AnswerReader::beginHead(std::string_view statusLine) {
    head_ = {};
    head_.url = request_.url;
    isHeadComplete_ = false;
    bodyBytes_ = 0;
    // "HTTP/1.1 200 OK", "HTTP/2 200"
    const auto space = statusLine.find(' ');
    head_.httpVersion = statusLine.substr(5, space == std::string_view::npos ? space : space - 5);
    if (space == std::string_view::npos)
        return;
    const std::string_view rest = trimmed(statusLine.substr(space));
    std::from_chars(rest.data(), rest.data() + rest.size(), head_.status);
}

Result<void> AnswerReader::takeHeaderLine(std::string_view line) {
    headBytes_ += line.size();
    if (headBytes_ > base::limits::maxHeadBytes)
        return Error{ErrorKind::tooLarge,
                     fmt::format("{} sends more header lines than any service needs, and was cut "
                                 "off. Check the address, and tell the operator of the service.",
                                 request_.url.origin()),
                     {},
                     request_.url.text()};
    if (isDelivered_)
        return {}; // a trailer
    if (line.starts_with("HTTP/")) {
        beginHead(trimmed(line));
        return {};
    }
    const std::string_view text = trimmed(line);
    if (text.empty())
        return finishHead();
    if ((line.front() == ' ' || line.front() == '\t') && !head_.headers.empty()) {
        head_.headers.back().second += ' '; // folded, as HTTP once allowed
        head_.headers.back().second += text;
        return {};
    }
    const auto colon = text.find(':');
    if (colon != std::string_view::npos)
        head_.headers.emplace_back(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
    return {};
}

Result<void> AnswerReader::finishHead() {
    if (head_.status < 200)
        return {};
    isHeadComplete_ = true;
    if (!location().empty() || head_.status == 407)
        return {};
    isDelivered_ = true;
    std::int64_t length = 0;
    const std::string_view announced = headerOf(head_.headers, "Content-Length");
    std::from_chars(announced.data(), announced.data() + announced.size(), length);
    if (length > request_.policy.maxBodyBytes)
        return bodyTooLarge(request_);
    return sink_.onHead ? sink_.onHead(head_) : Result<void>();
}

Result<void> AnswerReader::takeBody(std::string_view bytes, std::int64_t wireBytes) {
    bodyBytes_ += static_cast<std::int64_t>(bytes.size());
    if (bodyBytes_ > request_.policy.maxBodyBytes)
        return bodyTooLarge(request_);
    if (bodyBytes_ > base::limits::freeExpansionBytes + base::limits::maxExpansion * wireBytes)
        return Error{ErrorKind::tooLarge,
                     fmt::format("The compressed answer of {} unpacks to more than {} times its "
                                 "size, as what is made to fill up memory does, and the rest was "
                                 "not fetched. Check the address; if it is right, ask for less "
                                 "(fewer columns, a filter), or tell the operator of the service.",
                                 request_.url.origin(), base::limits::maxExpansion),
                     {},
                     request_.url.text()};
    if (!isDelivered_ || !sink_.onBody || bytes.empty())
        return {};
    return sink_.onBody(bytes);
}

} // namespace odc::http
