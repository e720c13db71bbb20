// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_properties.hpp"

#include "calc/convert.hpp"

#include "base/number.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace odc::calc::ranges {

namespace {

using report::ColumnChanges;
using report::Growth;
using report::RangeProperties;

/// One property: its name, its value for UNO, and how a text sets it; false: it cannot have that.
struct Property {
    const char* name;
    std::function<Any(const RangeProperties&)> get;
    std::function<bool(RangeProperties&, const std::string&)> set;
    const char* values; ///< for a message
};

Property flag(const char* name, bool RangeProperties::*member) {
    return {name, [member](const RangeProperties& from) { return Any(from.*member); },
            [member](RangeProperties& to, const std::string& text) {
                if (text != "true" && text != "false")
                    return false;
                to.*member = text == "true";
                return true;
            },
            "true or false"};
}

/// One of a few words.
template <typename Value>
Property choice(const char* name, Value RangeProperties::*member,
                std::vector<std::pair<const char*, Value>> words, const char* values) {
    return {name,
            [member, words](const RangeProperties& from) {
                const auto found =
                    std::ranges::find(words, from.*member, &std::pair<const char*, Value>::second);
                return Any(OUString::createFromAscii(found->first));
            },
            [member, words](RangeProperties& to, const std::string& text) {
                for (const auto& [word, value] : words)
                    if (text == word) {
                        to.*member = value;
                        return true;
                    }
                return false;
            },
            values};
}

bool setMinutes(RangeProperties& to, const std::string& text) {
    const auto minutes = base::parseInteger(text);
    if (!minutes || *minutes < 0 || *minutes > 100'000)
        return false;
    to.refreshMinutes = static_cast<int>(*minutes);
    return true;
}

bool setLimit(RangeProperties& to, const std::string& text) {
    const auto limit = base::parseInteger(text);
    if (!limit || *limit < 0 || *limit > 1'000'000'000)
        return false;
    to.rowLimit = *limit == 0 ? std::nullopt : std::optional(*limit);
    return true;
}

const std::vector<Property>& allProperties() {
    static const std::vector<Property> all{
        flag("RefreshOnOpen", &RangeProperties::refreshesOnOpen),
        {"RefreshMinutes",
         [](const RangeProperties& from) {
             return Any(static_cast<sal_Int32>(from.refreshMinutes));
         },
         setMinutes, "a whole number of minutes, 0 for never"},
        flag("RefreshOnChange", &RangeProperties::refreshesOnChange),
        flag("KeepFormats", &RangeProperties::keepsFormats),
        flag("KeepWidths", &RangeProperties::keepsWidths),
        choice("Growth", &RangeProperties::growth,
               {{"insert cells", Growth::insertCells}, {"overwrite cells", Growth::overwriteCells}},
               "“insert cells” or “overwrite cells”"),
        flag("FillFormulas", &RangeProperties::fillsFormulas),
        flag("Header", &RangeProperties::hasHeader),
        {"RowLimit",
         [](const RangeProperties& from) {
             return Any(static_cast<sal_Int64>(from.rowLimit.value_or(0)));
         },
         setLimit, "a whole number of rows, 0 for no limit"},
        choice("Columns", &RangeProperties::columnChanges,
               {{"follow", ColumnChanges::follow},
                {"keep", ColumnChanges::keep},
                {"refuse", ColumnChanges::refuse}},
               "“follow”, “keep” or “refuse”"),
        {"Keys",
         [](const RangeProperties& from) {
             return Any(toUno(fmt::format("{}", fmt::join(from.keys, ", "))));
         },
         [](RangeProperties& to, const std::string& text) {
             to.keys = namesIn(text);
             return true;
         },
         "column names with commas between"},
        choice("Keeping", &RangeProperties::keeping,
               {{"replace", report::Keeping::replace},
                {"append", report::Keeping::append},
                {"snapshot", report::Keeping::snapshot}},
               "“replace”, “append” or “snapshot”"),
        {"DateColumn", [](const RangeProperties& from) { return Any(toUno(from.dateColumn)); },
         [](RangeProperties& to, const std::string& text) {
             to.dateColumn = text;
             return true;
         },
         "a column of dates"},
        flag("MarkChanges", &RangeProperties::marksChanges),
    };
    return all;
}

std::string namesOfAll() {
    std::string names;
    for (const Property& property : allProperties())
        names.append(names.empty() ? "" : ", ").append(property.name);
    return names;
}

} // namespace

std::vector<std::string> namesIn(const std::string& text) {
    std::vector<std::string> items;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::size_t first = text.find_first_not_of(' ', at);
        if (first < comma) {
            const std::size_t last = text.find_last_not_of(' ', comma - 1);
            items.push_back(text.substr(first, last - first + 1));
        }
        at = comma + 1;
    }
    return items;
}

Sequence<css::beans::NamedValue> namedValuesOf(const RangeProperties& properties) {
    const std::vector<Property>& all = allProperties();
    Sequence<css::beans::NamedValue> values(static_cast<sal_Int32>(all.size()));
    css::beans::NamedValue* out = values.getArray();
    for (const Property& property : all)
        *out++ = {OUString::createFromAscii(property.name), property.get(properties)};
    return values;
}

base::Result<RangeProperties> changedProperties(RangeProperties properties,
                                                const Sequence<css::beans::NamedValue>& values) {
    const base::Result<report::Arguments> texts = toArguments(values);
    if (!texts)
        return texts.error();
    for (const auto& [name, text] : *texts) {
        const auto property = std::ranges::find_if(allProperties(), [&](const Property& one) {
            return toUno(name).equalsIgnoreAsciiCaseAscii(one.name);
        });
        if (property == allProperties().end())
            return base::Error{
                base::ErrorKind::wrongUsage,
                fmt::format("A range has no property {}. It has {}.", name, namesOfAll())};
        if (!property->set(properties, text))
            return base::Error{
                base::ErrorKind::wrongUsage,
                fmt::format("{} is {}, not “{}”.", property->name, property->values, text)};
    }
    return properties;
}

org::calcodata::RangeStatus toUnoStatus(const OUString& name, const report::RangeStatus& status,
                                        bool isRefreshing) {
    org::calcodata::RangeStatus result;
    result.Name = name;
    result.When = toUno(status.when);
    result.Rows = status.rows;
    result.ServiceCount = status.serviceCount.value_or(-1);
    result.Pages = status.pages;
    result.Bytes = status.bytes;
    result.Seconds = status.seconds;
    result.Added = status.added;
    result.Changed = status.changed;
    result.Gone = status.gone;
    result.CellsWritten = status.cellsWritten;
    result.PagesUnchanged = status.pagesUnchanged;
    result.Warnings.realloc(static_cast<sal_Int32>(status.warnings.size()));
    for (std::size_t i = 0; i < status.warnings.size(); ++i)
        result.Warnings.getArray()[i] = toUno(status.warnings[i]);
    result.Error = toUno(status.error);
    result.IsRefreshing = isRefreshing;
    return result;
}

} // namespace odc::calc::ranges
