// SPDX-License-Identifier: MPL-2.0
#include "cli/session.hpp"
#include "signin/basic.hpp"
#include "signin/command_line_store.hpp"

#include <cstdlib>
#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace odc::cli {

namespace {

/// Keeps a terminal from showing what is typed, while it lives.
class QuietTerminal {
public:
    QuietTerminal() {
        isQuiet_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
        if (!isQuiet_)
            return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
    }
    ~QuietTerminal() {
        if (!isQuiet_)
            return;
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
        std::cerr << "\n";
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

private:
    termios before_ = {};
    bool isQuiet_ = false;
};

} // namespace

Result<std::optional<http::Credentials>> credentialsFor(const CommandLine& line,
                                                        const http::Url& root) {
    const auto user = line.valueOf("user");
    const auto file = line.valueOf("password-file");
    if (!user) {
        if (file)
            return base::Error{base::ErrorKind::wrongUsage, "--password-file needs --user."};
        return std::optional<http::Credentials>();
    }
    signin::CommandLineStore store = signin::makeCommandLineStore(file);
    std::optional<QuietTerminal> quiet;
    if (!file && std::getenv("ODATA_PASSWORD") == nullptr && ::isatty(STDIN_FILENO) != 0) {
        std::cerr << "Password for " << *user << ": " << std::flush;
        quiet.emplace();
    }
    auto credentials = signin::basicCredentials(root, *user, store);
    if (!credentials)
        return credentials.error();
    return std::optional(std::move(*credentials));
}

} // namespace odc::cli
