// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/mapped_values.hpp"

namespace odc::odata {

void MappedValues::add(const FeedMapping& mapping) {
    if (targets_.empty())
        targets_.push_back({.parent = 0});
    std::size_t at = 0;
    for (const std::string& element : mapping.elements) {
        const std::size_t known = find(at, mapping.namespaceUri, element);
        if (known == none)
            targets_.push_back(
                {.parent = at, .namespaceUri = mapping.namespaceUri, .name = element});
        at = known == none ? targets_.size() - 1 : known;
    }
    if (mapping.attribute.empty())
        targets_[at].texts.push_back(values_.size());
    else
        targets_[at].attributes.emplace_back(mapping.attribute, values_.size());
    values_.push_back({.mapping = mapping});
}

void MappedValues::settle(RowBuilder& builder) {
    for (Value& value : values_) {
        const FeedMapping& mapping = value.mapping;
        const std::string path =
            mapping.entry.empty() ? mapping.column : mapping.entry + "/" + mapping.column;
        value.slot = mapping.types.empty() ? builder.findColumn(path) : &builder.slotAt(path);
        value.isWanted = value.slot != nullptr;
    }
}

std::size_t MappedValues::find(std::size_t parent, std::string_view namespaceUri,
                               std::string_view name) const {
    for (std::size_t i = 1; i < targets_.size(); ++i) {
        const Target& target = targets_[i];
        if (target.parent == parent && target.name == name && target.namespaceUri == namespaceUri)
            return i;
    }
    return none;
}

bool MappedValues::enter(std::string_view namespaceUri, std::string_view name) {
    const std::size_t found = find(at_, namespaceUri, name);
    if (found == none)
        return false;
    at_ = found;
    return true;
}

void MappedValues::leave() {
    at_ = targets_[at_].parent;
}

bool MappedValues::wantsText() const {
    return std::ranges::any_of(targets_[at_].texts, [&](std::size_t value) {
        return values_[value].isWanted && !values_[value].isThere;
    });
}

void MappedValues::takeText(std::string_view text) {
    for (const std::size_t value : targets_[at_].texts)
        if (!values_[value].isThere)
            take(value, text);
}

void MappedValues::takeAttribute(std::string_view namespaceUri, std::string_view name,
                                 std::string_view text) {
    const Target& target = targets_[at_];
    if (!namespaceUri.empty() && namespaceUri != target.namespaceUri)
        return;
    for (const auto& [wanted, value] : target.attributes)
        if (wanted == name)
            take(value, text);
}

void MappedValues::takeType(const text::XmlAttributes& attributes) {
    std::string_view term;
    bool isType = false;
    for (int i = 0; i < attributes.size(); ++i) {
        const std::string_view name = text::viewOf(attributes.nameAt(i));
        if (name == "term")
            term = attributes[i].value;
        else if (name == "scheme")
            isType = attributes[i].value.ends_with("/dataservices/scheme");
    }
    if (isType)
        type_ = term;
}

void MappedValues::take(std::size_t value, std::string_view text) {
    values_[value].text = text;
    values_[value].isThere = true;
}

bool MappedValues::appendTo(RowBuilder& builder) {
    for (Value& value : values_) {
        const bool isThere = std::exchange(value.isThere, false);
        if (!isThere || !value.isWanted || !holds(value.mapping))
            continue;
        PropertySlot& slot = *value.slot;
        if (slot.column != PropertySlot::none && builder.isFilled(slot))
            continue;
        if (!builder.append(slot, value.text, ValueForm::typed, value.mapping.edmType))
            return false;
    }
    type_.clear();
    return true;
}

MappedEntries::MappedEntries(const std::vector<FeedMapping>& mappings) {
    for (const FeedMapping& mapping : mappings) {
        MappedValues* values = at(mapping.entry);
        if (!values)
            values = &entries_.emplace_back(mapping.entry, MappedValues{}).second;
        values->add(mapping);
    }
}

void MappedEntries::settle(RowBuilder& builder) {
    for (auto& [path, values] : entries_)
        values.settle(builder);
    std::erase_if(entries_, [](const auto& entry) { return !entry.second.isWanted(); });
}

MappedValues* MappedEntries::at(std::string_view path) {
    const auto found = std::ranges::find(entries_, path, &decltype(entries_)::value_type::first);
    return found == entries_.end() ? nullptr : &found->second;
}

} // namespace odc::odata
