// SPDX-License-Identifier: MPL-2.0
// Number format keys of one document, in the user's locale.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>

#include "base/date.hpp"
#include "base/table.hpp"
#include "report/grid.hpp"
#include "report/number_look.hpp"

#include <cstdint>
#include <string_view>

namespace odc::calc {

class NumberFormats {
public:
    explicit NumberFormats(const Reference<css::sheet::XSpreadsheetDocument>& document);

    /// The key for a column: as its format says, else as its kind wants.
    [[nodiscard]] std::int32_t keyOf(report::CellFormat format, base::ValueKind kind) const;
    [[nodiscard]] std::int32_t keyOf(const report::NumberLook& look, base::ValueKind kind) const;
    /// The key of Text ("@"), under which nothing that is written becomes a number.
    [[nodiscard]] std::int32_t textKey() const;
    /// A short date for an axis: "4 Jul" or "Jul 4", after the locale's habit.
    [[nodiscard]] std::int32_t axisKeyOf(report::CellFormat format) const;
    /// A day as a person writes it in a heading: "4 July 2014".
    [[nodiscard]] std::int32_t longDateKey() const;

private:
    [[nodiscard]] std::int32_t builtIn(std::int16_t index) const;
    [[nodiscard]] std::int32_t custom(std::string_view englishCode) const;
    /// Whether the locale writes a currency before its amount.
    [[nodiscard]] bool isCurrencyFirst() const;
    [[nodiscard]] Reference<css::beans::XPropertySet> shortDate() const;
    [[nodiscard]] bool isMonthFirst() const;
    /// Whose days of a month end in a full stop.
    [[nodiscard]] bool isGerman() const;

    Reference<css::util::XNumberFormats> formats_;
    Reference<css::util::XNumberFormatTypes> types_;
};

/// The day that this document counts its date numbers from.
base::Day nullDateOf(const Reference<css::sheet::XSpreadsheetDocument>& document);

} // namespace odc::calc
