// SPDX-License-Identifier: MPL-2.0
// The one place where an Error becomes what UNO's callers and people see.
#pragma once

#include "calc/uno.hpp"

#include "base/error.hpp"

#include <com/sun/star/uno/XInterface.hpp>

namespace odc::calc {

/// Throws org.calcodata.ReportException.
[[noreturn]] void throwReportException(const base::Error& error,
                                       const Reference<css::uno::XInterface>& source);

/// What the exception being handled means for the user. Call it only inside a catch block.
base::Error currentError();

} // namespace odc::calc
