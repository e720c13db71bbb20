// SPDX-License-Identifier: MPL-2.0
// How a RowBuilder's columns come about, and what becomes of values that do not fit them.
#include "base/number.hpp"
#include "odata/decode/excerpt.hpp"
#include "odata/decode/row_builder.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Column;
using base::Error;
using base::ErrorKind;
using base::Storage;
using base::ValueKind;

PropertySlot& RowBuilder::slotAt(std::string_view path) {
    PropertyLevel* level = &root_;
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        level = &PropertyLevel::below(level->byName(path.substr(0, slash)));
        path.remove_prefix(slash + 1);
    }
    return level->byName(path);
}

void RowBuilder::settle(std::size_t index) {
    base::ColumnInfo& info = schema_[index];
    applyPolicy(info);
    ColumnState& state = states_[index];
    const auto found = enums_ ? enums_->find(info.edmType) : decltype(enums_->end()){};
    state.members = enums_ && found != enums_->end() ? &found->second : nullptr;
    if (isCollectionType(info.edmType))
        state.form = ColumnForm::collection;
    else if (isShapeType(info.edmType))
        state.form = ColumnForm::shape;
    state.read = readerOf(info, state.members != nullptr);
    state.storage = storageOf(info.kind);
    state.isDecided = true;
    state.isPlain = state.form == ColumnForm::value;
}

/// Names that make no column cost memory too.
bool RowBuilder::countSlot() {
    if (++bareSlots_ <= limits_.maxColumns)
        return true;
    return fail(Error{.kind = ErrorKind::tooLarge,
                      .message = fmt::format("The service's answer has more than {} different "
                                             "properties, which is refused. Select the columns "
                                             "that you need.",
                                             limits_.maxColumns)});
}

bool RowBuilder::ignore(PropertySlot& slot) {
    slot.isIgnored = true;
    return countSlot();
}

bool RowBuilder::addColumn(PropertySlot& slot) {
    std::string path = slot.owner->prefix() + slot.name;
    if (slot.owner->spareColumn != PropertySlot::none) {
        slot.column = std::exchange(slot.owner->spareColumn, PropertySlot::none);
        schema_[slot.column].policy = base::policyOf(policies_, path);
        schema_[slot.column].path = std::move(path);
        return true;
    }
    if (schema_.size() >= limits_.maxColumns)
        return fail(Error{.kind = ErrorKind::tooLarge,
                          .message = fmt::format("The service's answer has more than {} columns, "
                                                 "which is refused. Select the columns that you "
                                                 "need.",
                                                 limits_.maxColumns)});
    slot.column = schema_.size();
    schema_.push_back({.path = path, .policy = base::policyOf(policies_, path)});
    states_.push_back({readerOf(ValueKind::text), Storage::texts, false, true, false});
    batch_.columns.emplace_back().isNull.assign(batch_.rowCount, 1);
    if (slot.possible) {
        const base::ColumnInfo& known = *slot.possible;
        schema_[slot.column].label = known.label;
        decide(slot.column, known.kind, known.edmType);
        states_[slot.column].isFromPayload = false;
    }
    return true;
}

void RowBuilder::decide(std::size_t index, ValueKind kind, std::string_view edmType) {
    schema_[index].kind = kind;
    schema_[index].edmType = edmType;
    settle(index);
    kind = schema_[index].kind;
    const ColumnState& state = states_[index];
    Column& column = batch_.columns[index];
    const std::vector<std::uint8_t> before = std::exchange(column.isNull, {});
    column.isNull.reserve(before.capacity());
    const bool isJson = schema_[index].policy.collections == base::ValuePolicy::Collections::json;
    for (const std::uint8_t value : before) {
        if (value == emptyCollection && kind == ValueKind::integer)
            column.appendInteger(0);
        else if (value == emptyCollection && kind == ValueKind::text)
            column.appendText(isJson ? "[]" : "");
        else
            column.appendNull(state.storage);
    }
}

std::string_view RowBuilder::typeOf(const PropertySlot& slot) const {
    return slot.column == PropertySlot::none ? std::string_view()
                                             : std::string_view(schema_[slot.column].edmType);
}

base::ValuePolicy RowBuilder::policyOf(const PropertySlot& slot) const {
    return slot.column == PropertySlot::none ? base::ValuePolicy{} : schema_[slot.column].policy;
}

bool RowBuilder::become(PropertySlot& slot, ColumnForm form, std::string_view edmType) {
    if (slot.isIgnored)
        return false;
    if (slot.column == PropertySlot::none) {
        if (!isOpen_) {
            ignore(slot);
            return false;
        }
        if (!addColumn(slot))
            return false;
    }
    if (!isDecided(slot)) {
        const bool isCounted =
            form == ColumnForm::collection &&
            schema_[slot.column].policy.collections == base::ValuePolicy::Collections::count;
        decide(slot.column, isCounted ? ValueKind::integer : ValueKind::text, edmType);
        states_[slot.column].form = form;
    }
    if (schema_[slot.column].kind != ValueKind::text && formOf(slot) != form)
        return fail(Error{.message = fmt::format("Row {}: \"{}\" should be {}, but the service "
                                                 "sent a list or a shape. Report it to the "
                                                 "service's operator, or leave this column out.",
                                                 rowCount() + 1, schema_[slot.column].path,
                                                 describeKind(schema_[slot.column].kind))});
    states_[slot.column].form = form;
    states_[slot.column].isPlain = false;
    return true;
}

