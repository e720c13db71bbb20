// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/mapped_values.hpp"

namespace odc::odata {

MappedValues::MappedValues(const std::vector<FeedMapping>& mappings, RowBuilder& builder) {
    for (const FeedMapping& mapping : mappings) {
        PropertySlot* const slot = builder.findColumn(mapping.column);
        if (!slot)
            continue;
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
            targets_[at].text = values_.size();
        else
            targets_[at].attributes.emplace_back(mapping.attribute, values_.size());
        values_.push_back({.slot = slot});
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
    const std::size_t value = targets_[at_].text;
    return value != none && !values_[value].isThere;
}

void MappedValues::takeText(std::string_view text) {
    take(targets_[at_].text, text);
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

void MappedValues::take(std::size_t value, std::string_view text) {
    values_[value].text = text;
    values_[value].isThere = true;
}

bool MappedValues::appendTo(RowBuilder& builder) {
    for (Value& value : values_) {
        if (!std::exchange(value.isThere, false) || builder.isFilled(*value.slot))
            continue;
        if (!builder.appendDecided(*value.slot, value.text))
            return false;
    }
    return true;
}

} // namespace odc::odata
