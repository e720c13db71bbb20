// SPDX-License-Identifier: MPL-2.0
// Which column a property belongs to, found by looking where the last row had it.
#pragma once

#include "base/table.hpp"
#include "odata/query.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace odc::odata {

class PropertyLevel;

/// What is known of one property at one place in a row.
struct PropertySlot {
    static constexpr std::size_t none = ~std::size_t{0};

    std::string name = {};
    PropertyLevel* owner = nullptr;
    const void* token = nullptr; ///< the address that stands for the name; null: not met yet
    std::size_t column = none;
    bool isIgnored = false;                     ///< outside a schema that is not open
    std::unique_ptr<PropertyLevel> level = {};  ///< its parts, where it has any
    PropertySlot* following = nullptr;          ///< what came next in the last row
    bool isLookedAt = false;                    ///< what its values of several parts are is known
    bool isNavigation = false;                  ///< the payload says that it leads to other rows
    const base::ColumnInfo* possible = nullptr; ///< what the model says of it, outside the schema
    Expansion expansion = Expansion::count;     ///< where it leads to many rows
};

/// The properties of a row, or of one complex or expanded value in it. Slots keep their address.
class PropertyLevel {
public:
    explicit PropertyLevel(std::string prefix) : prefix_(std::move(prefix)) {}
    PropertyLevel(const PropertyLevel&) = delete;
    PropertyLevel& operator=(const PropertyLevel&) = delete;

    /// "" or "Address/".
    [[nodiscard]] const std::string& prefix() const { return prefix_; }
    [[nodiscard]] std::size_t size() const { return slots_.size(); }

    /// A new row, or a new turn of the value in it, begins.
    void rewind() { last_ = &head_; }

    /// The slot of the property whose name is `token` (interned) and reads `name`.
    PropertySlot& byToken(const void* token, std::string_view name) {
        PropertySlot* const guess = last_->following;
        if (guess && guess->token == token) {
            last_ = guess;
            return *guess;
        }
        PropertySlot& slot = lookUp(name);
        slot.token = token;
        return slot;
    }

    PropertySlot& byName(std::string_view name) {
        PropertySlot* const guess = last_->following;
        if (guess && guess->name == name) {
            last_ = guess;
            return *guess;
        }
        return lookUp(name);
    }

    /// Null where there is none yet.
    [[nodiscard]] PropertySlot* find(std::string_view name) const {
        const auto found = byName_.find(name);
        return found == byName_.end() ? nullptr : found->second;
    }

    /// The level below a slot, made where there is none yet.
    static PropertyLevel& below(PropertySlot& slot) {
        if (!slot.level)
            slot.level = std::make_unique<PropertyLevel>(slot.owner->prefix() + slot.name + "/");
        return *slot.level;
    }

    /// A column that the whole value had while it was null only; its first part takes it over.
    std::size_t spareColumn = PropertySlot::none;

private:
    /// A function of its own, so that what calls it for one row in many stays short.
    [[gnu::noinline]] PropertySlot& lookUp(std::string_view name) {
        auto found = byName_.find(name);
        if (found == byName_.end()) {
            PropertySlot& made = slots_.emplace_back();
            made.name = name;
            made.owner = this;
            found = byName_.emplace(made.name, &made).first;
        }
        last_->following = found->second;
        last_ = found->second;
        return *found->second;
    }

    std::string prefix_;
    std::deque<PropertySlot> slots_;
    std::map<std::string, PropertySlot*, std::less<>> byName_;
    PropertySlot head_;
    PropertySlot* last_ = &head_;
};

} // namespace odc::odata
