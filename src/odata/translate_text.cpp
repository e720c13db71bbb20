// SPDX-License-Identifier: MPL-2.0
// Which dialect a text is in: the first that reads it.
#include "odata/filter_parser.hpp"
#include "odata/language.hpp"
#include "odata/translate.hpp"

#include <array>
#include <optional>
#include <span>
#include <utility>

namespace odc::odata {

using base::Error;

namespace {

/// A filter is read as an order of one item.
using Items = std::vector<OrderItem>;

enum class Kind { filter, order };

Result<Items> readItems(FilterParser& parser, Kind kind) {
    if (kind == Kind::order)
        return parser.readOrder();
    auto expression = parser.readWhole();
    if (!expression)
        return std::move(expression).error();
    return Items{{std::move(*expression)}};
}

std::string writeItems(const Items& items, Kind kind, Dialect dialect) {
    return kind == Kind::order ? writeOrderBy(items, dialect)
                               : writeFilter(items.at(0).expression, dialect);
}

Result<std::string> carryOver(Items items, Kind kind, Dialect from, Dialect to,
                              const TypeOfPath& typeOf) {
    for (OrderItem& item : items) {
        auto carried = translate(item.expression, from, to, typeOf);
        if (!carried)
            return std::move(carried).error();
        item.expression = std::move(*carried);
    }
    return writeItems(items, kind, to);
}

/// In the order in which they are tried: v2 is read as v3 is, and most often meant.
std::array<Dialect, 2> othersThan(Dialect own) {
    return own == Dialect::v4   ? std::array{Dialect::v2, Dialect::v3}
           : own == Dialect::v3 ? std::array{Dialect::v4, Dialect::v2}
                                : std::array{Dialect::v4, Dialect::v3};
}

/// Reads one text in several dialects.
class Attempts {
public:
    Attempts(std::string_view text, Kind kind) : text_(text), kind_(kind) {}

    /// Nothing where the dialect cannot read it.
    std::optional<Items> read(Dialect dialect) {
        FilterParser parser(text_, dialect);
        auto items = readItems(parser, kind_);
        if (items)
            return std::move(*items);
        if (!error_ || parser.reached() > reached_) {
            reached_ = parser.reached();
            error_ = items.error();
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isReadWithForeignFunctions(Dialect dialect) const {
        FilterParser parser(text_, dialect);
        parser.acceptForeignFunctions();
        return readItems(parser, kind_).has_value();
    }

    /// Of the dialect that read further into the text: that is the one the user meant.
    [[nodiscard]] Error error() const { return error_.value_or(Error{}); }

private:
    std::string_view text_;
    Kind kind_;
    std::size_t reached_ = 0;
    std::optional<Error> error_;
};

Result<std::string> textFor(std::string_view text, Kind kind, Dialect own,
                            const TypeOfPath& typeOf) {
    Attempts attempts(text, kind);
    if (attempts.read(own))
        return std::string(text);
    std::optional<Error> refusal;
    for (const Dialect other : othersThan(own)) {
        auto items = attempts.read(other);
        if (!items)
            continue;
        auto carried = carryOver(std::move(*items), kind, other, own, typeOf);
        if (carried)
            return carried;
        if (!refusal)
            refusal = carried.error();
    }
    if (attempts.isReadWithForeignFunctions(own))
        return std::string(text);
    return refusal ? *refusal : attempts.error();
}

} // namespace

Result<std::string> translateFilter(std::string_view text, Dialect to) {
    Attempts attempts(text, Kind::filter);
    // v4 first: what both read may mean another thing in it. Then `to`, whose literals stay as they
    // are; v2 and v3 differ too little to carry one over into the other.
    const auto order = to == Dialect::v4   ? std::array{Dialect::v2, Dialect::v3, Dialect::v4}
                       : to == Dialect::v3 ? std::array{Dialect::v4, Dialect::v3, Dialect::v2}
                                           : std::array{Dialect::v4, Dialect::v2, Dialect::v3};
    for (const Dialect dialect : order) {
        if (auto items = attempts.read(dialect))
            return carryOver(std::move(*items), Kind::filter, dialect, to, {});
    }
    return attempts.error();
}

Result<Dialect> dialectOfFilter(std::string_view text) {
    Attempts attempts(text, Kind::filter);
    for (const Dialect dialect : {Dialect::v2, Dialect::v3, Dialect::v4})
        if (attempts.read(dialect))
            return dialect;
    return attempts.error();
}

Result<std::string> filterFor(std::string_view text, Dialect own, const TypeOfPath& typeOf) {
    return textFor(text, Kind::filter, own, typeOf);
}

Result<std::string> orderByFor(std::string_view text, Dialect own, const TypeOfPath& typeOf) {
    return textFor(text, Kind::order, own, typeOf);
}

} // namespace odc::odata
