// SPDX-License-Identifier: MPL-2.0
#include "feed/media.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace odc::feed {

namespace {

constexpr std::string_view atom = "application/atom+xml";
constexpr std::string_view anything = "*/*";
constexpr std::string_view verboseJson = "application/json;odata=verbose";
constexpr std::string_view onlyAtom = "application/atom+xml,application/xml;q=0.9";
constexpr std::string_view onlyJson = "application/json";
constexpr std::string_view onlyMinimalJson =
    "application/json;odata.metadata=minimal,application/json;q=0.9";
constexpr std::string_view onlyLightJson =
    "application/json;odata=minimalmetadata,application/json;q=0.9";
constexpr std::string_view onlyCsv = "text/csv";
constexpr std::string_view atomFirst =
    "application/atom+xml,application/xml;q=0.9,application/json;q=0.8";
constexpr std::string_view minimalJsonFirst =
    "application/json;odata.metadata=minimal,application/json;q=0.9,application/atom+xml;q=0.8,"
    "application/xml;q=0.7";
constexpr std::string_view lightJsonFirst =
    "application/json;odata=minimalmetadata,application/atom+xml;q=0.9,application/xml;q=0.8,"
    "application/json;q=0.7";

std::string mediaTypeOf(std::string_view contentType) {
    std::string type(contentType.substr(0, contentType.find(';')));
    std::erase_if(type, [](unsigned char c) { return std::isspace(c); });
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type;
}

bool isNewest(std::optional<odata::Version> version) {
    return version && *version >= odata::Version::v4;
}

} // namespace

std::string_view acceptForRows(odata::Format format, std::optional<odata::Version> version) {
    const bool isV4 = version && *version >= odata::Version::v4;
    const bool isV3 = version == odata::Version::v3;
    if (format == odata::Format::atom)
        return onlyAtom;
    if (format == odata::Format::json)
        return isV4 ? onlyMinimalJson : isV3 ? onlyLightJson : onlyJson;
    if (format == odata::Format::csv)
        return onlyCsv;
    return isV4 ? minimalJsonFirst : isV3 ? lightJsonFirst : atomFirst;
}

std::span<const std::string_view> acceptInstead(std::string_view refused) {
    static constexpr std::array<std::string_view, 3> afterJson{"application/json", atom, anything};
    static constexpr std::array<std::string_view, 3> afterAtom{atom, "application/json", anything};
    static constexpr std::array<std::string_view, 2> otherJson{"application/json", verboseJson};
    static constexpr std::array<std::string_view, 1> justAtom{atom};
    static constexpr std::array<std::string_view, 1> justAnything{anything};
    if (refused == minimalJsonFirst || refused == lightJsonFirst)
        return afterJson;
    if (refused == atomFirst)
        return afterAtom;
    if (refused == onlyMinimalJson || refused == onlyLightJson)
        return otherJson;
    if (refused == onlyJson)
        return std::span(otherJson).subspan(1);
    if (refused == onlyAtom)
        return justAtom;
    if (refused == onlyCsv)
        return {};
    return justAnything;
}

std::string acceptFor(odata::AnswerForm form, odata::Format format,
                      std::optional<odata::Version> version) {
    switch (form) {
    case odata::AnswerForm::count:
        return "text/plain,*/*;q=0.5";
    case odata::AnswerForm::raw:
        return "*/*";
    case odata::AnswerForm::value:
    case odata::AnswerForm::links:
        // They are no Atom documents, and strict services say so.
        if (format == odata::Format::atom || (format == odata::Format::any && !isNewest(version)))
            return "application/xml,application/atom+xml;q=0.9,application/json;q=0.8";
        break;
    case odata::AnswerForm::rows:
        break;
    }
    return std::string(acceptForRows(format, version));
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
