// SPDX-License-Identifier: MPL-2.0
#include "odata/orderby.hpp"

#include "odata/filter_parser.hpp"

#include <utility>

namespace odc::odata {

namespace {

/// The reader of expressions speaks of a filter; the same sentence is wanted for an order.
base::Error asOrderError(base::Error error) {
    constexpr std::string_view filter = "The filter cannot";
    if (error.message.starts_with(filter))
        error.message.replace(0, filter.size(), "The order cannot");
    return error;
}

} // namespace

Result<std::vector<OrderItem>> parseOrderByV2(std::string_view text) {
    FilterParser parser(text);
    if (auto begun = parser.begin(); !begun)
        return asOrderError(std::move(begun).error());
    std::vector<OrderItem> items;
    if (parser.current().kind == TokenKind::end)
        return items;
    for (;;) {
        auto expression = parser.readExpression();
        if (!expression)
            return asOrderError(std::move(expression).error());
        OrderItem item{std::move(expression).value()};
        const Token& word = parser.current();
        if (word.kind == TokenKind::word && (word.text == "asc" || word.text == "desc")) {
            item.isDescending = word.text == "desc";
            if (auto moved = parser.advance(); !moved)
                return asOrderError(std::move(moved).error());
        }
        items.push_back(std::move(item));
        if (parser.current().kind == TokenKind::end)
            return items;
        if (parser.current().kind != TokenKind::comma)
            return asOrderError(parser.expected("asc, desc, a comma or the end"));
        if (auto moved = parser.advance(); !moved)
            return asOrderError(std::move(moved).error());
    }
}

std::string writeOrderByV2(const std::vector<OrderItem>& items) {
    std::string text;
    for (const OrderItem& item : items) {
        if (!text.empty())
            text.push_back(',');
        text += writeFilterV2(item.expression);
        if (item.isDescending)
            text += " desc";
    }
    return text;
}

} // namespace odc::odata
