// SPDX-License-Identifier: MPL-2.0
#include "report/needed_sets.hpp"

#include <algorithm>

namespace odc::report {
namespace {

constexpr std::size_t maxCombinations = 1'000;

bool isUsed(const Report& report, const Parameter& parameter) {
    return std::ranges::any_of(report.sources, [&](const Source& source) {
        return source.entitySet.find('{' + parameter.name + '}') != std::string::npos;
    });
}

} // namespace

std::vector<std::string> neededSets(const Report& report, const Values& values) {
    std::vector<std::string> sets;
    for (const Source& source : report.sources) {
        // A report that was read has only placeholders of its own parameters.
        if (auto set = fillText(source.entitySet, values))
            sets.push_back(*std::move(set));
    }
    return sets;
}

std::vector<std::vector<std::string>> neededSets(const Report& report) {
    std::vector<Values> combinations{Values{}};
    for (const Parameter& parameter : report.parameters) {
        if (parameter.type != ParameterType::choice || !isUsed(report, parameter))
            continue;
        std::vector<Values> longer;
        for (const Values& values : combinations) {
            for (const std::string& choice : parameter.choices) {
                if (longer.size() == maxCombinations)
                    break;
                longer.push_back(values);
                longer.back()[parameter.name] = choice;
            }
        }
        combinations = std::move(longer);
    }
    std::vector<std::vector<std::string>> all;
    all.reserve(combinations.size());
    for (const Values& values : combinations)
        all.push_back(neededSets(report, values));
    return all;
}

} // namespace odc::report
