// SPDX-License-Identifier: MPL-2.0
#include "cli/table_writer.hpp"

#include "base/shown_value.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace odc::cli {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the UTF-8 sequence at the beginning, 0 where it is broken, and its code point.
std::pair<std::size_t, char32_t> firstCharacter(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {1, lead};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length)
        return {0, 0};
    char32_t point = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80)
            return {0, 0};
        point = (point << 6U) | (byte(i) & 0x3fU);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < least[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        return {0, 0};
    return {length, point};
}

/// Control characters, and the marks that turn the direction of what follows.
bool isControl(char32_t point) {
    return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
           (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

std::size_t widthOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80;
    }));
}

bool isNumber(base::ValueKind kind) {
    return kind == base::ValueKind::integer || kind == base::ValueKind::real ||
           kind == base::ValueKind::decimal;
}

class TableWriter final : public RowWriter {
public:
    explicit TableWriter(Put put) : put_(std::move(put)) {}

    Result<void> write(const base::Schema& schema, const base::Batch& batch) override {
        std::vector<std::vector<std::string>> cells(batch.columns.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i].reserve(batch.rowCount);
            for (std::size_t row = 0; row < batch.rowCount; ++row)
                cells[i].push_back(
                    harmless(base::shownText(schema[i], batch.columns[i], row).value_or("")));
        }
        std::string text;
        if (schema.size() > widths_.size()) {
            for (std::size_t i = widths_.size(); i < schema.size(); ++i) {
                std::size_t width = widthOf(harmless(schema[i].path));
                for (const std::string& cell : i < cells.size() ? cells[i] : noCells())
                    width = std::max(width, widthOf(cell));
                widths_.push_back(width);
            }
            text += heading(schema);
        }
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i)
                appendCell(line, i, cells[i][row], isNumber(schema[i].kind));
            text += endOf(std::move(line));
        }
        return put_(text);
    }

    Result<void> finish(const base::Schema& schema) override {
        if (!widths_.empty() || schema.empty())
            return {};
        for (const base::ColumnInfo& column : schema)
            widths_.push_back(widthOf(harmless(column.path)));
        return put_(heading(schema));
    }

private:
    static const std::vector<std::string>& noCells() {
        static const std::vector<std::string> none;
        return none;
    }

    void appendCell(std::string& line, std::size_t column, std::string_view cell,
                    bool alignsRight) const {
        const std::size_t width = widthOf(cell);
        const std::string gap(width < widths_[column] ? widths_[column] - width : 0, ' ');
        if (column > 0)
            line += "  ";
        if (alignsRight)
            line += gap;
        line += cell;
        if (!alignsRight)
            line += gap;
    }

    static std::string endOf(std::string line) {
        line.erase(line.find_last_not_of(' ') + 1);
        return std::move(line) + "\n";
    }

    [[nodiscard]] std::string heading(const base::Schema& schema) const {
        std::string names;
        std::string rules;
        for (std::size_t i = 0; i < schema.size(); ++i) {
            appendCell(names, i, harmless(schema[i].path), isNumber(schema[i].kind));
            appendCell(rules, i, std::string(widths_[i], '-'), false);
        }
        return endOf(std::move(names)) + endOf(std::move(rules));
    }

    Put put_;
    std::vector<std::size_t> widths_;
};

} // namespace

std::unique_ptr<RowWriter> makeTableWriter(Put put) {
    return std::make_unique<TableWriter>(std::move(put));
}

std::string harmless(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto [length, point] = firstCharacter(text);
        if (length == 1 && (point == '\n' || point == '\r' || point == '\t'))
            result += ' ';
        else if (length == 0 || isControl(point))
            result += replacement;
        else
            result += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

} // namespace odc::cli
