// SPDX-License-Identifier: MPL-2.0
// The invented figures: the same for the same last day, on every machine.
// Rows are made when a set is first read and then kept.
#pragma once

#include "base/date.hpp"
#include "sample_service/model.hpp"
#include "sample_service/row.hpp"
#include "sample_service/workforce.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace odc::sample {

inline constexpr std::string_view tenantGuid = "0b7c2f9e-51d4-4a83-9e16-7c5d20a8f344";
inline constexpr std::string_view tenantName = "birchwood.onmicrosoft.com";

/// The days of one reporting period, both included. Its row is dated `last` plus one day, 00:00.
struct PeriodDays {
    base::Day first;
    base::Day last;
    bool operator==(const PeriodDays&) const = default;
};

/// The complete periods within first to last, oldest first. Weeks run Sunday to Saturday.
std::vector<PeriodDays> periodsWithin(Period period, base::Day first, base::Day last);

/// Thread: any; the sets must outlive this object.
class Data {
public:
    /// Figures from 2013-01-01 to two days before `today`.
    Data(const std::vector<EntitySet>& sets, base::Day today);

    /// In ascending order of the key.
    const std::vector<Row>& rows(const EntitySet& set);

    [[nodiscard]] base::Day lastDay() const { return last_; }

private:
    std::vector<Row> make(const EntitySet& set) const;

    base::Day first_;
    base::Day last_;
    Workforce workforce_;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<const std::vector<Row>>> made_;
};

} // namespace odc::sample
