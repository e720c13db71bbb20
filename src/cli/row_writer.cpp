// SPDX-License-Identifier: MPL-2.0
#include "cli/row_writer.hpp"

#include "base/shown_value.hpp"
#include "cli/table_writer.hpp"
#include "text/csv_writer.hpp"
#include "text/json_writer.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace odc::cli {

namespace {

/// Output goes on in pieces of about this size.
constexpr std::size_t pieceBytes = std::size_t{64} << 10;

/// What is written so far, sent on in pieces.
class Pieces {
public:
    explicit Pieces(Put put) : put_(std::move(put)) {}

    std::string text;

    Result<void> sendFull() { return text.size() < pieceBytes ? Result<void>() : send(); }
    Result<void> send() {
        if (text.empty())
            return {};
        auto sent = put_(text);
        text.clear();
        return sent;
    }

private:
    Put put_;
};

class CsvRows final : public RowWriter {
public:
    explicit CsvRows(Put put) : pieces_(std::move(put)), csv_(pieces_.text) {}

    Result<void> write(const base::Schema& schema, const base::Batch& batch) override {
        writeHeading(schema);
        if (schema.size() > columnCount_)
            return base::Error{
                base::ErrorKind::badResponse,
                fmt::format("Later rows have a column \"{}\" that the first ones did not have, and "
                            "the heading row is written already. Name the columns with --select, "
                            "or use --format json.",
                            schema[columnCount_].path)};
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            for (std::size_t i = 0; i < columnCount_; ++i) {
                const bool isThere = i < batch.columns.size();
                const auto value = isThere ? base::shownText(schema[i], batch.columns[i], row)
                                           : std::optional<std::string>();
                csv_.field(value.value_or(""));
            }
            csv_.endRow();
            if (auto sent = pieces_.sendFull(); !sent)
                return sent;
        }
        return pieces_.send();
    }

    Result<void> finish(const base::Schema& schema) override {
        writeHeading(schema);
        return pieces_.send();
    }

private:
    void writeHeading(const base::Schema& schema) {
        if (hasHeading_)
            return;
        hasHeading_ = true;
        columnCount_ = schema.size();
        for (const base::ColumnInfo& column : schema)
            csv_.field(column.path);
        csv_.endRow();
    }

    Pieces pieces_;
    text::CsvWriter csv_;
    std::size_t columnCount_ = 0;
    bool hasHeading_ = false;
};

class JsonRows final : public RowWriter {
public:
    explicit JsonRows(Put put) : pieces_(std::move(put)), json_(pieces_.text) {}

    Result<void> write(const base::Schema& schema, const base::Batch& batch) override {
        for (std::size_t row = 0; row < batch.rowCount; ++row) {
            pieces_.text += hasRows_ ? ",\n" : "[\n";
            hasRows_ = true;
            json_.beginObject();
            for (std::size_t i = 0; i < batch.columns.size(); ++i) {
                json_.name(schema[i].path);
                writeValue(schema[i], batch.columns[i], row);
            }
            json_.endObject();
            if (auto sent = pieces_.sendFull(); !sent)
                return sent;
        }
        return pieces_.send();
    }

    Result<void> finish(const base::Schema&) override {
        pieces_.text += hasRows_ ? "\n]\n" : "[]\n";
        return pieces_.send();
    }

private:
    void writeValue(const base::ColumnInfo& info, const base::Column& column, std::size_t row) {
        const base::Shown shown = base::shownValue(info, column, row);
        switch (shown.form) {
        case base::Shown::Form::null:
            return json_.null();
        case base::Shown::Form::boolean:
            return json_.boolean(shown.number != 0);
        case base::Shown::Form::number: {
            // As it was sent, where that is a number and exact.
            if (info.policy.numbers == base::ValuePolicy::Numbers::rounded ||
                info.kind == base::ValueKind::real)
                return json_.real(shown.number);
            if (info.kind == base::ValueKind::integer)
                return json_.integer(column.integers[row]);
            return json_.exactNumber(column.texts[row]);
        }
        case base::Shown::Form::exactNumber:
        case base::Shown::Form::text:
            return json_.string(shown.text());
        case base::Shown::Form::moment:
        case base::Shown::Form::day:
        case base::Shown::Form::time:
            return json_.string(base::shownText(info, column, row).value_or(""));
        }
    }

    Pieces pieces_;
    text::JsonWriter json_;
    bool hasRows_ = false;
};

} // namespace

std::unique_ptr<RowWriter> makeRowWriter(OutputFormat format, Put put) {
    switch (format) {
    case OutputFormat::csv:
        return std::make_unique<CsvRows>(std::move(put));
    case OutputFormat::json:
        return std::make_unique<JsonRows>(std::move(put));
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
