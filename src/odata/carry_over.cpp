// SPDX-License-Identifier: MPL-2.0
#include "odata/carry_over.hpp"

#include "odata/call_parameters.hpp"
#include "odata/expand.hpp"
#include "odata/fit_literal.hpp"
#include "odata/path_type.hpp"
#include "odata/split.hpp"
#include "odata/translate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

/// What is known about the rows of one level.
struct Place {
    const Model* model;
    const StructuredType* type;

    [[nodiscard]] Place below(std::string_view path) const {
        Place place = *this;
        for (const std::string_view segment : split(path, '/'))
            if (place.type != nullptr && !segment.starts_with('$'))
                place.type = stepInto(*model, *place.type, segment);
        return place;
    }
    [[nodiscard]] TypeOfPath types() const {
        return type == nullptr ? TypeOfPath() : pathTypes(*model, *type);
    }
};

/// Where brackets and quotation marks all have their partners.
bool isBalanced(std::string_view text) {
    std::string open;
    char quote = '\0';
    for (const char c : text) {
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
            continue;
        }
        if (c == '\'' || c == '"')
            quote = c;
        else if (c == '(' || c == '[' || c == '{')
            open.push_back(c == '(' ? ')' : c == '[' ? ']' : '}');
        else if (c == ')' || c == ']' || c == '}') {
            if (open.empty() || open.back() != c)
                return false;
            open.pop_back();
        }
    }
    return open.empty() && quote == '\0';
}

Result<void> requireBalance(std::string_view option, std::string_view text) {
    // A word that is searched for may hold an apostrophe ("Daniel's"); only v4's phrases are
    // quoted.
    // What stands between apostrophes as a whole is what a user has typed so far, whatever it is.
    const bool isTyped = text.size() >= 2 && text.front() == '\'' && text.back() == '\'';
    std::string checked(text);
    if (option == "$search")
        std::erase(checked, '\'');
    if (option == "$search" && isTyped)
        return {};
    if (isBalanced(checked))
        return {};
    return Error{
        ErrorKind::wrongUsage,
        fmt::format("{} has a bracket or a quotation mark without its partner: {}", option, text)};
}

class CarryOver {
public:
    CarryOver(Version version, Place place) : dialect_(dialectOf(version)), place_(place) {}

    Result<Query> run(Query query) const {
        if (auto done = carryTexts(query.filter, query.orderby, place_); !done)
            return std::move(done).error();
        const std::array<std::pair<std::string_view, std::string_view>, 3> texts{
            {{"$apply", query.apply}, {"$search", query.search}, {"$compute", query.compute}}};
        for (const auto& [option, text] : texts)
            if (auto balanced = requireBalance(option, text); !balanced)
                return std::move(balanced).error();
        auto expand = carryExpand(query.expand, place_);
        if (!expand)
            return std::move(expand).error();
        query.expand = std::move(*expand);
        query.select = dialect_ == Dialect::v4 ? selectForV4(query.select, query.expand, place_)
                                               : selectForV2(query);
        return query;
    }

private:
    Result<void> carryTexts(std::string& filter, std::string& orderby, const Place& place) const {
        if (!filter.empty()) {
            auto carried = filterFor(filter, dialect_, place.types());
            if (carried && place.type != nullptr)
                carried = fitFilter(*carried, dialect_, *place.model, place.types());
            if (!carried)
                return std::move(carried).error();
            filter = std::move(*carried);
        }
        if (!orderby.empty()) {
            auto carried = orderByFor(orderby, dialect_, place.types());
            if (!carried)
                return std::move(carried).error();
            orderby = std::move(*carried);
        }
        return {};
    }

    Result<std::vector<ExpandItem>> carryExpand(const std::vector<ExpandItem>& items,
                                                const Place& place) const {
        std::vector<ExpandItem> carried;
        for (const ExpandItem& item : items)
            if (auto added = addItem(carried, item, item.path, place); !added)
                return std::move(added).error();
        return carried;
    }

    /// `path` is what is left of the item's path at this level.
    Result<void> addItem(std::vector<ExpandItem>& items, const ExpandItem& item,
                         std::string_view path, const Place& place) const {
        const std::size_t end = endOfNavigation(path, place);
        const std::string_view own = path.substr(0, end);
        const std::string_view rest = path.substr(std::min(end + 1, path.size()));
        const Place below = place.below(own);
        if (!rest.empty()) {
            ExpandItem& outer = itemOf(items, own);
            return addItem(outer.expand, item, rest, below);
        }
        ExpandItem last = item;
        last.path = own;
        if (auto done = carryTexts(last.filter, last.orderby, below); !done)
            return done;
        if (auto balanced = requireBalance("$search", last.search); !balanced)
            return balanced;
        auto inner = carryExpand(item.expand, below);
        if (!inner)
            return std::move(inner).error();
        last.expand = std::move(*inner);
        if (dialect_ == Dialect::v4)
            last.select = selectForV4(item.select, last.expand, below);
        merge(itemOf(items, own), std::move(last));
        return {};
    }