void RowBuilder::retype(PropertySlot& slot, std::string_view edmType) {
    if (slot.column == PropertySlot::none || !states_[slot.column].isFromPayload ||
        !isDecided(slot) || rowsSent_ > 0 || !schema_[slot.column].edmType.empty() ||
        states_[slot.column].storage != Storage::texts ||
        states_[slot.column].form != ColumnForm::value)
        return;
    base::ColumnInfo info = schema_[slot.column];
    info.kind = kindOf(edmType);
    info.edmType = edmType;
    applyPolicy(info);
    const ValueReader read = readerOf(info, false);
    const Column& old = batch_.columns[slot.column];
    Column column;
    for (std::size_t row = 0; row < old.isNull.size(); ++row) {
        if (old.isNull[row] != 0)
            column.appendNull(storageOf(info.kind));
        else if (!read(column, old.texts[row]))
            return;
    }
    batch_.columns[slot.column] = std::move(column);
    schema_[slot.column] = std::move(info);
    settle(slot.column);
}

bool RowBuilder::failMismatch(const PropertySlot& slot, std::string_view text) {
    base::ColumnInfo& info = schema_[slot.column];
    ColumnState& state = states_[slot.column];
    // Numbers of an answer without types, then a text: nobody has seen the column yet, and both are
    // kept as texts.
    if (state.isFromPayload && info.kind == ValueKind::decimal && info.edmType.empty() &&
        rowsSent_ == 0) {
        info.kind = ValueKind::text;
        state.read = readerOf(ValueKind::text);
        return state.read(batch_.columns[slot.column], text);
    }
    if (state.members != nullptr)
        return appendMember(slot, text);
    if (isBeyond(info.kind, text))
        return leaveOut(slot, text);
    return fail(Error{.message = fmt::format(
                          "Row {}: \"{}\" should be {}{}, but the service sent \"{}\". Report "
                          "it to the service's operator, or leave this column out.",
                          rowCount() + 1, info.path, describeKind(info.kind),
                          info.edmType.empty() ? "" : " (" + info.edmType + ")", excerpt(text))});
}

/// A number of an enumeration: the member it stands for, or the flags that make it up; itself where
/// there are none.
bool RowBuilder::appendMember(const PropertySlot& slot, std::string_view number) {
    const EnumType& type = *states_[slot.column].members;
    Column& column = batch_.columns[slot.column];
    const auto value = base::parseInteger(number);
    if (!value) {
        column.appendText(number);
        return true;
    }
    const auto found = std::ranges::find(type.members, *value, &EnumMember::value);
    if (found != type.members.end()) {
        column.appendText(found->name);
        return true;
    }
    std::string names;
    std::uint64_t left = static_cast<std::uint64_t>(*value);
    for (const EnumMember& member : type.members) {
        const auto bits = static_cast<std::uint64_t>(member.value);
        if (!type.isFlags || bits == 0 || (left & bits) != bits)
            continue;
        left &= ~bits;
        names += (names.empty() ? "" : ",") + member.name;
    }
    column.appendText(left == 0 && !names.empty() ? std::string_view(names) : number);
    return true;
}

/// Null, with a warning.
bool RowBuilder::leaveOut(const PropertySlot& slot, std::string_view text) {
    ColumnState& state = states_[slot.column];
    batch_.columns[slot.column].appendNull(state.storage);
    if (std::exchange(state.hasWarned, true))
        return true;
    const bool isDuration = schema_[slot.column].kind == ValueKind::duration;
    warn(fmt::format(
        "Some values of \"{}\" are {}, and are left out: \"{}\" in row {} is the first.",
        schema_[slot.column].path,
        isDuration ? "durations of months or years, whose days nobody can count, or "
                     "longer than 29,000 years"
                   : "dates outside of the years 1 to 9999",
        excerpt(text), rowCount() + 1));
    return true;
}

RowBuilder::RowCopy RowBuilder::copyRow() const {
    RowCopy copy;
    for (std::size_t i = 0; i < batch_.columns.size(); ++i) {
        const Column& column = batch_.columns[i];
        if (column.isNull.size() == batch_.rowCount)
            continue;
        RowCopy::Cell cell{.column = i, .storage = states_[i].storage};
        cell.isNull = column.isNull.back();
        if (states_[i].isDecided && cell.storage == Storage::integers)
            cell.integer = column.integers.back();
        else if (states_[i].isDecided && cell.storage == Storage::reals)
            cell.real = column.reals.back();
        else if (states_[i].isDecided)
            cell.text = column.texts[column.texts.size() - 1];
        copy.cells.push_back(std::move(cell));
    }
    return copy;
}

bool RowBuilder::appendCopy(const RowCopy& copy) {
    for (const RowCopy::Cell& cell : copy.cells) {
        Column& column = batch_.columns[cell.column];
        const ColumnState& state = states_[cell.column];
        ++filled_;
        rowBytes_ += cell.text.size();
        if (!state.isDecided)
            column.isNull.push_back(cell.isNull);
        else if (cell.isNull != 0 || cell.storage != state.storage)
            column.appendNull(state.storage);
        else if (state.storage == Storage::integers)
            column.appendInteger(cell.integer);
        else if (state.storage == Storage::reals)
            column.appendReal(cell.real);
        else
            column.appendText(cell.text);
    }
    return true;
}

bool RowBuilder::setInteger(PropertySlot& slot, std::int64_t value) {
    if (states_[slot.column].storage == Storage::integers && isFilled(slot)) {
        batch_.columns[slot.column].integers.back() = value;
        batch_.columns[slot.column].isNull.back() = 0;
    }
    return true;
}

std::int64_t RowBuilder::integerOf(const PropertySlot& slot) const {
    const bool isThere = states_[slot.column].storage == Storage::integers && isFilled(slot);
    return isThere ? batch_.columns[slot.column].integers.back() : 0;
}

} // namespace odc::odata
