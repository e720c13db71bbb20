// SPDX-License-Identifier: MPL-2.0
// A small HTTP server inside the test that does exactly what it is told, byte by byte: also what no
// server should do. It listens on 127.0.0.1, on a free port.
#pragma once

#include "http/transport.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace odc::test {

struct SeenRequest {
    std::string method;
    std::string target; ///< path and query
    http::Headers headers;
    std::string body;
    int connection = 0; ///< the how-manieth of this server, from 1
};

/// What goes over the wire in answer to one request.
struct Reply {
    enum class End {
        keepAlive, ///< waits for the next request
        close,     ///< closes in good order
        reset,     ///< breaks the connection off (RST)
        hang,      ///< keeps silent until the server is stopped or the client goes
    };

    std::vector<std::string> pieces = {};
    std::chrono::milliseconds pause{0}; ///< between two pieces
    End end = End::keepAlive;
};

/// Called on a thread of the server; several at once.
using Behaviour = std::function<Reply(const SeenRequest&)>;

struct ServerOptions {
    int port = 0; ///< 0: a free one
    /// PEM files; with them the server speaks TLS.
    std::string certificateFile = {};
    std::string keyFile = {};
    /// Offers HTTP/2 over TLS. A Reply's pieces are then frames (see behaviours.hpp), sent when the
    /// first HEADERS frame has come; the request's own words are not decoded.
    bool speaksHttp2 = false;
    /// Accepts connections and never says or reads a byte.
    bool isMute = false;
};

/// Thread: any. Each connection has a thread, all joined by the destructor.
class MisbehavingServer {
public:
    explicit MisbehavingServer(Behaviour behaviour, ServerOptions options = {});
    ~MisbehavingServer();
    MisbehavingServer(const MisbehavingServer&) = delete;
    MisbehavingServer& operator=(const MisbehavingServer&) = delete;

    [[nodiscard]] int port() const;
    /// "http://127.0.0.1:PORT", or https where it speaks TLS.
    [[nodiscard]] std::string origin() const;
    [[nodiscard]] std::vector<SeenRequest> requests() const;
    [[nodiscard]] int connectionCount() const;
    /// Waits until so many requests (connections) have come; false after ten seconds.
    [[nodiscard]] bool waitForRequests(std::size_t count) const;
    [[nodiscard]] bool waitForConnections(int count) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A port of 127.0.0.1 at which nothing listens.
int refusingPort();

} // namespace odc::test
