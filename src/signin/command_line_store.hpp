// SPDX-License-Identifier: MPL-2.0
// The password of a command line: never one of its words, which every user of the machine can read.
#pragma once

#include "signin/secret_store.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace odc::signin {

/// Takes the first that there is of: the first line of a file, the environment variable
/// ODATA_PASSWORD, one line of `input`. It is the same for every origin and user, because a command
/// has one; each source is read once.
/// Thread: one at a time.
class CommandLineStore final : public SecretStore {
public:
    using Environment = std::function<std::optional<std::string>(std::string_view name)>;

    /// input must outlive the store.
    CommandLineStore(std::optional<std::string> passwordFile, Environment environment,
                     std::istream& input);

    /// Errors: wrongUsage (the file cannot be read, or no source has a line).
    Result<std::optional<std::string>> find(std::string_view origin,
                                            std::string_view user) override;
    /// Errors: storageFailed always: a command line keeps nothing.
    Result<void> keep(std::string_view origin, std::string_view user,
                      std::string_view password) override;

private:
    Result<std::optional<std::string>> read();

    std::optional<std::string> passwordFile_;
    Environment environment_;
    std::istream& input_;
    std::optional<std::string> password_;
};

/// The real one: this process's environment and standard input.
CommandLineStore makeCommandLineStore(std::optional<std::string> passwordFile);

} // namespace odc::signin
