// SPDX-License-Identifier: MPL-2.0
#include "report/arguments.hpp"

#include "base/date.hpp"
#include "base/number.hpp"
#include "report/lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

/// "Daily, Weekly or Monthly"
std::string alternatives(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (index > 0)
            text += index + 1 == words.size() ? " or " : ", ";
        text += words[index];
    }
    return text;
}

Result<std::string> checkChoice(const Parameter& parameter, const std::string& value) {
    for (const std::string& choice : parameter.choices) {
        if (equalsIgnoringCase(choice, value))
            return choice;
    }
    for (const auto& [choice, sentence] : parameter.refused) {
        if (equalsIgnoringCase(choice, value))
            return usage(sentence);
    }
    return usage(fmt::format("“{}” is no choice for {}; choose {}.", value, parameter.name,
                             alternatives(parameter.choices)));
}

Result<std::string> checkDay(const Parameter& parameter, const std::string& value) {
    // A macro's date arrives with a time; only midnight names a day.
    const auto moment = base::parseMoment(value);
    const auto day = base::parseDay(value.substr(0, 10));
    if (!moment || !day || moment->hadZone || moment->ticks != base::ticksOf(*day))
        return usage(fmt::format("“{}” is no day for {}; write it as year-month-day, for instance "
                                 "2014-06-30.",
                                 value, parameter.name));
    return base::formatDay(*day);
}

Result<std::string> checkCount(const Parameter& parameter, const std::string& value) {
    if (equalsIgnoringCase(value, "unlimited"))
        return std::string();
    const auto number = base::parseInteger(value);
    if (!number || *number < 1)
        return usage(fmt::format("“{}” is no value for {}; give a whole number from 1, or "
                                 "“unlimited”.",
                                 value, parameter.name));
    return std::to_string(*number);
}

Result<std::string> checkValue(const Parameter& parameter, const std::string& value) {
    switch (parameter.type) {
    case ParameterType::text:
    case ParameterType::value:
        return value;
    case ParameterType::choice:
        return checkChoice(parameter, value);
    case ParameterType::date:
        return checkDay(parameter, value);
    case ParameterType::count:
        return checkCount(parameter, value);
    }
    return value;
}

} // namespace

Result<Values> checkArguments(const Report& report, const Arguments& arguments) {
    std::map<std::string, std::string> given;
    for (const auto& [name, value] : arguments) {
        const Parameter* parameter = findParameter(report, name);
        if (!parameter) {
            std::vector<std::string> names;
            names.reserve(report.parameters.size());
            for (const Parameter& known : report.parameters)
                names.push_back(known.name);
            return usage(fmt::format(
                "{} has no parameter “{}”; {}.", report.name, name,
                names.empty() ? "it has none" : fmt::format("it has {}", fmt::join(names, ", "))));
        }
        if (!given.emplace(parameter->name, value).second)
            return usage(fmt::format("{} was given twice.", parameter->name));
    }
    Values values;
    for (const Parameter& parameter : report.parameters) {
        const auto found = given.find(parameter.name);
        const std::string& value =
            found == given.end() || found->second.empty() ? parameter.defaultValue : found->second;
        const bool mayBeEmpty =
            parameter.type == ParameterType::date || parameter.type == ParameterType::count;
        if (value.empty() && !mayBeEmpty)
            return usage(fmt::format("{} needs a value for {}.", report.name, parameter.name));
        Result<std::string> checked =
            value.empty() ? Result<std::string>(value) : checkValue(parameter, value);
        if (!checked)
            return std::move(checked).error();
        values.emplace(parameter.name, *std::move(checked));
    }
    return values;
}

Arguments knownArguments(const Report& report, const Arguments& arguments) {
    Arguments known;
    for (const auto& [name, value] : arguments) {
        if (findParameter(report, name))
            known.emplace(name, value);
    }
    return known;
}

} // namespace odc::report
