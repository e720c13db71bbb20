// SPDX-License-Identifier: MPL-2.0
#include "odata/capabilities.hpp"

#include <algorithm>

namespace odc::odata {

namespace {

/// Whether the path or what it leads through is listed: "Address" stands for "Address/City".
bool isListed(const std::vector<std::string>& paths, std::string_view path) {
    return std::ranges::any_of(paths, [&](const std::string& each) {
        return path.starts_with(each) && (path.size() == each.size() || path[each.size()] == '/');
    });
}

} // namespace

bool Capabilities::canFilter(std::string_view property) const {
    return isFilterable && !isListed(nonFilterable, property);
}

bool Capabilities::canSort(std::string_view property) const {
    return isSortable && !isListed(nonSortable, property);
}

bool Capabilities::canExpand(std::string_view navigation) const {
    return isExpandable && !isListed(nonExpandable, navigation);
}

} // namespace odc::odata
