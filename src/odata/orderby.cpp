// SPDX-License-Identifier: MPL-2.0
#include "odata/orderby.hpp"

#include "odata/filter_parser.hpp"
#include "odata/language.hpp"

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
    return parseOrderBy(text, Dialect::v2);
}

Result<std::vector<OrderItem>> parseOrderBy(std::string_view text, Dialect dialect) {
    return FilterParser(text, dialect).readOrder();
}

Result<std::vector<OrderItem>> FilterParser::readOrder() {
    auto items = readItems();
    if (!items)
        return asOrderError(std::move(items).error());
    return items;
}

Result<std::vector<OrderItem>> FilterParser::readItems() {
    std::vector<OrderItem> items;
    if (auto begun = advance(); !begun)
        return std::move(begun).error();
    if (token_.kind == TokenKind::end)
        return items;
    for (;;) {
        auto expression = readExpression();
        if (!expression)
            return std::move(expression).error();
        OrderItem item{std::move(*expression)};
        const std::string direction =
            dialect_ == Dialect::v4 ? lowerCase(token_.text) : std::string(token_.text);
        if (token_.kind == TokenKind::word && (direction == "asc" || direction == "desc")) {
            item.isDescending = direction == "desc";
            if (auto moved = advance(); !moved)
                return std::move(moved).error();
        }
        items.push_back(std::move(item));
        if (token_.kind == TokenKind::end)
            return items;
        if (token_.kind != TokenKind::comma)
            return expected("asc, desc, a comma or the end");
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
    }
}

std::string writeOrderByV2(const std::vector<OrderItem>& items) {
    return writeOrderBy(items, Dialect::v2);
}

std::string writeOrderBy(const std::vector<OrderItem>& items, Dialect dialect) {
    std::string text;
    for (const OrderItem& item : items) {
        if (!text.empty())
            text.push_back(',');
        text += writeFilter(item.expression, dialect);
        if (item.isDescending)
            text += " desc";
    }
    return text;
}

} // namespace odc::odata
