// SPDX-License-Identifier: MPL-2.0
// org.calcodata.Reports: reports by UNO, for macros and other programs.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/calcodata/XReports.hpp>

namespace odc::calc {

/// Thread: any. A call waits for its worker on the thread that it came on, and writes on it: it
/// never needs the main loop to turn, so no caller that blocks the office can wait for ever.
class ReportsService final
    : public cppu::WeakImplHelper2<org::calcodata::XReports, css::lang::XServiceInfo> {
public:
    explicit ReportsService(const Reference<css::uno::XComponentContext>& context);

    // XReports
    Sequence<OUString> SAL_CALL getReportNames() override;
    org::calcodata::ReportDone SAL_CALL
    writeReport(const OUString& report, const Sequence<css::beans::NamedValue>& arguments,
                const OUString& serviceUrl, const OUString& user, const OUString& password,
                const Reference<css::uno::XInterface>& target) override;
    org::calcodata::ReportDone SAL_CALL
    writeWorkbook(const OUString& workbook, const Sequence<css::beans::NamedValue>& arguments,
                  const OUString& serviceUrl, const OUString& user, const OUString& password,
                  const Reference<css::sheet::XSpreadsheetDocument>& target) override;

    // XServiceInfo
    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    Sequence<OUString> SAL_CALL getSupportedServiceNames() override;

private:
    Reference<css::uno::XComponentContext> context_;
};

} // namespace odc::calc
