// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/settings.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

namespace odc::calc::dialog {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using css::uno::XComponentContext;

constexpr const char* settingsNode = "/org.calcodata.Settings/SkypeReports";

Reference<css::uno::XInterface> openNode(const Reference<XComponentContext>& context,
                                         const char* service, const char* path) {
    css::uno::Sequence<css::uno::Any> arguments(1);
    arguments.getArray()[0] <<=
        css::beans::NamedValue("nodepath", css::uno::Any(OUString::createFromAscii(path)));
    return css::configuration::theDefaultProvider::get(context)->createInstanceWithArguments(
        OUString::createFromAscii(service), arguments);
}

Reference<css::container::XNameAccess> openForReading(const Reference<XComponentContext>& context,
                                                      const char* path) {
    return Reference<css::container::XNameAccess>(
        openNode(context, "com.sun.star.configuration.ConfigurationAccess", path), UNO_QUERY_THROW);
}

} // namespace

Settings readSettings(const Reference<XComponentContext>& context) {
    Settings settings;
    try {
        const auto node = openForReading(context, settingsNode);
        node->getByName("ServiceUrl") >>= settings.serviceUrl;
        node->getByName("User") >>= settings.user;
        node->getByName("IsPasswordKept") >>= settings.isPasswordKept;
    } catch (const css::uno::Exception&) {
        // A profile without our schema (a package half removed): as if nothing was remembered.
        return {};
    }
    return settings;
}

bool writeSettings(const Reference<XComponentContext>& context, const Settings& settings) {
    try {
        const Reference<css::container::XNameReplace> node(
            openNode(context, "com.sun.star.configuration.ConfigurationUpdateAccess", settingsNode),
            UNO_QUERY_THROW);
        node->replaceByName("ServiceUrl", css::uno::Any(settings.serviceUrl));
        node->replaceByName("User", css::uno::Any(settings.user));
        node->replaceByName("IsPasswordKept", css::uno::Any(settings.isPasswordKept));
        Reference<css::util::XChangesBatch>(node, UNO_QUERY_THROW)->commitChanges();
        return true;
    } catch (const css::uno::Exception&) {
        return false;
    }
}

OUString readUiLanguage(const Reference<XComponentContext>& context) {
    OUString language;
    try {
        openForReading(context, "/org.openoffice.Setup/L10N")->getByName("ooLocale") >>= language;
    } catch (const css::uno::Exception&) {
        return "en-US";
    }
    return language;
}

} // namespace odc::calc::dialog
