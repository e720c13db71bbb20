// SPDX-License-Identifier: MPL-2.0
#include "report/section_reader.hpp"

#include "base/number.hpp"
#include "report/lines.hpp"

#include <algorithm>

namespace odc::report {

void SectionReader::fail(int line, std::string_view message) {
    if (!error_)
        error_ = lineError(document_.kind, line, message);
}

void SectionReader::failAt(std::string_view key, std::string_view message) {
    const Entry* entry = find(key, {});
    fail(entry ? entry->line : section_.line, message);
}

const Entry* SectionReader::find(std::string_view key, std::string_view qualifier) {
    read_.emplace(key);
    const Entry* found = nullptr;
    for (const Entry& entry : section_.entries) {
        if (entry.key != key || entry.qualifier != qualifier)
            continue;
        if (found)
            fail(entry.line, fmt::format("“{}” already stands in line {}.", key, found->line));
        else
            found = &entry;
    }
    return found;
}

bool SectionReader::has(std::string_view key) {
    return find(key, {}) != nullptr;
}

std::string SectionReader::text(std::string_view key) {
    const Entry* entry = find(key, {});
    return entry ? entry->value : std::string();
}

std::string SectionReader::required(std::string_view key) {
    std::string value = text(key);
    if (value.empty())
        failAt(key, section_.kind.empty()
                        ? fmt::format("the {} needs a “{} = …”.", document_.kind, key)
                        : fmt::format("the section “{}” needs a “{} = …”.", section_.kind, key));
    return value;
}

LocalisedText SectionReader::localised(std::string_view key) {
    LocalisedText result{text(key), {}};
    for (const Entry& entry : qualified(key))
        result.translations.emplace_back(entry.qualifier, entry.value);
    return result;
}

std::vector<std::string> SectionReader::list(std::string_view key) {
    std::vector<std::string> items = splitList(text(key), ',');
    if (std::ranges::any_of(items, &std::string::empty))
        failAt(key, fmt::format("“{}” is a list with a comma too many.", key));
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (std::ranges::count(items, items[index]) > 1)
            failAt(key, fmt::format("“{}” names {} twice.", key, items[index]));
    }
    return items;
}

std::vector<Entry> SectionReader::qualified(std::string_view key) {
    read_.emplace(key);
    std::vector<Entry> entries;
    for (const Entry& entry : section_.entries) {
        if (entry.key != key || entry.qualifier.empty())
            continue;
        if (find(key, entry.qualifier) == &entry)
            entries.push_back(entry);
    }
    return entries;
}

bool SectionReader::flag(std::string_view key) {
    const std::string value = text(key);
    if (!value.empty() && value != "yes" && value != "no")
        failAt(key, fmt::format("“{}” is yes or no, not “{}”.", key, value));
    return value == "yes";
}

std::optional<std::int64_t> SectionReader::number(const Entry& entry) {
    const auto value = base::parseInteger(entry.value);
    if (!value || *value < 1 || *value > 1'000'000'000) {
        fail(entry.line,
             fmt::format("“{}” is a whole number from 1, not “{}”.", entry.key, entry.value));
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> SectionReader::number(std::string_view key) {
    const Entry* entry = find(key, {});
    return entry ? number(*entry) : std::nullopt;
}

} // namespace odc::report
