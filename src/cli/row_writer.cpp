// SPDX-License-Identifier: MPL-2.0
#include "cli/row_writer.hpp"

#include "base/number.hpp"
#include "cli/quote.hpp"
#include "cli/table_writer.hpp"
#include "text/json_value.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>

namespace odc::cli {

namespace {

/// Output goes on in pieces of about this size.
constexpr std::size_t pieceBytes = 64 * 1024;

class CsvWriter final : public RowWriter {
public:
    explicit CsvWriter(Put put) : put_(std::move(put)) {}

    Result<void> write(const base::Schema& schema, const base::Batch& batch) override {
        writeHeading(schema);
        if (schema.size() > columnCount_)
            return base::Error{
                base::ErrorKind::badResponse,
                fmt::format(
                    "Later rows have a column \"{}\" that the first ones did not have, and "
                    "the heading row is written already. Name the columns with --select, or "
                    "use --format json.",
                    schema[columnCount_].path)};
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            for (std::size_t i = 0; i < columnCount_; ++i) {
                if (i > 0)
                    text_ += ',';
                if (i >= batch.columns.size())
                    continue;
                if (const auto value = base::textOf(schema[i].kind, batch.columns[i], row))
                    appendCsvField(text_, *value);
            }
            text_ += "\r\n";
            if (text_.size() >= pieceBytes)
                if (auto sent = send(); !sent)
                    return sent;
        }
        return send();
    }

    Result<void> finish(const base::Schema& schema) override {
        writeHeading(schema);
        return send();
    }

private:
    void writeHeading(const base::Schema& schema) {
        if (hasHeading_)
            return;
        hasHeading_ = true;
        columnCount_ = schema.size();
        for (std::size_t i = 0; i < schema.size(); ++i) {
            if (i > 0)
                text_ += ',';
            appendCsvField(text_, schema[i].path);
        }
        text_ += "\r\n";
    }
    Result<void> send() {
        const std::string text = std::exchange(text_, {});
        return text.empty() ? Result<void>() : put_(text);
    }

    Put put_;
    std::string text_;
    std::size_t columnCount_ = 0;
    bool hasHeading_ = false;
};

class JsonWriter final : public RowWriter {
public:
    explicit JsonWriter(Put put) : put_(std::move(put)) {}

    Result<void> write(const base::Schema& schema, const base::Batch& batch) override {
        nameColumns(schema);
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            text_ += hasRows_ ? ",\n{" : "[\n{";
            hasRows_ = true;
            for (std::size_t i = 0; i < batch.columns.size(); ++i) {
                text_ += names_[i];
                appendValue(schema[i].kind, batch.columns[i], row);
            }
            text_ += '}';
            if (text_.size() >= pieceBytes)
                if (auto sent = send(); !sent)
                    return sent;
        }
        return send();
    }

    Result<void> finish(const base::Schema&) override {
        text_ += hasRows_ ? "\n]\n" : "[]\n";
        return send();
    }

private:
    /// `"name": ` with the comma before it, made once a column.
    void nameColumns(const base::Schema& schema) {
        for (std::size_t i = names_.size(); i < schema.size(); ++i) {
            std::string& name = names_.emplace_back(i > 0 ? ", " : "");
            appendJsonString(name, schema[i].path);
            name += ": ";
        }
    }

    void appendValue(base::ValueKind kind, const base::Column& column, std::size_t row) {
        const auto value = base::textOf(kind, column, row);
        if (!value)
            text_ += "null";
        else if (isBare(kind, column, row, *value))
            text_ += *value;
        else
            appendJsonString(text_, *value);
    }

    /// Whether the value stands without quotation marks.
    static bool isBare(base::ValueKind kind, const base::Column& column, std::size_t row,
                       const std::string& value) {
        switch (kind) {
        case base::ValueKind::boolean:
            return true;
        case base::ValueKind::integer:
            return base::fitsDouble(column.integers[row]);
        case base::ValueKind::real:
            return std::isfinite(column.reals[row]);
        case base::ValueKind::decimal:
            return base::fitsDouble(value) && text::isJsonNumber(value);
        default:
            return false;
        }
    }

    Result<void> send() {
        const std::string text = std::exchange(text_, {});
        return text.empty() ? Result<void>() : put_(text);
    }

    Put put_;
    std::string text_;
    std::vector<std::string> names_;
    bool hasRows_ = false;
};

} // namespace

std::unique_ptr<RowWriter> makeRowWriter(OutputFormat format, Put put) {
    switch (format) {
    case OutputFormat::csv:
        return std::make_unique<CsvWriter>(std::move(put));
    case OutputFormat::json:
        return std::make_unique<JsonWriter>(std::move(put));
    case OutputFormat::table:
        break;
    }
    return makeTableWriter(std::move(put));
}

Result<void> writeTable(RowWriter& writer, const base::Table& table) {
    for (const base::Batch& batch : table.batches)
        if (auto written = writer.write(table.schema, batch); !written)
            return written;
    return writer.finish(table.schema);
}

} // namespace odc::cli
