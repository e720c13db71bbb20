// SPDX-License-Identifier: MPL-2.0
#include "support/misbehaving_server.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

#include <sys/socket.h>

namespace odc::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

struct MisbehavingServer::Impl {
    Impl(Behaviour behave, ServerOptions given)
        : behaviour(std::move(behave)), options(std::move(given)),
          acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(),
                                     static_cast<unsigned short>(options.port))),
          tls(asio::ssl::context::tls_server) {
        port = acceptor.local_endpoint().port();
        listening = acceptor.native_handle();
        if (isTls()) {
            tls.use_certificate_chain_file(options.certificateFile);
            tls.use_private_key_file(options.keyFile, asio::ssl::context::pem);
            if (options.speaksHttp2)
                SSL_CTX_set_alpn_select_cb(tls.native_handle(), &Impl::chooseHttp2, nullptr);
        }
        accepting = std::thread([this] { acceptAll(); });
    }

    // Sockets are only shut down here, by number and under the lock; each is closed by its thread.
    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            isStopping = true;
            ::shutdown(listening, SHUT_RDWR);
            for (const int socket : open)
                ::shutdown(socket, SHUT_RDWR);
            changed.notify_all();
        }
        accepting.join();
        for (std::thread& connection : connections)
            connection.join();
    }

    [[nodiscard]] bool isTls() const { return !options.certificateFile.empty(); }

    void acceptAll() {
        while (true) {
            boost::system::error_code failed;
            tcp::socket socket(io);
            acceptor.accept(socket, failed);
            const std::lock_guard lock(mutex);
            if (isStopping)
                return;
            if (failed)
                continue;
            open.insert(socket.native_handle());
            const int number = ++connectionCount;
            connections.emplace_back(
                [this, number, s = std::move(socket)]() mutable { serve(std::move(s), number); });
            changed.notify_all();
        }
    }

    void serve(tcp::socket socket, int number) {
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        if (options.isMute) {
            waitForEnd();
            forget(socket);
        } else if (isTls()) {
            asio::ssl::stream<tcp::socket> stream(std::move(socket), tls);
            boost::system::error_code failed;
            stream.handshake(asio::ssl::stream_base::server, failed);
            if (!failed && options.speaksHttp2)
                converseInFrames(stream, number);
            else if (!failed)
                converse(stream, stream.next_layer(), number);
            forget(stream.next_layer());
        } else {
            converse(socket, socket, number);
            forget(socket);
        }
    }

    void forget(tcp::socket& socket) {
        const std::lock_guard lock(mutex);
        open.erase(socket.native_handle());
        boost::system::error_code ignored;
        socket.close(ignored);
    }

    void waitForEnd() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return isStopping; });
    }

    /// False: the server is being stopped.
    bool pause(std::chrono::milliseconds time) {
        std::unique_lock lock(mutex);
        return !changed.wait_for(lock, time, [this] { return isStopping; });
    }

    template <typename Stream>
    void converse(Stream& stream, tcp::socket& socket, int number) {
        beast::flat_buffer buffer;
        while (true) {
            beast::http::request_parser<beast::http::string_body> parser;
            parser.body_limit(
                std::numeric_limits<std::uint64_t>::max()); // boost::none fails in 1.74
            boost::system::error_code failed;
            beast::http::read(stream, buffer, parser, failed);
            if (failed)
                return;
            const Reply reply = behaviour(remember(parser.get(), number));
            bool isFirst = true;
            for (const std::string& piece : reply.pieces) {
                if (!isFirst && reply.pause.count() > 0 && !pause(reply.pause))
                    return;
                isFirst = false;
                asio::write(stream, asio::buffer(piece), failed);
                if (failed)
                    return;
            }
            if (reply.end == Reply::End::keepAlive)
                continue;
            if (reply.end == Reply::End::hang) {
                // Also ends when the client goes away.
                char byte = 0;
                stream.read_some(asio::buffer(&byte, 1), failed);
            } else if (reply.end == Reply::End::reset) {
                socket.set_option(asio::socket_base::linger(true, 0), failed);
            } else {
                // Read to the client's end, lest closing with unread bytes resets the connection.
                socket.shutdown(tcp::socket::shutdown_send, failed);
                char byte = 0;
                while (!failed)
                    socket.read_some(asio::buffer(&byte, 1), failed);
            }
            return;
        }
    }

    static int chooseHttp2(SSL*, const unsigned char** chosen, unsigned char* length,
                           const unsigned char* offered, unsigned offeredLength, void*) {
        const std::string_view list(reinterpret_cast<const char*>(offered), offeredLength);
        const auto at = list.find("\x02h2");
        if (at == std::string_view::npos)
            return SSL_TLSEXT_ERR_NOACK;
        *chosen = offered + at + 1;
        *length = 2;
        return SSL_TLSEXT_ERR_OK;
    }

    /// HTTP/2 as far as one answer needs it (RFC 9113): a frame has nine bytes before its payload,
    /// the length in the first three, the type in the fourth.
    template <typename Stream>
    void converseInFrames(Stream& stream, int number) {
        boost::system::error_code failed;
        std::array<unsigned char, 24> preface{};
        asio::read(stream, asio::buffer(preface), failed);
        while (!failed) {
            std::array<unsigned char, 9> frame{};
            asio::read(stream, asio::buffer(frame), failed);
            std::string payload(std::size_t{frame[0]} << 16 | std::size_t{frame[1]} << 8 | frame[2],
                                '\0');
            if (!payload.empty()) // TLS never comes back from reading nothing
                asio::read(stream, asio::buffer(payload), failed);
            constexpr unsigned char headers = 1;
            if (failed || frame[3] != headers)
                continue;
            const Reply reply = behaviour(remember({}, number));
            for (const std::string& piece : reply.pieces)
                asio::write(stream, asio::buffer(piece), failed);
            if (reply.end == Reply::End::close)
                return;
        }
    }

    SeenRequest remember(const beast::http::request<beast::http::string_body>& request,
                         int number) {
        SeenRequest seen;
        seen.method = std::string(request.method_string());
        seen.target = std::string(request.target());
        for (const auto& field : request)
            seen.headers.emplace_back(field.name_string(), field.value());
        seen.body = request.body();
        seen.connection = number;
        const std::lock_guard lock(mutex);
        requests.push_back(seen);
        changed.notify_all();
        return seen;
    }

    const Behaviour behaviour;
    const ServerOptions options;
    asio::io_context io;
    tcp::acceptor acceptor;
    asio::ssl::context tls;
    int port = 0;
    int listening = -1;

    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    bool isStopping = false;
    std::set<int> open;
    std::vector<SeenRequest> requests;
    int connectionCount = 0;
    std::vector<std::thread> connections; ///< only the accepting thread adds
    std::thread accepting;
};

MisbehavingServer::MisbehavingServer(Behaviour behaviour, ServerOptions options)
    : impl_(std::make_unique<Impl>(std::move(behaviour), std::move(options))) {}

MisbehavingServer::~MisbehavingServer() = default;

int MisbehavingServer::port() const {
    return impl_->port;
}

std::string MisbehavingServer::origin() const {
    return (impl_->isTls() ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port());
}

std::vector<SeenRequest> MisbehavingServer::requests() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->requests;
}

int MisbehavingServer::connectionCount() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->connectionCount;
}

bool MisbehavingServer::waitForRequests(std::size_t count) const {
    std::unique_lock lock(impl_->mutex);
    return impl_->changed.wait_for(lock, std::chrono::seconds(10),
                                   [&] { return impl_->requests.size() >= count; });
}

bool MisbehavingServer::waitForConnections(int count) const {
    std::unique_lock lock(impl_->mutex);
    return impl_->changed.wait_for(lock, std::chrono::seconds(10),
                                   [&] { return impl_->connectionCount >= count; });
}

int refusingPort() {
    asio::io_context io;
    const tcp::acceptor acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    return acceptor.local_endpoint().port();
}

} // namespace odc::test
