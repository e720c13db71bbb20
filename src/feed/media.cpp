// SPDX-License-Identifier: MPL-2.0
#include "feed/media.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace odc::feed {

namespace {

std::string mediaTypeOf(std::string_view contentType) {
    std::string type(contentType.substr(0, contentType.find(';')));
    std::erase_if(type, [](unsigned char c) { return std::isspace(c); });
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type;
}

} // namespace

std::string_view acceptForRows(odata::Format format, std::optional<odata::Version> version) {
    if (format == odata::Format::atom)
        return "application/atom+xml,application/xml;q=0.9";
    if (format == odata::Format::json)
        return "application/json";
    if (version && *version >= odata::Version::v4)
        return "application/json,application/atom+xml;q=0.9,application/xml;q=0.8";
    return "application/atom+xml,application/xml;q=0.9,application/json;q=0.8";
}

bool isWebPage(std::string_view contentType) {
    const std::string type = mediaTypeOf(contentType);
    return type == "text/html" || type == "application/xhtml+xml";
}

bool isJson(std::string_view contentType) {
    const std::string type = mediaTypeOf(contentType);
    return type == "application/json" || type == "text/json" || type.ends_with("+json");
}

} // namespace odc::feed
