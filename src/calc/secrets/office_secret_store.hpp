// SPDX-License-Identifier: MPL-2.0
// Passwords in the office's own password container. Not for: anything else that shall be kept.
#pragma once

#include "calc/uno.hpp"
#include "signin/secret_store.hpp"

#include <com/sun/star/task/XInteractionHandler.hpp>
#include <com/sun/star/task/XPasswordContainer2.hpp>

#include <string>
#include <string_view>

namespace odc::calc::secrets {

/// What a profile does with passwords. A fresh one keeps none until its user has decided.
enum class Keeping {
    refused,               ///< nothing is kept beyond this session
    byMasterPassword,      ///< kept, encrypted with a password that the office asks for
    withoutMasterPassword, ///< kept, merely encoded
};

/// Thread: any for a store without a handler: it never asks anybody, so it finds what this session
/// has unlocked already. One with a handler may open the office's master password box and is for
/// the main thread only: on another, the container would wait for the main thread holding a lock
/// that the main thread may want.
class OfficeSecretStore final : public signin::SecretStore {
public:
    OfficeSecretStore(const css::uno::Reference<css::uno::XComponentContext>& context,
                      const css::uno::Reference<css::task::XInteractionHandler>& handler);

    /// Nothing also where the master password was asked for and not given.
    base::Result<std::optional<std::string>> find(std::string_view origin,
                                                  std::string_view user) override;
    /// For good, encrypted by the office. storageFailed where the profile keeps no passwords or
    /// the master password was not given.
    base::Result<void> keep(std::string_view origin, std::string_view user,
                            std::string_view password) override;
    /// Until the office ends; never on disk.
    base::Result<void> keepForSession(std::string_view origin, std::string_view user,
                                      std::string_view password);
    /// Both what was kept for good and for the session.
    void forget(std::string_view origin, std::string_view user);

    [[nodiscard]] Keeping keeping() const;
    /// Makes a profile that refuses keep passwords from now on, as the user chose: the office asks
    /// for a new master password, or none is used. False where the user broke that off.
    bool allowKeeping(Keeping choice);

private:
    css::uno::Reference<css::task::XPasswordContainer2> container_;
    css::uno::Reference<css::task::XInteractionHandler> handler_;
};

} // namespace odc::calc::secrets
