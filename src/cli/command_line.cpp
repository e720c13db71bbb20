// SPDX-License-Identifier: MPL-2.0
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace odc::cli {

namespace {

/// Which commands an option belongs to.
enum Commands : unsigned {
    fetch = 1,
    plan = 2,
    metadata = 4,
    reports = 8,
    report = 16,
    printing = fetch | metadata | reports | report,
    querying = fetch | plan,
    translate = 32,
    asking = fetch | plan | metadata | report,
    running = plan | report,
};

struct Command {
    std::string_view name;
    unsigned bit;
    std::string_view operand; ///< empty: takes none
    std::string_view help;
};

constexpr std::array commands{
    Command{"fetch", fetch, "URL|FILE", "reads rows; of a service's root: the list of its sets"},
    Command{"plan", plan, "URL|NAME|FILE", "shows the requests that fetch or report would make"},
    Command{"metadata", metadata, "URL", "lists sets, columns, types, titles and functions"},
    Command{"reports", reports, "", "lists the reports that come with the program"},
    Command{"report", report, "NAME|FILE", "runs a report; its parameters are options as well"},
    Command{"translate", translate, "FILTER", "writes a filter as another version has it"},
};

struct Option {
    std::string_view name;
    std::string_view value;
    unsigned commands;
    std::string_view help;
    bool mayRepeat = false;
};

constexpr std::array options{
    Option{"select", "A,B", querying, "columns"},
    Option{"filter", "TEXT", querying, "condition, as any OData version writes it"},
    Option{"orderby", "A desc,B", querying, "order"},
    Option{"expand", "A,B($select=C)", querying, "related entities to bring along"},
    Option{"show", "A=HOW", querying,
           "how an expanded collection is shown: count, rows, text or json; repeatable", true},
    Option{"apply", "TEXT", querying, "what the service sums up and groups (v4)"},
    Option{"search", "TEXT", querying, "words that rows are searched for (v4)"},
    Option{"top", "N", querying, "rows wanted in all, over every page"},
    Option{"skip", "N", querying, "rows to leave out first"},
    Option{"param", "NAME=VALUE", querying, "a parameter of the service's own; repeatable", true},
    Option{"column", "PATH=WAY", querying,
           "how a column shows: exact, rounded, utc, local, as-sent, text, text:SEPARATOR, count, "
           "json; repeatable",
           true},
    Option{"accept", "atom|json|csv", querying,
           "form of the answer; without it the engine chooses"},
    Option{"service", "URL", running, "the service's root; without it ODATA_SERVICE"},
    Option{"format", "csv|json|table", printing, "form of the output; without it table"},
    Option{"to", "v2|v4", translate, "the version that the filter is written for"},
    Option{"language", "TAG", asking, "language of titles, such as de"},
    Option{"redirect-to", "ORIGIN", asking,
           "another server that answers may come from; it gets no password; repeatable", true},
    Option{"user", "NAME", asking, "account; the password is read from --password-file, else"},
    Option{"password-file", "FILE", asking, "ODATA_PASSWORD, else a line of standard input"},
};

base::Error wrongUsage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message) + " See odata --help."};
}

template <typename Entries>
auto findNamed(const Entries& entries, std::string_view name) -> decltype(&*entries.begin()) {
    for (const auto& entry : entries)
        if (entry.name == name)
            return &entry;
    return nullptr;
}

/// A URL, a text that a feed was copied out of another program with, or a file of such: never the
/// name of a report or its file.
bool namesFeed(std::string_view text) {
    if (text.find("://") != std::string_view::npos ||
        text.find("OData.Feed") != std::string_view::npos)
        return true;
    std::string file(text.substr(0, text.find('#')));
    std::transform(file.begin(), file.end(), file.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::string_view, 5> endings{".atomsvc", ".odc", ".pq", ".m", ".txt"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return file.ends_with(ending); });
}

/// Reads the arguments after the command.
class Reader {
public:
    Reader(std::span<const std::string> arguments, const Command& command, CommandLine& line)
        : rest_(arguments), command_(command), line_(line) {}

