// SPDX-License-Identifier: MPL-2.0
#include "calc/trust/gate.hpp"

#include "calc/convert.hpp"

#include "http/url.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <cppuhelper/weakref.hxx>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace odc::calc::trust {

namespace {

constexpr const char* trustNode = "/org.calcodata.Settings/Trust";

/// What one open document was allowed until it is closed.
struct Allowed {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    std::set<std::string> origins;
};

/// Main thread only.
std::vector<Allowed>& allowedForNow() {
    static std::vector<Allowed> documents;
    return documents;
}

bool isAllowedForNow(const Document& document, const std::string& origin) {
    return std::ranges::any_of(allowedForNow(), [&](const Allowed& allowed) {
        return Document(allowed.document) == document && allowed.origins.contains(origin);
    });
}

bool isAllowedForGood(const Reference<css::uno::XComponentContext>& context,
                      const std::string& origin) {
    try {
        Sequence<Any> arguments(1);
        arguments.getArray()[0] <<=
            css::beans::NamedValue("nodepath", Any(OUString::createFromAscii(trustNode)));
        const Reference<css::container::XNameAccess> node(
            css::configuration::theDefaultProvider::get(context)->createInstanceWithArguments(
                "com.sun.star.configuration.ConfigurationAccess", arguments),
            UNO_QUERY_THROW);
        Sequence<OUString> origins;
        node->getByName("AllowedOrigins") >>= origins;
        return std::find(origins.begin(), origins.end(), toUno(origin)) != origins.end();
    } catch (const css::uno::Exception&) {
        return false; // a profile without our schema has allowed nothing
    }
}

} // namespace

base::Result<base::Policy> policyFor(const Reference<css::uno::XComponentContext>& context,
                                     const Document& document, const std::string& serviceUrl) {
    base::Result<http::Url> url = http::parseUrl(serviceUrl);
    if (!url)
        return std::move(url).error();
    const std::string origin = url->origin();
    if (!isAllowedForNow(document, origin) && !isAllowedForGood(context, origin))
        return base::Error{
            base::ErrorKind::refusedByPolicy,
            fmt::format("This document wants rows from {}, and you have not allowed that host. "
                        "Allow it in the document's window, or list {} in the setting "
                        "org.calcodata.Settings/Trust/AllowedOrigins of your profile.",
                        url->host, origin),
            {},
            origin};
    base::Policy policy;
    policy.origins.insert(origin);
    return policy;
}

void allowForNow(const Document& document, const std::string& origin) {
    std::vector<Allowed>& documents = allowedForNow();
    std::erase_if(documents,
                  [](const Allowed& allowed) { return !Document(allowed.document).is(); });
    for (Allowed& allowed : documents) {
        if (Document(allowed.document) == document) {
            allowed.origins.insert(origin);
            return;
        }
    }
    documents.push_back({document, {origin}});
}

} // namespace odc::calc::trust
