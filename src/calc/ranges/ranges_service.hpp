// SPDX-License-Identifier: MPL-2.0
// org.calcodata.Ranges: ranges by UNO, for macros and other programs.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <org/calcodata/XRanges.hpp>

namespace odc::calc::ranges {

/// Thread: any. Documents are worked with on the main thread: a call that comes on another posts
/// there and waits; one that comes on the main thread does the work itself and never waits for the
/// main loop to turn.
class RangesService final
    : public cppu::WeakImplHelper2<org::calcodata::XRanges, css::lang::XServiceInfo> {
public:
    using Spreadsheet = Reference<css::sheet::XSpreadsheetDocument>;
    using Values = Sequence<css::beans::NamedValue>;

    explicit RangesService(const Reference<css::uno::XComponentContext>& context);

    // XRanges
    org::calcodata::RangeStatus SAL_CALL
    insertUrl(const OUString& url, const OUString& user, const OUString& password,
              const Values& properties, const Reference<css::uno::XInterface>& target) override;
    org::calcodata::RangeStatus SAL_CALL
    insertReport(const OUString& report, const Values& arguments, const OUString& serviceUrl,
                 const OUString& user, const OUString& password, const Values& properties,
                 const Reference<css::uno::XInterface>& target) override;
    Sequence<OUString> SAL_CALL list(const Spreadsheet& document) override;
    org::calcodata::RangeStatus SAL_CALL refresh(const Spreadsheet& document,
                                                 const OUString& name) override;
    Sequence<org::calcodata::RangeStatus> SAL_CALL refreshAll(const Spreadsheet& document) override;
    void SAL_CALL startRefresh(const Spreadsheet& document, const OUString& name) override;
    void SAL_CALL stop(const Spreadsheet& document, const OUString& name) override;
    void SAL_CALL remove(const Spreadsheet& document, const OUString& name) override;
    org::calcodata::RangeStatus SAL_CALL statusOf(const Spreadsheet& document,
                                                  const OUString& name) override;
    Values SAL_CALL propertiesOf(const Spreadsheet& document, const OUString& name) override;
    void SAL_CALL setProperties(const Spreadsheet& document, const OUString& name,
                                const Values& properties) override;
    org::calcodata::RangeStatus SAL_CALL edit(const Spreadsheet& document, const OUString& name,
                                              const OUString& url, const OUString& user,
                                              const OUString& password,
                                              const Values& arguments) override;
    Sequence<Sequence<OUString>> SAL_CALL changesOf(const Spreadsheet& document,
                                                    const OUString& name) override;
    OUString SAL_CALL definitionOf(const Spreadsheet& document, const OUString& name) override;
    org::calcodata::CellOrigin SAL_CALL explain(const Spreadsheet& document,
                                                const OUString& cell) override;

    // XServiceInfo
    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    Sequence<OUString> SAL_CALL getSupportedServiceNames() override;

private:
    Reference<css::uno::XComponentContext> context_;
};

} // namespace odc::calc::ranges
