// SPDX-License-Identifier: MPL-2.0
#include "support/behaviours.hpp"

#include <fmt/format.h>

namespace odc::test {

namespace {

http::Headers with(http::Headers headers, const char* name, const std::string& value) {
    headers.emplace_back(name, value);
    return headers;
}

http::Headers withLength(const http::Headers& headers, std::size_t length) {
    return with(headers, "Content-Length", std::to_string(length));
}

std::string chunk(std::string_view bytes) {
    return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes);
}

/// RFC 9113 section 4.1.
std::string frame(int type, int flags, int stream, std::string_view payload) {
    std::string bytes;
    for (const std::size_t number :
         {payload.size() >> 16, payload.size() >> 8, payload.size(), std::size_t(type),
          std::size_t(flags), std::size_t(0), std::size_t(0), std::size_t(0), std::size_t(stream)})
        bytes += static_cast<char>(number & 0xFF);
    return bytes.append(payload);
}

} // namespace

std::string headText(int status, const http::Headers& headers) {
    std::string text = fmt::format("HTTP/1.1 {} {}\r\n", status, status < 300 ? "OK" : "Not so");
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

Reply honest(int status, const http::Headers& headers, std::string_view body) {
    return {{headText(status, withLength(headers, body.size())) + std::string(body)}};
}

Behaviour answersWith(Reply reply) {
    return [reply = std::move(reply)](const SeenRequest&) { return reply; };
}

Behaviour answers(int status, const http::Headers& headers, const std::string& body) {
    return answersWith(honest(status, headers, body));
}

Behaviour stallsBeforeHead() {
    return answersWith({{}, {}, Reply::End::hang});
}

Behaviour stallsInBody(const http::Headers& headers, const std::string& body) {
    return answersWith(
        {{headText(200, withLength(headers, body.size())), body.substr(0, body.size() / 2)},
         {},
         Reply::End::hang});
}

Behaviour cutsBody(const http::Headers& headers, const std::string& body, std::size_t sent) {
    return answersWith({{headText(200, withLength(headers, body.size())), body.substr(0, sent)},
                        {},
                        Reply::End::close});
}

Behaviour cutsChunkedBody(const http::Headers& headers, const std::string& body) {
    return answersWith({{headText(200, with(headers, "Transfer-Encoding", "chunked")), chunk(body)},
                        {},
                        Reply::End::close});
}

Behaviour resetsInBody(const http::Headers& headers, const std::string& body, std::size_t sent) {
    return answersWith({{headText(200, withLength(headers, body.size())), body.substr(0, sent)},
                        {},
                        Reply::End::reset});
}

Behaviour liesAboutLength(const http::Headers& headers, const std::string& body,
                          std::size_t announced) {
    return answersWith({{headText(200, withLength(headers, announced)) + body}});
}

Behaviour drips(const http::Headers& headers, const std::string& body, std::size_t pieceSize,
                std::chrono::milliseconds pause) {
    Reply reply{{headText(200, withLength(headers, body.size()))}, pause};
    for (std::size_t at = 0; at < body.size(); at += pieceSize)
        reply.pieces.push_back(body.substr(at, pieceSize));
    return answersWith(std::move(reply));
}

Behaviour closesEachTime(int status, const http::Headers& headers, const std::string& body) {
    Reply reply = honest(status, headers, body);
    reply.end = Reply::End::close;
    return answersWith(std::move(reply));
}

Behaviour redirects(int status, const std::string& location) {
    return answers(status, {{"Location", location}, {"Content-Type", "text/html"}},
                   "<html><body>Elsewhere</body></html>");
}

Reply http2Answer(std::string_view body, bool isBrokenOff) {
    constexpr int data = 0, headers = 1, reset = 3, settings = 4;
    constexpr int endStream = 1, acknowledge = 1, endHeaders = 4;
    const std::string status200 = "\x88"; // RFC 7541 appendix A, entry 8
    const std::string internalError("\0\0\0\x02", 4);
    return {{frame(settings, 0, 0, {}), frame(settings, acknowledge, 0, {}),
             frame(headers, endHeaders, 1, status200),
             isBrokenOff ? frame(data, 0, 1, body) + frame(reset, 0, 1, internalError)
                         : frame(data, endStream, 1, body)}};
}

Behaviour onlyGetAndPost(Behaviour inner) {
    return [inner = std::move(inner)](const SeenRequest& request) {
        if (request.method == "GET" || request.method == "POST")
            return inner(request);
        // A HEAD request gets no body, whatever the status.
        return honest(405, {{"Allow", "GET, POST"}, {"Content-Type", "text/plain"}}, "");
    };
}

} // namespace odc::test
