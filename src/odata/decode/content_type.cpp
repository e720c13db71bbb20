// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/content_type.hpp"

#include "odata/characters.hpp"

#include <algorithm>
#include <array>

namespace odc::odata {

std::string mediaTypeOf(std::string_view contentType) {
    return toLowerCase(trimmed(contentType.substr(0, contentType.find(';'))));
}

std::string parameterOf(std::string_view contentType, std::string_view name) {
    std::size_t at = contentType.find(';');
    while (at != std::string_view::npos) {
        contentType.remove_prefix(at + 1);
        const std::size_t equals = contentType.find('=');
        if (equals == std::string_view::npos)
            return {};
        const bool isWanted = toLowerCase(trimmed(contentType.substr(0, equals))) == name;
        contentType = trimmed(contentType.substr(equals + 1));
        const bool isQuoted = contentType.starts_with('"');
        if (isQuoted)
            contentType.remove_prefix(1);
        const std::size_t end =
            std::min(contentType.find(isQuoted ? '"' : ';'), contentType.size());
        if (isWanted)
            return std::string(trimmed(contentType.substr(0, end)));
        contentType.remove_prefix(end);
        at = contentType.find(';');
    }
    return {};
}

bool isDelimitedText(std::string_view mediaType) {
    static constexpr std::array<std::string_view, 6> names{
        "text/csv",          "application/csv",           "text/x-csv",
        "application/x-csv", "text/tab-separated-values", "text/comma-separated-values"};
    return std::ranges::find(names, mediaType) != names.end();
}

} // namespace odc::odata
