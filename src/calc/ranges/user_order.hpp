// SPDX-License-Identifier: MPL-2.0
// The order that the user gave to a range's rows by Data > Sort or the AutoFilter.
#pragma once

#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/kept_rows.hpp"

#include <com/sun/star/i18n/XCollator.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace odc::calc::ranges {

struct SortedColumn {
    std::string path;
    bool isDescending = false;
};

/// What the database range remembers of the last sort, else what the definition does (.xlsx keeps
/// only that); nothing where there was none. It may have been undone: isInOrder tells.
std::vector<SortedColumn> userSort(const Document& document, const OUString& name,
                                   const report::RangeDefinition& definition);
/// As a definition keeps them: "-Total".
std::vector<std::string> sortTexts(const std::vector<SortedColumn>& sort);

/// A cell as Calc sorts it.
struct SortCell {
    enum class Rank { number, text, empty };
    Rank rank = Rank::empty;
    double number = 0;
    OUString text = {};
    bool operator==(const SortCell&) const = default;
};
using SortRow = std::vector<SortCell>;

SortCell sortCell(const Any& cell);
SortCell sortCell(const report::CellValue& cell);

/// Compares rows as Calc sorts them: numbers before texts, empty cells last in either direction,
/// texts as the language has them, without regard to case.
/// Thread: any, one at a time: its collator knows no document and no window.
class RowComparer {
public:
    /// `sort` has one column a cell of a row. `language` is a tag such as "de-AT".
    RowComparer(const Reference<css::uno::XComponentContext>& context, std::string_view language,
                std::vector<SortedColumn> sort);

    [[nodiscard]] bool isLess(const SortRow& left, const SortRow& right) const;
    /// Whether rows stand in that order, but for a few that somebody wrote into.
    [[nodiscard]] bool isInOrder(const std::vector<SortRow>& rows) const;

private:
    [[nodiscard]] int compare(const SortCell& left, const SortCell& right, bool isDescending) const;

    Reference<css::i18n::XCollator> collator_;
    std::vector<SortedColumn> sort_;
};

} // namespace odc::calc::ranges
