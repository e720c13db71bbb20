// SPDX-License-Identifier: MPL-2.0
// refreshWorkbook: every sheet's report, then the latest figures of the Overview's tiles.
#include "report/arguments.hpp"
#include "report/catalogue.hpp"
#include "report/lines.hpp"
#include "report/needed_sets.hpp"
#include "report/period.hpp"
#include "report/refresh_newest.hpp"
#include "report/tile_figures.hpp"
#include "report/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace odc::report {
namespace {

const LocalisedText mayNotRead{
    "This account may not read it; an administrator can permit it.",
    {{"de", "Dieses Konto darf ihn nicht lesen; ein Administrator kann das erlauben."}}};

class WorkbookRun {
public:
    WorkbookRun(const Workbook& workbook, const std::vector<Report>& catalogue,
                const std::vector<std::string>& only, const Arguments& arguments,
                feed::Service& service, const base::Task& task)
        : workbook_(workbook), catalogue_(catalogue), only_(only), arguments_(arguments),
          service_(service), task_(task), language_(service.connection().language) {}

    Result<RefreshedWorkbook> run() {
        done_.title = workbook_.title.empty() ? workbook_.name : workbook_.title.in(language_);
        if (!workbook_.overviewTitle.empty())
            done_.overviewName = workbook_.overviewTitle.in(language_);
        if (auto known = checkNames(); !known)
            return std::move(known).error();
        if (auto asked = askSets(); !asked)
            return std::move(asked).error();
        for (const SheetDefinition& sheet : workbook_.sheets) {
            if (auto added = addSheet(sheet); !added)
                return std::move(added).error();
        }
        if (done_.sheets.empty())
            return firstRefusal_.value_or(base::Error{
                base::ErrorKind::wrongUsage, "None of the reports asked for is in this workbook."});
        done_.period = done_.sheets.front().period;
        for (const TileDefinition& tile : workbook_.tiles) {
            if (auto added = addTile(tile); !added)
                return std::move(added).error();
        }
        return std::move(done_);
    }

private:
    bool isWanted(const std::string& report) const {
        return only_.empty() ||
               std::ranges::any_of(only_, [&](const std::string& name) { return name == report; });
    }

    /// Every report asked for must be a sheet and every argument some report's; a misspelt one
    /// would else do nothing.
    Result<void> checkNames() const {
        for (const std::string& name : only_) {
            const bool isSheet =
                std::ranges::any_of(workbook_.sheets, [&](const SheetDefinition& sheet) {
                    return equalsIgnoringCase(sheet.report, name);
                });
            if (!isSheet)
                return base::Error{
                    base::ErrorKind::wrongUsage,
                    fmt::format("The workbook {} has no report “{}”.", workbook_.name, name)};
        }
        for (const auto& [name, value] : arguments_) {
            const bool isKnown =
                std::ranges::any_of(workbook_.sheets, [&](const SheetDefinition& sheet) {
                    const auto report = findReport(catalogue_, sheet.report);
                    return report && findParameter(*report, name);
                });
            if (!isKnown)
                return base::Error{
                    base::ErrorKind::wrongUsage,
                    fmt::format("None of the workbook's reports has a parameter “{}”.", name)};
        }
        return {};
    }

    /// What the account may read. A service without a service document is asked set by set.
    Result<void> askSets() {
        auto document = service_.serviceDocument(task_);
        if (!document) {
            const base::ErrorKind kind = document.error().kind;
            if (kind == base::ErrorKind::notFound || kind == base::ErrorKind::badResponse ||
                kind == base::ErrorKind::unsupported)
                return {};
            return std::move(document).error();
        }
        sets_.emplace();
        for (const odata::ServiceDocumentEntry& entry : document->entitySets)
            sets_->insert(entry.href);
        return {};
    }

    bool mayRead(const Report& report, const Values& values) const {
        return !sets_ || std::ranges::all_of(neededSets(report, values),
                                             [&](const auto& set) { return sets_->contains(set); });
    }

    void leaveOut(const std::string& title, base::Error error) {
        const LocalisedText words{"“{}” is left out. {}", {{"de", "„{}“ fehlt. {}"}}};
        error.message = fmt::format(fmt::runtime(words.in(language_)), title, error.message);
        done_.notes.push_back(error.message);
        if (!firstRefusal_)
            firstRefusal_ = std::move(error);
    }

    Result<void> addSheet(const SheetDefinition& sheet) {
        if (!isWanted(sheet.report))
            return {};
        const auto report = findReport(catalogue_, sheet.report);
        if (!report)
            return report.error();
        const std::string title = titleOf(sheet, *report);
        const Arguments arguments = knownArguments(*report, arguments_);
        const auto values = checkArguments(*report, arguments);
        if (!values) {
            if (!isRefusedChoice(*report, arguments))
                return values.error();
            leaveOut(title, values.error());
            return {};
        }
        if (!mayRead(*report, *values)) {
            leaveOut(title, {base::ErrorKind::notPermitted, mayNotRead.in(language_)});
            return {};
        }
        auto refreshed = refresh(*report, arguments, service_, task_);
        if (!refreshed)
            return std::move(refreshed).error();
        keepSummaries(*refreshed);
        refreshed->grid.sheetName = uniqueName(title);
        positions_.emplace_back(sheet.report, done_.sheets.size());
        done_.sheets.push_back(std::move(refreshed->grid));
        return {};
    }

