// SPDX-License-Identifier: MPL-2.0
#include "report/check_report.hpp"

#include "base/number.hpp"
#include "odata/query.hpp"
#include "odata/translate.hpp"
#include "report/arguments.hpp"
#include "report/expanding.hpp"
#include "report/placeholders.hpp"
#include "report/section_reader.hpp"

#include <algorithm>
#include <set>

namespace odc::report {
namespace {

/// A source's texts, tried with a harmless value for each parameter.
class Checker {
public:
    Checker(const Report& report, const Document& document)
        : report_(report), document_(document) {}

    Result<void> run() {
        checkParameters();
        checkPeriod();
        checkSources();
        checkCombine();
        checkColumns();
        if (error_)
            return *std::move(error_);
        return {};
    }

private:
    /// The reader of the `number`th section of a kind, for its lines.
    SectionReader at(std::string_view kind, std::size_t number) {
        for (const Section& section : document_.sections) {
            if (section.kind == kind && number-- == 0)
                return {document_, section, error_};
        }
        return {document_, document_.sections.front(), error_};
    }

    void checkParameters() {
        for (std::size_t index = 0; index < report_.parameters.size(); ++index) {
            const Parameter& parameter = report_.parameters[index];
            SectionReader reader = at("parameter", index);
            const int line = reader.section().line;
            const bool isNamed = parameter.type == ParameterType::value
                                     ? isPlaceholderName(parameter.name)
                                     : isName(parameter.name);
            if (!isNamed)
                reader.fail(line, "a parameter needs a name of letters, digits, - and _: "
                                  "“[parameter NAME]”.");
            if (findParameter(report_, parameter.name) != &parameter)
                reader.fail(line, fmt::format("there already is a parameter {}.", parameter.name));
            if (parameter.type == ParameterType::choice && parameter.choices.empty())
                reader.failAt("type", "a choice needs “choices = …”.");
            checkDefault(parameter, reader);
        }
    }

    void checkDefault(const Parameter& parameter, SectionReader& reader) {
        if (parameter.defaultValue.empty())
            return;
        Report single;
        single.name = report_.name;
        single.parameters = {parameter};
        if (const auto checked = checkArguments(single, {}); !checked)
            reader.failAt("default", checked.error().message);
    }

    void checkPeriod() {
        if (!report_.period)
            return;
        const Period& period = *report_.period;
        SectionReader reader = at("period", 0);
        if (!names::valueOf(names::granularities, period.granularity)) {
            const Parameter* parameter = find(period.granularity, ParameterType::choice);
            const bool fits =
                parameter && std::ranges::all_of(parameter->choices, [](const std::string& choice) {
                    return names::valueOf(names::granularities, choice).has_value();
                });
            if (!fits)
                reader.failAt("granularity",
                              fmt::format("“granularity” is one of {}, or a parameter with such "
                                          "choices, not “{}”.",
                                          names::listOf(names::granularities), period.granularity));
        }
        for (const auto& [key, name] :
             {std::pair{"first", period.firstParameter}, std::pair{"last", period.lastParameter}}) {
            if (!name.empty() && !find(name, ParameterType::date))
                reader.failAt(key, fmt::format("“{}” names a parameter of type date, which “{}” is "
                                               "not.",
                                               key, name));
        }
    }

    void checkSources() {
        if (report_.sources.empty())
            at("source", 0).fail(1, "a report needs a section “source”.");
        for (std::size_t index = 0; index < report_.sources.size(); ++index) {
            const Source& source = report_.sources[index];
            SectionReader reader = at("source", index);
            checkPlaceholders(source.entitySet, "entity", ParameterType::choice, reader);
            if (!source.top.empty() && !base::parseInteger(source.top)) {
                checkPlaceholders(source.top, "top", ParameterType::count, reader);
                if (source.top.front() != '{' || source.top.find('}') != source.top.size() - 1)
                    reader.failAt("top", "“top” is a whole number, or one {PARAMETER}.");
            } else if (!source.top.empty()) {
                static_cast<void>(reader.number("top"));
            }
            if (source.orderby.find('{') != std::string::npos)
                reader.failAt("orderby", "“orderby” takes no parameters.");
            checkFilter(source, reader);
            if (const auto expanded = expandOf(source); !expanded)
                reader.failAt("expand", expanded.error().message);
            checkOptions(source, reader);
            for (const Source& other : report_.sources) {
                if (&other < &source && !source.name.empty() && other.name == source.name)
                    reader.fail(reader.section().line,
                                fmt::format("there already is a source {}.", source.name));
            }
        }
    }