    /// Behind the first segment that is a navigation property, with $ref, $count or a cast that
    /// belongs to it. Without a model each plain name could be one.
    static std::size_t endOfNavigation(std::string_view path, const Place& place) {
        std::size_t end = 0;
        Place here = place;
        bool isBehind = false;
        for (const std::string_view segment : split(path, '/')) {
            const bool isPlain = segment.find_first_of(".$*@") == std::string_view::npos;
            const bool isTail = segment.starts_with('$') || !isPlain;
            if (isBehind && !isTail)
                break;
            end += segment.size() + (end == 0 ? 0 : 1);
            if (isPlain)
                isBehind = here.type == nullptr || isNavigation(*here.type, segment);
            if (here.type != nullptr && isPlain)
                here.type = stepInto(*here.model, *here.type, segment);
        }
        return end;
    }

    static ExpandItem& itemOf(std::vector<ExpandItem>& items, std::string_view path) {
        const auto found = std::ranges::find(items, path, &ExpandItem::path);
        if (found != items.end())
            return *found;
        items.push_back(ExpandItem{std::string(path)});
        return items.back();
    }

    static void merge(ExpandItem& place, ExpandItem&& item) {
        std::vector<ExpandItem> expand = std::move(place.expand);
        std::vector<std::string> select = std::move(place.select);
        place = std::move(item);
        for (ExpandItem& inner : expand)
            merge(itemOf(place.expand, inner.path), ExpandItem(inner));
        for (std::string& name : select)
            if (std::ranges::find(place.select, name) == place.select.end())
                place.select.push_back(std::move(name));
    }

    /// "Orders/Id" goes to the item that expands Orders.
    static std::vector<std::string> selectForV4(const std::vector<std::string>& names,
                                                std::vector<ExpandItem>& expand,
                                                const Place& place) {
        std::vector<std::string> own;
        for (const std::string& name : names) {
            const auto item = std::ranges::find_if(
                expand, [&](const ExpandItem& each) { return name.starts_with(each.path + "/"); });
            if (item == expand.end())
                own.push_back(name);
            else
                item->select = selectForV4With(*item, name.substr(item->path.size() + 1), place);
        }
        return own;
    }

    static std::vector<std::string> selectForV4With(ExpandItem& item, std::string name,
                                                    const Place& place) {
        std::vector<std::string> names = item.select;
        names.push_back(std::move(name));
        return selectForV4(names, item.expand, place.below(item.path));
    }

    std::vector<std::string> selectForV2(const Query& query) const {
        std::vector<std::string> names;
        const auto add = [&](const std::string& name) {
            if (std::ranges::find(names, name) == names.end())
                names.push_back(name);
        };
        for (const std::string& name : query.select)
            add(withoutPart(name, place_));
        std::vector<std::string> inner;
        addInnerNames(query.expand, {}, place_, !query.select.empty(), inner);
        if (names.empty() && !inner.empty())
            add("*");
        for (const std::string& name : inner) {
            const bool isThere = std::ranges::any_of(
                names, [&](const std::string& each) { return each.starts_with(name + "/"); });
            if (!isThere)
                add(name);
        }
        return names;
    }

    /// What the items select; with `isChosen` also the items that select nothing, whole.
    static void addInnerNames(const std::vector<ExpandItem>& items, const std::string& prefix,
                              const Place& place, bool isChosen, std::vector<std::string>& names) {
        for (const ExpandItem& item : items) {
            const std::string path = prefix + item.path;
            const Place below = place.below(item.path);
            for (const std::string& name : item.select)
                names.push_back(path + "/" + withoutPart(name, below));
            if (item.select.empty() && isChosen)
                names.push_back(path);
            addInnerNames(item.expand, path + "/", below, isChosen || !item.select.empty(), names);
        }
    }

    /// Versions 1 to 3 select a complex property as a whole.
    static std::string withoutPart(const std::string& name, const Place& place) {
        std::size_t end = 0;
        Place here = place;
        for (const std::string_view segment : split(name, '/')) {
            end += segment.size() + (end == 0 ? 0 : 1);
            if (here.type == nullptr)
                continue;
            const bool isComplex =
                !isNavigation(*here.type, segment) && segment.find('.') == std::string_view::npos;
            here.type = stepInto(*here.model, *here.type, segment);
            if (isComplex && here.type != nullptr)
                return name.substr(0, end);
        }
        return name;
    }

    Dialect dialect_;
    Place place_;
};

} // namespace

Result<Query> carryOver(const Query& query, Version version, const Model* model,
                        const StructuredType* type) {
    auto carried = CarryOver(version, {model, type}).run(query);
    if (!carried || model == nullptr)
        return carried;
    if (auto called = writeCall(*carried, dialectOf(version), *model); !called)
        return std::move(called).error();
    return carried;
}

} // namespace odc::odata
