// SPDX-License-Identifier: MPL-2.0
#include "report/url_report.hpp"

#include "feed/service.hpp"
#include "report/placeholders.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

/// What a person calls it: the last name of the path, without keys and $count.
std::string titleOf(std::string_view resource) {
    while (!resource.empty()) {
        const std::size_t slash = resource.rfind('/');
        std::string_view last = resource.substr(slash == std::string_view::npos ? 0 : slash + 1);
        last = last.substr(0, last.find('('));
        if (!last.empty() && last.front() != '$')
            return std::string(last);
        resource = resource.substr(0, slash == std::string_view::npos ? 0 : slash);
    }
    return "Rows";
}

std::string_view optionsOf(std::string_view url) {
    url = url.substr(0, url.find('#'));
    const std::size_t mark = url.find('?');
    return mark == std::string_view::npos ? std::string_view() : url.substr(mark + 1);
}

} // namespace

Result<UrlReport> reportOfUrl(std::string_view url) {
    const std::size_t first = url.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return usage("Give the address of a set of rows, for example "
                     "https://services.example.org/Sales.svc/Orders.");
    url = url.substr(first, url.find_last_not_of(" \t\r\n") - first + 1);
    auto located = feed::locate(url);
    if (!located)
        return std::move(located).error();
    if (!located->root.user.empty() || !located->root.password.empty())
        return usage("An account does not belong in the address, where others can read it. Give "
                     "the user name in its own field.");
    if (located->query.resource.empty())
        return usage("The address names a service but none of its sets. Add the name of a set "
                     "behind it, for example …/Orders.");
    UrlReport made;
    made.serviceUrl = located->root.text();
    made.report.name = titleOf(located->query.resource);
    Source source;
    source.entitySet = located->query.resource;
    source.options = optionsOf(url);
    made.report.sources.push_back(std::move(source));
    for (std::string& name : placeholdersIn(located->query)) {
        Parameter parameter;
        parameter.name = std::move(name);
        parameter.type = ParameterType::value;
        made.report.parameters.push_back(std::move(parameter));
    }
    // Read as any report is, so that what is stored can be read again.
    auto read = readReport(writeReport(made.report));
    if (!read)
        return std::move(read).error();
    made.report = std::move(read).value();
    return made;
}

std::vector<RangeArgument> argumentsFromCells(const Report& report) {
    std::vector<RangeArgument> arguments;
    for (const Parameter& parameter : report.parameters)
        if (parameter.type == ParameterType::value)
            arguments.push_back({parameter.name, "", parameter.name});
    return arguments;
}

std::string firstAddressOf(std::string_view serviceUrl, const Report& report) {
    std::string url(serviceUrl);
    if (report.sources.empty())
        return url;
    const Source& source = report.sources.front();
    if (!url.ends_with('/'))
        url += '/';
    url += source.entitySet;
    if (!source.options.empty())
        url += "?" + source.options;
    return url;
}

std::optional<std::string> urlOf(std::string_view serviceUrl, const Report& report) {
    std::string url = firstAddressOf(serviceUrl, report);
    const auto made = reportOfUrl(url);
    if (!made)
        return std::nullopt;
    // Names and titles are a person's to change.
    Report plain = made->report;
    plain.name = report.name;
    plain.title = report.title;
    plain.text = report.text;
    return plain == report ? std::optional(std::move(url)) : std::nullopt;
}

} // namespace odc::report
