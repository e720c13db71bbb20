// SPDX-License-Identifier: MPL-2.0
// Rows put together from properties as they come, whatever the format: the half of a decoder that
// Atom and JSON share.
// Shape:   a complex value, or an expanded single one, becomes columns "Address/City"; a collection
//          of related rows the number of its members, in a column "Orders/$count"; a collection
//          property one text (odata/decode/collection_text.hpp).
// Errors:  every function that can fail returns false then; error() says why.
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"
#include "odata/decode/property_level.hpp"
#include "odata/decode/value_reader.hpp"
#include "odata/decoder.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// How a payload shows what a value is, where the schema does not know.
enum class ValueForm {
    typed,   ///< by its Edm type, which is given; Edm.String where it is empty
    string,  ///< a JSON string without a type
    number,  ///< a JSON number
    boolean, ///< true or false in JSON
};

/// What a column's values are made of, where they are no single value.
enum class ColumnForm : std::uint8_t { value, collection, shape };

class RowBuilder {
public:
    RowBuilder(DecoderOptions options, base::BatchSink sink);

    [[nodiscard]] PropertyLevel& root() { return root_; }
    [[nodiscard]] const DecoderLimits& limits() const { return limits_; }
    [[nodiscard]] const FetchMembers& fetchMembers() const { return fetchMembers_; }
    [[nodiscard]] const std::vector<FeedMapping>& feedMappings() const { return feedMappings_; }

    /// Sends the batch on first, where it is full.
    [[nodiscard]] bool beginRow();
    /// Properties that the row lacked become null.
    [[nodiscard]] bool endRow();
    /// The values that the current row has so far, for rows that repeat them.
    struct RowCopy {
        struct Cell {
            std::size_t column = 0;
            base::Storage storage = base::Storage::texts;
            std::uint8_t isNull = 0;
            std::int64_t integer = 0;
            double real = 0;
            std::string text = {};
        };
        std::vector<Cell> cells;
    };
    [[nodiscard]] RowCopy copyRow() const;
    [[nodiscard]] bool appendCopy(const RowCopy& copy);
    /// Changes the whole number that the current row has in this column.
    [[nodiscard]] bool setInteger(PropertySlot& slot, std::int64_t value);
    /// Of the current row; 0 where it has none.
    [[nodiscard]] std::int64_t integerOf(const PropertySlot& slot) const;

    /// Instead of endRow: it was none.
    void dropRow();
    /// Sends the last batch.
    [[nodiscard]] bool finish();
    [[nodiscard]] std::int64_t rowCount() const { return rowsSent_ + rowsInBatch(); }

    /// Whether the property has a column whose kind is known.
    [[nodiscard]] bool isDecided(const PropertySlot& slot) const {
        return slot.column != PropertySlot::none && states_[slot.column].isDecided;
    }
    /// Whether it has one and its values are single ones.
    [[nodiscard]] bool isPlain(const PropertySlot& slot) const {
        return slot.column != PropertySlot::none && states_[slot.column].isPlain;
    }
    /// `value` where there is no column yet.
    [[nodiscard]] ColumnForm formOf(const PropertySlot& slot) const {
        return slot.column == PropertySlot::none ? ColumnForm::value : states_[slot.column].form;
    }
    /// Its Edm type, or empty.
    [[nodiscard]] std::string_view typeOf(const PropertySlot& slot) const;
    [[nodiscard]] base::ValuePolicy policyOf(const PropertySlot& slot) const;
    /// The column of a property that turns out to hold collections or shapes. False: not wanted, or
    /// an error (hasFailed).
    [[nodiscard]] bool become(PropertySlot& slot, ColumnForm form, std::string_view edmType);
    /// The Edm type is known only after values have been read, which are read again.
    void retype(PropertySlot& slot, std::string_view edmType);
    /// For a property whose column is decided.
    [[nodiscard]] bool appendDecided(PropertySlot& slot, std::string_view text) {
        base::Column& column = batch_.columns[slot.column];
        if (column.isNull.size() != batch_.rowCount) [[unlikely]]
            return failTwice(slot);
        rowBytes_ += text.size();
        ++filled_;
        return states_[slot.column].read(column, text) || failMismatch(slot, text);
    }
    [[nodiscard]] bool append(PropertySlot& slot, std::string_view text, ValueForm form,
                              std::string_view edmType) {
        if (isDecided(slot)) [[likely]]
            return appendDecided(slot, text);
        return appendFirst(slot, text, form, edmType);
    }
    [[nodiscard]] bool appendNull(PropertySlot& slot);
    /// A collection without items, where nothing is known of the property yet.
    [[nodiscard]] bool appendEmptyCollection(PropertySlot& slot);
    /// Whether the current row has a value, or null, of this column already.
    [[nodiscard]] bool isFilled(const PropertySlot& slot) const {
        return batch_.columns[slot.column].isNull.size() != batch_.rowCount;
    }
    /// The slot of a column by its path; null where there is no such column.
    [[nodiscard]] PropertySlot* findColumn(std::string_view path) const;
    /// The slot at a path, made where there is none.
    PropertySlot& slotAt(std::string_view path);
    /// A collection of so many members.
    [[nodiscard]] bool appendCount(PropertySlot& slot, std::int64_t count);
    /// The level of the parts of a complex or expanded value, rewound. Null: not wanted, or an
    /// error (hasFailed).
    [[nodiscard]] PropertyLevel* enter(PropertySlot& slot);

