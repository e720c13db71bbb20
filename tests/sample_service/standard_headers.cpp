// SPDX-License-Identifier: MPL-2.0
#include "sample_service/standard_headers.hpp"

#include "sample_service/chance.hpp"
#include "sample_service/version_rules.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

namespace odc::sample {

namespace {

std::tm utc(std::chrono::system_clock::time_point moment) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return parts;
}

/// RFC 7231's form, or with dashes the older one of cookies. The C locale's names are English.
std::string httpDate(std::chrono::system_clock::time_point moment, char separator) {
    return fmt::format("{0:%a, %d}{1}{0:%b}{1}{0:%Y %H:%M:%S} GMT", utc(moment), separator);
}

} // namespace

std::string isoMoment(std::chrono::system_clock::time_point moment) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", utc(moment));
}

void addStandardHeaders(Response& response, Format format, std::int64_t number,
                        std::chrono::system_clock::time_point now) {
    auto& headers = response.headers;
    headers.emplace_back("Date", httpDate(now, ' '));
    headers.emplace_back("Server", "Microsoft-IIS/8.0 (imitated by a test fixture)");
    headers.emplace_back("request-id",
                         guidOf({number, now.time_since_epoch() / std::chrono::milliseconds(1)}));
    headers.emplace_back("X-Powered-By", "ASP.NET");
    headers.emplace_back("X-FEServer", "SAMPLEFE01");
    if (response.status == 401)
        return; // such answers come from the web server in front, before the service
    headers.emplace_back("X-CalculatedBETarget", "samplebe01.birchwood.example");
    headers.emplace_back("X-BEServer", "SAMPLEBE01");
    headers.emplace_back("X-DiagInfo", "SAMPLEBE01");
    headers.emplace_back("X-AspNet-Version", "4.0.30319");
    headers.emplace_back("X-UA-Compatible", "IE=10");
    headers.emplace_back("X-Content-Type-Options", "nosniff");
    headers.emplace_back("X-RWS-Version", std::string(serviceVersion));
    headers.emplace_back("DataServiceVersion", format == Format::lightJson ? "3.0;" : "2.0;");
    headers.emplace_back("Cache-Control", "no-cache, no-store");
    headers.emplace_back("Pragma", "no-cache");
    headers.emplace_back("Expires", "-1");
    headers.emplace_back("Set-Cookie",
                         fmt::format("X-BackEndCookie=sample~be01; expires={}; "
                                     "path=/ecp/reportingwebservice; secure; HttpOnly",
                                     httpDate(now + std::chrono::minutes(10), '-')));
}

} // namespace odc::sample
