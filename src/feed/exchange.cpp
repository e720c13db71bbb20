// SPDX-License-Identifier: MPL-2.0
#include "feed/exchange.hpp"

#include "base/limits.hpp"
#include "feed/known_services.hpp"
#include "feed/media.hpp"
#include "http/retry.hpp"
#include "odata/error_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::feed {

namespace {

using base::limits::maxRefusalBytes;

base::Error tooLarge(std::size_t maxBytes) {
    return {base::ErrorKind::tooLarge,
            fmt::format("The service's description is larger than {} MB, which is refused. "
                        "Check that the address is a service's root.",
                        maxBytes >> 20)};
}

/// What the reader found wrong, with the address of what it read.
Result<void> placed(Result<void> taken, const http::Url& url) {
    if (taken)
        return taken;
    return withUrl(std::move(taken).error(), url);
}

/// One attempt: passes good answers on and keeps the words of bad ones.
class Attempt {
public:
    Attempt(Receiver& receiver, Manners& manners) : receiver_(receiver), manners_(manners) {}

    http::ResponseSink sink() {
        return {[this](const http::ResponseHead& head) -> Result<void> {
                    head_ = head;
                    manners_.note(head);
                    // "Not modified" has no body, whatever type it names.
                    isRefusal_ =
                        head.status >= 400 || (head.status != 304 && isWebPage(contentType()));
                    return isRefusal_ ? Result<void>() : placed(receiver_.onHead(head), head.url);
                },
                [this](std::string_view bytes) -> Result<void> {
                    if (!isRefusal_)
                        return placed(receiver_.onBody(bytes), head_.url);
                    refusal_ +=
                        bytes.substr(0, std::min(bytes.size(), maxRefusalBytes - refusal_.size()));
                    return {};
                }};
    }

    /// The Error that the answer means, where it means one.
    [[nodiscard]] std::optional<base::Error> refusal(const base::Clock& clock) const {
        if (!isRefusal_)
            return std::nullopt;
        base::Error error =
            odata::classifyRefusal(head_.status, contentType(), refusal_, head_.url.text());
        if (head_.status < 400) {
            error.kind = base::ErrorKind::badResponse;
            error.message = "The service answered with a web page instead of data. Often that is a "
                            "sign-in page or a proxy's notice: check the address and the account.";
        }
        error.retryAfterSeconds =
            http::retryAfterSeconds(http::headerOf(head_.headers, "Retry-After"), clock.now());
        if (head_.status == 503 && error.retryAfterSeconds >= 0) {
            error.kind = base::ErrorKind::throttled;
            error.message = "The service is too busy and asks to wait. Try again in a few minutes.";
        }
        return error;
    }

private:
    [[nodiscard]] std::string_view contentType() const {
        return http::headerOf(head_.headers, "Content-Type");
    }

    Receiver& receiver_;
    Manners& manners_;
    http::ResponseHead head_;
    std::string refusal_;
    bool isRefusal_ = false;
};

class WholeReceiver final : public Receiver {
public:
    explicit WholeReceiver(std::size_t maxBytes) : maxBytes_(maxBytes) {}

    Result<void> onHead(const http::ResponseHead&) override { return {}; }
    Result<void> onBody(std::string_view bytes) override {
        if (bytes.size() > maxBytes_ - body.size())
            return tooLarge(maxBytes_);
        body += bytes;
        return {};
    }
    [[nodiscard]] bool hasDelivered() const override { return false; }