    /// Nothing under this name is wanted.
    bool ignore(PropertySlot& slot);
    /// Always false, so that it can be returned. The first error counts.
    bool fail(base::Error error);
    [[nodiscard]] bool hasFailed() const { return error_.has_value(); }
    [[nodiscard]] const base::Error& error() const { return *error_; }

    /// A column that has held nulls only: its kind is not known yet.
    [[nodiscard]] bool isUndecided(const PropertySlot& slot) const {
        return !states_[slot.column].isDecided;
    }

    /// A column whose values are held as they were written holds texts from now on.
    void becomeText(const PropertySlot& slot);

    void warn(std::string text);
    /// With "… and n more" where there were too many.
    [[nodiscard]] std::vector<std::string> takeWarnings();

private:
    struct ColumnState {
        ValueReader read = nullptr;
        base::Storage storage = base::Storage::texts;
        bool isDecided = true;      ///< its kind is known; else it has held only nulls
        bool isFromPayload = false; ///< not in the schema that was given
        bool isPlain = true;        ///< decided, and of single values
        ColumnForm form = ColumnForm::value;
        bool hasWarned = false;                  ///< of a value that was left out
        const EnumType* members = nullptr;       ///< of an enumeration
        std::optional<std::string> omitted = {}; ///< what a row has that lacks the property
    };
    /// In place of isNull, of a column that is not decided yet.
    static constexpr std::uint8_t emptyCollection = 2;

    [[nodiscard]] std::int64_t rowsInBatch() const {
        return static_cast<std::int64_t>(batch_.rowCount);
    }
    bool appendFirst(PropertySlot& slot, std::string_view text, ValueForm form,
                     std::string_view edmType);
    bool addColumn(PropertySlot& slot);
    bool countSlot();
    /// By what the schema says of the column.
    void settle(std::size_t column);
    void decide(std::size_t column, base::ValueKind kind, std::string_view edmType);
    bool appendMember(const PropertySlot& slot, std::string_view number);
    bool leaveOut(const PropertySlot& slot, std::string_view text);
    bool send();
    [[nodiscard]] std::vector<std::size_t> textBytes() const;
    void renewBatch(std::size_t rows, const std::vector<std::size_t>& bytes);
    void reserveBatch(std::size_t rows, const std::vector<std::size_t>& bytes, std::size_t times);
    bool failTwice(const PropertySlot& slot);
    bool failMismatch(const PropertySlot& slot, std::string_view text);
    [[nodiscard]] std::size_t maxRows() const;

    DecoderLimits limits_;
    bool isOpen_;
    base::ValuePolicies policies_;
    FetchMembers fetchMembers_;
    std::vector<FeedMapping> feedMappings_;
    base::Schema possible_;
    const std::map<std::string, EnumType, std::less<>>* enums_;
    base::BatchSink sink_;
    base::Schema schema_;
    std::vector<ColumnState> states_;
    PropertyLevel root_{std::string()};

    std::size_t bareSlots_ = 0; ///< names met that are no column themselves

    base::Batch batch_;
    std::size_t filled_ = 0;   ///< columns that the current row has set
    std::size_t rowBytes_ = 0; ///< of the current row
    std::size_t batchBytes_ = 0;
    std::int64_t rowsSent_ = 0;
    std::optional<base::Error> error_;
    std::vector<std::string> warnings_;
    std::size_t moreWarnings_ = 0;
};

} // namespace odc::odata
