// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/content_type.hpp"
#include "odata/decode/csv_columns.hpp"
#include "odata/decode/csv_plan.hpp"
#include "odata/decode/row_builder.hpp"
#include "odata/decoder.hpp"
#include "text/charset.hpp"
#include "text/csv_reader.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;
using base::ValueKind;
using text::Charset;
using text::CsvField;

namespace {

/// Enough to see a byte-order mark, or the zero bytes of UTF-16.
constexpr std::size_t bytesToSeeCharset = 4;

Charset charsetOf(std::string_view start, Charset named) {
    if (const auto mark = text::byteOrderMarkOf(start))
        return mark->charset;
    if (named == Charset::utf8 && start.size() >= 2) {
        if (start[0] == '\0' && start[1] != '\0')
            return Charset::utf16BigEndian;
        if (start[0] != '\0' && start[1] == '\0')
            return Charset::utf16LittleEndian;
    }
    return named;
}

class CsvDecoder final : public Decoder {
public:
    CsvDecoder(std::string_view contentType, DecoderOptions options, base::BatchSink sink)
        : charsetName_(parameterOf(contentType, "charset")),
          header_(parameterOf(contentType, "header") == "absent" ? CsvHeader::absent
                                                                 : CsvHeader::present),
          options_(std::move(options)), sink_(std::move(sink)) {}

    Result<void> push(std::string_view bytes) override {
        if (converter_)
            return take(converter_->convert(bytes));
        start_ += bytes;
        return start_.size() < bytesToSeeCharset ? Result<void>() : chooseCharset();
    }

    Result<PageEnd> finish() override {
        if (!converter_)
            if (auto chosen = chooseCharset(); !chosen)
                return std::move(chosen).error();
        if (!converter_->isWhole())
            return Error{.message = "The service's answer ends in the middle of a character. Try "
                                    "again; if it ends there again, the service or a proxy cuts "
                                    "it."};
        if (!reader_)
            if (auto begun = begin(true); !begun)
                return std::move(begun).error();
        if (auto ended = outcome(reader_->finish()); !ended)
            return std::move(ended).error();
        if (builder_->rowCount() > 0 ? !builder_->finish() : !sendHeadings())
            return builder_->error();
        return PageEnd{.rows = builder_->rowCount(), .warnings = builder_->takeWarnings()};
    }

private:
    struct Cell {
        PropertySlot* slot = nullptr; ///< null: not wanted
        bool isGuessed = false;       ///< its kind is the sample's, not the schema's
        ValueKind kind = ValueKind::text;
        PropertySlot* aside = nullptr; ///< for values that are not of the kind
    };

    Result<void> chooseCharset() {
        const auto named = charsetName_.empty() ? Charset::utf8 : text::charsetNamed(charsetName_);
        const auto mark = text::byteOrderMarkOf(start_);
        if (!named && !mark)
            return Error{.kind = ErrorKind::unsupported,
                         .message = fmt::format("The service's answer is text in \"{}\", which is "
                                                "not read here. Ask the service for UTF-8.",
                                                charsetName_.substr(0, 40))};
        converter_.emplace(charsetOf(start_, named.value_or(Charset::utf8)));
        return take(converter_->convert(std::string_view(start_).substr(mark ? mark->bytes : 0)));
    }

    Result<void> take(std::string_view text) {
        if (reader_)
            return outcome(reader_->push(text));
        sample_ += text;
        return sample_.size() < sampleBytes_ ? Result<void>() : begin(false);
    }

    /// Looks at the same bytes however the answer was cut into pieces.
    Result<void> begin(bool isWhole) {
        std::optional<CsvPlan> plan;
        do {
            const auto sample = std::string_view(sample_).substr(0, sampleBytes_);
            plan = planCsv(sample, isWhole && sample.size() == sample_.size(), header_);
            if (plan)
                break;
            // Not even one row; either it is a long one, or there is something wrong with it.
            text::CsvReader reader(',', limits(), [](auto) { return true; });
            if (auto read = reader.push(sample); !read)
                return std::move(read).error();
            sampleBytes_ *= 2;
        } while (isWhole ? sampleBytes_ / 2 < sample_.size() : sampleBytes_ <= sample_.size());
        if (!plan && !isWhole)
            return {};
        if (!plan)
            return Error{.message = "The service's answer should be delimited text, but it has "
                                    "not even a row of headings."};
        const std::string text = std::exchange(sample_, {});
        open(*plan);
        return outcome(reader_->push(std::string_view(text).substr(plan->skippedBytes)));
    }

    void open(const CsvPlan& plan) {
        hasHead_ = header_ == CsvHeader::absent;
        const auto limit = limits();
        CsvColumns columns = matchColumns(plan, header_, options_);
        options_.schema = columns.schema;
        options_.isOpen = true; // for columns set aside; what is not wanted is left out here
        builder_.emplace(std::move(options_), sink_);
        schema_ = std::move(columns.schema);
        for (std::string& warning : columns.warnings)
            builder_->warn(std::move(warning));
        for (const auto& place : columns.places) {
            Cell cell;
            if (place) {
                cell.slot = builder_->findColumn(schema_[place->column].path);
                cell.isGuessed = place->isGuessed && schema_[place->column].kind != ValueKind::text;
                cell.kind = schema_[place->column].kind;
            }
            cells_.push_back(cell);
        }
        reader_.emplace(plan.delimiter, limit,
                        [this](std::span<const CsvField> fields) { return takeRow(fields); });
    }