    Result<void> read() {
        bool onlyOperands = false;
        while (!rest_.empty()) {
            const std::string argument = rest_.front();
            rest_ = rest_.subspan(1);
            if (onlyOperands || !argument.starts_with('-') || argument == "-") {
                line_.operands.push_back(argument);
            } else if (argument == "--") {
                onlyOperands = true;
            } else if (argument == "--help" || argument == "-h") {
                line_.wantsHelp = true;
            } else if (argument.starts_with("--")) {
                if (auto done = readOption(std::string_view(argument).substr(2)); !done)
                    return done;
            } else {
                return wrongUsage(fmt::format("There is no option {}.", argument));
            }
        }
        return line_.wantsHelp ? Result<void>() : checkOperands();
    }

private:
    Result<void> readOption(std::string_view text) {
        const std::size_t equals = text.find('=');
        const std::string name(text.substr(0, equals));
        if (name == "password")
            return wrongUsage("A password does not belong on the command line, where others can "
                              "read it. Use --password-file, ODATA_PASSWORD or standard input.");
        const Option* option = findNamed(options, name);
        const bool isOwn = option && (option->commands & command_.bit) != 0;
        if (!isOwn && ((command_.bit & running) == 0 || name.empty() || option))
            return wrongUsage(fmt::format("odata {} has no option --{}.", command_.name, name));
        std::string value;
        if (equals != std::string_view::npos) {
            value = text.substr(equals + 1);
        } else {
            if (rest_.empty())
                return wrongUsage(fmt::format("--{} needs a value.", name));
            value = rest_.front();
            rest_ = rest_.subspan(1);
        }
        if (!isOwn) {
            line_.parameters.emplace_back(name, std::move(value));
            return {};
        }
        std::vector<std::string>& values = line_.options[name];
        if (!values.empty() && !option->mayRepeat)
            return wrongUsage(fmt::format("--{} is given twice.", name));
        values.push_back(std::move(value));
        return {};
    }

    Result<void> checkOperands() {
        const std::size_t wanted = command_.operand.empty() ? 0 : 1;
        if (line_.operands.size() < wanted)
            return wrongUsage(fmt::format("odata {} needs {}.", command_.name, command_.operand));
        if (line_.operands.size() > wanted)
            return wrongUsage(fmt::format("\"{}\" is one argument too many for odata {}.",
                                          line_.operands[wanted], command_.name));
        // plan serves fetch and report: each has options that make no sense with the other.
        if (command_.bit != plan)
            return {};
        if (namesFeed(line_.operands.front()) && !line_.parameters.empty())
            return wrongUsage(
                fmt::format("odata plan has no option --{}.", line_.parameters.front().first));
        if (!namesFeed(line_.operands.front()))
            for (const auto& [name, values] : line_.options)
                if ((findNamed(options, name)->commands & report) == 0)
                    return wrongUsage(
                        fmt::format("--{} is an option for URLs, not for a report.", name));
        return {};
    }

    std::span<const std::string> rest_;
    const Command& command_;
    CommandLine& line_;
};

} // namespace

std::optional<std::string> CommandLine::valueOf(const std::string& option) const {
    const auto found = options.find(option);
    if (found == options.end())
        return std::nullopt;
    return found->second.front();
}

bool CommandLine::namesFeed() const {
    return !operands.empty() && cli::namesFeed(operands.front());
}

Result<CommandLine> parseCommandLine(std::span<const std::string> arguments) {
    CommandLine line;
    if (arguments.empty())
        return wrongUsage("Say what to do.");
    if (arguments.front() == "--help" || arguments.front() == "-h" || arguments.front() == "help") {
        line.wantsHelp = true;
        return line;
    }
    line.command = arguments.front();
    const Command* command = findNamed(commands, line.command);
    if (!command)
        return wrongUsage(fmt::format("There is no command \"{}\".", line.command));
    if (auto read = Reader(arguments.subspan(1), *command, line).read(); !read)
        return read.error();
    return line;
}

std::string helpText() {
    std::string text = "Reads OData services into rows.\n\n";
    for (const Command& command : commands)
        text += fmt::format("  odata {:<24} {}\n",
                            fmt::format("{} {}", command.name, command.operand), command.help);
    text += "\nOptions:\n";
    for (const Option& option : options) {
        std::string where;
        for (const Command& command : commands)
            if ((option.commands & command.bit) != 0)
                where += (where.empty() ? "" : ", ") + std::string(command.name);
        text +=
            fmt::format("  {:<24} {}\n  {:<24} ({})\n",
                        fmt::format("--{} {}", option.name, option.value), option.help, "", where);
    }
    text += "\nFILE is an .atomsvc, an .odc, or a text (.pq, .m, .txt) with OData.Feed(\"…\"), "
            "which may\n"
            "also stand in URL's place. FILE#NAME chooses one of its feeds.\n";
    text +=
        "\nA report's parameters are options of report and plan: --report-type Monthly\n"
        "--start-date 2014-06-01 --end-date 2014-06-30 --result-size unlimited. `odata reports`\n"
        "lists them. ReportType is Daily where it is not given (this program's choice), and\n"
        "without a first day the newest 14 days, 13 weeks, 12 months or 5 years are read.\n"
        "\nExit codes: 0 fine, 1 the service or network failed, 2 wrong usage,\n"
        "3 data that cannot be understood. Messages go to standard error.\n";
    return text;
}

} // namespace odc::cli
