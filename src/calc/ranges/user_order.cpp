// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/user_order.hpp"

#include "calc/convert.hpp"
#include "calc/ranges/document_parts.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/i18n/Collator.hpp>
#include <com/sun/star/i18n/CollatorOptions.hpp>
#include <com/sun/star/sheet/XDatabaseRange.hpp>
#include <com/sun/star/table/TableSortField.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace odc::calc::ranges {

namespace {

css::lang::Locale localeOf(std::string_view language) {
    const std::size_t dash = language.find('-');
    return {toUno(language.substr(0, dash)),
            dash == std::string_view::npos ? OUString() : toUno(language.substr(dash + 1)),
            OUString()};
}

} // namespace

std::vector<SortedColumn> userSort(const Document& document, const OUString& name,
                                   const report::RangeDefinition& definition) {
    const Reference<css::sheet::XDatabaseRange> area(areasOf(document)->getByName(name),
                                                     UNO_QUERY_THROW);
    Sequence<css::table::TableSortField> fields;
    for (const css::beans::PropertyValue& value : area->getSortDescriptor())
        if (value.Name == "SortFields")
            value.Value >>= fields;
    std::vector<SortedColumn> sort;
    for (const css::table::TableSortField& field : fields) {
        if (field.Field < 0 || std::cmp_greater_equal(field.Field, definition.columns.size()))
            return {};
        sort.push_back(
            {definition.columns[static_cast<std::size_t>(field.Field)].path, !field.IsAscending});
    }
    if (!sort.empty())
        return sort;
    for (const std::string& text : definition.sort)
        sort.push_back({text.starts_with('-') ? text.substr(1) : text, text.starts_with('-')});
    return sort;
}

std::vector<std::string> sortTexts(const std::vector<SortedColumn>& sort) {
    std::vector<std::string> texts;
    std::ranges::transform(sort, std::back_inserter(texts), [](const SortedColumn& column) {
        return (column.isDescending ? "-" : "") + column.path;
    });
    return texts;
}

SortCell sortCell(const Any& cell) {
    SortCell sorted;
    if (cell >>= sorted.number)
        sorted.rank = SortCell::Rank::number;
    else if ((cell >>= sorted.text) && !sorted.text.isEmpty())
        sorted.rank = SortCell::Rank::text;
    return sorted;
}

SortCell sortCell(const report::CellValue& cell) {
    SortCell sorted;
    switch (cell.kind) {
    case report::CellValue::Kind::empty:
        break;
    case report::CellValue::Kind::number:
        sorted.rank = SortCell::Rank::number;
        sorted.number = cell.number;
        break;
    case report::CellValue::Kind::text:
        sorted.rank = SortCell::Rank::text;
        sorted.text = toUno(cell.text());
        break;
    }
    return sorted;
}

RowComparer::RowComparer(const Reference<css::uno::XComponentContext>& context,
                         std::string_view language, std::vector<SortedColumn> sort)
    : collator_(css::i18n::Collator::create(context)), sort_(std::move(sort)) {
    collator_->loadDefaultCollator(localeOf(language),
                                   css::i18n::CollatorOptions::CollatorOptions_IGNORE_CASE);
}

int RowComparer::compare(const SortCell& left, const SortCell& right, bool isDescending) const {
    using Rank = SortCell::Rank;
    int result = static_cast<int>(left.rank) - static_cast<int>(right.rank);
    if (left.rank == Rank::empty || right.rank == Rank::empty)
        return result;
    if (result == 0 && left.rank == Rank::number)
        result = left.number < right.number ? -1 : left.number > right.number ? 1 : 0;
    else if (result == 0)
        result = collator_->compareString(left.text, right.text);
    return isDescending ? -result : result;
}

bool RowComparer::isLess(const SortRow& left, const SortRow& right) const {
    for (std::size_t i = 0; i < sort_.size(); ++i) {
        const int result = compare(left[i], right[i], sort_[i].isDescending);
        if (result != 0)
            return result < 0;
    }
    return false;
}

bool RowComparer::isInOrder(const std::vector<SortRow>& rows) const {
    std::size_t misplaced = 0;
    for (std::size_t row = 1; row < rows.size(); ++row)
        if (isLess(rows[row], rows[row - 1]))
            ++misplaced;
    constexpr std::size_t oneIn = 20;
    return misplaced <= rows.size() / oneIn;
}

} // namespace odc::calc::ranges
