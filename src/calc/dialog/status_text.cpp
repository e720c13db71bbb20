// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/status_text.hpp"

#include "calc/convert.hpp"

#include <fmt/format.h>

#include <ctime>

namespace odc::calc::dialog {
namespace {

OUString number(std::int64_t value) {
    return OUString::number(value);
}

/// "512 bytes", "12.3 kB", "4.0 MB"
OUString amount(std::int64_t bytes) {
    const auto value = static_cast<double>(bytes);
    if (bytes < 1000)
        return toUno(fmt::format("{} B", bytes));
    if (bytes < 1'000'000)
        return toUno(fmt::format("{:.1f} kB", value / 1e3));
    return toUno(fmt::format("{:.1f} MB", value / 1e6));
}

} // namespace

OUString localTime(const std::string& utc) {
    std::tm parts{};
    if (strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%S", &parts) == nullptr)
        return toUno(utc);
    const std::time_t moment = timegm(&parts);
    std::tm local{};
    if (localtime_r(&moment, &local) == nullptr)
        return toUno(utc);
    return toUno(fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900,
                             local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min));
}

OUString statusText(const Texts& texts, const report::RangeStatus& status, bool isRefreshing) {
    OUString text;
    const auto add = [&](const OUString& line) {
        text += (text.isEmpty() ? OUString() : OUString("\n")) + line;
    };
    if (isRefreshing)
        add(texts("status.running"));
    if (!status.error.empty())
        add(texts("status.failed", {localTime(status.errorAt), toUno(status.error)}));
    if (status.when.empty()) {
        add(texts("status.never"));
        return text;
    }
    add(texts("status.when",
              {localTime(status.when), toUno(fmt::format("{:.1f}", status.seconds))}));
    if (status.serviceCount)
        add(texts("status.rowsOf", {number(status.rows), number(*status.serviceCount)}));
    else
        add(texts("status.rows", {number(status.rows)}));
    add(texts("status.changes", {number(status.added), number(status.changed), number(status.gone),
                                 number(status.cellsWritten)}));
    add(texts("status.received", {number(status.pages), amount(status.bytes)}));
    for (const std::string& warning : status.warnings)
        add(texts("status.warning", {toUno(warning)}));
    return text;
}

} // namespace odc::calc::dialog