    [[nodiscard]] text::CsvLimits limits() const {
        const DecoderLimits& given = builder_ ? builder_->limits() : options_.limits;
        return {.maxRowBytes = given.maxEntryBytes,
                .maxFields = given.maxColumns,
                .windowBytes = given.windowBytes};
    }

    bool takeRow(std::span<const CsvField> fields) {
        if (fields.size() == 1 && fields[0].text.empty() && !fields[0].isQuoted) {
            // An empty line is a null where there is one column, unless it only ends the text.
            emptyLines_ += hasHead_ && cells_.size() == 1 ? 1 : 0;
            return true;
        }
        if (!std::exchange(hasHead_, true))
            return true;
        for (; emptyLines_ > 0; --emptyLines_)
            if (!builder_->beginRow() || !builder_->endRow())
                return false;
        if (!builder_->beginRow())
            return false;
        if (fields.size() > cells_.size()) {
            if (!hasRoomFor(fields))
                return false;
            fields = fields.first(cells_.size());
        }
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (cells_[i].slot && !takeField(cells_[i], fields[i]))
                return false;
        return builder_->endRow();
    }

    bool takeField(Cell& cell, const CsvField& field) {
        if (field.text.empty() && !field.isQuoted)
            return builder_->appendNull(*cell.slot);
        if (field.text.size() > builder_->limits().maxValueBytes) [[unlikely]]
            return builder_->fail(
                Error{.kind = ErrorKind::tooLarge,
                      .message =
                          fmt::format("A value in row {} has more than {} bytes, the limit for "
                                      "one value. Leave that column out.",
                                      builder_->rowCount() + 1, builder_->limits().maxValueBytes)});
        if (cell.isGuessed && guessKind(field.text) != cell.kind && !field.text.empty())
            return takeOddField(cell, field.text);
        return builder_->appendDecided(*cell.slot, field.text);
    }

    /// A value that is not of the kind that all of the sample's were. Numbers are held as they were
    /// written, so that their column becomes text. Dates are not: the value stands in a column
    /// beside theirs, and nothing is lost.
    bool takeOddField(Cell& cell, std::string_view text) {
        if (cell.kind == ValueKind::decimal) {
            builder_->becomeText(*cell.slot);
            cell.isGuessed = false;
            return builder_->appendDecided(*cell.slot, text);
        }
        if (!cell.aside) {
            std::string name = cell.slot->owner->prefix() + cell.slot->name + " (text)";
            while (builder_->findColumn(name) || builder_->root().find(name))
                name += '*';
            builder_->warn(fmt::format("Some values of \"{}\" are no dates as its others are; they "
                                       "stand in the column \"{}\".",
                                       cell.slot->name, name));
            cell.aside = &builder_->root().byName(name);
        }
        return builder_->appendNull(*cell.slot) &&
               builder_->append(*cell.aside, text, ValueForm::typed, "Edm.String");
    }

    bool hasRoomFor(std::span<const CsvField> fields) {
        for (const CsvField& field : fields.subspan(cells_.size()))
            if (!field.text.empty())
                return builder_->fail(
                    Error{.message =
                              fmt::format("Row {} of the service's answer has {} values, but its "
                                          "heading row names {} columns, so that it is not known "
                                          "which value belongs to which. Report it to the "
                                          "service's operator.",
                                          builder_->rowCount() + 1, fields.size(), cells_.size())});
        return true;
    }

    /// A table without rows has columns all the same.
    bool sendHeadings() {
        base::Batch batch;
        batch.columns.resize(schema_.size());
        auto sent = sink_(schema_, std::move(batch));
        return sent || builder_->fail(std::move(sent).error());
    }

    Result<void> outcome(Result<bool> read) const {
        if (!read)
            return std::move(read).error();
        if (*read)
            return {};
        Error error = builder_->error();
        if (error.where.empty())
            error.where = fmt::format("byte {}", reader_->byteOffset());
        return error;
    }

    std::string charsetName_;
    CsvHeader header_;
    DecoderOptions options_;
    base::BatchSink sink_;
    std::string start_; ///< until the charset is known
    std::optional<text::Utf8Converter> converter_;
    std::string sample_; ///< until the columns are known
    std::size_t sampleBytes_ = csvSampleBytes;
    base::Schema schema_;
    std::optional<RowBuilder> builder_;
    std::vector<Cell> cells_;
    bool hasHead_ = false;
    std::int64_t emptyLines_ = 0; ///< since the last row
    std::optional<text::CsvReader> reader_;
};

} // namespace

std::unique_ptr<Decoder> makeCsvDecoder(std::string_view contentType, DecoderOptions options,
                                        base::BatchSink sink) {
    return std::make_unique<CsvDecoder>(contentType, std::move(options), std::move(sink));
}

} // namespace odc::odata
