// SPDX-License-Identifier: MPL-2.0
// Ready-made behaviours for the misbehaving server.
#pragma once

#include "support/misbehaving_server.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::test {

/// Status line, headers and an honest length, in one piece.
Reply honest(int status, const http::Headers& headers, std::string_view body);
/// The head alone: "HTTP/1.1 200 OK", the headers, an empty line.
std::string headText(int status, const http::Headers& headers);

/// The same answer to every request.
Behaviour answers(int status, const http::Headers& headers, const std::string& body);
Behaviour answersWith(Reply reply);
/// Takes the request and says nothing.
Behaviour stallsBeforeHead();
/// An honest head, half of the body, then silence.
Behaviour stallsInBody(const http::Headers& headers, const std::string& body);
/// Announces the whole body and closes after `sent` bytes of it.
Behaviour cutsBody(const http::Headers& headers, const std::string& body, std::size_t sent);
/// The same in chunked coding, without the last chunk.
Behaviour cutsChunkedBody(const http::Headers& headers, const std::string& body);
/// Breaks the connection off after `sent` bytes of the body.
Behaviour resetsInBody(const http::Headers& headers, const std::string& body, std::size_t sent);
/// Announces `announced` bytes and sends the body whole, on a connection that stays open.
Behaviour liesAboutLength(const http::Headers& headers, const std::string& body,
                          std::size_t announced);
/// Sends the body `pieceSize` bytes at a time.
Behaviour drips(const http::Headers& headers, const std::string& body, std::size_t pieceSize,
                std::chrono::milliseconds pause);
/// Answers honestly and closes the connection although the client asked to keep it.
Behaviour closesEachTime(int status, const http::Headers& headers, const std::string& body);
Behaviour redirects(int status, const std::string& location);
/// 405 to every verb but GET and POST; these go on to `inner`.
Behaviour onlyGetAndPost(Behaviour inner);

/// The frames of an answer on the first stream of an HTTP/2 connection: status 200 and the body, to
/// its end or broken off by RST_STREAM.
Reply http2Answer(std::string_view body, bool isBrokenOff);

/// RFC 1952.
std::string gzip(std::string_view bytes);

} // namespace odc::test
