// SPDX-License-Identifier: MPL-2.0
#include "calc/number_formats.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/i18n/NumberFormatIndex.hpp>
#include <com/sun/star/util/Date.hpp>
#include <com/sun/star/util/MalformedNumberFormatException.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include "calc/convert.hpp"

#include <algorithm>
#include <chrono>
#include <string>

namespace odc::calc {

namespace {

namespace index = css::i18n::NumberFormatIndex;
using report::CellFormat;

// The empty locale is the user's own, which every new document follows.
const css::lang::Locale userLocale;

std::string pointAndZeros(int decimals) {
    return decimals == 0 ? std::string()
                         : "." + std::string(static_cast<std::size_t>(decimals), '0');
}

/// As a format code writes a text that stands for itself.
std::string asLiteral(std::string_view text) {
    std::string code = "\"";
    for (const char c : text)
        code += c == '"' ? std::string(R"("\"")") : std::string(1, c);
    return code + "\"";
}

bool isCurrencyCode(std::string_view text) {
    return text.size() == 3 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

NumberFormats::NumberFormats(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    const Reference<css::util::XNumberFormatsSupplier> supplier(document, UNO_QUERY_THROW);
    formats_.set(supplier->getNumberFormats(), UNO_SET_THROW);
    types_.set(formats_, UNO_QUERY_THROW);
}

std::int32_t NumberFormats::keyOf(CellFormat format, base::ValueKind kind) const {
    switch (format) {
    case CellFormat::text:
        return textKey();
    case CellFormat::count:
    case CellFormat::minutes:
        return builtIn(index::NUMBER_1000INT);
    case CellFormat::decimal:
        return builtIn(index::NUMBER_1000DEC2);
    case CellFormat::date:
        return builtIn(index::DATE_SYS_DDMMYYYY);
    case CellFormat::dateTime:
        return builtIn(index::DATETIME_SYS_DDMMYYYY_HHMMSS);
    case CellFormat::duration:
        return builtIn(index::TIME_HH_MMSS);
    case CellFormat::percent:
        return builtIn(index::PERCENT_DEC2);
    case CellFormat::month:
        return custom("MMMM YYYY");
    case CellFormat::year:
        return custom("YYYY");
    case CellFormat::general:
        break;
    }
    switch (kind) {
    case base::ValueKind::text:
    case base::ValueKind::guid:
    case base::ValueKind::binary:
        return textKey();
    case base::ValueKind::boolean:
        return builtIn(index::BOOLEAN);
    case base::ValueKind::dateTime:
    case base::ValueKind::dateTimeOffset:
        return builtIn(index::DATETIME_SYS_DDMMYYYY_HHMMSS);
    case base::ValueKind::date:
        return builtIn(index::DATE_SYS_DDMMYYYY);
    case base::ValueKind::timeOfDay:
        return builtIn(index::TIME_HHMMSS);
    case base::ValueKind::duration:
        return builtIn(index::TIME_HH_MMSS);
    case base::ValueKind::integer:
    case base::ValueKind::real:
    case base::ValueKind::decimal:
        break;
    }
    return builtIn(index::NUMBER_STANDARD);
}

std::int32_t NumberFormats::keyOf(const report::NumberLook& look, base::ValueKind kind) const {
    if (look.format == CellFormat::duration && look.decimals)
        return custom("[HH]:MM:SS" + pointAndZeros(*look.decimals));
    const bool isPlain = !look.decimals && look.unit.empty();
    if (look.format != CellFormat::general || isPlain)
        return keyOf(look.format, kind);
    const std::string number =
        look.decimals ? (look.hasThousands ? "#,##0" : "0") + pointAndZeros(*look.decimals)
                      : "General";
    if (look.unit.empty())
        return custom(number);
    if (!look.isMoney)
        return custom(number + asLiteral(look.unit == "%" ? look.unit : " " + look.unit));
    const std::string currency =
        isCurrencyCode(look.unit) ? "[$" + look.unit + "]" : asLiteral(look.unit);
    // The sign stands before all of it, as in the locale's own.
    const std::string amount =
        isCurrencyFirst() ? currency + " " + number : number + " " + currency;
    return custom(amount + ";-" + amount);
}

std::int32_t NumberFormats::textKey() const {
    return builtIn(index::TEXT);
}

std::int32_t NumberFormats::axisKeyOf(CellFormat format) const {
    switch (format) {
    case CellFormat::month:
        return custom("MMM YYYY");
    case CellFormat::year:
        return custom("YYYY");
    default:
        return custom(isMonthFirst() ? "MMM D" : isGerman() ? R"(D". "MMM)" : "D MMM");
    }
}

std::int32_t NumberFormats::longDateKey() const {
    // As the reports' periods are written.
    return custom(isGerman() ? R"(D". "MMMM YYYY)" : "D MMMM YYYY");
}

std::int32_t NumberFormats::builtIn(std::int16_t which) const {
    return types_->getFormatIndex(which, userLocale);
}

std::int32_t NumberFormats::custom(std::string_view englishCode) const {
    const css::lang::Locale english("en", "US", OUString());
    const OUString code = toUno(englishCode);
    // Converted, because a German office knows JJJJ, not YYYY.
    const std::int32_t key = formats_->addNewConverted(code, english, userLocale);
    return key;
}

Reference<css::beans::XPropertySet> NumberFormats::shortDate() const {
    return {formats_->getByKey(builtIn(index::DATE_SYS_DDMMYYYY)), UNO_SET_THROW};
}

bool NumberFormats::isCurrencyFirst() const {
    const Reference<css::beans::XPropertySet> currency(
        formats_->getByKey(builtIn(index::CURRENCY_1000DEC2)), UNO_SET_THROW);
    OUString code;
    currency->getPropertyValue("FormatString") >>= code;
    return !code.startsWith("#") && !code.startsWith("0");
}

bool NumberFormats::isMonthFirst() const {
    OUString code;
    shortDate()->getPropertyValue("FormatString") >>= code;
    return code.startsWith("M");
}

bool NumberFormats::isGerman() const {
    css::lang::Locale locale;
    shortDate()->getPropertyValue("Locale") >>= locale;
    return locale.Language == "de";
}

base::Day nullDateOf(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
    css::util::Date date(30, 12, 1899);
    properties->getPropertyValue("NullDate") >>= date;
    return base::Day{std::chrono::year{date.Year}, std::chrono::month{date.Month},
                     std::chrono::day{date.Day}};
}

} // namespace odc::calc
