// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/row_builder.hpp"

#include "base/limits.hpp"
#include "base/number.hpp"
#include "odata/decode/excerpt.hpp"
#include "odata/edm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Column;
using base::Error;
using base::ErrorKind;
using base::Storage;
using base::ValueKind;

namespace {

/// A batch ends early where its rows are very wide, so that one batch stays a modest piece of
/// memory whatever the service sends.
using base::limits::maxBatchBytes;
using base::limits::maxBatchCells;

ValueKind kindFromForm(ValueForm form, std::string_view text, std::string_view edmType) {
    switch (form) {
    case ValueForm::typed:
        break;
    case ValueForm::string:
        if (const auto date = parseJsonDate(text))
            return date->hadZone ? ValueKind::dateTimeOffset : ValueKind::dateTime;
        return ValueKind::text;
    case ValueForm::number:
        // Its literal, as nothing says whether the next row has a fraction or 19 digits.
        return ValueKind::decimal;
    case ValueForm::boolean:
        return ValueKind::boolean;
    }
    return edmType.empty() ? ValueKind::text : kindOf(edmType);
}

} // namespace

RowBuilder::RowBuilder(DecoderOptions options, base::BatchSink sink)
    : limits_(options.limits), isOpen_(options.isOpen), policies_(std::move(options.policies)),
      fetchMembers_(std::move(options.fetchMembers)),
      feedMappings_(std::move(options.feedMappings)), possible_(std::move(options.possible)),
      enums_(options.enums), sink_(std::move(sink)), schema_(std::move(options.schema)) {
    states_.resize(schema_.size());
    batch_.columns.resize(schema_.size());
    for (std::size_t i = 0; i < schema_.size(); ++i) {
        slotAt(schema_[i].path).column = i;
        settle(i);
    }
    for (auto& [path, value] : options.omitted)
        if (const PropertySlot* const slot = findColumn(path))
            states_[slot->column].omitted = std::move(value);
    for (const base::ColumnInfo& info : possible_)
        slotAt(info.path).possible = &info;
    for (const std::string& path : options.selected) {
        PropertySlot& slot = slotAt(path);
        if (slot.column == PropertySlot::none)
            addColumn(slot);
    }
    for (const auto& [path, expansion] : options.expansions)
        if (expansion != Expansion::count)
            slotAt(path).expansion = expansion;
}

PropertySlot* RowBuilder::findColumn(std::string_view path) const {
    const PropertyLevel* level = &root_;
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        const PropertySlot* const slot = level->find(path.substr(0, slash));
        if (!slot || !slot->level)
            return nullptr;
        level = slot->level.get();
        path.remove_prefix(slash + 1);
    }
    PropertySlot* const slot = level->find(path);
    return slot && slot->column != PropertySlot::none ? slot : nullptr;
}

bool RowBuilder::fail(Error error) {
    if (!error_)
        error_ = std::move(error);
    return false;
}

std::size_t RowBuilder::maxRows() const {
    return std::clamp(maxBatchCells / std::max<std::size_t>(schema_.size(), 1), std::size_t{1},
                      base::maxBatchRows);
}

bool RowBuilder::beginRow() {
    if ((batch_.rowCount >= base::maxBatchRows || batchBytes_ >= maxBatchBytes ||
         batch_.rowCount >= maxRows()) &&
        !send())
        return false;
    // Once an answer is seen to be long, room for the whole batch is made in one go.
    if (batch_.rowCount == 256 && rowsSent_ == 0)
        reserveBatch(std::min(maxRows(), base::maxBatchRows), textBytes(), 16);
    root_.rewind();
    filled_ = 0;
    rowBytes_ = 0;
    return true;
}

bool RowBuilder::endRow() {
    if (rowBytes_ > limits_.maxEntryBytes)
        return fail(Error{.kind = ErrorKind::tooLarge,
                          .message = fmt::format("Row {} of the service's answer has more than {} "
                                                 "bytes, the limit for one row. Select fewer "
                                                 "columns.",
                                                 rowCount() + 1, limits_.maxEntryBytes)});
    if (filled_ != batch_.columns.size()) {
        for (std::size_t i = 0; i < batch_.columns.size(); ++i) {
            Column& column = batch_.columns[i];
            if (column.isNull.size() != batch_.rowCount)
                continue;
            if (states_[i].omitted && states_[i].read(column, *states_[i].omitted))
                continue;
            if (states_[i].isDecided)
                column.appendNull(states_[i].storage);
            else
                column.isNull.push_back(1);
        }
    }
    ++batch_.rowCount;
    batchBytes_ += rowBytes_;
    return true;
}

bool RowBuilder::finish() {
    return batch_.rowCount == 0 || send();
}

bool RowBuilder::send() {
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (!states_[i].isDecided)
            decide(i, ValueKind::text, {});
    const std::size_t rows = batch_.rowCount;
    const std::vector<std::size_t> bytes = textBytes();
    rowsSent_ += rowsInBatch();
    if (auto taken = sink_(schema_, std::move(batch_)); !taken)
        return fail(std::move(taken).error());
    renewBatch(rows, bytes);
    return true;
}

