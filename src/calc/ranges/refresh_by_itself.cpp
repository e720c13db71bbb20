// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/refresh_by_itself.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/ranges/host_wishes.hpp"
#include "calc/ranges/range_progress.hpp"
#include "calc/ranges/range_session.hpp"

namespace odc::calc::ranges {

void refreshByItself(const Reference<css::uno::XComponentContext>& context,
                     const Document& document, const std::vector<OUString>& names) {
    std::vector<Job> jobs;
    for (const OUString& name : names) {
        if (runningJob(document, name))
            continue;
        const base::Result<Job> job = startRefresh(context, document, name);
        if (job) {
            jobs.push_back(*job);
            continue;
        }
        const auto definition = DocumentRanges(document).definition(name);
        if (definition && job.error().kind == base::ErrorKind::refusedByPolicy)
            wishForHost(
                context, document,
                {addressAsked(definition->serviceUrl, definition->report), definition->user, name});
        log("a range was not refreshed", toUno(base::describe(job.error())));
    }
    if (const Frame frame = windowOf(document); frame.is())
        showProgress(context, frame, jobs, Failures::inBar);
}

} // namespace odc::calc::ranges
