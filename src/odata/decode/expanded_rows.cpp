// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/expanded_rows.hpp"

#include "base/limits.hpp"
#include "base/number.hpp"
#include "odata/decode/atom_members.hpp"
#include "odata/decode/json_reserved.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/decode/value_reader.hpp"
#include "text/json_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::JsonValue;

namespace {

Error metTwice(const PropertySlot& slot, const std::string& link) {
    return {ErrorKind::badResponse,
            fmt::format("The service named a page of the expanded \"{}{}\" as its next one that it "
                        "had sent already; following it would never end. Nothing was taken over; "
                        "tell the service's operator.",
                        slot.owner->prefix(), slot.name),
            {},
            link};
}

/// "/Date(…)/" as a date is written elsewhere; all else as it came.
std::string plainText(const std::string& text) {
    const auto date = parseJsonDate(text);
    if (!date)
        return text;
    base::Column column;
    column.appendInteger(date->ticks);
    const auto kind = date->hadZone ? base::ValueKind::dateTimeOffset : base::ValueKind::dateTime;
    return base::textOf(kind, column, 0).value_or(text);
}

/// The single values of a member, those of its parts among them.
void addValues(const JsonValue& value, std::string& joined) {
    switch (value.type) {
    case JsonValue::Type::object:
        for (const text::JsonMember& member : value.members)
            if (!isReservedName(member.name) && !member.value.find("__deferred"))
                addValues(member.value, joined);
        return;
    case JsonValue::Type::array:
        for (const JsonValue& item : value.items)
            addValues(item, joined);
        return;
    case JsonValue::Type::null:
        return;
    case JsonValue::Type::boolean:
        joined += (joined.empty() ? "" : ", ") + std::string(value.isTrue ? "true" : "false");
        return;
    case JsonValue::Type::number:
    case JsonValue::Type::string:
        joined += (joined.empty() ? "" : ", ") + plainText(value.text);
        return;
    }
}

/// A payload's annotations are none of the member's own.
void writeMember(text::JsonWriter& writer, const JsonValue& value) {
    switch (value.type) {
    case JsonValue::Type::object:
        if (const JsonValue* const results = value.find("results"))
            return writeMember(writer, *results);
        writer.beginObject();
        for (const text::JsonMember& member : value.members)
            if (!isReservedName(member.name) && !member.value.find("__deferred")) {
                writer.name(member.name);
                writeMember(writer, member.value);
            }
        return writer.endObject();
    case JsonValue::Type::array:
        writer.beginArray();
        for (const JsonValue& item : value.items)
            writeMember(writer, item);
        return writer.endArray();
    case JsonValue::Type::null:
        return writer.null();
    case JsonValue::Type::boolean:
        return writer.boolean(value.isTrue);
    case JsonValue::Type::number:
        return writer.exactNumber(value.text);
    case JsonValue::Type::string:
        return writer.string(plainText(value.text));
    }
}

const JsonValue* findAny(const JsonValue& object, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const JsonValue* const found = object.find(name))
            return found;
    return nullptr;
}

std::string_view wordsOf(const JsonValue& error) {
    const JsonValue* const message = error.find("message");
    if (message && message->type == JsonValue::Type::object)
        return message->textOf("value");
    return error.textOf("message");
}

} // namespace

ExpandedRows::Pending& ExpandedRows::pendingOf(PropertySlot& slot) {
    const auto found = std::ranges::find(pending_, &slot, &Pending::slot);
    return found == pending_.end() ? pending_.emplace_back(&slot) : *found;
}

bool ExpandedRows::take(PropertySlot& slot, JsonValue members) {
    if (slot.isIgnored || members.find("__deferred"))
        return true;
    Pending& pending = pendingOf(slot);
    pending.hasMembers = true;
    if (const JsonValue* const next = findAny(members, {"__next"}))
        pending.nextLink = next->text;
    if (const JsonValue* const count = findAny(members, {"__count"}))
        pending.count = base::parseInteger(count->text);
    if (const JsonValue* const results = members.find("results")) {
        JsonValue list = *results;
        members = std::move(list);
    }
    if (members.type == JsonValue::Type::array)
        pending.members = std::move(members.items);
    else
        pending.members.push_back(std::move(members));
    return true;
}

void ExpandedRows::noteNext(PropertySlot& slot, std::string_view link) {
    if (!slot.isIgnored)
        pendingOf(slot).nextLink = link;
}

void ExpandedRows::noteCount(PropertySlot& slot, std::int64_t count) {
    if (!slot.isIgnored)
        pendingOf(slot).count = count;
}

bool ExpandedRows::endRow(std::size_t begin, const ReadMember& readMember) {
    std::optional<Pending> rows;
    for (std::size_t i = begin; i < pending_.size(); ++i) {
        Pending pending = std::move(pending_[i]);
        if (pending.slot->expansion == Expansion::rows && pending.hasMembers)
            rows = std::move(pending);
        else if (!settle(pending))
            return false;
    }
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(begin), pending_.end());
    if (!rows)
        return builder_.endRow();
    const RowBuilder::RowCopy copy = builder_.copyRow();
    bool isFirst = true;
    const bool isFine = forEach(*rows, [&](const JsonValue& member) {
        if (!std::exchange(isFirst, false) && (!builder_.beginRow() || !builder_.appendCopy(copy)))
            return false;
        return readMember(*rows->slot, member) && endRow(begin, readMember);
    });
    // A row without members stays, with nothing in their columns.
    return isFine && (!isFirst || builder_.endRow());
}

