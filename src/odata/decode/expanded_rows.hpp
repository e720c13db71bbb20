// SPDX-License-Identifier: MPL-2.0
// Collections that stand expanded inside a row: kept until the row is over, then counted, joined,
// written as JSON, or made into rows. What the service keeps for later pages is fetched then.
// Memory: the members of one row's collections, as they came, and one member as a tree.
#pragma once

#include "odata/decode/row_builder.hpp"
#include "text/json_value.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

class ExpandedRows {
public:
    /// Puts a member's properties below the slot of the collection; false after an error.
    using ReadMember = std::function<bool(PropertySlot&, const text::JsonValue&)>;

    ExpandedRows(RowBuilder& builder, FetchMembers fetch)
        : builder_(builder), fetch_(std::move(fetch)) {}

    /// Whether the members are wanted, and not their number alone.
    [[nodiscard]] static bool wantsMembers(const PropertySlot& slot) {
        return slot.expansion != Expansion::count;
    }

    /// The members of one whose members are wanted: an array, v2's object of them, or one entity.
    bool take(PropertySlot& slot, text::JsonValue members);
    /// Where a collection goes on, and how many members it has in all.
    void noteNext(PropertySlot& slot, std::string_view link);
    void noteCount(PropertySlot& slot, std::int64_t count);

    [[nodiscard]] bool isEmpty() const { return pending_.empty(); }
    void forget() { pending_.clear(); }
    /// In place of RowBuilder::endRow.
    bool endRow(const ReadMember& readMember) { return endRow(0, readMember); }

private:
    struct Pending {
        PropertySlot* slot;
        std::vector<text::JsonValue> members = {};
        std::string nextLink = {};
        std::optional<std::int64_t> count = {};
        bool hasMembers = false;
    };

    Pending& pendingOf(PropertySlot& slot);
    bool endRow(std::size_t begin, const ReadMember& readMember);
    /// Each member, of this page and of those that follow.
    bool forEach(Pending& pending, const std::function<bool(const text::JsonValue&)>& use);
    bool settle(Pending& pending);
    bool settleCount(Pending& pending);

    RowBuilder& builder_;
    FetchMembers fetch_;
    std::vector<Pending> pending_;
};

/// The members of a page that goes on with an expanded collection.
struct MembersPage {
    std::vector<text::JsonValue> members;
    std::string nextLink = {};
};
/// `path` leads from a row to the members. Errors: badResponse, tooLarge, serviceFailed.
base::Result<MembersPage> readMembersPage(const MembersAnswer& answer, const DecoderLimits& limits,
                                          const std::vector<FeedMapping>& mappings,
                                          const std::string& path);

} // namespace odc::odata
