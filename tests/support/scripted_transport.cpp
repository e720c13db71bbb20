// SPDX-License-Identifier: MPL-2.0
#include "support/scripted_transport.hpp"

#include "http/admission.hpp"

namespace odc::test {

using base::Error;
using base::ErrorKind;
using http::Request;
using http::ResponseHead;
using http::Result;

namespace {

std::string lineOf(const Request& request) {
    return (request.method == http::Method::get ? "GET " : "POST ") + request.url.text();
}

Error cancelled() {
    return {ErrorKind::cancelled, "The request was stopped."};
}

void waitForStop(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, [] { return false; });
}

} // namespace

Answer answer(int status, std::string contentType, std::string body) {
    Answer made;
    made.status = status;
    if (!contentType.empty())
        made.headers.emplace_back("Content-Type", std::move(contentType));
    if (!body.empty())
        made.chunks.push_back(std::move(body));
    return made;
}

Answer answerInPieces(std::string contentType, std::string_view body, std::size_t chunkSize) {
    Answer made = answer(200, std::move(contentType), "");
    for (std::size_t begin = 0; begin < body.size(); begin += chunkSize)
        made.chunks.emplace_back(body.substr(begin, chunkSize));
    return made;
}

void ScriptedTransport::on(const std::string& url, Answer answer) {
    const std::lock_guard lock(mutex_);
    byLine_[" " + url].push_back(std::move(answer));
}

void ScriptedTransport::on(http::Method method, const std::string& url, Answer answer) {
    const std::lock_guard lock(mutex_);
    byLine_[(method == http::Method::get ? "GET " : "POST ") + url].push_back(std::move(answer));
}

void ScriptedTransport::next(Answer answer) {
    const std::lock_guard lock(mutex_);
    inOrder_.push_back(std::move(answer));
}

void ScriptedTransport::otherwise(std::function<Answer(const Request&)> make) {
    const std::lock_guard lock(mutex_);
    otherwise_ = std::move(make);
}

std::vector<Request> ScriptedTransport::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::vector<std::string> ScriptedTransport::requestLines() const {
    std::vector<std::string> lines;
    for (const Request& request : requests())
        lines.push_back(lineOf(request));
    return lines;
}

bool ScriptedTransport::waitForRequests(std::size_t count) const {
    std::unique_lock lock(mutex_);
    return arrived_.wait_for(lock, std::chrono::seconds(10),
                             [&] { return requests_.size() >= count; });
}

Answer ScriptedTransport::take(const Request& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    arrived_.notify_all();
    for (const std::string& key : {lineOf(request), " " + request.url.text()}) {
        const auto found = byLine_.find(key);
        if (found == byLine_.end())
            continue;
        Answer next = found->second.front();
        if (found->second.size() > 1)
            found->second.pop_front();
        return next;
    }
    if (!inOrder_.empty()) {
        Answer next = std::move(inOrder_.front());
        inOrder_.pop_front();
        return next;
    }
    if (otherwise_)
        return otherwise_(request);
    Answer none;
    none.failure = Error{ErrorKind::wrongUsage, "The script has no answer for " + lineOf(request)};
    return none;
}

Result<ResponseHead> ScriptedTransport::send(const Request& request, const http::ResponseSink& sink,
                                             const std::stop_token& stop) {
    if (const auto allowed = http::checkRequest(request); !allowed)
        return allowed.error();
    if (stop.stop_requested())
        return cancelled();
    const Answer script = take(request);
    if (script.failure)
        return *script.failure;

    ResponseHead head{script.status, script.headers, request.url, "1.1"};
    if (!script.finalUrl.empty()) {
        auto url = http::parseUrl(script.finalUrl);
        if (!url)
            return url.error();
        head.url = *url;
    }
    if (sink.onHead)
        if (auto taken = sink.onHead(head); !taken)
            return taken.error();
    std::int64_t bytes = 0;
    for (const std::string& chunk : script.chunks) {
        if (stop.stop_requested())
            return cancelled();
        bytes += static_cast<std::int64_t>(chunk.size());
        if (bytes > request.policy.maxBodyBytes)
            return http::bodyTooLarge(request);
        if (sink.onBody)
            if (auto taken = sink.onBody(chunk); !taken)
                return taken.error();
    }
    if (script.waitsForStop) {
        waitForStop(stop);
        return cancelled();
    }
    if (script.failureAfterBody)
        return *script.failureAfterBody;
    return head;
}

} // namespace odc::test
