// SPDX-License-Identifier: MPL-2.0
// The words of the grammar for the values of our enumerations: one table each, read both ways.
#pragma once

#include "report/grid.hpp"
#include "report/report.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace odc::report::names {

template <typename Value, std::size_t count>
using Table = std::array<std::pair<std::string_view, Value>, count>;

inline constexpr Table<ParameterType, 5> parameterTypes{{{"text", ParameterType::text},
                                                         {"choice", ParameterType::choice},
                                                         {"date", ParameterType::date},
                                                         {"count", ParameterType::count},
                                                         {"value", ParameterType::value}}};

inline constexpr Table<Period::Stamp, 2> stamps{
    {{"end", Period::Stamp::end}, {"moment", Period::Stamp::moment}}};

inline constexpr Table<Granularity, 4> granularities{{{"Daily", Granularity::daily},
                                                      {"Weekly", Granularity::weekly},
                                                      {"Monthly", Granularity::monthly},
                                                      {"Yearly", Granularity::yearly}}};

inline constexpr Table<CombineKind, 4> combineKinds{{{"alone", CombineKind::alone},
                                                     {"inner join", CombineKind::innerJoin},
                                                     {"left join", CombineKind::leftJoin},
                                                     {"append", CombineKind::append}}};

inline constexpr Table<CellFormat, 11> cellFormats{{{"general", CellFormat::general},
                                                    {"text", CellFormat::text},
                                                    {"count", CellFormat::count},
                                                    {"minutes", CellFormat::minutes},
                                                    {"decimal", CellFormat::decimal},
                                                    {"date", CellFormat::date},
                                                    {"dateTime", CellFormat::dateTime},
                                                    {"duration", CellFormat::duration},
                                                    {"percent", CellFormat::percent},
                                                    {"month", CellFormat::month},
                                                    {"year", CellFormat::year}}};

inline constexpr Table<Total, 7> totals{{{"none", Total::none},
                                         {"sum", Total::sum},
                                         {"average", Total::average},
                                         {"minimum", Total::minimum},
                                         {"maximum", Total::maximum},
                                         {"count", Total::count},
                                         {"quotient", Total::quotient}}};

inline constexpr Table<odata::Expansion, 4> expansions{{{"count", odata::Expansion::count},
                                                        {"rows", odata::Expansion::rows},
                                                        {"text", odata::Expansion::text},
                                                        {"json", odata::Expansion::json}}};

inline constexpr Table<ChartKind, 5> chartKinds{{{"line", ChartKind::line},
                                                 {"column", ChartKind::column},
                                                 {"bar", ChartKind::bar},
                                                 {"area", ChartKind::area},
                                                 {"pie", ChartKind::pie}}};

template <typename Value, std::size_t count>
std::string_view nameOf(const Table<Value, count>& table, Value value) {
    for (const auto& [name, candidate] : table) {
        if (candidate == value)
            return name;
    }
    return {};
}

template <typename Value, std::size_t count>
std::optional<Value> valueOf(const Table<Value, count>& table, std::string_view name) {
    for (const auto& [candidate, value] : table) {
        if (candidate == name)
            return value;
    }
    return std::nullopt;
}

/// "text, choice, date, count"
template <typename Value, std::size_t count>
std::string listOf(const Table<Value, count>& table) {
    std::string list;
    for (const auto& entry : table)
        list.append(list.empty() ? "" : ", ").append(entry.first);
    return list;
}

} // namespace odc::report::names
