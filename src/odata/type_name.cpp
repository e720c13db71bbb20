// SPDX-License-Identifier: MPL-2.0
#include "odata/type_name.hpp"

namespace odc::odata {

std::string_view itemTypeOf(std::string_view type) {
    for (const std::string_view open : {"Collection(", "Bag("})
        if (type.starts_with(open) && type.ends_with(')'))
            return type.substr(open.size(), type.size() - open.size() - 1);
    return {};
}

bool isCollectionType(std::string_view type) {
    return !itemTypeOf(type).empty();
}

std::string_view elementTypeOf(std::string_view type) {
    const std::string_view item = itemTypeOf(type);
    return item.empty() ? type : item;
}

namespace {

std::string withoutMark(std::string_view written) {
    if (written.starts_with('#'))
        written.remove_prefix(1);
    if (written.empty() || written.find('.') != std::string_view::npos)
        return std::string(written);
    return "Edm." + std::string(written);
}

} // namespace

std::string fullTypeName(std::string_view written) {
    const std::string_view item = itemTypeOf(written.substr(written.starts_with('#') ? 1 : 0));
    return item.empty() ? withoutMark(written) : "Collection(" + withoutMark(item) + ")";
}

bool isShapeType(std::string_view type) {
    return type.starts_with("Edm.Geo");
}

} // namespace odc::odata
