// SPDX-License-Identifier: MPL-2.0
#include "report/catalogue.hpp"

#include "report/lines.hpp"
#include "report/needed_sets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace odc::report {
namespace {

namespace fs = std::filesystem;

Result<std::string> readFile(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    std::array<char, 4096> piece{};
    // read() notes what fails on the way, a folder for instance, where an iterator would throw.
    while (stream.read(piece.data(), piece.size()), stream.gcount() > 0)
        text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    if (!stream.is_open() || stream.bad())
        return base::Error{base::ErrorKind::storageFailed,
                           fmt::format("The file {} cannot be read. Check that it is there and "
                                       "that you may read it.",
                                       file),
                           {},
                           file};
    return text;
}

/// The message names the file, whose lines the reader speaks of.
template <typename Value>
Result<Value> inFile(Result<Value> result, const std::string& file) {
    if (result)
        return result;
    base::Error error = std::move(result).error();
    error.message = fmt::format("{}: {}", file, error.message);
    error.where = error.where.empty() ? file : fmt::format("{}, {}", file, error.where);
    return error;
}

Result<std::vector<std::string>> filesOf(const std::string& folder, std::string_view ending) {
    std::error_code failure;
    std::vector<std::string> files;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        if (entry->path().extension() == ending)
            files.push_back(entry->path().string());
    }
    if (failure)
        return base::Error{
            base::ErrorKind::storageFailed,
            fmt::format("The reports' folder {} cannot be read: {}.", folder, failure.message()),
            {},
            folder};
    std::ranges::sort(files);
    return files;
}

template <typename Value, typename Read>
Result<std::vector<Value>> readAll(const std::string& folder, std::string_view ending, Read read) {
    const auto files = filesOf(folder, ending);
    if (!files)
        return files.error();
    std::vector<Value> all;
    for (const std::string& file : *files) {
        Result<Value> one = read(file);
        if (!one)
            return std::move(one).error();
        all.push_back(*std::move(one));
    }
    return all;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& character : result) {
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
    }
    return result;
}

/// Names that hold what was asked for, or all of them.
std::vector<std::string> nearNames(const std::vector<Report>& catalogue, std::string_view name) {
    std::vector<std::string> near;
    std::vector<std::string> all;
    for (const Report& report : catalogue) {
        all.push_back(report.name);
        if (!name.empty() && lowered(report.name).find(lowered(name)) != std::string::npos)
            near.push_back(report.name);
    }
    return near.empty() ? all : near;
}

} // namespace

Result<Report> readReportFile(const std::string& file) {
    const auto text = readFile(file);
    return text ? inFile(readReport(*text), file) : Result<Report>(text.error());
}

Result<Workbook> readWorkbookFile(const std::string& file) {
    const auto text = readFile(file);
    return text ? inFile(readWorkbook(*text), file) : Result<Workbook>(text.error());
}

Result<std::vector<Report>> readCatalogue(const std::string& folder) {
    return readAll<Report>(folder, ".report", readReportFile);
}

Result<std::vector<Workbook>> readWorkbooks(const std::string& folder) {
    return readAll<Workbook>(folder, ".workbook", readWorkbookFile);
}

Result<Report> findReport(const std::vector<Report>& catalogue, std::string_view name) {
    for (const Report& report : catalogue) {
        if (equalsIgnoringCase(report.name, name))
            return report;
    }
    return base::Error{base::ErrorKind::wrongUsage,
                       fmt::format("There is no report “{}”; there is {}.", name,
                                   fmt::join(nearNames(catalogue, name), ", "))};
}

Result<Workbook> findWorkbook(const std::vector<Workbook>& workbooks, std::string_view name) {
    std::vector<std::string> all;
    for (const Workbook& workbook : workbooks) {
        if (name.empty() || equalsIgnoringCase(workbook.name, name) ||
            equalsIgnoringCase(workbook.title.text, name))
            return workbook;
        all.push_back(workbook.name);
    }
    return base::Error{base::ErrorKind::wrongUsage,
                       fmt::format("There is no workbook “{}”; there is {}.", name,
                                   all.empty() ? "none" : fmt::format("{}", fmt::join(all, ", ")))};
}

std::string catalogueFolderFor(const std::string& programFile) {
    if (const char* given = std::getenv("ODATA_REPORTS"); given && *given)
        return given;
    // Beside the library in an .oxt, in a build tree's or the installed program's place.
    const fs::path folder = fs::path(programFile).parent_path();
    std::error_code ignored;
    for (const fs::path& candidate :
         {folder / "reports", folder.parent_path() / "reports",
          folder.parent_path() / "share" / "odata-for-calc" / "reports",
          folder.parent_path().parent_path() / "extension" / "reports",
          folder.parent_path().parent_path().parent_path() / "extension" / "reports"}) {
        if (fs::is_directory(candidate, ignored))
            return candidate.lexically_normal().string();
    }
    return (folder / "reports").string();
}

std::vector<std::string> availableReports(const std::vector<Report>& catalogue,
                                          const std::vector<std::string>& entitySets) {
    std::vector<std::string> names;
    for (const Report& report : catalogue) {
        const auto choices = neededSets(report);
        const bool isAvailable =
            std::ranges::any_of(choices, [&](const std::vector<std::string>& sets) {
                return std::ranges::all_of(sets, [&](const std::string& set) {
                    return std::ranges::find(entitySets, set) != entitySets.end();
                });
            });
        if (isAvailable)
            names.push_back(report.name);
    }
    return names;
}

} // namespace odc::report
