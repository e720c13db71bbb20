// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/collection_text.hpp"

#include "odata/decode/value_reader.hpp"
#include "odata/edm.hpp"

namespace odc::odata {

using base::ValueKind;
using base::ValuePolicy;

void CollectionText::begin(const ValuePolicy& policy, std::string_view itemType) {
    shows_ = policy.collections;
    separator_ = policy.separator;
    itemKind_ = kindOf(itemType);
    isTyped_ = itemType.starts_with("Edm.");
    depth_ = 0;
    hasParts_ = false;
    count_ = 0;
    joined_.clear();
    jsonText_.clear();
    json_.beginArray();
}

/// Counts an item, and joins it to those before it.
void CollectionText::single(std::string_view joinedText) {
    if (depth_ > 0)
        return;
    if (count_++ > 0)
        joined_ += separator_;
    joined_ += joinedText;
}

void CollectionText::null() {
    single({});
    json_.null();
}

void CollectionText::boolean(bool value) {
    single(value ? "true" : "false");
    json_.boolean(value);
}

void CollectionText::number(std::string_view literal) {
    if (depth_ == 0 && isTyped_)
        return scalar(itemKind_, literal);
    single(literal);
    json_.exactNumber(literal);
}

void CollectionText::string(std::string_view text) {
    if (depth_ == 0 && isTyped_)
        return scalar(itemKind_, text);
    const auto date = parseJsonDate(text);
    if (!date) {
        single(text);
        return json_.string(text);
    }
    scalar(date->hadZone ? ValueKind::dateTimeOffset : ValueKind::dateTime, text);
}

void CollectionText::typed(std::string_view text, std::string_view edmType) {
    if (edmType.empty() && depth_ == 0 && isTyped_)
        return scalar(itemKind_, text);
    scalar(kindOf(edmType), text);
}

/// In the form that all outputs write. What is no value of its kind stays as it was sent.
void CollectionText::scalar(ValueKind kind, std::string_view text) {
    scratch_.isNull.clear();
    scratch_.integers.clear();
    scratch_.reals.clear();
    scratch_.texts.clear();
    if (!readerOf(kind)(scratch_, text)) {
        single(text);
        return json_.string(text);
    }
    const auto value = base::textOf(kind, scratch_, 0);
    if (!value)
        return null();
    single(*value);
    switch (kind) {
    case ValueKind::boolean:
        return json_.boolean(scratch_.integers[0] != 0);
    case ValueKind::integer:
    case ValueKind::real:
    case ValueKind::decimal:
        return json_.exactNumber(*value);
    default:
        return json_.string(*value);
    }
}

void CollectionText::beginObject() {
    if (depth_++ == 0)
        ++count_;
    hasParts_ = true;
    json_.beginObject();
}

void CollectionText::endObject() {
    --depth_;
    json_.endObject();
}

void CollectionText::beginArray() {
    if (depth_++ == 0)
        ++count_;
    hasParts_ = true;
    json_.beginArray();
}

void CollectionText::endArray() {
    --depth_;
    json_.endArray();
}

std::string_view CollectionText::finish() {
    json_.endArray();
    switch (shows_) {
    case ValuePolicy::Collections::text:
        return hasParts_ ? jsonText_ : joined_;
    case ValuePolicy::Collections::json:
        return jsonText_;
    case ValuePolicy::Collections::count:
        break;
    }
    canonical_ = std::to_string(count_);
    return canonical_;
}

} // namespace odc::odata
