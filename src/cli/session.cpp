// SPDX-License-Identifier: MPL-2.0
#include "cli/session.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::cli {

namespace {

base::Error wrongUsage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

Result<base::Policy> policyFor(const CommandLine& line, const http::Url& root) {
    base::Policy policy;
    policy.origins.insert(root.origin());
    if (const auto others = line.options.find("redirect-to"); others != line.options.end())
        for (const std::string& other : others->second) {
            auto url = http::parseUrl(other);
            if (!url)
                return url.error();
            policy.origins.insert(url->origin());
        }
    if (root.scheme == "http" && root.port == 80) {
        http::Url secure = root;
        secure.scheme = "https";
        secure.port = 443;
        policy.origins.insert(secure.origin());
    }
    return policy;
}

} // namespace

Result<OutputFormat> outputFormatOf(const CommandLine& line) {
    const std::string name = line.valueOf("format").value_or("table");
    if (name == "table")
        return OutputFormat::table;
    if (name == "csv")
        return OutputFormat::csv;
    if (name == "json")
        return OutputFormat::json;
    return wrongUsage(fmt::format("--format takes csv, json or table, not \"{}\".", name));
}

Result<std::unique_ptr<feed::Service>> openService(const CommandLine& line, const http::Url& root,
                                                   const http::Headers& headers) {
    if (!root.user.empty() || !root.password.empty())
        return wrongUsage(
            "An account does not belong in the address, where others can read it. Use "
            "--user, with --password-file, ODATA_PASSWORD or standard input.");
    auto credentials = credentialsFor(line, root);
    if (!credentials)
        return credentials.error();
    auto transport = http::makeCurlTransport();
    if (!transport)
        return transport.error();

    feed::Connection connection;
    connection.root = root;
    connection.credentials = std::move(*credentials);
    auto policy = policyFor(line, root);
    if (!policy)
        return policy.error();
    connection.policy = std::move(*policy);
    connection.language = line.valueOf("language").value_or("");
    connection.cacheFolder = feed::usualCacheFolder();
    connection.headers.insert(connection.headers.end(), headers.begin(), headers.end());

    return std::make_unique<feed::Service>(std::move(*transport), base::makeSystemClock(),
                                           std::move(connection));
}

} // namespace odc::cli
