// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "cli/url_query.hpp"

namespace odc::cli {

Result<void> printPlan(const feed::Plan& plan, const Console& console) {
    std::string text;
    for (const feed::PlannedRequest& request : plan.requests)
        text += (request.method == http::Method::get ? "GET " : "POST ") + request.url + "\n";
    if (plan.mayHaveNextLinks)
        text += "… and its next links\n";
    if (plan.mayHaveNextLinks && plan.mayReadAhead)
        console.message("Where there are more than three pages, the others may be asked for by "
                        "$skip and $top, several at once.");
    for (const std::string& sentence : plan.doneHere)
        console.message(sentence);
    return console.out(text);
}

Result<void> runPlan(const CommandLine& line, const Console& console, const base::Task& task) {
    if (!line.namesFeed())
        return runReportPlan(line, console, task);
    auto located = readQuery(line);
    if (!located)
        return located.error();
    auto service = openService(line, located->root, located->headers);
    if (!service)
        return service.error();
    auto plan = (*service)->plan(located->query, task);
    if (!plan)
        return plan.error();
    return printPlan(*plan, console);
}

} // namespace odc::cli
