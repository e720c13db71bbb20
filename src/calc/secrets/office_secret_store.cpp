// SPDX-License-Identifier: MPL-2.0
#include "calc/secrets/office_secret_store.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/task/NoMasterException.hpp>
#include <com/sun/star/task/PasswordContainer.hpp>

namespace odc::calc::secrets {
namespace {

Sequence<OUString> oneText(std::string_view text) {
    Sequence<OUString> texts(1);
    texts.getArray()[0] = toUno(text);
    return texts;
}

base::Error notKept(std::string message) {
    return {base::ErrorKind::storageFailed, std::move(message)};
}

} // namespace

OfficeSecretStore::OfficeSecretStore(const Reference<css::uno::XComponentContext>& context,
                                     const Reference<css::task::XInteractionHandler>& handler)
    : container_(css::task::PasswordContainer::create(context)), handler_(handler) {}

base::Result<std::optional<std::string>> OfficeSecretStore::find(std::string_view origin,
                                                                 std::string_view user) {
    try {
        const css::task::UrlRecord record =
            container_->findForName(toUno(origin), toUno(user), handler_);
        for (const css::task::UserRecord& entry : record.UserList)
            if (entry.UserName == toUno(user) && entry.Passwords.getLength() > 0)
                return std::optional(fromUno(entry.Passwords[0]));
        return std::optional<std::string>();
    } catch (const css::task::NoMasterException&) {
        return std::optional<std::string>();
    } catch (const css::uno::Exception& exception) {
        return notKept("The office's password storage could not be read: " +
                       fromUno(exception.Message));
    }
}

base::Result<void> OfficeSecretStore::keep(std::string_view origin, std::string_view user,
                                           std::string_view password) {
    if (keeping() == Keeping::refused)
        return notKept("This office profile does not keep passwords yet. Switch it on under "
                       "Tools > Options > LibreOffice > Security, or keep the password for this "
                       "session only.");
    try {
        container_->addPersistent(toUno(origin), toUno(user), oneText(password), handler_);
        return {};
    } catch (const css::task::NoMasterException&) {
        return notKept("The password was not kept, because the master password was not given.");
    } catch (const css::uno::Exception& exception) {
        return notKept("The office's password storage did not take the password: " +
                       fromUno(exception.Message));
    }
}

base::Result<void> OfficeSecretStore::keepForSession(std::string_view origin, std::string_view user,
                                                     std::string_view password) {
    try {
        container_->add(toUno(origin), toUno(user), oneText(password), nullptr);
        return {};
    } catch (const css::uno::Exception& exception) {
        return notKept("The office's password storage did not take the password: " +
                       fromUno(exception.Message));
    }
}

void OfficeSecretStore::forget(std::string_view origin, std::string_view user) {
    const OUString url = toUno(origin);
    const OUString name = toUno(user);
    try {
        container_->remove(url, name);
    } catch (const css::uno::Exception&) {
        // Not there: nothing to forget for this session.
    }
    try {
        container_->removePersistent(url, name);
    } catch (const css::uno::Exception&) {
        // Not there, or a profile that keeps none: nothing to forget for good.
    }
}

Keeping OfficeSecretStore::keeping() const {
    try {
        if (!container_->isPersistentStoringAllowed())
            return Keeping::refused;
        return container_->isDefaultMasterPasswordUsed() ? Keeping::withoutMasterPassword
                                                         : Keeping::byMasterPassword;
    } catch (const css::uno::Exception&) {
        return Keeping::refused;
    }
}

bool OfficeSecretStore::allowKeeping(Keeping choice) {
    try {
        container_->allowPersistentStoring(choice != Keeping::refused);
        bool isDone = true;
        if (choice == Keeping::byMasterPassword)
            isDone = container_->changeMasterPassword(handler_);
        else if (choice == Keeping::withoutMasterPassword)
            isDone = container_->useDefaultMasterPassword(handler_);
        if (!isDone)
            container_->allowPersistentStoring(false);
        return isDone;
    } catch (const css::uno::Exception&) {
        return false;
    }
}

} // namespace odc::calc::secrets