    void checkPlaceholders(const std::string& text, std::string_view key, ParameterType type,
                           SectionReader& reader) {
        const auto parts = splitTemplate(text, false);
        if (!parts) {
            reader.failAt(key, parts.error().message);
            return;
        }
        for (const TemplatePart& part : *parts) {
            if (part.isParameter && !find(part.text, type))
                reader.failAt(key, fmt::format("{{{}}} is no parameter of type {}.", part.text,
                                               names::nameOf(names::parameterTypes, type)));
        }
    }

    void checkFilter(const Source& source, SectionReader& reader) {
        if (source.filter.empty())
            return;
        Values values;
        for (const Parameter& parameter : report_.parameters)
            values[parameter.name] = parameter.type == ParameterType::date ? "2014-06-30" : "1";
        const auto filled = fillFilter(source.filter, report_, values);
        if (!filled) {
            reader.failAt("filter", filled.error().message);
            return;
        }
        if (const auto dialect = odata::dialectOfFilter(*filled); !dialect)
            reader.failAt("filter", dialect.error().message);
    }

    void checkOptions(const Source& source, SectionReader& reader) {
        const auto options = odata::parseRelativeUrl("?" + source.options);
        if (!options) {
            reader.failAt("options", options.error().message);
            return;
        }
        for (const std::string& name : placeholdersIn(*options))
            if (!findParameter(report_, name))
                reader.failAt("options", fmt::format("{{{}}} is no parameter.", name));
    }

    void checkCombine() {
        const Combine& combine = report_.combine;
        SectionReader reader = at("combine", 0);
        const bool isJoin =
            combine.kind == CombineKind::innerJoin || combine.kind == CombineKind::leftJoin;
        if (report_.sources.size() > 1 && combine.kind == CombineKind::alone)
            reader.failAt("kind", "several sources need a section “combine” that says how: inner "
                                  "join, left join or append.");
        if (report_.sources.size() < 2 && combine.kind != CombineKind::alone)
            reader.failAt("kind", "combining needs at least two sources.");
        if (isJoin == combine.on.empty())
            reader.failAt("on", isJoin ? "a join needs “on = …”: the columns that both sides have."
                                       : "“on” is for joins.");
    }

    void checkColumns() {
        std::set<std::string> seen;
        for (std::size_t index = 0; index < report_.columns.size(); ++index) {
            const ColumnDefinition& column = report_.columns[index];
            SectionReader reader = at("column", index);
            if (column.path.empty())
                reader.fail(reader.section().line, "a column needs its name: “[column NAME]”.");
            if (!seen.insert(column.path).second)
                reader.fail(reader.section().line,
                            fmt::format("there already is a section for {}.", column.path));
            if (column.total == Total::quotient && column.numerator.empty())
                reader.failAt("total", "only a column with “quotient” can have such a total.");
        }
    }

    const Parameter* find(std::string_view name, ParameterType type) const {
        for (const Parameter& parameter : report_.parameters) {
            if (parameter.name == name && parameter.type == type)
                return &parameter;
        }
        return nullptr;
    }

    static bool isName(std::string_view text) {
        return !text.empty() && std::ranges::all_of(text, [](char character) {
            return (character >= 'a' && character <= 'z') ||
                   (character >= 'A' && character <= 'Z') ||
                   (character >= '0' && character <= '9') || character == '-' || character == '_';
        });
    }

    const Report& report_;
    const Document& document_;
    std::optional<base::Error> error_;
};

} // namespace

Result<void> checkReport(const Report& report, const Document& document) {
    return Checker(report, document).run();
}

} // namespace odc::report
