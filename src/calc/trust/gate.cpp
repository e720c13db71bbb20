// SPDX-License-Identifier: MPL-2.0
#include "calc/trust/gate.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"

#include "http/url.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>
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

Reference<css::uno::XInterface> openNode(const Reference<css::uno::XComponentContext>& context,
                                         const char* service) {
    Sequence<Any> arguments(1);
    arguments.getArray()[0] <<=
        css::beans::NamedValue("nodepath", Any(OUString::createFromAscii(trustNode)));
    return css::configuration::theDefaultProvider::get(context)->createInstanceWithArguments(
        OUString::createFromAscii(service), arguments);
}

bool isListed(const Reference<css::uno::XComponentContext>& context, const OUString& list,
              const OUString& entry) {
    try {
        const Reference<css::container::XNameAccess> node(
            openNode(context, "com.sun.star.configuration.ConfigurationAccess"), UNO_QUERY_THROW);
        Sequence<OUString> entries;
        node->getByName(list) >>= entries;
        return std::find(entries.begin(), entries.end(), entry) != entries.end();
    } catch (const css::uno::Exception&) {
        return false; // a profile without our schema has allowed nothing
    }
}

void addToList(const Reference<css::uno::XComponentContext>& context, const OUString& list,
               const OUString& entry) {
    if (isListed(context, list, entry))
        return;
    try {
        const Reference<css::container::XNameReplace> node(
            openNode(context, "com.sun.star.configuration.ConfigurationUpdateAccess"),
            UNO_QUERY_THROW);
        Sequence<OUString> entries;
        node->getByName(list) >>= entries;
        entries.realloc(entries.getLength() + 1);
        entries.getArray()[entries.getLength() - 1] = entry;
        node->replaceByName(list, Any(entries));
        Reference<css::util::XChangesBatch>(node, UNO_QUERY_THROW)->commitChanges();
    } catch (const css::uno::Exception& e) {
        log("the profile did not take an allowed host", e.Message);
    }
}

OUString fileOf(const Document& document) {
    return Reference<css::frame::XModel>(document, UNO_QUERY_THROW)->getURL();
}

/// A document is known by its file and a host: another host of the same file asks anew.
OUString documentEntry(const Document& document, const std::string& origin) {
    return toUno(origin) + " " + fileOf(document);
}

const OUString hosts("AllowedOrigins");
const OUString documents("AllowedForDocuments");

} // namespace

base::Result<base::Policy> policyFor(const Reference<css::uno::XComponentContext>& context,
                                     const Document& document, const std::string& serviceUrl) {
    base::Result<http::Url> url = http::parseUrl(serviceUrl);
    if (!url)
        return std::move(url).error();
    const std::string origin = url->origin();
    const bool isAllowed =
        isAllowedForNow(document, origin) || isListed(context, hosts, toUno(origin)) ||
        (isStored(document) && isListed(context, documents, documentEntry(document, origin)));
    if (!isAllowed)
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

void allowHost(const Reference<css::uno::XComponentContext>& context, const std::string& origin) {
    addToList(context, hosts, toUno(origin));
}

void allowForDocument(const Reference<css::uno::XComponentContext>& context,
                      const Document& document, const std::string& origin) {
    addToList(context, documents, documentEntry(document, origin));
}

bool isStored(const Document& document) {
    return !fileOf(document).isEmpty();
}

void allowForNow(const Document& document, const std::string& origin) {
    std::vector<Allowed>& open = allowedForNow();
    std::erase_if(open, [](const Allowed& allowed) { return !Document(allowed.document).is(); });
    for (Allowed& allowed : open) {
        if (Document(allowed.document) == document) {
            allowed.origins.insert(origin);
            return;
        }
    }
    open.push_back({document, {origin}});
}

} // namespace odc::calc::trust
