// SPDX-License-Identifier: MPL-2.0
#include "calc/waiting.hpp"

#include "calc/log.hpp"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XToolkitExperimental.hpp>

namespace odc::calc {

void letOfficeRun(const Reference<css::uno::XComponentContext>& context) {
    try {
        const Reference<css::awt::XToolkitExperimental> toolkit(css::awt::Toolkit::create(context),
                                                                UNO_QUERY);
        if (toolkit.is())
            toolkit->processEventsToIdle();
    } catch (const css::uno::Exception& e) {
        log("could not let the office run", e.Message);
    }
}

} // namespace odc::calc
