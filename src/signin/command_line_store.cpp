// SPDX-License-Identifier: MPL-2.0
#include "signin/command_line_store.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <istream>

namespace odc::signin {

using base::Error;
using base::ErrorKind;

namespace {

/// One line without its end; nothing where there is not even an empty one.
std::optional<std::string> lineOf(std::istream& input) {
    std::string line;
    if (!std::getline(input, line))
        return std::nullopt;
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

} // namespace

CommandLineStore::CommandLineStore(std::optional<std::string> passwordFile, Environment environment,
                                   std::istream& input)
    : passwordFile_(std::move(passwordFile)), environment_(std::move(environment)), input_(input) {}

Result<std::optional<std::string>> CommandLineStore::read() {
    if (passwordFile_) {
        std::ifstream file(*passwordFile_, std::ios::binary);
        auto line = lineOf(file);
        if (!line)
            return Error{ErrorKind::wrongUsage,
                         fmt::format("The password file {} cannot be read or is empty. Name a file "
                                     "whose first line is the password.",
                                     *passwordFile_),
                         {},
                         *passwordFile_};
        return line;
    }
    if (auto password = environment_("ODATA_PASSWORD"))
        return password;
    auto line = lineOf(input_);
    if (!line)
        return Error{ErrorKind::wrongUsage,
                     "There is no password for the user. Name a file by --password-file, set "
                     "ODATA_PASSWORD, or write it as a line to standard input."};
    return line;
}

Result<std::optional<std::string>> CommandLineStore::find(std::string_view, std::string_view) {
    if (password_)
        return password_;
    auto found = read();
    if (found)
        password_ = *found;
    return found;
}

Result<void> CommandLineStore::keep(std::string_view, std::string_view, std::string_view) {
    return Error{ErrorKind::storageFailed,
                 "The command line keeps no passwords. Put it into a file that only you can read, "
                 "and name that file by --password-file."};
}

CommandLineStore makeCommandLineStore(std::optional<std::string> passwordFile) {
    return {std::move(passwordFile),
            [](std::string_view name) -> std::optional<std::string> {
                const char* value = std::getenv(std::string(name).c_str());
                if (!value)
                    return std::nullopt;
                return value;
            },
            std::cin};
}

} // namespace odc::signin
