// SPDX-License-Identifier: MPL-2.0
// The values that an Atom entry holds outside of its content: where the reader is among the
// elements that may hold them, and what they held in the current entry.
// Null:    an element that is absent or says m:null; an empty one is an empty text.
// Not for: which columns these are (odata/feed_mapping.hpp).
#pragma once

#include "odata/decode/row_builder.hpp"
#include "odata/feed_mapping.hpp"
#include "text/xml_push.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

/// Of the entries at one path.
class MappedValues {
public:
    void add(const FeedMapping& mapping);
    /// What the values become part of. Those of columns that the builder does not have are not
    /// wanted; columns of derived types come with their first value.
    void settle(RowBuilder& builder);
    /// Whether any value is wanted.
    [[nodiscard]] bool isWanted() const { return std::ranges::any_of(values_, &Value::isWanted); }

    /// Goes down into an element, from the entry first. False: it neither holds a value nor leads
    /// to one, and nothing has changed.
    [[nodiscard]] bool enter(std::string_view namespaceUri, std::string_view name);
    void leave();
    /// Whether the text of the element is wanted. An element that comes again is not.
    [[nodiscard]] bool wantsText() const;
    /// Of the element.
    void takeText(std::string_view text);
    /// Of the element; one of no namespace is taken for one of the element's.
    void takeAttribute(std::string_view namespaceUri, std::string_view name, std::string_view text);
    /// Of a category of the entry; its term is the entry's type.
    void takeType(const text::XmlAttributes& attributes);

    /// At the end of a row, or of a single entry in it: its values become part of the row, but for
    /// those that stood in the content as well (services put nulls there), and are forgotten.
    [[nodiscard]] bool appendTo(RowBuilder& builder);
    /// At the end of any other entry: likewise, but `take` gets mapping and text.
    template <typename Take>
    void handOver(Take take) {
        for (Value& value : values_)
            if (std::exchange(value.isThere, false) && holds(value.mapping))
                take(value.mapping, value.text);
        type_.clear();
    }

private:
    static constexpr std::size_t none = ~std::size_t{0};

    struct Value {
        FeedMapping mapping;
        PropertySlot* slot = nullptr; ///< of the builder
        bool isWanted = true;
        std::string text = {};
        bool isThere = false;
    };
    struct Target {
        std::size_t parent;
        std::string namespaceUri = {};
        std::string name = {};
        std::vector<std::size_t> texts = {}; ///< its values: of one derived type, and of another
        std::vector<std::pair<std::string, std::size_t>> attributes = {};
    };

    [[nodiscard]] std::size_t find(std::size_t parent, std::string_view namespaceUri,
                                   std::string_view name) const;
    void take(std::size_t value, std::string_view text);
    [[nodiscard]] bool holds(const FeedMapping& mapping) const {
        return mapping.types.empty() ||
               std::ranges::find(mapping.types, type_) != mapping.types.end();
    }

    std::vector<Value> values_;
    std::vector<Target> targets_; ///< the first one stands for the entry
    std::size_t at_ = 0;
    std::string type_; ///< of the current entry
};

/// Of the entries of one page, those of expanded ones among them.
class MappedEntries {
public:
    explicit MappedEntries(const std::vector<FeedMapping>& mappings);
    void settle(RowBuilder& builder);
    /// Null where no value of the entries at this path stands outside of their content.
    [[nodiscard]] MappedValues* at(std::string_view path);

private:
    std::vector<std::pair<std::string, MappedValues>> entries_; ///< by path; "" for rows
};

} // namespace odc::odata
