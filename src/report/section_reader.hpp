// SPDX-License-Identifier: MPL-2.0
// Reads the known keys of one section into typed values and remembers the first thing wrong.
// Unknown keys are left alone.
#pragma once

#include "base/error.hpp"
#include "report/document.hpp"
#include "report/names.hpp"
#include "report/report.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::report {

/// Borrows the document and the place for the error, which must outlive it.
class SectionReader {
public:
    SectionReader(const Document& document, const Section& section,
                  std::optional<base::Error>& error)
        : document_(document), section_(section), error_(error) {}

    [[nodiscard]] bool has(std::string_view key);
    std::string text(std::string_view key);
    std::string required(std::string_view key);
    LocalisedText localised(std::string_view key);
    std::vector<std::string> list(std::string_view key);
    /// All `key[qualifier]` in file order.
    std::vector<Entry> qualified(std::string_view key);
    bool flag(std::string_view key);
    /// A whole number of at least 1.
    std::optional<std::int64_t> number(const Entry& entry);
    std::optional<std::int64_t> number(std::string_view key);

    template <typename Value, std::size_t count>
    Value oneOf(std::string_view key, const names::Table<Value, count>& table, Value otherwise) {
        const Entry* entry = find(key, {});
        if (!entry)
            return otherwise;
        const auto value = names::valueOf(table, entry->value);
        if (!value)
            fail(entry->line, fmt::format("“{}” is one of {}, not “{}”.", key, names::listOf(table),
                                          entry->value));
        return value.value_or(otherwise);
    }

    /// Remembers that something about this line, or this key's, is wrong.
    void fail(int line, std::string_view message);
    void failAt(std::string_view key, std::string_view message);

    [[nodiscard]] const Section& section() const { return section_; }
    /// Whether anything read this key, be it there or not.
    [[nodiscard]] bool wasRead(std::string_view key) const { return read_.contains(key); }

private:
    const Entry* find(std::string_view key, std::string_view qualifier);

    const Document& document_;
    const Section& section_;
    std::optional<base::Error>& error_;
    std::set<std::string, std::less<>> read_;
};

} // namespace odc::report
