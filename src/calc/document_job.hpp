// SPDX-License-Identifier: MPL-2.0
// What the office runs when a spreadsheet is shown or stored (Jobs.xcu).
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <cppuhelper/implbase2.hxx>

namespace odc::calc {

/// Thread: any; what is to be done is posted to the main thread, for when the event is over.
class DocumentJob final : public cppu::WeakImplHelper2<css::task::XJob, css::lang::XServiceInfo> {
public:
    explicit DocumentJob(const Reference<css::uno::XComponentContext>& context);

    Any SAL_CALL execute(const Sequence<css::beans::NamedValue>& arguments) override;

    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    Sequence<OUString> SAL_CALL getSupportedServiceNames() override;

private:
    Reference<css::uno::XComponentContext> context_;
};

} // namespace odc::calc
