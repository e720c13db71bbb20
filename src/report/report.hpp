// SPDX-License-Identifier: MPL-2.0
// A Report as plain data, and its text: one written, versioned grammar (src/report/GRAMMAR.md) that
// round-trips byte for byte and keeps the keys that it does not know.
#pragma once

#include "base/result.hpp"
#include "odata/query.hpp"
#include "report/grid.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::report {

using base::Result;

/// A text and its translations by language tag ("de", "pt-BR"), in the order of the file.
struct LocalisedText {
    std::string text = {};
    std::vector<std::pair<std::string, std::string>> translations = {};

    /// The translation for "de-AT", else for "de", else `text`. Only the first tag of an
    /// Accept-Language list counts; letter case does not.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    [[nodiscard]] bool empty() const { return text.empty(); }
    bool operator==(const LocalisedText&) const = default;
};

enum class ParameterType {
    text,
    choice, ///< one of `choices`, compared without case
    date,   ///< a day, YYYY-MM-DD
    count,  ///< a whole number above zero, or "unlimited"
    value,  ///< a number, a day, a moment or else a text, as the value reads; its name may be a
            ///< cell's
};

/// Something that the user fills in before the report runs.
struct Parameter {
    std::string name;         ///< "ReportType"; `--report-type` on the command line
    LocalisedText label = {}; ///< for a dialog
    ParameterType type = ParameterType::text;
    std::vector<std::string> choices = {};
    /// Values that a user may think of and that are not to be had, each with the sentence said
    /// then.
    std::vector<std::pair<std::string, std::string>> refused = {};
    std::string defaultValue = {};
    bool operator==(const Parameter&) const = default;
};

enum class Granularity { daily, weekly, monthly, yearly };

/// How rows stand in time, and what the first and last day asked for mean.
struct Period {
    enum class Stamp {
        end,   ///< the date column is the end of the row's period: 4 July bears 5 July 00:00
        moment ///< the date column is when it happened
    };
    std::string dateColumn = {}; ///< of every source
    Stamp stamp = Stamp::end;
    std::string granularity =
        "Daily";                     ///< a granularity, or the name of the parameter that gives it
    std::string firstParameter = {}; ///< a date parameter: the first day reported
    std::string lastParameter = {};  ///< a date parameter: the last day reported
    /// By granularity ("Daily"): how many periods that have figures are shown where no first day
    /// is given.
    std::vector<std::pair<std::string, int>> defaultCounts = {};
    bool operator==(const Period&) const = default;
};

/// One Query of a report. Texts may hold {Parameter} placeholders: in `filter` they become escaped
/// literals, in `entitySet` only choices may stand, in `top` only counts.
struct Source {
    std::string name = {}; ///< may be empty where there is one
    std::string entitySet = {};
    std::vector<std::string> select = {}; ///< "ActiveIMUsers?": only where the service has it
    std::string filter = {};
    std::string orderby = {};
    std::string top = {};
    std::string expand = {}; ///< $expand in version 4's syntax, whatever the service speaks
    /// By path ("Orders/Lines"): how an expanded collection is shown; count where it is not named.
    std::vector<std::pair<std::string, odata::Expansion>> shown = {};
    /// Of a pasted URL: what stood behind its question mark, as it stood there. The keys above come
    /// before what it says of the same.
    std::string options = {};
    bool operator==(const Source&) const = default;
};

enum class CombineKind { alone, innerJoin, leftJoin, append };

struct Combine {
    CombineKind kind = CombineKind::alone;
    std::vector<std::string> on = {}; ///< joins: columns that both sides have
    bool operator==(const Combine&) const = default;
};

/// What a person reads about one column; with a quotient, a column that is computed here.
struct ColumnDefinition {
    std::string path = {};
    LocalisedText label = {};
    std::optional<CellFormat> format = {}; ///< empty: follows from the column's kind
    Total total = Total::none;
    LocalisedText note = {};    ///< why a total is missing
    std::string numerator = {}; ///< with `denominator`: the column is the quotient of these two
    std::string denominator = {};
    bool isHidden = false;         ///< not on the sheet; the command line prints it
    base::ValuePolicy values = {}; ///< how values show where there is more than one good way
    bool operator==(const ColumnDefinition&) const = default;
};

struct SortKey {
    std::string path = {};
    bool isDescending = false;
    bool operator==(const SortKey&) const = default;
};

/// What is done with the combined rows, in this order.
struct Shape {
    std::vector<SortKey> sort = {}; ///< stable, nulls last in either direction
    std::optional<std::int64_t> top = {};
    std::string group = {}; ///< one level; empty: none
    bool operator==(const Shape&) const = default;
};

struct ChartDefinition {
    ChartKind kind = ChartKind::line;
    LocalisedText title = {}; ///< empty: the annotation of the first source's entity type
    LocalisedText xAxis = {};
    LocalisedText yAxis = {};
    std::string categories = {};          ///< empty: the period
    std::vector<std::string> series = {}; ///< "ActiveIMUsers?": only where the service has it
    bool isStacked = false;
    bool operator==(const ChartDefinition&) const = default;
};

/// Rows whose column is later than a moment, and no others.
struct Since {
    std::string column = {};
    base::Ticks after = 0; ///< UTC
    bool operator==(const Since&) const = default;
};

struct Report {
    std::string name; ///< "Get-CsActiveUserReport"
    LocalisedText title = {};
    LocalisedText description = {};
    std::vector<Parameter> parameters = {};
    std::optional<Period> period = {};
    std::vector<Source> sources = {};
    Combine combine = {};
    std::vector<ColumnDefinition> columns = {};
    Shape shape = {};
    std::vector<ChartDefinition> charts = {};
    /// The file as it was read; writeReport changes only what differs from it.
    std::string text = {};
    std::optional<Since> since = {}; ///< of one refresh; no part of the text

    bool operator==(const Report&) const = default;
};

/// Errors: wrongUsage, with the line and what was expected there; unsupported (a later version).
Result<Report> readReport(std::string_view text);
/// The report's text with the lines of what was changed since it was read, and only those, changed.
/// Comments and unknown keys stay. A report without text is written in the grammar's own order.
std::string writeReport(const Report& report);

/// The parameter with this name, compared without case; null where there is none.
const Parameter* findParameter(const Report& report, std::string_view name);

} // namespace odc::report
