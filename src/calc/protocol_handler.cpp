// SPDX-License-Identifier: MPL-2.0
#include "calc/protocol_handler.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/range_dialogs.hpp"
#include "calc/dialog/skype_reports_dialog.hpp"
#include "calc/ranges/command_states.hpp"
#include "calc/ranges/range_commands.hpp"

#include <com/sun/star/frame/XStatusListener.hpp>
#include <cppuhelper/supportsservice.hxx>

namespace odc::calc {

namespace {

constexpr std::string_view scheme = "org.calcodata:";

/// The part behind the scheme; empty for other URLs.
std::string commandOf(const css::util::URL& url) {
    const std::string text = fromUno(url.Complete);
    return text.starts_with(scheme) ? text.substr(scheme.size()) : std::string();
}

bool isCommand(std::string_view command) {
    return command == "SkypeReports" || command == "NewRange" || ranges::isRangeCommand(command);
}

} // namespace

ProtocolHandler::ProtocolHandler(const Reference<css::uno::XComponentContext>& context)
    : context_(context) {}

void ProtocolHandler::initialize(const Sequence<Any>& arguments) {
    Reference<css::frame::XFrame> frame;
    if (arguments.hasElements() && (arguments[0] >>= frame))
        frame_ = frame;
}

Reference<css::frame::XDispatch> ProtocolHandler::queryDispatch(const css::util::URL& url,
                                                                const OUString&, sal_Int32) {
    return isCommand(commandOf(url)) ? this : nullptr;
}

Sequence<Reference<css::frame::XDispatch>>
ProtocolHandler::queryDispatches(const Sequence<css::frame::DispatchDescriptor>& requests) {
    Sequence<Reference<css::frame::XDispatch>> found(requests.getLength());
    for (sal_Int32 i = 0; i < requests.getLength(); ++i)
        found.getArray()[i] =
            queryDispatch(requests[i].FeatureURL, requests[i].FrameName, requests[i].SearchFlags);
    return found;
}

void ProtocolHandler::dispatch(const css::util::URL& url,
                               const Sequence<css::beans::PropertyValue>&) {
    const Reference<css::frame::XFrame> frame(frame_);
    if (!frame.is())
        return;
    const std::string command = commandOf(url);
    if (command == "SkypeReports")
        dialog::openSkypeReports(context_, frame);
    else if (command == "NewRange")
        dialog::openNewRange(context_, frame);
    else if (ranges::isRangeCommand(command))
        ranges::runRangeCommand(context_, frame, command);
}

void ProtocolHandler::addStatusListener(const Reference<css::frame::XStatusListener>& listener,
                                        const css::util::URL& url) {
    const Reference<css::frame::XFrame> frame(frame_);
    if (listener.is())
        ranges::addStatusListener(context_, frame, url, commandOf(url), listener);
}

void ProtocolHandler::removeStatusListener(const Reference<css::frame::XStatusListener>& listener,
                                           const css::util::URL& url) {
    ranges::removeStatusListener(listener, url);
}

OUString ProtocolHandler::getImplementationName() {
    return "org.calcodata.implementation.ProtocolHandler";
}

sal_Bool ProtocolHandler::supportsService(const OUString& name) {
    return cppu::supportsService(this, name);
}

Sequence<OUString> ProtocolHandler::getSupportedServiceNames() {
    const OUString name("com.sun.star.frame.ProtocolHandler");
    return {&name, 1};
}

} // namespace odc::calc
