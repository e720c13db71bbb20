// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/host_wishes.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/dialog/trust_question.hpp"
#include "calc/log.hpp"
#include "calc/ranges/range_words.hpp"
#include "calc/ranges/refresh_by_itself.hpp"
#include "calc/trust/gate.hpp"

#include "http/url.hpp"

#include <com/sun/star/beans/StringPair.hpp>
#include <com/sun/star/frame/InfobarType.hpp>
#include <com/sun/star/frame/XInfobarProvider.hpp>
#include <cppuhelper/weakref.hxx>

#include <algorithm>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;

const OUString barId("org.calcodata.wish");

struct Open {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    std::string origin;
    std::string host;
    HostWish wish;
};

/// In the order in which they were wished. Main thread only.
std::vector<Open>& openWishes() {
    static std::vector<Open> wishes;
    return wishes;
}

std::vector<Open> wishesOf(const Document& document) {
    std::vector<Open> found;
    for (const Open& open : openWishes())
        if (Document(open.document) == document)
            found.push_back(open);
    return found;
}

void forget(const Document& document, const std::string& origin) {
    std::erase_if(openWishes(), [&](const Open& open) {
        const Document of(open.document);
        return !of.is() || (of == document && open.origin == origin);
    });
}

Reference<css::frame::XInfobarProvider> barsOf(const Frame& frame) {
    return {frame.is() ? frame->getController() : nullptr, UNO_QUERY};
}

/// The bar about the first wish, or none where nothing is wished any more.
void showBar(const Context& context, const Document& document) {
    const auto bars = barsOf(windowOf(document));
    if (!bars.is())
        return;
    if (bars->hasInfobar(barId))
        bars->removeInfobar(barId);
    const std::vector<Open> wishes = wishesOf(document);
    if (wishes.empty())
        return;
    const RangeWords words = rangeWordsIn(fromUno(dialog::readUiLanguage(context)));
    Sequence<css::beans::StringPair> buttons(2);
    buttons.getArray()[0] = {words.allow, "org.calcodata:AllowHost"};
    buttons.getArray()[1] = {words.never, "org.calcodata:RefuseHost"};
    try {
        bars->appendInfobar(barId, "OData",
                            words.wantsHost.replaceFirst("%1", toUno(wishes.front().host)),
                            css::frame::InfobarType::WARNING, buttons, true);
    } catch (const css::uno::Exception& e) {
        log("the window took no bar", e.Message);
    }
}

} // namespace

void wishForHost(const Context& context, const Document& document, const HostWish& wish) {
    const auto url = http::parseUrl(wish.address);
    if (!url || trust::standingOf(context, document, url->origin()) != trust::Standing::unknown)
        return;
    const std::vector<Open> wishes = wishesOf(document);
    const bool isKnown = std::ranges::any_of(wishes, [&](const Open& open) {
        return open.origin == url->origin() && open.wish.range == wish.range;
    });
    if (!isKnown)
        openWishes().push_back({document, url->origin(), url->host, wish});
    const auto bars = barsOf(windowOf(document));
    if (bars.is() && (wishes.empty() || !bars->hasInfobar(barId)))
        showBar(context, document);
}

void allowWished(const Context& context, const Frame& frame) {
    const Document document = documentIn(frame);
    const std::vector<Open> wishes = wishesOf(document);
    if (wishes.empty())
        return;
    const Open& first = wishes.front();
    if (!dialog::askForTrust(context, frame, document, first.wish.address, first.wish.user))
        return;
    forget(document, first.origin);
    showBar(context, document);
    const trust::Once once(document, first.origin);
    std::vector<OUString> names;
    for (const Open& open : wishes)
        if (open.origin == first.origin && !open.wish.range.isEmpty())
            names.push_back(open.wish.range);
    refreshByItself(context, document, names);
}

void refuseWished(const Context& context, const Frame& frame) {
    const Document document = documentIn(frame);
    const std::vector<Open> wishes = wishesOf(document);
    if (wishes.empty())
        return;
    trust::refuseForDocument(context, document, wishes.front().origin);
    forget(document, wishes.front().origin);
    showBar(context, document);
}

} // namespace odc::calc::ranges
