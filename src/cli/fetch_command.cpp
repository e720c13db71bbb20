// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "cli/url_query.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::cli {

namespace {

/// The list of a service's sets, as rows.
base::Table tableOf(const odata::ServiceDocument& document) {
    base::Table table;
    table.schema = {{.path = "name"}, {.path = "href"}};
    base::Batch batch;
    batch.columns.resize(2);
    for (const odata::ServiceDocumentEntry& entry : document.entitySets) {
        batch.columns[0].appendText(entry.name);
        batch.columns[1].appendText(entry.href);
        ++batch.rowCount;
    }
    table.batches.push_back(std::move(batch));
    return table;
}

} // namespace

Result<void> runFetch(const CommandLine& line, const Console& console, const base::Task& task) {
    auto located = readQuery(line);
    if (!located)
        return located.error();
    auto format = outputFormatOf(line);
    if (!format)
        return format.error();
    auto service = openService(line, located->root, located->headers);
    if (!service)
        return service.error();
    const auto writer = makeRowWriter(*format, console.out);
    if (located->query.resource.empty()) {
        auto document = (*service)->serviceDocument(task);
        if (!document)
            return document.error();
        return writeTable(*writer, tableOf(*document));
    }
    auto summary = (*service)->fetch(
        located->query,
        [&](const base::Schema& schema, base::Batch&& batch) {
            return writer->write(schema, batch);
        },
        task);
    if (!summary)
        return summary.error();
    for (const std::string& warning : summary->warnings)
        console.message(warning);
    if (located->query.wantsCount && summary->count)
        console.message(
            fmt::format("{} rows came; the service counts {}.", summary->rows, *summary->count));
    return writer->finish(summary->schema);
}

} // namespace odc::cli
