// SPDX-License-Identifier: MPL-2.0
// What one run of the program works with: the service it talks to, the account, the output.
#pragma once

#include "base/task.hpp"
#include "cli/command_line.hpp"
#include "cli/row_writer.hpp"
#include "feed/service.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace odc::cli {

/// The two streams of a run. Thread: one.
struct Console {
    Put out;                                       ///< rows
    std::function<void(std::string_view)> message; ///< one line for a person, on standard error
};

/// One service, opened with what the command line says about account and language. The Policy
/// allows the origin that was typed (and its own https twin, to which many services redirect),
/// those that --redirect-to names, and nothing else. `headers` are sent with each request beside
/// the usual ones.
Result<std::unique_ptr<feed::Service>> openService(const CommandLine& line, const http::Url& root,
                                                   const http::Headers& headers);

/// The account that --user names, with its password; nothing without --user.
/// Errors: wrongUsage (no password to be had), storageFailed.
Result<std::optional<http::Credentials>> credentialsFor(const CommandLine& line,
                                                        const http::Url& root);

/// From --format. Errors: wrongUsage.
Result<OutputFormat> outputFormatOf(const CommandLine& line);

} // namespace odc::cli
