// SPDX-License-Identifier: MPL-2.0
#include "calc/errors.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/lang/DisposedException.hpp>
#include <org/calcodata/ReportException.hpp>

#include <fmt/format.h>

#include <exception>
#include <string>

namespace odc::calc {

void throwReportException(const base::Error& error, const Reference<css::uno::XInterface>& source) {
    throw org::calcodata::ReportException(toUno(base::describe(error)), source,
                                          toUno(base::nameOf(error.kind)), toUno(error.serverWords),
                                          error.httpStatus);
}

base::Error currentError() {
    std::string reason = "no reason was given";
    try {
        throw;
    } catch (const css::lang::DisposedException&) {
        return {base::ErrorKind::cancelled, "The document was closed before the report was ready."};
    } catch (const css::uno::Exception& exception) {
        if (!exception.Message.isEmpty())
            reason = fromUno(exception.Message);
    } catch (const std::exception& exception) {
        reason = exception.what();
    } catch (...) {
        // Nothing more is known about it than that it was thrown.
    }
    return {base::ErrorKind::storageFailed,
            fmt::format("Calc did not accept the report ({}). The document is as it was.", reason)};
}

} // namespace odc::calc