    std::string body;

private:
    std::size_t maxBytes_;
};

void addVersionHeaders(http::Headers& headers, std::optional<odata::Version> version) {
    if (version && *version >= odata::Version::v4) {
        headers.emplace_back("OData-MaxVersion", "4.01");
        return;
    }
    // Where a client names none, a v3 service writes light JSON, with 2.0 verbose JSON: both are
    // read. What a v1 service would make of a request that claims 2.0 is not known, and one that
    // claims 1.0 may not use $select: there the request's own version is left open.
    const bool isOld = version && *version <= odata::Version::v2;
    if (version == odata::Version::v2)
        headers.emplace_back("DataServiceVersion", "2.0");
    headers.emplace_back("MaxDataServiceVersion", isOld ? "2.0" : "3.0");
}

Result<http::ResponseHead> sendInTurn(const Line& line, const http::Request& request,
                                      Attempt& attempt, const std::stop_token& stop) {
    if (!line.limits)
        return line.transport.send(request, attempt.sink(), stop);
    const auto permit = line.limits->enter(request.url.origin(), line.clock, stop);
    if (!permit)
        return permit.error();
    return line.transport.send(request, attempt.sink(), stop);
}

} // namespace

base::Error withUrl(base::Error error, const http::Url& url) {
    if (error.kind != base::ErrorKind::storageFailed)
        error.where = error.where.empty() ? url.text() : url.text() + " " + error.where;
    return error;
}

http::Request makeRequest(const Line& line, const http::Url& url, std::string_view accept,
                          std::optional<odata::Version> version) {
    http::Request request;
    request.url = url;
    request.headers.emplace_back("Accept", std::string(accept));
    if (!line.connection.language.empty())
        request.headers.emplace_back("Accept-Language", line.connection.language);
    addVersionHeaders(request.headers, version);
    for (const auto& header : line.connection.headers)
        if (!isSaidInUrl(header.first, url))
            request.headers.push_back(header);
    request.policy = line.connection.policy;
    request.credentials = line.connection.credentials;
    return request;
}

Result<http::ResponseHead> exchange(const Line& line, const http::Request& request,
                                    const std::function<Receiver&()>& nextReceiver,
                                    const base::Task& task) {
    std::optional<base::Error> webPage;
    for (int attempt = 1;; ++attempt) {
        Receiver& receiver = nextReceiver();
        Attempt current(receiver, line.manners);
        http::Request asked = request;
        line.manners.apply(asked);
        auto sent = sendInTurn(line, asked, current, task.stop);
        std::optional<base::Error> error;
        if (!sent)
            error = sent.error();
        else
            error = current.refusal(line.clock);
        if (!error) {
            if (line.limits)
                line.limits->wentWell(request.url.origin());
            return sent;
        }
        if (error->where.empty() && error->kind != base::ErrorKind::storageFailed)
            error->where = request.url.text();
        if (receiver.hasDelivered())
            return *error;
        // What the service said of the user's own address tells him more than a refusal of ours.
        if (webPage && error->httpStatus >= 400) {
            line.manners.forgetFormat(request);
            return *webPage;
        }
        if (line.manners.learn(*error, request, asked)) {
            if (error->httpStatus < 400)
                webPage = error;
            --attempt;
            continue;
        }
        const auto pause =
            http::retryDelay({}, request.method, *error, attempt, line.clock.random());
        if (!pause)
            return *error;
        if (line.limits && error->kind == base::ErrorKind::throttled)
            line.limits->wasTurnedAway(request.url.origin(), line.clock, *pause);
        base::Progress waiting;
        waiting.what = fmt::format(
            "Waiting {} s: {}", std::max<long long>(1, (pause->count() + 999) / 1000),
            error->kind == base::ErrorKind::throttled ? "the service is busy" : "no connection");
        task.report(waiting);
        if (!line.clock.sleepFor(*pause, task.stop))
            return base::Error{base::ErrorKind::cancelled, "The refresh was stopped."};
    }
}

Result<WholeAnswer> exchangeWhole(const Line& line, const http::Request& request,
                                  std::size_t maxBytes, const base::Task& task) {
    std::optional<WholeReceiver> receiver;
    auto head = exchange(
        line, request, [&]() -> Receiver& { return receiver.emplace(maxBytes); }, task);
    if (!head)
        return head.error();
    return WholeAnswer{std::move(*head), std::move(receiver->body)};
}

} // namespace odc::feed
