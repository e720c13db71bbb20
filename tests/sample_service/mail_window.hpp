// SPDX-License-Identifier: MPL-2.0
// The mail reports' own way of naming a time span: StartDate and EndDate are compared with `eq` and
// mean the moments between them.
#pragma once

#include "base/date.hpp"
#include "odata/expression.hpp"
#include "sample_service/errors.hpp"
#include "sample_service/model.hpp"
#include "sample_service/row.hpp"

#include <optional>
#include <vector>

namespace odc::sample {

struct MailWindow {
    std::optional<base::Ticks> start = {};
    std::optional<base::Ticks> end = {};
    bool operator==(const MailWindow&) const = default;
};

/// What the filter says about StartDate and EndDate at its top, joined by `and`.
/// Refused: an EndDate without a StartDate.
Outcome<MailWindow> readMailWindow(const odata::Expression& filter);

/// The rows received from start up to but without end. Each says in StartDate and EndDate what was
/// asked, so that the filter holds for it, and is numbered anew from 0.
std::vector<Row> rowsWithin(const MailWindow& window, const EntitySet& set,
                            const std::vector<Row>& rows);

} // namespace odc::sample
