// SPDX-License-Identifier: MPL-2.0
// Where passwords come from and where they may be kept. Virtual because real ones differ: the
// office's password container, and file, environment or standard input for the command line.
#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace odc::signin {

using base::Result;

class SecretStore {
public:
    virtual ~SecretStore() = default;

    /// The password of this user at this origin ("https://host:443"); nothing where none is known.
    virtual Result<std::optional<std::string>> find(std::string_view origin,
                                                    std::string_view user) = 0;
    /// Keeps it. Errors: storageFailed with a sentence that says what the user can do.
    virtual Result<void> keep(std::string_view origin, std::string_view user,
                              std::string_view password) = 0;
};

} // namespace odc::signin