    std::string titleOf(const SheetDefinition& sheet, const Report& report) const {
        if (!sheet.title.empty())
            return sheet.title.in(language_);
        return report.title.empty() ? report.name : report.title.in(language_);
    }

    /// Sheets are told apart by their names without regard to case.
    std::string uniqueName(const std::string& title) const {
        std::string name = title;
        const auto isTaken = [&] {
            return equalsIgnoringCase(name, done_.overviewName) ||
                   std::ranges::any_of(done_.sheets, [&](const Grid& sheet) {
                       return equalsIgnoringCase(name, sheet.sheetName);
                   });
        };
        for (int number = 2; isTaken(); ++number)
            name = fmt::format("{} ({})", title, number);
        return name;
    }

    /// Whether the arguments ask for a choice that the report refuses with a sentence.
    static bool isRefusedChoice(const Report& report, const Arguments& arguments) {
        return std::ranges::any_of(arguments, [&](const auto& argument) {
            const Parameter* parameter = findParameter(report, argument.first);
            return parameter && std::ranges::any_of(parameter->refused, [&](const auto& refused) {
                       return equalsIgnoringCase(refused.first, argument.second);
                   });
        });
    }

    Result<void> addTile(const TileDefinition& definition) {
        const auto position = std::ranges::find(positions_, definition.report,
                                                &std::pair<std::string, std::size_t>::first);
        if (position == positions_.end())
            return {};
        const auto report = findReport(catalogue_, definition.report);
        if (!report)
            return report.error();
        std::vector<FigureLine> lines;
        for (const std::string& name : granularitiesOf(definition)) {
            auto line = latest(*report, name);
            if (!line)
                return std::move(line).error();
            if (*line)
                lines.push_back(**std::move(line));
        }
        Tile tile;
        tile.sheet = position->second;
        const Grid& sheet = done_.sheets[tile.sheet];
        tile.title = definition.title.empty() ? sheet.sheetName : definition.title.in(language_);
        if (!sheet.charts.empty() && sheet.rows.rowCount() > 0)
            tile.chart = sheet.charts.front();
        tile.figures = figuresOf(definition, lines, language_);
        tile.figures.title = tile.title;
        done_.tiles.push_back(std::move(tile));
        return {};
    }

    static std::vector<std::string> granularitiesOf(const TileDefinition& definition) {
        if (definition.granularities.empty())
            return {"Daily"};
        return definition.granularities;
    }

    /// The newest period of this granularity; nothing where the report does not have it, the
    /// account may not read it, or there are no rows.
    Result<std::optional<FigureLine>> latest(const Report& report, const std::string& name) {
        if (!report.period)
            return std::optional<FigureLine>();
        Arguments arguments;
        const Parameter* parameter = findParameter(report, report.period->granularity);
        if (parameter)
            arguments[parameter->name] = name;
        else if (report.period->granularity != name)
            return std::optional<FigureLine>();
        const auto values = checkArguments(report, arguments);
        if (!values || !mayRead(report, *values))
            return std::optional<FigureLine>();
        auto refreshed = refreshNewest(report, arguments, 1, service_, task_);
        if (!refreshed)
            return std::move(refreshed).error();
        keepSummaries(*refreshed);
        FigureLine line{granularityOf(report, *values), std::move(refreshed->grid)};
        if (line.grid.rows.rowCount() == 0)
            return std::optional<FigureLine>();
        if (line.granularity == Granularity::daily && line.grid.lastDay)
            done_.latestDay = done_.latestDay ? std::max(*done_.latestDay, *line.grid.lastDay)
                                              : *line.grid.lastDay;
        return std::optional(std::move(line));
    }

    void keepSummaries(Refreshed& refreshed) {
        for (feed::FetchSummary& summary : refreshed.sources)
            done_.fetches.push_back(std::move(summary));
        refreshed.sources.clear();
    }

    const Workbook& workbook_;
    const std::vector<Report>& catalogue_;
    const std::vector<std::string>& only_;
    const Arguments& arguments_;
    feed::Service& service_;
    const base::Task& task_;
    std::string language_;
    std::optional<std::set<std::string>> sets_;
    std::vector<std::pair<std::string, std::size_t>> positions_; ///< report → its sheet
    std::optional<base::Error> firstRefusal_;
    RefreshedWorkbook done_;
};

} // namespace

Result<RefreshedWorkbook> refreshWorkbook(const Workbook& workbook,
                                          const std::vector<Report>& catalogue,
                                          const std::vector<std::string>& only,
                                          const Arguments& arguments, feed::Service& service,
                                          const base::Task& task) {
    return WorkbookRun(workbook, catalogue, only, arguments, service, task).run();
}

} // namespace odc::report
