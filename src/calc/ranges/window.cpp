// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/window.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

namespace odc::calc::ranges {

Document documentIn(const Frame& frame) {
    const Reference<css::frame::XController> controller = frame->getController();
    return Document(controller.is() ? controller->getModel() : nullptr, UNO_QUERY);
}

Frame windowOf(const Document& document) {
    const Reference<css::frame::XModel> model(document, UNO_QUERY);
    const Reference<css::frame::XController> controller =
        model.is() ? model->getCurrentController() : nullptr;
    const Frame frame = controller.is() ? controller->getFrame() : nullptr;
    const Reference<css::awt::XWindow2> window(frame.is() ? frame->getContainerWindow() : nullptr,
                                               UNO_QUERY);
    return window.is() && window->isVisible() ? frame : nullptr;
}

CursorPlace cursorIn(const Frame& frame) {
    const Reference<css::frame::XModel> model(documentIn(frame), UNO_QUERY_THROW);
    const Reference<css::uno::XInterface> selected = model->getCurrentSelection();
    const Reference<css::sheet::XSheetCellRange> cells(selected, UNO_QUERY);
    const Reference<css::sheet::XCellRangeAddressable> addressable(selected, UNO_QUERY);
    if (cells.is() && addressable.is()) {
        const css::table::CellRangeAddress at = addressable->getRangeAddress();
        return {cells->getSpreadsheet(), at.StartColumn, at.StartRow};
    }
    const Reference<css::sheet::XSpreadsheetView> view(frame->getController(), UNO_QUERY_THROW);
    return {view->getActiveSheet(), 0, 0};
}

void select(const Frame& frame, const Sheet& sheet, const cells::Area& area) {
    Reference<css::view::XSelectionSupplier>(frame->getController(), UNO_QUERY_THROW)
        ->select(Any(cells::range(sheet, area)));
}

void showMessage(const Reference<css::uno::XComponentContext>& context, const Frame& frame,
                 const OUString& title, const OUString& text, bool isError) {
    const Reference<css::awt::XWindowPeer> parent(frame->getContainerWindow(), UNO_QUERY);
    const auto box = css::awt::Toolkit::create(context)->createMessageBox(
        parent, isError ? css::awt::MessageBoxType_ERRORBOX : css::awt::MessageBoxType_INFOBOX,
        css::awt::MessageBoxButtons::BUTTONS_OK, title, text);
    box->execute();
    // Closed it is hidden only, and assistive tools go on seeing it.
    Reference<css::lang::XComponent>(box, UNO_QUERY_THROW)->dispose();
}

} // namespace odc::calc::ranges