std::vector<std::size_t> RowBuilder::textBytes() const {
    std::vector<std::size_t> bytes(batch_.columns.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = batch_.columns[i].texts.byteCount();
    return bytes;
}

/// A sink that only looks at a batch leaves it, and its memory is used again; else as much is
/// reserved as the last one needed.
void RowBuilder::renewBatch(std::size_t rows, const std::vector<std::size_t>& bytes) {
    batch_.rowCount = 0;
    batchBytes_ = 0;
    batch_.columns.resize(schema_.size());
    for (Column& column : batch_.columns) {
        column.isNull.clear();
        column.integers.clear();
        column.reals.clear();
        column.texts.clear();
    }
    reserveBatch(rows, bytes, 1);
}

/// Room for so many rows, and for texts `times` as long as `bytes`, and a little more.
void RowBuilder::reserveBatch(std::size_t rows, const std::vector<std::size_t>& bytes,
                              std::size_t times) {
    for (std::size_t i = 0; i < batch_.columns.size(); ++i) {
        Column& column = batch_.columns[i];
        const std::size_t wanted = i < bytes.size() ? bytes[i] * times : 0;
        column.isNull.reserve(rows);
        switch (states_[i].storage) {
        case Storage::integers:
            column.integers.reserve(rows);
            break;
        case Storage::reals:
            column.reals.reserve(rows);
            break;
        case Storage::texts:
            column.texts.reserve(rows, std::min(wanted + wanted / 16, maxBatchBytes));
            break;
        }
    }
}

bool RowBuilder::appendFirst(PropertySlot& slot, std::string_view text, ValueForm form,
                             std::string_view edmType) {
    if (slot.isIgnored)
        return true;
    if (slot.column == PropertySlot::none) {
        if (slot.level)
            return fail(Error{.message = fmt::format(
                                  "Row {}: \"{}{}\" should have several parts, but the "
                                  "service sent the single value \"{}\". Report it to the "
                                  "service's operator, or leave this column out.",
                                  rowCount() + 1, slot.owner->prefix(), slot.name, excerpt(text))});
        if (!isOpen_)
            return ignore(slot);
        if (!addColumn(slot))
            return false;
    }
    if (!isDecided(slot))
        decide(slot.column, kindFromForm(form, text, edmType), edmType);
    return append(slot, text, form, edmType);
}

bool RowBuilder::appendNull(PropertySlot& slot) {
    if (slot.isIgnored)
        return true;
    if (slot.column == PropertySlot::none) {
        if (slot.level)
            return true; // its parts are null with it
        if (!isOpen_)
            return ignore(slot);
        if (!addColumn(slot))
            return false;
    }
    Column& column = batch_.columns[slot.column];
    if (column.isNull.size() != batch_.rowCount)
        return failTwice(slot);
    ++filled_;
    if (states_[slot.column].isDecided)
        column.appendNull(states_[slot.column].storage);
    else
        column.isNull.push_back(1);
    return true;
}

bool RowBuilder::appendEmptyCollection(PropertySlot& slot) {
    if (slot.isIgnored)
        return true;
    if (isDecided(slot))
        return appendNull(slot);
    if (!appendNull(slot))
        return false;
    if (slot.column != PropertySlot::none && !isDecided(slot))
        batch_.columns[slot.column].isNull.back() = emptyCollection;
    return true;
}

void RowBuilder::dropRow() {
    for (std::size_t i = 0; i < batch_.columns.size(); ++i) {
        Column& column = batch_.columns[i];
        if (column.isNull.size() == batch_.rowCount)
            continue;
        if (states_[i].isDecided)
            column.removeLast(states_[i].storage);
        else
            column.isNull.pop_back();
    }
}

PropertyLevel* RowBuilder::enter(PropertySlot& slot) {
    if (slot.isIgnored)
        return nullptr;
    if (slot.column != PropertySlot::none && states_[slot.column].isDecided &&
        schema_[slot.column].kind != ValueKind::text) {
        fail(Error{.message = fmt::format("Row {}: \"{}\" should be {}, but the service sent a "
                                          "value of several parts. Report it to the service's "
                                          "operator, or leave this column out.",
                                          rowCount() + 1, schema_[slot.column].path,
                                          describeKind(schema_[slot.column].kind))});
        return nullptr;
    }
    if (!slot.level) {
        if (!isOpen_) {
            if (slot.column == PropertySlot::none)
                ignore(slot);
            return nullptr;
        }
        if (!countSlot())
            return nullptr;
        PropertyLevel& made = PropertyLevel::below(slot);
        made.spareColumn = std::exchange(slot.owner->spareColumn, PropertySlot::none);
        if (slot.column != PropertySlot::none && !states_[slot.column].isDecided)
            made.spareColumn = std::exchange(slot.column, PropertySlot::none);
    }
    slot.level->rewind();
    return slot.level.get();
}

bool RowBuilder::appendCount(PropertySlot& slot, std::int64_t count) {
    PropertyLevel* const level = enter(slot);
    if (!level)
        return !hasFailed();
    return append(level->byName("$count"), fmt::format_int(count).c_str(), ValueForm::typed,
                  "Edm.Int64");
}

bool RowBuilder::failTwice(const PropertySlot& slot) {
    return fail(Error{
        .message = fmt::format("Row {} of the service's answer has the property \"{}{}\" twice. "
                               "Report it to the service's operator.",
                               rowCount() + 1, slot.owner->prefix(), slot.name)});
}

void RowBuilder::becomeText(const PropertySlot& slot) {
    schema_[slot.column].kind = ValueKind::text;
    states_[slot.column].read = readerOf(ValueKind::text);
}

void RowBuilder::warn(std::string text) {
    if (std::ranges::find(warnings_, text) != warnings_.end())
        return;
    if (warnings_.size() < base::limits::maxPageWarnings)
        warnings_.push_back(std::move(text));
    else
        ++moreWarnings_;
}

std::vector<std::string> RowBuilder::takeWarnings() {
    if (moreWarnings_ > 0)
        warnings_.push_back(fmt::format("… and {} more", moreWarnings_));
    return std::move(warnings_);
}

} // namespace odc::odata
