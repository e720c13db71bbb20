// SPDX-License-Identifier: MPL-2.0
// What the library shows to the office: one constructor function a service.
#include "calc/document_job.hpp"
#include "calc/protocol_handler.hpp"
#include "calc/ranges/ranges_service.hpp"
#include "calc/reports_service.hpp"

#include <sal/types.h>

extern "C" {

SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
org_calcodata_Reports_get_implementation(css::uno::XComponentContext* context,
                                         const css::uno::Sequence<css::uno::Any>&) {
    return cppu::acquire(new odc::calc::ReportsService(context));
}

SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
org_calcodata_Ranges_get_implementation(css::uno::XComponentContext* context,
                                        const css::uno::Sequence<css::uno::Any>&) {
    return cppu::acquire(new odc::calc::ranges::RangesService(context));
}

SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
org_calcodata_ProtocolHandler_get_implementation(css::uno::XComponentContext* context,
                                                 const css::uno::Sequence<css::uno::Any>&) {
    return cppu::acquire(new odc::calc::ProtocolHandler(context));
}

SAL_DLLPUBLIC_EXPORT css::uno::XInterface*
org_calcodata_DocumentJob_get_implementation(css::uno::XComponentContext* context,
                                             const css::uno::Sequence<css::uno::Any>&) {
    return cppu::acquire(new odc::calc::DocumentJob(context));
}

} // extern "C"
