// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/form.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/UnoControlDialog.hpp>
#include <com/sun/star/awt/XControlModel.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XUnitConversion.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/util/MeasureUnit.hpp>

#include <algorithm>

namespace odc::calc::dialog {

Form::Form(const Reference<css::uno::XComponentContext>& context, const OUString& title)
    : context_(context), dialog_(css::awt::UnoControlDialog::create(context)) {
    const Reference<css::awt::XControlModel> dialogModel(
        context->getServiceManager()->createInstanceWithContext(
            "com.sun.star.awt.UnoControlDialogModel", context),
        UNO_QUERY_THROW);
    models_.set(dialogModel, UNO_QUERY_THROW);
    dialog_->setModel(dialogModel);
    const Reference<css::beans::XPropertySet> properties(dialogModel, UNO_QUERY_THROW);
    properties->setPropertyValue("Title", Any(title));
    properties->setPropertyValue("Moveable", Any(true));
    properties->setPropertyValue("Closeable", Any(true));
    properties->setPropertyValue("Sizeable", Any(false));
}

void Form::add(std::string_view kind, const std::string& name,
               std::initializer_list<Property> properties) {
    const OUString service = "com.sun.star.awt.UnoControl" + toUno(kind) + "Model";
    const Reference<css::beans::XPropertySet> control(models_->createInstance(service),
                                                      UNO_QUERY_THROW);
    control->setPropertyValue("Name", Any(toName(name)));
    control->setPropertyValue("TabIndex", Any(tabIndex_++));
    for (const auto& [key, value] : properties)
        control->setPropertyValue(OUString::createFromAscii(key), value);
    Reference<css::container::XNameContainer>(models_, UNO_QUERY_THROW)
        ->insertByName(toName(name), Any(control));
}

void Form::open(const Reference<css::awt::XWindowPeer>& parent) {
    parent_ = parent;
    dialog_->setVisible(false);
    const Reference<css::awt::XToolkit> toolkit(css::awt::Toolkit::create(context_),
                                                UNO_QUERY_THROW);
    dialog_->createPeer(toolkit, parent);
}

Layout Form::arrange(const std::vector<Row>& rows, int minimumWidth) {
    Layout layout = layOut(rows, metrics(), minimumWidth);
    for (const auto& [name, rect] : layout.places)
        place(name, rect);
    Reference<css::awt::XWindow2>(dialog_->getPeer(), UNO_QUERY_THROW)
        ->setOutputSize(css::awt::Size(layout.size.width, layout.size.height));
    if (!isPlaced_)
        centre(layout.size);
    isPlaced_ = true;
    return layout;
}

void Form::place(const std::string& name, const Rect& place) const {
    as<css::awt::XWindow>(name)->setPosSize(place.x, place.y, place.width, place.height,
                                            css::awt::PosSize::POSSIZE);
}

void Form::close() {
    dialog_->setVisible(false);
    Reference<css::lang::XComponent>(dialog_, UNO_QUERY_THROW)->dispose();
    dialog_.clear();
}

Reference<css::awt::XWindow> Form::window() const {
    return Reference<css::awt::XWindow>(dialog_->getPeer(), UNO_QUERY_THROW);
}

Any Form::get(const std::string& name, const char* property) const {
    return model(name)->getPropertyValue(OUString::createFromAscii(property));
}

void Form::set(const std::string& name, const char* property, const Any& value) const {
    model(name)->setPropertyValue(OUString::createFromAscii(property), value);
}

OUString Form::text(const std::string& name) const {
    OUString text;
    get(name, "Text") >>= text;
    return text;
}

void Form::setText(const std::string& name, const OUString& text) const {
    set(name, "Text", Any(text));
}

bool Form::isTicked(const std::string& name) const {
    sal_Int16 state = 0;
    get(name, "State") >>= state;
    return state == 1;
}

void Form::setTicked(const std::string& name, bool isTicked) const {
    set(name, "State", Any(static_cast<sal_Int16>(isTicked ? 1 : 0)));
}

void Form::setEnabled(const std::string& name, bool isEnabled) const {
    set(name, "Enabled", Any(isEnabled));
}

void Form::setVisible(const std::string& name, bool isVisible) const {
    set(name, "EnableVisible", Any(isVisible));
}

void Form::focus(const std::string& name) const {
    as<css::awt::XWindow>(name)->setFocus();
}

Cell Form::cell(const std::string& name) const {
    const css::awt::Size size = constraints(name)->getPreferredSize();
    return {name, {size.Width, size.Height}, false};
}

Cell Form::stretched(const std::string& name) const {
    Cell result = cell(name);
    result.isStretched = true;
    return result;
}

Cell Form::wrapped(const std::string& name, int width) const {
    const css::awt::Size size = constraints(name)->calcAdjustedSize(css::awt::Size(width, 0));
    return {name, {width, size.Height}, false};
}

Size Form::pixels(int width, int height) const {
    const css::awt::Size size =
        Reference<css::awt::XUnitConversion>(dialog_->getPeer(), UNO_QUERY_THROW)
            ->convertSizeToPixel(css::awt::Size(width, height), css::util::MeasureUnit::APPFONT);
    return {size.Width, size.Height};
}

Metrics Form::metrics() const {
    return {pixels(7, 0).width, pixels(4, 0).width, pixels(0, 3).height, pixels(0, 8).height};
}

Reference<css::awt::XStyleSettings> Form::style() const {
    return Reference<css::awt::XStyleSettingsSupplier>(dialog_->getPeer(), UNO_QUERY_THROW)
        ->getStyleSettings();
}

/// The peer has them for every kind of control, the control itself only for some.
Reference<css::awt::XLayoutConstrains> Form::constraints(const std::string& name) const {
    return Reference<css::awt::XLayoutConstrains>(dialog_->getControl(toName(name))->getPeer(),
                                                  UNO_QUERY_THROW);
}

OUString Form::toName(const std::string& name) {
    return toUno(name);
}

Reference<css::beans::XPropertySet> Form::model(const std::string& name) const {
    return Reference<css::beans::XPropertySet>(dialog_->getControl(toName(name))->getModel(),
                                               UNO_QUERY_THROW);
}

/// Over the parent's middle, but never above or left of its corner: a title bar out of reach
/// cannot be moved. A window's place counts from its parent's corner.
void Form::centre(const Size& size) const {
    const Reference<css::awt::XWindow> parent(parent_, UNO_QUERY);
    if (!parent.is())
        return;
    const css::awt::Rectangle room = parent->getPosSize();
    const int x = std::max(0, (room.Width - size.width) / 2);
    const int y = std::max(0, (room.Height - size.height) / 2);
    window()->setPosSize(x, y, 0, 0, css::awt::PosSize::POS);
}

} // namespace odc::calc::dialog
