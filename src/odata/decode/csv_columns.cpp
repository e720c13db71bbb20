// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/csv_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace odc::odata {

namespace {

constexpr std::size_t namesInWarning = 5;

/// Letters and digits in lower case; bytes beyond ASCII as they are.
std::string plainName(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isKept = isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            static_cast<unsigned char>(c) >= 0x80 || c == '/';
        if (isKept)
            plain += isUpper ? static_cast<char>(c | 0x20) : c;
    }
    return plain;
}

/// The schema's column of each heading.
std::vector<std::optional<std::size_t>> known(const CsvPlan& plan, CsvHeader header,
                                              const base::Schema& schema) {
    std::vector<std::optional<std::size_t>> found(plan.columns.size());
    if (header == CsvHeader::absent) {
        if (plan.columns.size() == schema.size())
            for (std::size_t i = 0; i < found.size(); ++i)
                found[i] = i;
        return found;
    }
    std::map<std::string, std::size_t, std::less<>> exact;
    std::map<std::string, std::size_t, std::less<>> alike;
    for (std::size_t i = 0; i < schema.size(); ++i) {
        exact.emplace(schema[i].path, i);
        alike.emplace(plainName(schema[i].path), i);
    }
    std::vector<bool> isTaken(schema.size());
    const auto take = [&](std::size_t column, const auto& names, const std::string& name) {
        const auto match = names.find(name);
        if (found[column] || match == names.end() || isTaken[match->second])
            return;
        found[column] = match->second;
        isTaken[match->second] = true;
    };
    for (std::size_t i = 0; i < found.size(); ++i)
        take(i, exact, plan.columns[i].heading);
    for (std::size_t i = 0; i < found.size(); ++i)
        take(i, alike, plainName(plan.columns[i].heading));
    return found;
}

std::string missingWarning(const base::Schema& schema,
                           const std::vector<std::optional<std::size_t>>& found) {
    std::string names;
    std::size_t count = 0;
    for (std::size_t i = 0; i < schema.size(); ++i) {
        if (std::ranges::find(found, std::optional(i)) != found.end())
            continue;
        if (count++ < namesInWarning)
            names += (names.empty() ? "" : ", ") + schema[i].path;
    }
    if (count == 0)
        return {};
    if (count > namesInWarning)
        names += fmt::format(" and {} more", count - namesInWarning);
    return fmt::format("The service's answer lacks columns, which stay empty: {}.", names);
}

} // namespace

CsvColumns matchColumns(const CsvPlan& plan, CsvHeader header, const DecoderOptions& options) {
    const auto found = known(plan, header, options.schema);
    const bool knowsAny =
        std::ranges::any_of(found, [](const auto& column) { return column.has_value(); });
    CsvColumns columns;
    if (knowsAny || !options.isOpen) {
        columns.schema = options.schema;
        if (std::string warning = missingWarning(options.schema, found); !warning.empty())
            columns.warnings.push_back(std::move(warning));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i]) {
            columns.places.emplace_back(CsvColumns::Place{*found[i], false});
        } else if (options.isOpen) {
            columns.places.emplace_back(CsvColumns::Place{columns.schema.size(), true});
            columns.schema.push_back(
                {.path = plan.columns[i].heading, .kind = plan.columns[i].kind});
        } else {
            columns.places.emplace_back();
        }
    }
    return columns;
}

} // namespace odc::odata
