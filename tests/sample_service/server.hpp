// SPDX-License-Identifier: MPL-2.0
// The network around the sample service: loopback only, several connections at once, keep-alive.
#pragma once

#include "sample_service/service.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <fstream>
#include <mutex>
#include <string>

namespace odc::sample {

/// One line `METHOD URL STATUS` for each request, written before the answer leaves.
class RequestLog {
public:
    /// An empty path: nothing is written.
    explicit RequestLog(const std::string& path);
    [[nodiscard]] bool isGood() const { return path_.empty() || file_.good(); }
    void write(const std::string& method, const std::string& url, int status);

private:
    std::string path_;
    std::mutex mutex_;
    std::ofstream file_;
};

class Server {
public:
    /// Listens at once. Throws boost::system::system_error where the port is not to be had.
    Server(Service& service, RequestLog& log, unsigned short port);

    [[nodiscard]] unsigned short port() const;
    /// Serves on this thread and `helpers` more until SIGTERM or SIGINT.
    void run(int helpers);

private:
    void accept();

    Service& service_;
    RequestLog& log_;
    boost::asio::io_context context_;
    boost::asio::ip::tcp::acceptor acceptor_;
};

} // namespace odc::sample
