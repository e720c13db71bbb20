// SPDX-License-Identifier: MPL-2.0
// The values that an Atom entry holds outside of its content: where the reader is among the
// elements that may hold them, and what they held in the current row.
// Null:    an element that is absent or says m:null; an empty one is an empty text.
// Not for: which columns these are (odata/feed_mapping.hpp).
#pragma once

#include "odata/decode/row_builder.hpp"
#include "odata/feed_mapping.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

class MappedValues {
public:
    /// Mappings of columns that the builder does not have are left out.
    MappedValues(const std::vector<FeedMapping>& mappings, RowBuilder& builder);

    [[nodiscard]] bool isEmpty() const { return values_.empty(); }

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

    /// At the end of a row: its values become part of it, but for those that stood in the content
    /// as well (services put nulls there), and are forgotten.
    [[nodiscard]] bool appendTo(RowBuilder& builder);

private:
    static constexpr std::size_t none = ~std::size_t{0};

    struct Value {
        PropertySlot* slot; ///< of the builder
        std::string text = {};
        bool isThere = false;
    };
    struct Target {
        std::size_t parent;
        std::string namespaceUri = {};
        std::string name = {};
        std::size_t text = none; ///< its value
        std::vector<std::pair<std::string, std::size_t>> attributes = {};
    };

    [[nodiscard]] std::size_t find(std::size_t parent, std::string_view namespaceUri,
                                   std::string_view name) const;
    void take(std::size_t value, std::string_view text);

    std::vector<Value> values_;
    std::vector<Target> targets_; ///< the first one stands for the entry
    std::size_t at_ = 0;
};

} // namespace odc::odata
