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

/// What was said of one open document, until it is closed.
struct Said {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    std::set<std::string> allowed;
    std::set<std::string> refused;
};

/// Main thread only.
std::vector<Said>& allSaid() {
    static std::vector<Said> documents;
    return documents;
}

Said& saidOf(const Document& document) {
    std::vector<Said>& all = allSaid();
    std::erase_if(all, [](const Said& said) { return !Document(said.document).is(); });
    const auto found = std::ranges::find_if(
        all, [&](const Said& said) { return Document(said.document) == document; });
    if (found != all.end())
        return *found;
    all.push_back({document, {}, {}});
    return all.back();
}

/// Main thread only.
std::vector<std::string>& allowedOnce() {
    static std::vector<std::string> keys;
    return keys;
}

/// Of an open document, whether it has a file or not.
std::string onceKey(const Document& document, const std::string& origin) {
    return fmt::format(
        "{} {}", fmt::ptr(Reference<css::uno::XInterface>(document, UNO_QUERY).get()), origin);
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

enum class Change { add, remove };

void changeList(const Reference<css::uno::XComponentContext>& context, const OUString& list,
                const OUString& entry, Change change) {
    if (isListed(context, list, entry) == (change == Change::add))
        return;
    try {
        const Reference<css::container::XNameReplace> node(
            openNode(context, "com.sun.star.configuration.ConfigurationUpdateAccess"),
            UNO_QUERY_THROW);
        Sequence<OUString> present;
        node->getByName(list) >>= present;
        std::vector<OUString> entries(present.begin(), present.end());
        std::erase(entries, entry);
        if (change == Change::add)
            entries.push_back(entry);
        node->replaceByName(
            list, Any(Sequence<OUString>(entries.data(), static_cast<sal_Int32>(entries.size()))));
        Reference<css::util::XChangesBatch>(node, UNO_QUERY_THROW)->commitChanges();
    } catch (const css::uno::Exception& e) {
        log("the profile did not take what was said of a host", e.Message);
    }
}

OUString fileOf(const Document& document) {
    return Reference<css::frame::XModel>(document, UNO_QUERY_THROW)->getURL();
}

/// Whether the document has a file by which it is known again.
bool isStored(const Document& document) {
    return !fileOf(document).isEmpty();
}

/// A document is known by its file and a host: another host of the same file asks anew.
OUString documentEntry(const Document& document, const std::string& origin) {
    return toUno(origin) + " " + fileOf(document);
}

const OUString hosts("AllowedOrigins");
const OUString documents("AllowedForDocuments");
const OUString refusals("RefusedForDocuments");

bool isListedFor(const Reference<css::uno::XComponentContext>& context, const OUString& list,
                 const Document& document, const std::string& origin) {
    return isStored(document) && isListed(context, list, documentEntry(document, origin));
}

} // namespace

Standing standingOf(const Reference<css::uno::XComponentContext>& context, const Document& document,
                    const std::string& origin) {
    Said& said = saidOf(document);
    const std::vector<std::string>& once = allowedOnce();
    if (said.allowed.contains(origin) ||
        std::ranges::find(once, onceKey(document, origin)) != once.end())
        return Standing::allowed;
    if (isListedFor(context, documents, document, origin)) {
        said.allowed.insert(origin); // goes along when it is stored as another file
        return Standing::allowed;
    }
    if (said.refused.contains(origin) || isListedFor(context, refusals, document, origin))
        return Standing::refused;
    return isListed(context, hosts, toUno(origin)) ? Standing::allowed : Standing::unknown;
}

base::Result<base::Policy> policyFor(const Reference<css::uno::XComponentContext>& context,
                                     const Document& document, const std::string& serviceUrl) {
    base::Result<http::Url> url = http::parseUrl(serviceUrl);
    if (!url)
        return std::move(url).error();
    const std::string origin = url->origin();
    if (standingOf(context, document, origin) != Standing::allowed)
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

void allowHost(const Reference<css::uno::XComponentContext>& context, const Document& document,
               const std::string& origin) {
    changeList(context, hosts, toUno(origin), Change::add);
    saidOf(document).refused.erase(origin);
    if (isStored(document))
        changeList(context, refusals, documentEntry(document, origin), Change::remove);
}

void allowForDocument(const Reference<css::uno::XComponentContext>& context,
                      const Document& document, const std::string& origin) {
    allowForNow(document, origin);
    if (!isStored(document))
        return;
    const OUString entry = documentEntry(document, origin);
    changeList(context, documents, entry, Change::add);
    changeList(context, refusals, entry, Change::remove);
}

void refuseForDocument(const Reference<css::uno::XComponentContext>& context,
                       const Document& document, const std::string& origin) {
    Said& said = saidOf(document);
    said.refused.insert(origin);
    said.allowed.erase(origin);
    if (!isStored(document))
        return;
    const OUString entry = documentEntry(document, origin);
    changeList(context, refusals, entry, Change::add);
    changeList(context, documents, entry, Change::remove);
}

void allowForNow(const Document& document, const std::string& origin) {
    Said& said = saidOf(document);
    said.allowed.insert(origin);
    said.refused.erase(origin);
}

void rememberStored(const Reference<css::uno::XComponentContext>& context, const Document& document,
                    const std::vector<std::string>& origins) {
    const Said& said = saidOf(document);
    for (const std::string& origin : origins) {
        if (said.allowed.contains(origin))
            allowForDocument(context, document, origin);
        else if (said.refused.contains(origin))
            refuseForDocument(context, document, origin);
    }
}

Once::Once(const Document& document, const std::string& origin) : key_(onceKey(document, origin)) {
    allowedOnce().push_back(key_);
}

Once::~Once() {
    std::vector<std::string>& keys = allowedOnce();
    keys.erase(std::ranges::find(keys, key_));
}

} // namespace odc::calc::trust
