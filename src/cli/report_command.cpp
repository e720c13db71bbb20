// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "report/catalogue.hpp"
#include "report/refresh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

namespace odc::cli {

namespace {

base::Error wrongUsage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

std::string catalogueFolder() {
    std::error_code failure;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
    return report::catalogueFolderFor(failure ? "odata" : program.string());
}

/// A file that is not there was named wrongly.
Result<report::Report> askedFor(Result<report::Report> report) {
    if (!report && report.error().kind == base::ErrorKind::storageFailed)
        report.error().kind = base::ErrorKind::wrongUsage;
    return report;
}

Result<report::Report> findReport(const std::string& nameOrFile) {
    if (nameOrFile.find('/') != std::string::npos || nameOrFile.ends_with(".report"))
        return askedFor(report::readReportFile(nameOrFile));
    auto catalogue = report::readCatalogue(catalogueFolder());
    if (!catalogue)
        return catalogue.error();
    return report::findReport(*catalogue, nameOrFile);
}

/// "ReportType" → "report-type".
std::string optionNameOf(std::string_view parameter) {
    std::string name;
    for (std::size_t i = 0; i < parameter.size(); ++i) {
        const auto c = static_cast<unsigned char>(parameter[i]);
        const bool afterSmall =
            i > 0 && std::isupper(static_cast<unsigned char>(parameter[i - 1])) == 0;
        if (std::isupper(c) != 0 && afterSmall)
            name += '-';
        name += static_cast<char>(std::tolower(c));
    }
    return name;
}

Result<report::Arguments> argumentsFor(const report::Report& report, const CommandLine& line) {
    report::Arguments arguments;
    for (const auto& [option, value] : line.parameters) {
        const auto named = std::ranges::find_if(report.parameters, [&](const auto& parameter) {
            return optionNameOf(parameter.name) == option;
        });
        if (named == report.parameters.end()) {
            std::string known;
            for (const report::Parameter& parameter : report.parameters)
                known += (known.empty() ? "--" : ", --") + optionNameOf(parameter.name);
            return wrongUsage(fmt::format("The report {} has no option --{}. It has: {}.",
                                          report.name, option, known.empty() ? "none" : known));
        }
        if (!arguments.emplace(named->name, value).second)
            return wrongUsage(fmt::format("--{} is given twice.", option));
    }
    return arguments;
}

Result<http::Url> serviceUrl(const CommandLine& line) {
    std::string text = line.valueOf("service").value_or("");
    if (text.empty())
        if (const char* known = std::getenv("ODATA_SERVICE"))
            text = known;
    if (text.empty())
        return wrongUsage("Say which service the report is to be read from: --service URL, or the "
                          "environment variable ODATA_SERVICE.");
    return http::parseUrl(text);
}

/// What report and its plan have in common.
struct Prepared {
    report::Report report;
    report::Arguments arguments;
    std::unique_ptr<feed::Service> service;
};

Result<Prepared> prepare(const CommandLine& line) {
    auto report = findReport(line.operands.front());
    if (!report)
        return report.error();
    auto arguments = argumentsFor(*report, line);
    if (!arguments)
        return arguments.error();
    auto root = serviceUrl(line);
    if (!root)
        return root.error();
    auto service = openService(line, *root, {});
    if (!service)
        return service.error();
    return Prepared{std::move(*report), std::move(*arguments), std::move(*service)};
}

} // namespace

Result<void> runReport(const CommandLine& line, const Console& console, const base::Task& task) {
    auto format = outputFormatOf(line);
    if (!format)
        return format.error();
    auto prepared = prepare(line);
    if (!prepared)
        return prepared.error();
    auto refreshed =
        report::refresh(prepared->report, prepared->arguments, *prepared->service, task);
    if (!refreshed)
        return refreshed.error();
    for (const std::string& warning : refreshed->grid.warnings)
        console.message(warning);
    for (const std::string& note : refreshed->grid.notes)
        console.message(note);
    return writeTable(*makeRowWriter(*format, console.out),
                      report::exportTable(std::move(refreshed->grid)));
}

Result<void> runReportPlan(const CommandLine& line, const Console& console,
                           const base::Task& task) {
    auto prepared = prepare(line);
    if (!prepared)
        return prepared.error();
    auto plans = report::plan(prepared->report, prepared->arguments, *prepared->service, task);
    if (!plans)
        return plans.error();
    for (const feed::Plan& plan : *plans)
        if (auto printed = printPlan(plan, console); !printed)
            return printed;
    return {};
}

Result<void> runReports(const CommandLine& line, const Console& console, const base::Task&) {
    auto format = outputFormatOf(line);
    if (!format)
        return format.error();
    auto catalogue = report::readCatalogue(catalogueFolder());
    if (!catalogue)
        return catalogue.error();
    base::Table table;
    table.schema = {{.path = "name"}, {.path = "title"}, {.path = "options"}};
    base::Batch batch;
    batch.columns.resize(table.schema.size());
    for (const report::Report& report : *catalogue) {
        std::string options;
        for (const report::Parameter& parameter : report.parameters)
            options += (options.empty() ? "--" : " --") + optionNameOf(parameter.name);
        batch.columns[0].appendText(report.name);
        batch.columns[1].appendText(report.title.in(line.valueOf("language").value_or("")));
        batch.columns[2].appendText(options);
        ++batch.rowCount;
    }
    table.batches.push_back(std::move(batch));
    return writeTable(*makeRowWriter(*format, console.out), table);
}

} // namespace odc::cli
