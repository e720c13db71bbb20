// SPDX-License-Identifier: MPL-2.0
// A dialog that stays open beside a document's window: opened once a window, closed with it, its
// buttons by name, its messages in a field of its own. What it is for is the derived class's
// business.
#pragma once

#include "calc/dialog/form.hpp"
#include "calc/dialog/texts.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XTopWindowListener.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <cppuhelper/implbase2.hxx>

#include <functional>
#include <string>
#include <vector>

namespace odc::calc::dialog {

/// Lives as long as its window: the controls and the frame hold it as their listener, and what it
/// began while that is under way.
/// Thread: main only.
class FrameDialog
    : public cppu::WeakImplHelper2<css::awt::XActionListener, css::awt::XTopWindowListener> {
public:
    /// `onClosed` is called once, when the window is gone.
    void open(std::function<void()> onClosed);
    void toFront();
    void close();

    void SAL_CALL actionPerformed(const css::awt::ActionEvent& event) override;
    void SAL_CALL windowOpened(const css::lang::EventObject&) override {}
    /// Also on Esc.
    void SAL_CALL windowClosing(const css::lang::EventObject&) override;
    void SAL_CALL windowClosed(const css::lang::EventObject&) override {}
    void SAL_CALL windowMinimized(const css::lang::EventObject&) override {}
    void SAL_CALL windowNormalized(const css::lang::EventObject&) override {}
    void SAL_CALL windowActivated(const css::lang::EventObject&) override {}
    void SAL_CALL windowDeactivated(const css::lang::EventObject&) override {}
    void SAL_CALL disposing(const css::lang::EventObject& event) override;

protected:
    FrameDialog(const Reference<css::uno::XComponentContext>& context,
                const Reference<css::frame::XFrame>& frame, const Texts& texts,
                const OUString& title);

    /// Places the controls, which have their window by now, and fills them.
    virtual void arrange() = 0;
    virtual void pressed(const std::string& button) = 0;
    /// Esc, or the window's own close.
    virtual void cancel() { closeLater(); }
    /// Ends what is under way.
    virtual void closing() {}

    void addButton(const char* name, const OUString& label, bool isDefault);
    void addLabel(const char* name, const OUString& label);
    void addEdit(const char* name, const OUString& help);
    void addTick(const char* name, const OUString& label, bool isTicked);
    /// A drop-down list.
    void addList(const char* name, const std::vector<OUString>& items, std::size_t chosen);
    [[nodiscard]] std::size_t chosen(const char* name) const;
    /// A read-only field of several lines, which says what is the matter.
    void addMessage(const OUString& label);
    /// "LABEL: FIELD" over the whole width, in units of the dialog's font.
    [[nodiscard]] Row messageRow(int height) const;
    /// A line to type into, which takes what its row has left.
    [[nodiscard]] Cell line(const std::string& name) const;
    /// The whole text also as a tool tip: the field shows a few lines only.
    void say(const OUString& text) const;
    /// Runs it when the event that is being handled is over, if the window is still open then.
    void later(std::function<void()> work);
    void closeLater();

    Reference<css::uno::XComponentContext> context_;
    Reference<css::frame::XFrame> frame_;
    Texts texts_;
    Form form_;
    bool isClosed_ = false;

private:
    std::function<void()> onClosed_;
    std::vector<std::string> buttons_;
};

/// Opens what `make` makes, or brings what is open to the front: one of a kind at most for each
/// window. One that is open about another subject is closed.
void openOne(const Reference<css::frame::XFrame>& frame, const char* kind, const OUString& subject,
             const std::function<rtl::Reference<FrameDialog>()>& make);

} // namespace odc::calc::dialog
