// SPDX-License-Identifier: MPL-2.0
#include "odata/expand_all.hpp"

#include "odata/path_type.hpp"
#include "odata/split.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace odc::odata {

namespace {

/// More of them would make a URL that services refuse for its length.
constexpr std::size_t mostWrittenOut = 50;

bool isStar(std::string_view path) {
    return path == "*" || path.starts_with("*/$");
}

/// Null where the model does not know it.
const StructuredType* targetOf(const Model& model, const StructuredType& type,
                               std::string_view path) {
    const StructuredType* at = &type;
    for (const std::string_view segment : split(path, '/'))
        if (at && !segment.starts_with('$'))
            at = stepInto(model, *at, segment);
    return at;
}

bool isNamed(const std::vector<ExpandItem>& items, std::string_view name) {
    return std::ranges::any_of(items, [&](const ExpandItem& item) {
        return item.path == name || (item.path.starts_with(name) && item.path[name.size()] == '/');
    });
}

} // namespace

std::vector<ExpandItem> expandAll(const std::vector<ExpandItem>& items, const Model& model,
                                  const StructuredType& type) {
    std::vector<ExpandItem> all;
    for (const ExpandItem& item : items) {
        if (!isStar(item.path)) {
            ExpandItem& own = all.emplace_back(item);
            const StructuredType* const target = targetOf(model, type, item.path);
            if (target && !item.expand.empty())
                own.expand = expandAll(item.expand, model, *target);
        } else if (type.navigation.size() > mostWrittenOut) {
            all.push_back(item);
        } else {
            for (const NavigationProperty& navigation : type.navigation)
                if (!isNamed(items, navigation.name))
                    all.emplace_back(item).path = navigation.name + item.path.substr(1);
        }
    }
    return all;
}

} // namespace odc::odata
