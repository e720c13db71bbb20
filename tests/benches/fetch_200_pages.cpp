// SPDX-License-Identifier: MPL-2.0
// A feed of 200 pages behind 50 ms of latency each, read by the engine and by libcurl one page
// after the other: where the service skips in key order, and where only its links lead on. Then the
// memory of a feed ten times as long against that of the feed.
#include "benches/measure.hpp"
#include "feed/service.hpp"
#include "support/behaviours.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace odc;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t pageRows = 500;
constexpr std::size_t pages = 200;
constexpr std::chrono::milliseconds latency{50};

constexpr std::string_view metadata = R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="Order">
<Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int32" Nullable="false"/>
<Property Name="Customer" Type="Edm.String"/><Property Name="Placed" Type="Edm.DateTimeOffset"/>
<Property Name="Total" Type="Edm.Decimal" Scale="2"/><Property Name="Weight" Type="Edm.Double"/>
<Property Name="IsPaid" Type="Edm.Boolean"/></EntityType>
<EntityContainer Name="C"><EntitySet Name="Orders" EntityType="N.Order"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>)";

std::string rowText(std::size_t id) {
    return fmt::format(
        R"({{"Id":{},"Customer":"Customer number {}","Placed":"2014-{:02}-{:02}T08:00:00Z",)"
        R"("Total":{}.25,"Weight":{}.5,"IsPaid":{}}})",
        id, id % 977, id % 12 + 1, id % 28 + 1, id * 7 % 10'000, id % 300,
        id % 2 == 0 ? "true" : "false");
}

std::size_t numberOf(std::string_view target, std::string_view name, std::size_t otherwise) {
    const std::string key = std::string(name) + "=";
    const std::size_t at = target.find(key);
    return at == std::string_view::npos
               ? otherwise
               : std::strtoull(target.data() + at + key.size(), nullptr, 10);
}

/// "/slow" and "/links" have 200 pages and latency, "/long" 2,000 pages and none; "/links" refuses
/// $skip.
test::Behaviour service() {
    return [](const test::SeenRequest& request) {
        const std::string& target = request.target;
        const http::Headers json{{"Content-Type", "application/json;odata.metadata=minimal"}};
        if (target.find("$metadata") != std::string::npos)
            return test::honest(200, {{"Content-Type", "application/xml"}}, metadata);
        if (!target.starts_with("/long") && !target.starts_with("/short"))
            std::this_thread::sleep_for(latency);
        const bool isSkipping = target.find("$skip=") != std::string::npos;
        if (isSkipping && target.starts_with("/links"))
            return test::honest(400, json, R"({"error":{"code":"1","message":"No $skip."}})");
        const std::size_t rows = pageRows * (target.starts_with("/long") ? 10 * pages : pages);
        const std::size_t begin = std::min(rows, isSkipping ? numberOf(target, "$skip", 0)
                                                            : numberOf(target, "$skiptoken", 0));
        const std::size_t end =
            std::min({rows, begin + pageRows, begin + numberOf(target, "$top", pageRows)});
        std::string body = R"({"@odata.context":"$metadata#Orders",)";
        if (target.find("$count=true") != std::string::npos)
            body += fmt::format(R"("@odata.count":{},)", rows);
        body += R"("value":[)";
        for (std::size_t row = begin; row < end; ++row)
            body += (row == begin ? "" : ",") + rowText(row + 1);
        body += "]";
        if (end < rows && target.find("$top=") == std::string::npos)
            body += fmt::format(R"(,"@odata.nextLink":"Orders?$skiptoken={}")", end);
        return test::honest(200, json, body + "}");
    };
}

/// In a process of its own, so that the memory measured is the reader's.
class ServerProcess {
public:
    ServerProcess() {
        int ends[2] = {};
        if (::pipe(ends) != 0)
            std::exit(1);
        process_ = ::fork();
        if (process_ == 0) {
            const test::MisbehavingServer server(service());
            const int port = server.port();
            if (::write(ends[1], &port, sizeof port) != sizeof port)
                ::_exit(1);
            for (;;)
                ::pause();
        }
        if (process_ < 0 || ::read(ends[0], &port_, sizeof port_) != sizeof port_)
            std::exit(1);
    }
    ~ServerProcess() {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] std::string root(std::string_view name) const {
        return fmt::format("http://127.0.0.1:{}/{}", port_, name);
    }

private:
    pid_t process_ = -1;
    int port_ = 0;
};

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Reads all rows and lets them go; ends the program where they are not the right ones.
double readByEngine(const std::string& root, std::size_t rows) {
    const auto start = Clock::now();
    auto transport = http::makeCurlTransport();
    const auto url = http::parseUrl(root);
    if (!transport || !url)
        std::exit(1);
    feed::Connection connection;
    connection.root = *url;
    connection.policy.origins = {url->origin()};
    feed::Service opened(*transport, base::makeSystemClock(), connection);
    std::int64_t next = 1;
    auto summary = opened.fetch(
        {.resource = "Orders"},
        [&](const base::Schema&, base::Batch&& batch) -> base::Result<void> {
            for (const std::int64_t id : batch.columns[0].integers)
                if (id != next++)
                    return base::Error{base::ErrorKind::badResponse, "A row is missing."};
            return {};
        },
        {});
    if (!summary || static_cast<std::size_t>(summary->rows) != rows) {
        std::fprintf(stderr, "%s\n",
                     summary ? "Rows are missing." : base::describe(summary.error()).c_str());
        std::exit(1);
    }
    return secondsSince(start);
}

std::size_t countBytes(char*, std::size_t size, std::size_t count, void* total) {
    *static_cast<std::size_t*>(total) += size * count;
    return size * count;
}

/// Each page when the one before it is there, on one connection.
double readByCurl(const std::string& root) {
    const auto start = Clock::now();
    CURL* const easy = ::curl_easy_init();
    std::size_t bytes = 0;
    ::curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &countBytes);
    ::curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bytes);
    for (std::size_t page = 0; page < pages; ++page) {
        const std::string url = fmt::format("{}/Orders?$skiptoken={}", root, page * pageRows);
        ::curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
        if (::curl_easy_perform(easy) != CURLE_OK)
            std::exit(1);
    }
    ::curl_easy_cleanup(easy);
    if (bytes < pages * pageRows * 50)
        std::exit(1);
    return secondsSince(start);
}

} // namespace

int main() {
    const ServerProcess server;
    const double once =
        bench::peakMegabytesOf([&] { readByEngine(server.root("short"), pages * pageRows); });
    const double tenTimes =
        bench::peakMegabytesOf([&] { readByEngine(server.root("long"), 10 * pages * pageRows); });

    const double floor = readByCurl(server.root("slow"));
    const double sideBySide = readByEngine(server.root("slow"), pages * pageRows);
    const double byLinks = readByEngine(server.root("links"), pages * pageRows);
    std::printf("bench fetch-200-pages %.2f s ratio=%.3f floor=curl-one-after-the-other\n",
                sideBySide, sideBySide / floor);
    std::printf("bench fetch-200-pages-by-links %.2f s ratio=%.3f floor=curl-one-after-the-other\n",
                byLinks, byLinks / floor);
    std::printf("bench fetch-memory %.1f MB ratio=%.3f floor=a-tenth-of-the-pages\n", tenTimes,
                tenTimes / once);
    return 0;
}
