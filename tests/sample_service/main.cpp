// SPDX-License-Identifier: MPL-2.0
// build/bin/reporting-service: the sample of the Office 365 reporting web service as a program.
#include "base/date.hpp"
#include "base/number.hpp"
#include "sample_service/page.hpp"
#include "sample_service/server.hpp"
#include "sample_service/service.hpp"

#include <boost/system/system_error.hpp>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace odc;

constexpr std::string_view usage =
    R"(usage: reporting-service [--port N] [--page-size N] [--today YYYY-MM-DD] [--columns 2013|2015] [--log FILE]

A sample of the Office 365 reporting web service, for tests and demonstrations. Every figure in it is invented.
Accounts: admin/admin reads every set, limited/limited some.

  --port N             listen on this port of 127.0.0.1; 0, which is the default, takes a free one
  --page-size N        rows in one answer, for every set; without it only MessageTrace has pages (of 2,000 rows)
  --today YYYY-MM-DD   the day that counts as today: figures end two days before it; default: the real day, UTC
  --columns 2013|2015  the columns documented in 2013 (default), or also those that the cmdlets showed in 2015
  --log FILE           append a line "METHOD URL STATUS" for each request
)";

struct Arguments {
    sample::ServiceOptions service;
    unsigned short port = 0;
    std::string log;
};

std::optional<std::int64_t> numberUpTo(std::string_view text, std::int64_t limit) {
    const std::optional<std::int64_t> number = base::parseInteger(text);
    return number && *number >= 0 && *number <= limit ? number : std::nullopt;
}

bool take(Arguments& arguments, std::string_view name, const std::string& value) {
    if (name == "--port") {
        const std::optional<std::int64_t> port = numberUpTo(value, 65535);
        arguments.port = static_cast<unsigned short>(port.value_or(0));
        return port.has_value();
    }
    if (name == "--page-size") {
        const std::optional<std::int64_t> size = numberUpTo(value, 1'000'000);
        arguments.service.pageSize = static_cast<int>(size.value_or(0));
        return size.value_or(0) > 0;
    }
    if (name == "--today") {
        const std::optional<base::Day> day = base::parseDay(value);
        if (!day || day->year() < std::chrono::year(2013) || day->year() > std::chrono::year(2100))
            return false;
        arguments.service.today = *day;
        return true;
    }
    if (name == "--columns") {
        arguments.service.columns =
            value == "2015" ? sample::Columns::of2015 : sample::Columns::of2013;
        return value == "2013" || value == "2015";
    }
    if (name == "--log") {
        arguments.log = value;
        return true;
    }
    return false;
}

} // namespace

int main(int argc, char* argv[]) {
    Arguments arguments;
    arguments.service.today =
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    for (int at = 1; at < argc; at += 2) {
        const std::string_view name = argv[at];
        if (name == "--help") {
            fmt::print("{}", usage);
            return 0;
        }
        if (at + 1 >= argc || !take(arguments, name, argv[at + 1])) {
            fmt::print(stderr, "{} cannot be understood here.\n{}", name, usage);
            return 2;
        }
    }
    sample::RequestLog log(arguments.log);
    if (!log.isGood()) {
        fmt::print(stderr, "The log {} cannot be written.\n", arguments.log);
        return 2;
    }
    sample::Service service(arguments.service);
    try {
        sample::Server server(service, log, arguments.port);
        fmt::print("http://127.0.0.1:{}{}\n", server.port(), sample::rootPath);
        fmt::print(
            "This is a test fixture and demonstration: all its figures are invented, until {}.\n",
            base::formatDay(base::addDays(arguments.service.today, -2)));
        std::fflush(stdout);
        server.run(2);
    } catch (const boost::system::system_error& error) {
        fmt::print(stderr, "Port {} cannot be listened on: {}.\n", arguments.port, error.what());
        return 1;
    }
    return 0;
}
