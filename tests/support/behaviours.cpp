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

Behaviour onlyGetAndPost(Behaviour inner) {
    return [inner = std::move(inner)](const SeenRequest& request) {
        if (request.method == "GET" || request.method == "POST")
            return inner(request);
        // A HEAD request gets no body, whatever the status.
        return honest(405, {{"Allow", "GET, POST"}, {"Content-Type", "text/plain"}}, "");
    };
}

} // namespace odc::test
