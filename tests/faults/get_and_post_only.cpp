// SPDX-License-Identifier: MPL-2.0
// A server before a server: hands GET and POST on to --upstream and answers 405 to every other
// verb, as some company networks do. Whole suites pass through it to prove that we use no other.
// It changes nothing: the Host header stays its own, so that the upstream's links lead back to it.
#include "http/url.hpp"
#include "support/behaviours.hpp"
#include "support/misbehaving_server.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <sstream>
#include <string>

using namespace odc;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

bool isHopByHop(std::string_view name) {
    for (const char* hop : {"connection", "keep-alive", "transfer-encoding", "content-length"})
        if (beast::iequals(beast::string_view(name.data(), name.size()), hop))
            return true;
    return false;
}

test::Reply forward(const http::Url& upstream, const test::SeenRequest& seen) {
    std::string host = upstream.host;
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    asio::io_context io;
    asio::ip::tcp::resolver resolver(io);
    asio::ip::tcp::socket socket(io);
    boost::system::error_code failed;
    const auto found = resolver.resolve(host, std::to_string(upstream.port), failed);
    if (!failed)
        asio::connect(socket, found, failed);

    beast::http::request<beast::http::string_body> request;
    request.version(11);
    request.method_string(seen.method);
    request.target(seen.target);
    for (const auto& [name, value] : seen.headers)
        if (!isHopByHop(name))
            request.insert(name, value);
    request.body() = seen.body;
    request.prepare_payload();
    request.set(beast::http::field::connection, "close");
    if (!failed)
        beast::http::write(socket, request, failed);

    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // boost::none fails in 1.74
    beast::flat_buffer buffer;
    if (!failed)
        beast::http::read(socket, buffer, parser, failed);
    if (failed)
        return test::honest(502, {{"Content-Type", "text/plain"}},
                            "The upstream does not answer: " + failed.message());
    auto& response = parser.get();
    http::Headers headers;
    for (const auto& field : response)
        if (const std::string name(field.name_string()); !isHopByHop(name))
            headers.emplace_back(name, std::string(field.value()));
    return test::honest(static_cast<int>(response.result_int()), headers, response.body());
}

int usage() {
    std::fprintf(stderr, "usage: get-and-post-only --upstream URL [--port N]\n"
                         "Prints the root under which it offers the upstream, then a line for "
                         "each verb that it refused.\n");
    return 2;
}

} // namespace

int main(int argc, char* argv[]) {
    std::string upstream;
    test::ServerOptions options;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--upstream") == 0)
            upstream = argv[i + 1];
        else if (std::strcmp(argv[i], "--port") == 0)
            options.port = std::atoi(argv[i + 1]);
        else
            return usage();
    }
    const auto root = http::parseUrl(upstream);
    if (!root || root->scheme != "http" || argc % 2 == 0)
        return usage();

    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    const test::Behaviour inner = [&root](const test::SeenRequest& seen) {
        return forward(*root, seen);
    };
    const test::Behaviour counted =
        [inner, guard = test::onlyGetAndPost(inner)](const test::SeenRequest& seen) {
            if (seen.method != "GET" && seen.method != "POST") {
                std::printf("refused %s %s\n", seen.method.c_str(), seen.target.c_str());
                std::fflush(stdout);
            }
            return guard(seen);
        };
    const test::MisbehavingServer server(counted, options);
    std::printf("%s%s\n", server.origin().c_str(), root->path.c_str());
    std::fflush(stdout);
    int received = 0;
    sigwait(&signals, &received);
    return 0;
}
