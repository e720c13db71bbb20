// SPDX-License-Identifier: MPL-2.0
#include "calc/protocol_handler.hpp"

#include "calc/dialog/skype_reports_dialog.hpp"

#include <com/sun/star/frame/FeatureStateEvent.hpp>
#include <com/sun/star/frame/XStatusListener.hpp>
#include <cppuhelper/supportsservice.hxx>

namespace odc::calc {

namespace {

bool isSkypeReports(const css::util::URL& url) {
    return url.Complete == "org.calcodata:SkypeReports";
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
    return isSkypeReports(url) ? this : nullptr;
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
    if (isSkypeReports(url) && frame.is())
        dialog::openSkypeReports(context_, frame);
}

void ProtocolHandler::addStatusListener(const Reference<css::frame::XStatusListener>& listener,
                                        const css::util::URL& url) {
    // The command is always there: its state is told once and never changes.
    if (!listener.is())
        return;
    css::frame::FeatureStateEvent state;
    state.FeatureURL = url;
    state.Source = static_cast<cppu::OWeakObject*>(this);
    state.IsEnabled = isSkypeReports(url);
    listener->statusChanged(state);
}

void ProtocolHandler::removeStatusListener(const Reference<css::frame::XStatusListener>&,
                                           const css::util::URL&) {}

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
