// SPDX-License-Identifier: MPL-2.0
#include "sample_service/mail_window.hpp"

namespace odc::sample {

namespace {

using odata::Expression;
using odata::ExpressionKind;

/// The moment that `PROPERTY eq datetime'…'` names, if the expression is that.
std::optional<base::Ticks> momentOf(const Expression& expression, std::string_view property) {
    if (expression.kind != ExpressionKind::binary || expression.name != "eq")
        return {};
    const Expression& left = expression.operands.at(0);
    const Expression& right = expression.operands.at(1);
    if (left.kind != ExpressionKind::property || left.name != property ||
        right.kind != ExpressionKind::literal || right.name != "Edm.DateTime")
        return {};
    const std::optional<base::Moment> moment = base::parseMoment(right.value);
    return moment ? std::optional(moment->ticks) : std::nullopt;
}

void collect(const Expression& expression, MailWindow& window) {
    if (expression.kind == ExpressionKind::binary && expression.name == "and") {
        for (const Expression& operand : expression.operands)
            collect(operand, window);
    } else if (const std::optional<base::Ticks> start = momentOf(expression, "StartDate")) {
        window.start = start;
    } else if (const std::optional<base::Ticks> end = momentOf(expression, "EndDate")) {
        window.end = end;
    }
}

} // namespace

Outcome<MailWindow> readMailWindow(const Expression& filter) {
    MailWindow window;
    collect(filter, window);
    if (window.end && !window.start)
        return Refusal{400, RefusalShape::odata, "EndDate needs a StartDate beside it."};
    return window;
}

std::vector<Row> rowsWithin(const MailWindow& window, const EntitySet& set,
                            const std::vector<Row>& rows) {
    const std::size_t received = set.indexOf("Received");
    std::vector<Row> within;
    for (const Row& row : rows) {
        const base::Ticks moment = std::get<std::int64_t>(row[received]);
        if ((window.start && moment < *window.start) || (window.end && moment >= *window.end))
            continue;
        within.push_back(row);
        if (window.start)
            within.back()[set.indexOf("StartDate")] = *window.start;
        if (window.end)
            within.back()[set.indexOf("EndDate")] = *window.end;
        within.back()[set.indexOf("Index")] = static_cast<std::int64_t>(within.size()) - 1;
    }
    return within;
}

} // namespace odc::sample