bool ExpandedRows::forEach(Pending& pending, const std::function<bool(const JsonValue&)>& use) {
    std::set<std::string> asked;
    for (;;) {
        for (const JsonValue& member : pending.members)
            if (!use(member))
                return false;
        if (pending.nextLink.empty())
            return true;
        if (!fetch_) {
            builder_.warn(fmt::format("The service sent only a part of the expanded \"{}{}\" of "
                                      "some rows.",
                                      pending.slot->owner->prefix(), pending.slot->name));
            return true;
        }
        if (!asked.insert(pending.nextLink).second || asked.size() > base::limits::maxMembersPages)
            return builder_.fail(metTwice(*pending.slot, pending.nextLink));
        auto answer = fetch_(pending.nextLink);
        if (!answer)
            return builder_.fail(std::move(answer).error());
        auto page = readMembersPage(*answer, builder_.limits(), builder_.feedMappings(),
                                    pending.slot->owner->prefix() + pending.slot->name);
        if (!page) {
            Error error = std::move(page).error();
            error.where = answer->url;
            return builder_.fail(std::move(error));
        }
        pending.members = std::move(page->members);
        pending.nextLink = std::move(page->nextLink);
    }
}

bool ExpandedRows::settleCount(Pending& pending) {
    if (pending.slot->column != PropertySlot::none)
        return true; // no collection of other rows
    PropertyLevel* const level = builder_.enter(*pending.slot);
    if (!level)
        return !builder_.hasFailed();
    PropertySlot& slot = level->byName("$count");
    const bool isThere = slot.column != PropertySlot::none && builder_.isFilled(slot);
    if (pending.count) {
        if (isThere)
            return builder_.setInteger(slot, *pending.count);
        return builder_.append(slot, fmt::format_int(*pending.count).c_str(), ValueForm::typed,
                               "Edm.Int64");
    }
    if (!isThere)
        return true;
    std::int64_t more = 0;
    const bool isFine = forEach(pending, [&](const JsonValue&) {
        ++more;
        return true;
    });
    return isFine && builder_.setInteger(slot, builder_.integerOf(slot) + more);
}

bool ExpandedRows::settle(Pending& pending) {
    PropertySlot& slot = *pending.slot;
    if (slot.expansion == Expansion::count)
        return settleCount(pending);
    if (!pending.hasMembers || slot.expansion == Expansion::rows)
        return true;
    std::string text;
    const auto checkSize = [&] {
        return text.size() <= builder_.limits().maxValueBytes ||
               builder_.fail(
                   Error{.kind = ErrorKind::tooLarge,
                         .message = fmt::format(
                             "The members of \"{}\" in row {} have more than {} bytes, "
                             "the limit for one value. Show them as rows or as count.",
                             slot.name, builder_.rowCount() + 1, builder_.limits().maxValueBytes)});
    };
    if (slot.expansion == Expansion::json) {
        text::JsonWriter writer(text);
        writer.beginArray();
        if (!forEach(pending, [&](const JsonValue& member) {
                writeMember(writer, member);
                return checkSize();
            }))
            return false;
        writer.endArray();
    } else if (!forEach(pending, [&](const JsonValue& member) {
                   std::string values;
                   addValues(member, values);
                   text += (text.empty() ? "" : "; ") + values;
                   return checkSize();
               })) {
        return false;
    }
    return builder_.append(slot, text, ValueForm::typed, "Edm.String");
}

base::Result<MembersPage> readMembersPage(const MembersAnswer& answer, const DecoderLimits& limits,
                                          const std::vector<FeedMapping>& mappings,
                                          const std::string& path) {
    const std::size_t first = answer.body.find_first_of("<{[");
    if (first != std::string::npos && answer.body[first] == '<')
        return readAtomMembers(answer.body, limits, mappings, path);
    auto read = text::readJson(answer.body,
                               {.maxDepth = limits.maxDepth, .maxBytes = limits.maxEntryBytes});
    if (!read)
        return std::move(read).error();
    const JsonValue* list = &*read;
    if (const JsonValue* const error = findAny(*read, {"error", "odata.error"}))
        return serviceError(wordsOf(*error), 0);
    MembersPage page;
    const auto noteNext = [&](const JsonValue& object) {
        if (const JsonValue* const next =
                findAny(object, {"__next", "@odata.nextLink", "@nextLink", "odata.nextLink"}))
            page.nextLink = next->text;
    };
    for (const std::string_view name : {"d", "value", "results"}) {
        noteNext(*list);
        if (const JsonValue* const inner = list->find(name))
            list = inner;
    }
    if (list->type != JsonValue::Type::array)
        return Error{.message = "The service went on with an expanded collection by an answer that "
                                "is no list. Tell the service's operator."};
    page.members = list->items;
    return page;
}

} // namespace odc::odata
