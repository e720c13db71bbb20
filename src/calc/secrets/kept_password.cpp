// SPDX-License-Identifier: MPL-2.0
#include "calc/secrets/kept_password.hpp"

#include "calc/main_thread.hpp"
#include "calc/secrets/office_secret_store.hpp"

#include <com/sun/star/task/InteractionHandler.hpp>

#include <fmt/format.h>

namespace odc::calc::secrets {

base::Result<std::string> keptPassword(const Reference<css::uno::XComponentContext>& context,
                                       const std::string& origin, const std::string& user) {
    Reference<css::task::XInteractionHandler> handler;
    if (main_thread::isCurrent())
        handler.set(css::task::InteractionHandler::createWithParent(context, nullptr), UNO_QUERY);
    OfficeSecretStore store(context, handler);
    base::Result<std::optional<std::string>> found = store.find(origin, user);
    if (!found)
        return std::move(found).error();
    if (!*found)
        return base::Error{base::ErrorKind::signInNeeded,
                           fmt::format("No password of {} is kept for {}. Pass it, or let one of "
                                       "the dialogs under OData keep it.",
                                       user, origin)};
    return **found;
}

} // namespace odc::calc::secrets
