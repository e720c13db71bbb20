// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/command_states.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/main_thread.hpp"
#include "calc/ranges/range_commands.hpp"

#include <com/sun/star/frame/FeatureStateEvent.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/view/XSelectionChangeListener.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Frame = Reference<css::frame::XFrame>;

struct Told {
    css::uno::WeakReference<css::frame::XFrame> frame;
    css::util::URL url;
    std::string command;
    Reference<css::frame::XStatusListener> listener;
    bool isEnabled = false;
    std::optional<bool> isChecked = {};
};

/// Main thread only.
struct States {
    std::vector<Told> told;
    bool isPosted = false;
};

States& states() {
    static States all;
    return all;
}

void tell(const Told& told) {
    css::frame::FeatureStateEvent event;
    event.FeatureURL = told.url;
    event.IsEnabled = told.isEnabled;
    if (told.isChecked)
        event.State <<= *told.isChecked;
    try {
        told.listener->statusChanged(event);
    } catch (const css::uno::Exception& e) {
        log("a menu did not hear of its commands", e.Message);
    }
}

void tellAll() {
    states().isPosted = false;
    std::erase_if(states().told, [](const Told& told) {
        return !Frame(told.frame).is(); // what has none was told all that it will hear
    });
    std::map<css::frame::XFrame*, CommandStanding> standings;
    std::vector<Told> changed;
    for (Told& told : states().told) {
        const Frame frame(told.frame);
        const auto known = standings.find(frame.get());
        const CommandStanding standing =
            known == standings.end() ? (standings[frame.get()] = standingIn(frame)) : known->second;
        const bool isEnabled = isEnabledIn(standing, told.command);
        const auto isChecked = isCheckedIn(standing, told.command);
        const bool isSame = told.isEnabled == isEnabled && told.isChecked == isChecked;
        told.isEnabled = isEnabled;
        told.isChecked = isChecked;
        if (!isSame)
            changed.push_back(told);
    }
    // A listener that is told may take others away.
    for (const Told& told : changed)
        tell(told);
}

/// Listens as long as the controller lives, which holds it.
class Selection final : public cppu::WeakImplHelper1<css::view::XSelectionChangeListener> {
public:
    explicit Selection(const Context& context) : context_(context) {}

    void SAL_CALL selectionChanged(const css::lang::EventObject&) override { tellStates(context_); }
    void SAL_CALL disposing(const css::lang::EventObject&) override;

private:
    Context context_;
};

/// Controllers whose selection is watched. Main thread only.
std::vector<css::uno::WeakReference<css::frame::XController>>& watched() {
    static std::vector<css::uno::WeakReference<css::frame::XController>> controllers;
    return controllers;
}

void Selection::disposing(const css::lang::EventObject&) {
    std::erase_if(watched(),
                  [](const auto& one) { return !Reference<css::frame::XController>(one).is(); });
}

void watchSelection(const Context& context, const Frame& frame) {
    const Reference<css::frame::XController> controller = frame->getController();
    const Reference<css::view::XSelectionSupplier> supplier(controller, UNO_QUERY);
    if (!supplier.is() || std::ranges::any_of(watched(), [&](const auto& one) {
            return Reference<css::frame::XController>(one) == controller;
        }))
        return;
    supplier->addSelectionChangeListener(new Selection(context));
    watched().emplace_back(controller);
}

} // namespace

void addStatusListener(const Context& context, const Frame& frame, const css::util::URL& url,
                       const std::string& command,
                       const Reference<css::frame::XStatusListener>& listener) {
    if (frame.is())
        watchSelection(context, frame);
    const CommandStanding standing = standingIn(frame);
    const Told told{frame,
                    url,
                    command,
                    listener,
                    isEnabledIn(standing, command),
                    isCheckedIn(standing, command)};
    states().told.push_back(told);
    tell(told);
}

void removeStatusListener(const Reference<css::frame::XStatusListener>& listener,
                          const css::util::URL& url) {
    std::erase_if(states().told, [&](const Told& told) {
        return told.listener == listener && told.url.Complete == url.Complete;
    });
}

void tellStates(const Context& context) {
    if (states().told.empty() || std::exchange(states().isPosted, true))
        return;
    main_thread::post(context, [] { tellAll(); });
}

} // namespace odc::calc::ranges
