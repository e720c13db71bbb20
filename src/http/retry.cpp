// SPDX-License-Identifier: MPL-2.0
#include "http/retry.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace odc::http {

using base::ErrorKind;
using std::chrono::milliseconds;

namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size() ||
        value < 0)
        return std::nullopt;
    return value;
}

std::optional<unsigned> month(std::string_view name) {
    constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (unsigned i = 0; i < names.size(); ++i)
        if (name == names[i])
            return i + 1;
    return std::nullopt;
}

std::optional<std::chrono::seconds> timeOfDay(std::string_view text) {
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    const auto h = number(text.substr(0, 2));
    const auto m = number(text.substr(3, 2));
    const auto s = number(text.substr(6, 2));
    if (!h || !m || !s || *h > 23 || *m > 59 || *s > 60)
        return std::nullopt;
    return std::chrono::hours(*h) + std::chrono::minutes(*m) + std::chrono::seconds(*s);
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> result;
    while (true) {
        const auto begin = text.find_first_not_of(" ,-");
        if (begin == std::string_view::npos)
            return result;
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of(" ,-"), text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994".
std::optional<std::chrono::system_clock::time_point>
parseHttpDate(std::string_view text, std::chrono::system_clock::time_point now) {
    const auto parts = words(text);
    std::string_view dayText, monthText, yearText, timeText;
    if (parts.size() == 6 && parts[5] == "GMT") {
        dayText = parts[1], monthText = parts[2], yearText = parts[3], timeText = parts[4];
    } else if (parts.size() == 5) {
        monthText = parts[1], dayText = parts[2], timeText = parts[3], yearText = parts[4];
    } else {
        return std::nullopt;
    }
    const auto dayNumber = number(dayText);
    const auto monthNumber = month(monthText);
    auto yearNumber = number(yearText);
    const auto time = timeOfDay(timeText);
    if (!dayNumber || !monthNumber || !yearNumber || !time)
        return std::nullopt;
    if (yearText.size() == 2) {
        // RFC 9110: a two-digit year that seems over 50 years ahead is one of the past.
        const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
        const int thisYear = static_cast<int>(today.year());
        *yearNumber += thisYear / 100 * 100;
        if (*yearNumber > thisYear + 50)
            *yearNumber -= 100;
    }
    const std::chrono::year_month_day day(std::chrono::year(*yearNumber),
                                          std::chrono::month(*monthNumber),
                                          std::chrono::day(static_cast<unsigned>(*dayNumber)));
    if (!day.ok())
        return std::nullopt;
    return std::chrono::sys_days(day) + *time;
}

bool isWorthAnotherTry(const base::Error& error) {
    switch (error.kind) {
    case ErrorKind::throttled:
    case ErrorKind::connectionFailed:
        return true;
    case ErrorKind::serviceFailed:
    case ErrorKind::timedOut: // a gateway's time, not ours
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    default:
        return false;
    }
}

} // namespace

double retryAfterSeconds(std::string_view value, std::chrono::system_clock::time_point now) {
    while (value.starts_with(' '))
        value.remove_prefix(1);
    while (value.ends_with(' '))
        value.remove_suffix(1);
    if (const auto seconds = number(value))
        return *seconds;
    const auto moment = parseHttpDate(value, now);
    if (!moment)
        return -1;
    return std::max(0.0, std::chrono::duration<double>(*moment - now).count());
}

std::optional<milliseconds> retryDelay(const RetryRules& rules, Method method,
                                       const base::Error& error, int attempt,
                                       std::uint64_t random) {
    if (method != Method::get || attempt >= rules.maxAttempts || !isWorthAnotherTry(error))
        return std::nullopt;
    // Half of the doubling delay is certain, half is left to chance.
    const double chance = static_cast<double>(random >> 11) / static_cast<double>(1ULL << 53);
    const double doubled = static_cast<double>(rules.firstDelay.count()) * std::pow(2, attempt - 1);
    const double own = std::min(doubled, static_cast<double>(rules.maxDelay.count()));
    const double jittered = own * (0.5 + chance / 2);
    if (error.retryAfterSeconds < 0)
        return milliseconds(static_cast<std::int64_t>(jittered));
    const double asked = error.retryAfterSeconds * 1000;
    if (asked > static_cast<double>(rules.maxAsked.count()))
        return std::nullopt;
    // Never sooner than asked for; the jitter comes on top.
    return milliseconds(static_cast<std::int64_t>(
        std::ceil(asked + static_cast<double>(rules.firstDelay.count()) * chance)));
}

} // namespace odc::http
