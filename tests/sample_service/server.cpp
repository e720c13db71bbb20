// SPDX-License-Identifier: MPL-2.0
#include "sample_service/server.hpp"

#include "sample_service/gzip.hpp"

#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <thread>
#include <vector>

namespace odc::sample {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

/// One connection: read, answer, write, again. Its handlers run one after the other.
class Connection final : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, Service& service, RequestLog& log)
        : stream_(std::move(socket)), service_(service), log_(log) {}

    void read() {
        request_ = {};
        stream_.expires_after(std::chrono::minutes(2));
        http::async_read(stream_, buffer_, request_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (!error)
                                 self->answer();
                         });
    }

private:
    void answer() {
        Request request{std::string(request_.method_string()), std::string(request_.target()), {}};
        for (const auto& field : request_)
            request.headers.emplace_back(std::string(field.name_string()),
                                         std::string(field.value()));
        Response response = service_.answer(request);
        const std::string host = request.header("Host").value_or("localhost");
        log_.write(request.method, fmt::format("http://{}{}", host, request.target),
                   response.status);

        response_ = {};
        response_.version(request_.version());
        response_.result(static_cast<unsigned>(response.status));
        for (const auto& [name, value] : response.headers)
            response_.insert(name, value);
        response_.set(http::field::content_type, response.contentType);
        response_.keep_alive(request_.keep_alive());
        if (allowsGzip(request.header("Accept-Encoding").value_or("")) &&
            response.body.size() > 1000) {
            response_.set(http::field::content_encoding, "gzip");
            response_.set(http::field::vary, "Accept-Encoding");
            response.body = gzipped(response.body);
        }
        response_.body() = std::move(response.body);
        response_.prepare_payload();
        if (request_.method() == http::verb::head)
            response_.body().clear(); // its length is still told
        http::async_write(stream_, response_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error && self->response_.keep_alive())
                                  self->read();
                              else
                                  self->close();
                          });
    }

    void close() {
        beast::error_code ignored; // the peer may be gone already
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_{1 << 20};
    http::request<http::string_body> request_;
    http::response<http::string_body> response_;
    Service& service_;
    RequestLog& log_;
};

} // namespace

RequestLog::RequestLog(const std::string& path) : path_(path) {
    if (!path.empty())
        file_.open(path, std::ios::app);
}

void RequestLog::write(const std::string& method, const std::string& url, int status) {
    if (path_.empty())
        return;
    const std::scoped_lock lock(mutex_);
    file_ << method << ' ' << url << ' ' << status << std::endl;
}

Server::Server(Service& service, RequestLog& log, unsigned short port)
    : service_(service), log_(log),
      acceptor_(context_, tcp::endpoint(asio::ip::address_v4::loopback(), port)) {}

unsigned short Server::port() const {
    return acceptor_.local_endpoint().port();
}

void Server::accept() {
    acceptor_.async_accept(
        asio::make_strand(context_), [this](beast::error_code error, tcp::socket socket) {
            if (!error)
                std::make_shared<Connection>(std::move(socket), service_, log_)->read();
            if (acceptor_.is_open())
                accept();
        });
}

void Server::run(int helpers) {
    asio::signal_set signals(context_, SIGTERM, SIGINT);
    signals.async_wait([this](beast::error_code, int) { context_.stop(); });
    accept();
    std::vector<std::jthread> threads;
    for (int index = 0; index < helpers; ++index)
        threads.emplace_back([this] { context_.run(); });
    context_.run();
}

} // namespace odc::sample
