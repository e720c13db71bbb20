// SPDX-License-Identifier: MPL-2.0
// How long a request goes on after its stop: the worst of ten stops in each phase, against the
// 100 ms that are promised.
#include "faults/held_lookups.hpp"
#include "http/curl_transport.hpp"
#include "support/behaviours.hpp"
#include "support/fetching.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <future>

using namespace odc;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int stopsEach = 10;
constexpr double limit = 100;

http::Request requestFor(const std::string& url) {
    http::Request request;
    const auto parsed = http::parseUrl(url);
    if (parsed) {
        request.url = *parsed;
        request.policy.origins = {parsed->origin()};
    }
    return request;
}

/// Milliseconds from the stop to the return of send; negative where it ended otherwise.
double stopOnce(http::Transport& transport, const http::Request& request,
                const std::function<bool()>& isUnderWay) {
    std::stop_source source;
    auto ended = std::async(std::launch::async, [&] {
        const auto result = transport.send(request, {}, source.get_token());
        const auto end = Clock::now();
        const bool wasStopped = !result && result.error().kind == base::ErrorKind::cancelled;
        return std::pair(wasStopped, end);
    });
    const bool began = isUnderWay();
    const auto stop = Clock::now();
    source.request_stop();
    const auto [wasStopped, end] = ended.get();
    if (!began || !wasStopped)
        return -1;
    return std::chrono::duration<double, std::milli>(end - stop).count();
}

} // namespace

int main() {
    double worst = 0;
    bool isSound = true;
    const auto measure = [&](const char* phase, const std::function<double()>& stop) {
        double worstHere = 0;
        for (int i = 0; i < stopsEach; ++i) {
            const double took = stop();
            isSound = isSound && took >= 0;
            worstHere = std::max(worstHere, took);
        }
        std::fprintf(stderr, "%s: %.2f ms\n", phase, worstHere);
        worst = std::max(worst, worstHere);
    };

    const auto transport = http::makeCurlTransport();
    http::CurlSettings olderCurl;
    olderCurl.mayDetachLookups = false;
    const auto older = http::makeCurlTransport(olderCurl);
    if (!transport || !older) {
        std::fprintf(stderr, "%s\n", (transport ? older : transport).error().message.c_str());
        return 1;
    }
    for (const auto& each : {*transport, *older})
        measure(each == *transport ? "looking up a name" : "the same with an older libcurl", [&] {
            test::HeldLookups lookups;
            return stopOnce(*each, requestFor("http://a.held.example/"),
                            [&] { return lookups.waitForOne(); });
        });
    measure("agreeing on TLS", [&] {
        const test::MisbehavingServer server({}, {.isMute = true});
        return stopOnce(**transport,
                        requestFor("https://127.0.0.1:" + std::to_string(server.port()) + "/"),
                        [&] { return server.waitForConnections(1); });
    });
    measure("waiting for the head", [&] {
        const test::MisbehavingServer server(test::stallsBeforeHead());
        return stopOnce(**transport, requestFor(server.origin()),
                        [&] { return server.waitForRequests(1); });
    });
    measure("in the body", [&] {
        const test::MisbehavingServer server(test::stallsInBody({}, std::string(1'000'000, 'x')));
        return stopOnce(**transport, requestFor(server.origin()),
                        [&] { return server.waitForRequests(1); });
    });
    if (!isSound) {
        std::fprintf(stderr, "A request ended before it could be stopped.\n");
        return 1;
    }
    std::printf("bench cancel %.2f ms ratio=%.3f floor=limit-100ms\n", worst, worst / limit);
    return 0;
}
