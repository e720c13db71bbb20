// SPDX-License-Identifier: MPL-2.0
// One HTTP request and its answer as plain data, so that everything but server.cpp is pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::sample {

struct Request {
    std::string method = "GET";
    std::string target; ///< path and query as sent
    std::vector<std::pair<std::string, std::string>> headers = {};

    /// Value of the first header of that name, in any letter case.
    [[nodiscard]] std::optional<std::string> header(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string contentType;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {}; ///< besides type and length
};

/// How rows and errors are written.
enum class Format { atom, verboseJson, lightJson };

/// How much v3's light JSON says about its values.
enum class MetadataLevel { none, minimal, full };

} // namespace odc::sample
