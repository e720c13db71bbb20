// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/trust_question.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/choice_question.hpp"
#include "calc/dialog/package.hpp"
#include "calc/dialog/texts.hpp"
#include "calc/trust/gate.hpp"

#include "http/url.hpp"

namespace odc::calc::dialog {

bool askForTrust(const Reference<css::uno::XComponentContext>& context,
                 const Reference<css::frame::XFrame>& frame,
                 const Reference<css::sheet::XSpreadsheetDocument>& document,
                 const std::string& address, const std::string& user) {
    const auto url = http::parseUrl(address);
    if (!url)
        return false;
    const Texts texts(context, dialogsUrl(context));
    const OUString host = toUno(url->host);
    const OUString sent = user.empty() ? texts("trust.nobody") : texts("trust.user", {toUno(user)});
    const ChoiceQuestion question{
        texts("trust.title"),
        texts("trust.text", {host, toUno(address), sent}),
        {texts("trust.once"), texts("trust.document"), texts("trust.host", {host})},
        texts("trust.cancel")};
    const Reference<css::awt::XWindowPeer> parent(frame->getContainerWindow(), UNO_QUERY);
    const auto answer = askChoice(context, parent, question);
    if (!answer)
        return false;
    if (*answer == 1)
        trust::allowForDocument(context, document, url->origin());
    if (*answer == 2)
        trust::allowHost(context, document, url->origin());
    return true;
}

} // namespace odc::calc::dialog
