// SPDX-License-Identifier: MPL-2.0
#include "http/curl_transport.hpp"

#include "http/admission.hpp"
#include "http/curl_errors.hpp"
#include "http/curl_exchange.hpp"
#include "http/curl_lane.hpp"

#include <fmt/format.h>

namespace odc::http {

using base::Error;
using base::ErrorKind;

namespace {

class CurlTransport final : public Transport {
public:
    CurlTransport(const CurlLibrary& curl, const CurlSettings& settings)
        : settings_(settings), pool_(curl) {}

    Result<ResponseHead> send(const Request& request, const ResponseSink& sink,
                              const std::stop_token& stop) override {
        if (const auto allowed = checkRequest(request); !allowed)
            return allowed.error();
        if (stop.stop_requested())
            return cancelled(request.url);
        const Deadline deadline{std::chrono::steady_clock::now() + request.policy.totalTimeout};
        auto lane = pool_.borrow(request.url.origin());
        if (!lane)
            return describeFailure({CURLE_OUT_OF_MEMORY}, request.url);
        lane->forgetCookies();
        auto result = follow(lane, request, sink, stop, deadline);
        if (lane)
            pool_.giveBack(std::move(lane));
        return result;
    }

private:
    /// Hop by hop to the last answer. The lane is given up where libcurl is still busy on it.
    Result<ResponseHead> follow(std::unique_ptr<Lane>& lane, const Request& request,
                                const ResponseSink& sink, const std::stop_token& stop,
                                Deadline deadline) {
        Request hop = request;
        for (int redirects = 0;; ++redirects) {
            auto exchange = std::make_unique<CurlExchange>(
                std::move(lane), settings_.mayDetachLookups, hop, sink, stop);
            if (auto done = exchange->run(deadline); !done) {
                if (exchange->mayBlockWhenDestroyed())
                    pool_.leaveBehind(std::shared_ptr<void>(std::move(exchange)));
                else
                    lane = exchange->takeLane();
                return std::move(done).error();
            }
            lane = exchange->takeLane();
            lane->origin = hop.url.origin();
            const AnswerReader& answer = exchange->answer();
            if (answer.location().empty())
                return answer.head();
            if (redirects >= request.policy.maxRedirects)
                return tooManyRedirects(request);
            auto next = redirected(hop, answer.head().status, answer.location());
            if (!next)
                return next.error();
            if (const auto allowed = checkRequest(*next); !allowed)
                return allowed.error();
            if (next->url.origin() != hop.url.origin())
                lane->forgetCookies();
            exchange.reset(); // it refers to the hop
            hop = std::move(*next);
        }
    }

    static Error tooManyRedirects(const Request& request) {
        return {ErrorKind::refusedByPolicy,
                fmt::format("{} sends on and on, more than {} times, and this was not followed "
                            "further. Ask the operator of the service for the right address.",
                            request.url.origin(), request.policy.maxRedirects),
                {},
                request.url.text()};
    }

    const CurlSettings settings_;
    LanePool pool_;
};

} // namespace

Result<std::shared_ptr<Transport>> makeCurlTransport(const CurlSettings& settings) {
    const auto curl = curlLibrary();
    if (!curl)
        return curl.error();
    return std::shared_ptr<Transport>(std::make_shared<CurlTransport>(**curl, settings));
}

Result<std::shared_ptr<Transport>> makeCurlTransport() {
    return makeCurlTransport(CurlSettings{});
}

} // namespace odc::http
