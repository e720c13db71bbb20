// SPDX-License-Identifier: MPL-2.0
#include "report/expanding.hpp"

#include "odata/expansions.hpp"

namespace odc::report {

Result<std::vector<odata::ExpandItem>> expandOf(const Source& source) {
    auto items = odata::parseExpand(source.expand);
    if (!items)
        return items;
    for (const auto& [path, expansion] : source.shown)
        if (auto shown = odata::showAs(*items, path, expansion); !shown)
            return shown.error();
    if (auto checked = odata::checkExpansions(*items); !checked)
        return checked.error();
    return items;
}

} // namespace odc::report
