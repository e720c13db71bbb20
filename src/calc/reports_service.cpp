// SPDX-License-Identifier: MPL-2.0
#include "calc/reports_service.hpp"

#include "calc/catalogue.hpp"
#include "calc/convert.hpp"
#include "calc/errors.hpp"

#include <cppuhelper/supportsservice.hxx>

#include <utility>

namespace odc::calc {

ReportsService::ReportsService(Reference<css::uno::XComponentContext> context)
    : context_(std::move(context)) {}

Sequence<OUString> ReportsService::getReportNames() {
    const base::Result<std::vector<report::Report>> all = catalogue::reports();
    if (!all)
        throw css::uno::RuntimeException(toUno(base::describe(all.error())), *this);
    Sequence<OUString> names(static_cast<sal_Int32>(all->size()));
    for (std::size_t i = 0; i < all->size(); ++i)
        names.getArray()[i] = toUno((*all)[i].name);
    return names;
}

org::calcodata::ReportDone ReportsService::writeReport(const OUString&,
                                                       const Sequence<css::beans::NamedValue>&,
                                                       const OUString&, const OUString&,
                                                       const OUString&,
                                                       const Reference<css::uno::XInterface>&) {
    return {};
}

org::calcodata::ReportDone
ReportsService::writeWorkbook(const OUString&, const Sequence<css::beans::NamedValue>&,
                              const OUString&, const OUString&, const OUString&,
                              const Reference<css::sheet::XSpreadsheetDocument>&) {
    return {};
}

OUString ReportsService::getImplementationName() {
    return "org.calcodata.implementation.Reports";
}

sal_Bool ReportsService::supportsService(const OUString& name) {
    return cppu::supportsService(this, name);
}

Sequence<OUString> ReportsService::getSupportedServiceNames() {
    const OUString name("org.calcodata.Reports");
    return {&name, 1};
}

} // namespace odc::calc
