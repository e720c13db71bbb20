// SPDX-License-Identifier: MPL-2.0
// An http::Transport that answers from a script: no network, every request remembered.
#pragma once

#include "http/transport.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::test {

/// One scripted answer.
struct Answer {
    int status = 200;
    http::Headers headers = {};
    std::vector<std::string> chunks = {}; ///< the body, in the pieces that the sink is to get
    /// Instead of an answer (nothing else of this struct is then used).
    std::optional<base::Error> failure = {};
    /// After the chunks: how a transfer ends that breaks off.
    std::optional<base::Error> failureAfterBody = {};
    /// After the chunks: hangs until the request is stopped, then ends with cancelled.
    bool waitsForStop = false;
    /// What the head says the URL was; empty: the one that was asked for.
    std::string finalUrl = {};
};

/// A whole answer in one chunk.
Answer answer(int status, std::string contentType, std::string body);
/// The same with 200, cut into pieces of `chunkSize` bytes.
Answer answerInPieces(std::string contentType, std::string_view body, std::size_t chunkSize);

/// Thread: any, several requests at once. Applies the Policy's origins and body size, and the
/// rule about passwords over plain http, as the real transport does.
class ScriptedTransport : public http::Transport {
public:
    /// Answers for one URL, exactly as Url::text() writes it. Said again, the answers are given one
    /// after the other; the last one stays.
    void on(const std::string& url, Answer answer);
    /// The same for GET or POST alone.
    void on(http::Method method, const std::string& url, Answer answer);
    /// Answers to requests that no `on` matches, in order, each once.
    void next(Answer answer);
    /// Answers computed from the request, for what neither `on` nor `next` covers.
    void otherwise(std::function<Answer(const http::Request&)> make);

    /// What was asked so far, in order.
    [[nodiscard]] std::vector<http::Request> requests() const;
    /// The same as "GET http://host/path?query".
    [[nodiscard]] std::vector<std::string> requestLines() const;
    /// Waits until so many requests have arrived; false after ten seconds.
    [[nodiscard]] bool waitForRequests(std::size_t count) const;

    /// Without a scripted answer: an Error of kind wrongUsage that names the request.
    http::Result<http::ResponseHead> send(const http::Request& request,
                                          const http::ResponseSink& sink,
                                          const std::stop_token& stop) override;

private:
    Answer take(const http::Request& request);

    mutable std::mutex mutex_;
    mutable std::condition_variable arrived_;
    std::map<std::string, std::deque<Answer>> byLine_; ///< key: "GET url", or " url" for both
    std::deque<Answer> inOrder_;
    std::function<Answer(const http::Request&)> otherwise_;
    std::vector<http::Request> requests_;
};

} // namespace odc::test
