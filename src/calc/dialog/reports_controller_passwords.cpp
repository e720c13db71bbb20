// SPDX-License-Identifier: MPL-2.0
// The part of the reports dialog that finds and keeps passwords.
#include "calc/dialog/reports_controller.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/keeping_question.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/secrets/office_secret_store.hpp"

#include "http/url.hpp"

#include <com/sun/star/task/InteractionHandler.hpp>

namespace odc::calc::dialog {

/// The password of the last time, where one was kept; then connecting needs no further press. May
/// open the office's master password box, so the window is shown first.
void ReportsController::fillIn() {
    const Account account = form_.account();
    const auto url = http::parseUrl(account.serviceUrl);
    if (!url || account.user.empty())
        return;
    Reference<css::task::XInteractionHandler> handler;
    if (form_.form().isTicked(control::keep))
        handler = interaction();
    secrets::OfficeSecretStore store(context_, handler);
    const auto password = store.find(url->origin(), account.user);
    if (isClosed_ || !password || !*password)
        return;
    form_.form().setText(control::password, toUno(**password));
    form_.form().setTicked(control::keep, true);
    connect();
}

/// A profile that keeps no passwords is told so at once, not after the work.
void ReportsController::decideKeeping() {
    if (!form_.form().isTicked(control::keep))
        return;
    secrets::OfficeSecretStore store(context_, interaction());
    if (store.keeping() != secrets::Keeping::refused)
        return;
    const auto choice = askHowToKeep(context_, texts_, form_.form().dialog()->getPeer());
    if (isClosed_)
        return;
    bool isDecided = choice.has_value();
    if (choice == KeepingChoice::withMasterPassword)
        isDecided = store.allowKeeping(secrets::Keeping::byMasterPassword);
    else if (choice == KeepingChoice::withoutMasterPassword)
        isDecided = store.allowKeeping(secrets::Keeping::withoutMasterPassword);
    if (isClosed_)
        return;
    form_.form().setTicked(control::keep, isDecided);
    if (isDecided && phase_ == Phase::connected)
        form_.say(keepPassword());
}

OUString ReportsController::keepPassword() {
    const auto url = http::parseUrl(account_.serviceUrl);
    if (!url)
        return {};
    secrets::OfficeSecretStore store(context_, interaction());
    const Settings before = readSettings(context_);
    Settings settings{toUno(url->text()), toUno(account_.user), false};
    OUString text;
    if (form_.form().isTicked(control::keep)) {
        const bool isForGood = store.keeping() != secrets::Keeping::refused;
        const auto kept =
            isForGood ? store.keep(url->origin(), account_.user, account_.password)
                      : store.keepForSession(url->origin(), account_.user, account_.password);
        settings.isPasswordKept = isForGood && kept;
        text = !kept       ? toUno(base::describe(kept.error()))
               : isForGood ? texts_("say.kept")
                           : texts_("say.keptForSession");
    } else if (before.isPasswordKept) {
        store.forget(url->origin(), account_.user);
    }
    if (settings != before && !writeSettings(context_, settings))
        text += (text.isEmpty() ? OUString() : OUString("\n")) + texts_("say.notRemembered");
    return text;
}

Reference<css::task::XInteractionHandler> ReportsController::interaction() {
    return Reference<css::task::XInteractionHandler>(
        css::task::InteractionHandler::createWithParent(context_, form_.form().window()),
        UNO_QUERY_THROW);
}

} // namespace odc::calc::dialog
