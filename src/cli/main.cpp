// SPDX-License-Identifier: MPL-2.0
// The command line: the same engine without an office.
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/table_writer.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include <unistd.h>

namespace odc::cli {

namespace {

base::Result<void> putOut(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        return base::Error{base::ErrorKind::storageFailed, "The output could not be written."};
    return {};
}

void printMessage(std::string_view text) {
    // A server's words are in it: what a terminal would obey is taken out.
    const std::string line = "odata: " + harmless(text) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

/// One line that is written over itself, on a terminal alone.
void printProgress(const base::Progress& progress) {
    std::string line = harmless(progress.what);
    if (progress.rows > 0 || progress.pages > 0)
        line += fmt::format(": {} rows", progress.rows);
    std::fprintf(stderr, "\r%s\033[K\r", line.c_str());
}

int fail(const base::Error& error) {
    std::string text = base::describe(error);
    if (!error.where.empty())
        text += " (" + error.where + ")";
    printMessage(text);
    return base::exitCodeOf(error.kind);
}

int runWith(const std::vector<std::string>& arguments) {
    // A reader that has gone away is an error of writing, not the end of the program in mid-air.
    std::signal(SIGPIPE, SIG_IGN);
    auto line = parseCommandLine(arguments);
    if (!line)
        return fail(line.error());
    const Interrupt interrupt;
    base::Task task{.stop = interrupt.token()};
    if (::isatty(STDERR_FILENO) != 0)
        task.onProgress = printProgress;
    const Console console{putOut, printMessage};
    auto done = run(*line, console, task);
    if (done && std::fflush(stdout) != 0)
        done = base::Error{base::ErrorKind::storageFailed, "The output could not be written."};
    return done ? 0 : fail(done.error());
}

} // namespace
} // namespace odc::cli

int main(int argc, char* argv[]) {
    return odc::cli::runWith(std::vector<std::string>(argv + 1, argv + argc));
}
