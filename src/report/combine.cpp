// SPDX-License-Identifier: MPL-2.0
#include "report/combine.hpp"

#include "report/rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

namespace odc::report {
namespace {

base::Error usage(std::string message) {
    return {base::ErrorKind::wrongUsage, std::move(message)};
}

/// The key of one row as one text that no other values give; nothing where a part is null.
/// A length before each part keeps "a","bc" and "ab","c" apart.
std::optional<std::string> keyText(const base::Table& table,
                                   const std::vector<std::size_t>& columns, RowRef ref) {
    std::string key;
    for (const std::size_t column : columns) {
        const auto value = base::textOf(table.schema[column].kind,
                                        table.batches[ref.batch].columns[column], ref.row);
        if (!value)
            return std::nullopt;
        key += fmt::format("{}:{}", value->size(), *value);
    }
    return key;
}

/// The same for a person: "Date 2014-07-05T00:00:00".
std::string keyWords(const base::Table& table, const std::vector<std::size_t>& columns,
                     RowRef ref) {
    std::vector<std::string> words;
    for (const std::size_t column : columns) {
        const auto value = base::textOf(table.schema[column].kind,
                                        table.batches[ref.batch].columns[column], ref.row);
        words.push_back(fmt::format("{} {}", table.schema[column].path, value.value_or("")));
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

Result<std::vector<std::size_t>>
keyColumns(const base::Table& table, const std::vector<std::string>& on, const std::string& name) {
    std::vector<std::size_t> columns;
    for (const std::string& path : on) {
        const auto index = base::indexOf(table.schema, path);
        if (!index)
            return usage(fmt::format("The report joins on {}, which {} does not have. Add it to "
                                     "the source's “select”.",
                                     path, name));
        columns.push_back(*index);
    }
    return columns;
}

/// For each row of the left table the row of the right one, or none.
Result<std::vector<RowRef>> match(const base::Table& left, const base::Table& right,
                                  const std::vector<std::string>& on, const std::string& leftName,
                                  const std::string& rightName) {
    const auto leftColumns = keyColumns(left, on, leftName);
    if (!leftColumns)
        return leftColumns.error();
    const auto rightColumns = keyColumns(right, on, rightName);
    if (!rightColumns)
        return rightColumns.error();
    for (std::size_t index = 0; index < on.size(); ++index) {
        if (left.schema[(*leftColumns)[index]].kind != right.schema[(*rightColumns)[index]].kind)
            return base::Error{base::ErrorKind::badResponse,
                               fmt::format("{} is of another type in {} than in {}, so they cannot "
                                           "be joined on it.",
                                           on[index], rightName, leftName)};
    }
    std::unordered_map<std::string, RowRef> byKey;
    for (const RowRef& ref : allRows(right)) {
        auto key = keyText(right, *rightColumns, ref);
        if (key && !byKey.emplace(*std::move(key), ref).second)
            return base::Error{base::ErrorKind::badResponse,
                               fmt::format("{} has more than one row for {}, so it is not clear "
                                           "which to join. Nothing was changed.",
                                           rightName, keyWords(right, *rightColumns, ref))};
    }
    std::vector<RowRef> matches;
    for (const RowRef& ref : allRows(left)) {
        const auto key = keyText(left, *leftColumns, ref);
        const auto found = key ? byKey.find(*key) : byKey.end();
        matches.push_back(found == byKey.end() ? RowRef{RowRef::none, 0} : found->second);
    }
    return matches;
}

/// Drops the rows that match nothing, on both sides.
void keepMatched(base::Table& left, std::vector<RowRef>& matches) {
    const std::vector<RowRef> rows = allRows(left);
    std::vector<RowRef> kept;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (matches[index].batch != RowRef::none)
            kept.push_back(rows[index]);
    }
    std::erase_if(matches, [](const RowRef& ref) { return ref.batch == RowRef::none; });
    regroup(left, kept);
}

Result<base::Table> join(base::Table left, base::Table right, const Combine& how,
                         const std::string& leftName, const std::string& rightName) {
    auto matches = match(left, right, how.on, leftName, rightName);
    if (!matches)
        return std::move(matches).error();
    for (const base::ColumnInfo& info : right.schema) {
        const bool isKey = std::ranges::find(how.on, info.path) != how.on.end();
        if (!isKey && base::indexOf(left.schema, info.path))
            return usage(fmt::format("{} and {} both have a column {}. Leave it out of one "
                                     "source's “select”.",
                                     leftName, rightName, info.path));
    }
    if (how.kind == CombineKind::innerJoin)
        keepMatched(left, *matches);
    std::vector<std::size_t> sizes;
    sizes.reserve(left.batches.size());
    for (const base::Batch& batch : left.batches)
        sizes.push_back(batch.rowCount);
    for (std::size_t column = 0; column < right.schema.size(); ++column) {
        if (std::ranges::find(how.on, right.schema[column].path) != how.on.end())
            continue;
        std::vector<base::Column> gathered = gatherColumn(right, column, *matches, sizes);
        for (base::Batch& batch : right.batches)
            batch.columns[column] = {};
        for (std::size_t index = 0; index < sizes.size(); ++index)
            left.batches[index].columns.push_back(std::move(gathered[index]));
        left.schema.push_back(std::move(right.schema[column]));
        left.schema.back().isNullable |= how.kind == CombineKind::leftJoin;
    }
    return left;
}

Result<base::Table> append(base::Table upper, base::Table lower, const std::string& lowerName) {
    std::vector<std::size_t> targets;
    for (base::ColumnInfo& info : lower.schema) {
        const auto index = base::indexOf(upper.schema, info.path);
        if (index && upper.schema[*index].kind != info.kind)
            return base::Error{base::ErrorKind::badResponse,
                               fmt::format("{} is of another type in {} than in the sources before "
                                           "it, so their rows cannot stand in one column.",
                                           info.path, lowerName)};
        targets.push_back(index.value_or(upper.schema.size()));
        if (!index)
            upper.schema.push_back(std::move(info));
    }
    for (base::Batch& batch : lower.batches) {
        std::vector<base::Column> columns(upper.schema.size());
        for (std::size_t index = 0; index < targets.size(); ++index)
            columns[targets[index]] = std::move(batch.columns[index]);
        for (std::size_t index = 0; index < columns.size(); ++index) {
            if (columns[index].isNull.size() < batch.rowCount)
                appendNulls(columns[index], base::storageOf(upper.schema[index].kind),
                            batch.rowCount);
        }
        batch.columns = std::move(columns);
        upper.batches.push_back(std::move(batch));
    }
    widen(upper);
    return upper;
}

} // namespace

Result<base::Table> combine(const Combine& how, std::vector<base::Table> tables,
                            const std::vector<std::string>& names) {
    Result<base::Table> combined = std::move(tables.front());
    for (std::size_t index = 1; index < tables.size(); ++index) {
        combined = how.kind == CombineKind::append
                       ? append(*std::move(combined), std::move(tables[index]), names[index])
                       : join(*std::move(combined), std::move(tables[index]), how, names.front(),
                              names[index]);
        if (!combined)
            return combined;
    }
    return combined;
}

} // namespace odc::report
