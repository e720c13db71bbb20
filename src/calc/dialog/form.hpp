// SPDX-License-Identifier: MPL-2.0
// One awt dialog: its controls by name, their properties, their measured sizes. What they mean is
// the caller's business.
#pragma once

#include "calc/dialog/layout.hpp"
#include "calc/uno.hpp"

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XUnoControlDialog.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::calc::dialog {

using Property = std::pair<const char*, css::uno::Any>;

/// Made in three steps: add all controls in tab order, open, arrange.
/// Thread: main only. The owner closes it; after that nothing may be called.
class Form {
public:
    Form(const css::uno::Reference<css::uno::XComponentContext>& context, const OUString& title);

    /// `kind` is the middle of the model's service name: "Edit" for UnoControlEditModel.
    void add(std::string_view kind, const std::string& name,
             std::initializer_list<Property> properties);
    /// Makes the window, invisible still.
    void open(const css::uno::Reference<css::awt::XWindowPeer>& parent);
    /// Computes and sets all places and the window's size; in the middle of the parent the first
    /// time.
    Layout arrange(const std::vector<Row>& rows, int minimumWidth);
    void place(const std::string& name, const Rect& place) const;
    void close();

    [[nodiscard]] const css::uno::Reference<css::awt::XUnoControlDialog>& dialog() const {
        return dialog_;
    }
    [[nodiscard]] css::uno::Reference<css::awt::XWindow> window() const;

    template <typename Interface>
    [[nodiscard]] css::uno::Reference<Interface> as(const std::string& name) const {
        return css::uno::Reference<Interface>(dialog_->getControl(toName(name)),
                                              css::uno::UNO_QUERY_THROW);
    }
    [[nodiscard]] css::uno::Any get(const std::string& name, const char* property) const;
    void set(const std::string& name, const char* property, const css::uno::Any& value) const;
    [[nodiscard]] OUString text(const std::string& name) const;
    void setText(const std::string& name, const OUString& text) const;
    [[nodiscard]] bool isTicked(const std::string& name) const;
    void setTicked(const std::string& name, bool isTicked) const;
    void setEnabled(const std::string& name, bool isEnabled) const;
    void setVisible(const std::string& name, bool isVisible) const;
    void focus(const std::string& name) const;
    /// The desktop's own colours, 0xRRGGBB.
    [[nodiscard]] css::uno::Reference<css::awt::XStyleSettings> style() const;

    /// What the control's own text needs.
    [[nodiscard]] Cell cell(const std::string& name) const;
    [[nodiscard]] Cell stretched(const std::string& name) const;
    /// A text of several lines within this width.
    [[nodiscard]] Cell wrapped(const std::string& name, int width) const;
    /// A size in units of the dialog's font: a quarter of a character's width, an eighth of its
    /// height.
    [[nodiscard]] Size pixels(int width, int height) const;
    [[nodiscard]] Metrics metrics() const;

private:
    [[nodiscard]] static OUString toName(const std::string& name);
    [[nodiscard]] css::uno::Reference<css::beans::XPropertySet>
    model(const std::string& name) const;
    [[nodiscard]] css::uno::Reference<css::awt::XLayoutConstrains>
    constraints(const std::string& name) const;
    void centre(const Size& size) const;

    css::uno::Reference<css::uno::XComponentContext> context_;
    css::uno::Reference<css::awt::XUnoControlDialog> dialog_;
    css::uno::Reference<css::lang::XMultiServiceFactory> models_;
    css::uno::Reference<css::awt::XWindowPeer> parent_;
    sal_Int16 tabIndex_ = 0;
    bool isPlaced_ = false;
};

} // namespace odc::calc::dialog
