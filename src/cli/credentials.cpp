// SPDX-License-Identifier: MPL-2.0
// Where the password comes from: a file, the environment or standard input; never an argument.
#include "cli/session.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace odc::cli {

namespace {

base::Error wrongUsage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

std::string withoutLineEnd(std::string line) {
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.pop_back();
    return line;
}

Result<std::string> passwordFromFile(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!in || !std::getline(in, line))
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("No password can be read from the file {}. Check its name "
                                       "and who may read it.",
                                       file)};
    return withoutLineEnd(std::move(line));
}

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
        if (isQuiet_)
            ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

private:
    termios before_ = {};
    bool isQuiet_ = false;
};

Result<std::string> passwordFromInput(const std::string& user) {
    const bool isTerminal = ::isatty(STDIN_FILENO) != 0;
    std::string line;
    bool isRead = false;
    if (isTerminal) {
        std::cerr << "Password for " << user << ": " << std::flush;
        const QuietTerminal quiet;
        isRead = static_cast<bool>(std::getline(std::cin, line));
        std::cerr << "\n";
    } else {
        isRead = static_cast<bool>(std::getline(std::cin, line));
    }
    if (!isRead)
        return wrongUsage(
            "There is no password: give it with --password-file, in ODATA_PASSWORD or "
            "as a line of standard input.");
    return withoutLineEnd(std::move(line));
}

Result<std::string> passwordFor(const CommandLine& line, const std::string& user) {
    if (const auto file = line.valueOf("password-file"))
        return passwordFromFile(*file);
    if (const char* known = std::getenv("ODATA_PASSWORD"))
        return std::string(known);
    return passwordFromInput(user);
}

} // namespace

Result<std::optional<http::Credentials>> credentialsFor(const CommandLine& line,
                                                        const http::Url& root) {
    const auto user = line.valueOf("user");
    if (!user) {
        if (line.valueOf("password-file"))
            return wrongUsage("--password-file needs --user.");
        return std::optional<http::Credentials>();
    }
    auto password = passwordFor(line, *user);
    if (!password)
        return password.error();
    return std::optional(http::Credentials{root.origin(), *user, std::move(*password)});
}

} // namespace odc::cli
