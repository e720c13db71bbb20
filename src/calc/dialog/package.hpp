// SPDX-License-Identifier: MPL-2.0
// Where the extension's own files lie.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/deployment/PackageInformationProvider.hpp>

namespace odc::calc::dialog {

/// The folder of the dialogs' texts.
inline OUString dialogsUrl(const Reference<css::uno::XComponentContext>& context) {
    return css::deployment::PackageInformationProvider::get(context)->getPackageLocation(
               "org.calcodata.extension") +
           "/dialogs";
}

} // namespace odc::calc::dialog
