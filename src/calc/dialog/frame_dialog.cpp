// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/frame_dialog.hpp"

#include "calc/convert.hpp"
#include "calc/main_thread.hpp"

#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace odc::calc::dialog {
namespace {

constexpr const char* message = "message";
constexpr const char* messageLabel = "messageLabel";

std::string nameOf(const css::lang::EventObject& event) {
    const Reference<css::awt::XControl> source(event.Source, UNO_QUERY);
    OUString name;
    if (source.is())
        Reference<css::beans::XPropertySet>(source->getModel(), UNO_QUERY_THROW)
            ->getPropertyValue("Name") >>= name;
    return fromUno(name);
}

struct OpenDialog {
    OUString subject;
    FrameDialog* dialog = nullptr;
};

/// Main thread only; an entry goes when its window does, which is when its frame does at the
/// latest.
using OpenDialogs = std::map<std::pair<css::frame::XFrame*, std::string>, OpenDialog>;
OpenDialogs& openDialogs() {
    static OpenDialogs dialogs;
    return dialogs;
}

} // namespace

FrameDialog::FrameDialog(const Reference<css::uno::XComponentContext>& context,
                         const Reference<css::frame::XFrame>& frame, const Texts& texts,
                         const OUString& title)
    : context_(context), frame_(frame), texts_(texts), form_(context, title) {}

void FrameDialog::open(std::function<void()> onClosed) {
    onClosed_ = std::move(onClosed);
    form_.open(Reference<css::awt::XWindowPeer>(frame_->getContainerWindow(), UNO_QUERY_THROW));
    arrange();
    for (const std::string& name : buttons_)
        form_.as<css::awt::XButton>(name)->addActionListener(this);
    form_.dialog()->addTopWindowListener(this);
    frame_->addEventListener(static_cast<css::awt::XActionListener*>(this));
    form_.dialog()->setVisible(true);
}

void FrameDialog::toFront() {
    form_.dialog()->toFront();
}

void FrameDialog::close() {
    if (isClosed_)
        return;
    isClosed_ = true;
    const rtl::Reference<FrameDialog> self(this);
    closing();
    form_.close();
    frame_->removeEventListener(static_cast<css::awt::XActionListener*>(this));
    if (onClosed_)
        onClosed_();
}

void FrameDialog::actionPerformed(const css::awt::ActionEvent& event) {
    if (!isClosed_)
        pressed(nameOf(event));
}

void FrameDialog::windowClosing(const css::lang::EventObject&) {
    if (!isClosed_)
        cancel();
}

void FrameDialog::disposing(const css::lang::EventObject& event) {
    if (event.Source == frame_)
        close();
}

void FrameDialog::addButton(const char* name, const OUString& label, bool isDefault) {
    form_.add("Button", name, {{"Label", Any(label)}, {"DefaultButton", Any(isDefault)}});
    buttons_.emplace_back(name);
}

void FrameDialog::addLabel(const char* name, const OUString& label) {
    form_.add("FixedText", name, {{"Label", Any(label)}});
}

void FrameDialog::addEdit(const char* name, const OUString& help) {
    form_.add("Edit", name, {{"HelpText", Any(help)}});
}

void FrameDialog::addTick(const char* name, const OUString& label, bool isTicked) {
    form_.add("CheckBox", name,
              {{"Label", Any(label)}, {"State", Any(static_cast<sal_Int16>(isTicked ? 1 : 0))}});
}

void FrameDialog::addList(const char* name, const std::vector<OUString>& items,
                          std::size_t chosen) {
    Sequence<sal_Int16> selected(1);
    selected.getArray()[0] = static_cast<sal_Int16>(chosen);
    form_.add("ListBox", name,
              {{"Dropdown", Any(true)},
               {"StringItemList",
                Any(Sequence<OUString>(items.data(), static_cast<sal_Int32>(items.size())))},
               {"SelectedItems", Any(selected)}});
}

std::size_t FrameDialog::chosen(const char* name) const {
    return static_cast<std::size_t>(
        std::max<sal_Int16>(0, form_.as<css::awt::XListBox>(name)->getSelectedItemPos()));
}

void FrameDialog::addMessage(const OUString& label) {
    addLabel(messageLabel, label);
    form_.add("Edit", message,
              {{"MultiLine", Any(true)}, {"ReadOnly", Any(true)}, {"AutoVScroll", Any(true)}});
}

Row FrameDialog::messageRow(int height) const {
    return {RowKind::labelled,
            {form_.cell(messageLabel), {message, form_.pixels(100, height), true}}};
}

Cell FrameDialog::line(const std::string& name) const {
    return {name, {form_.pixels(60, 0).width, form_.cell(name).size.height}, true};
}

void FrameDialog::say(const OUString& text) const {
    form_.setText(message, text);
    form_.set(message, "HelpText", Any(text));
}

void FrameDialog::later(std::function<void()> work) {
    const rtl::Reference<FrameDialog> self(this);
    main_thread::post(context_, [self, work = std::move(work)] {
        if (!self->isClosed_)
            work();
    });
}

void FrameDialog::closeLater() {
    later([this] { close(); });
}

void openOne(const Reference<css::frame::XFrame>& frame, const char* kind, const OUString& subject,
             const std::function<rtl::Reference<FrameDialog>()>& make) {
    const OpenDialogs::key_type key{frame.get(), kind};
    const auto open = openDialogs().find(key);
    if (open != openDialogs().end()) {
        if (open->second.subject == subject)
            return open->second.dialog->toFront();
        open->second.dialog->close();
    }
    const rtl::Reference<FrameDialog> dialog = make();
    dialog->open([key] { openDialogs().erase(key); });
    openDialogs()[key] = {subject, dialog.get()};
}

} // namespace odc::calc::dialog
