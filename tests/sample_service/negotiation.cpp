// SPDX-License-Identifier: MPL-2.0
#include "sample_service/negotiation.hpp"

#include "base/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace odc::sample {

namespace {

struct Weighted {
    std::string name; ///< lower case, parameters but q included, no spaces
    double weight = 1;
};

/// The parts of an Accept-like header, best first.
std::vector<Weighted> readWeighted(std::string_view header) {
    std::string text;
    for (const char c : header) {
        if (c != ' ' && c != '\t')
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    std::vector<Weighted> parts;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view part = rest.substr(0, comma);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const std::size_t at = part.find(";q=");
        Weighted weighted{std::string(part.substr(0, at)), 1};
        if (at != std::string_view::npos)
            weighted.weight =
                base::parseReal(part.substr(at + 3, part.find(';', at + 1) - at - 3)).value_or(0);
        if (weighted.weight > 0 && !weighted.name.empty())
            parts.push_back(std::move(weighted));
    }
    std::ranges::stable_sort(parts, std::greater<>(), &Weighted::weight);
    return parts;
}

/// Whether the request says that it understands version 2 at most.
bool asksForVersion2(const Request& request) {
    for (const std::string_view name : {"MaxDataServiceVersion", "DataServiceVersion"}) {
        if (const std::optional<std::string> version = request.header(name))
            return version->starts_with('1') || version->starts_with('2');
    }
    return false;
}

std::optional<Format> formatOf(const std::string& type, const Request& request) {
    if (type == "*/*" || type == "application/*" || type.starts_with("application/atom+xml") ||
        type.starts_with("application/atomsvc+xml") || type.starts_with("application/xml") ||
        type.starts_with("text/xml"))
        return Format::atom;
    if (!type.starts_with("application/json"))
        return {};
    if (type.find("odata=verbose") != std::string::npos)
        return Format::verboseJson;
    if (type.find("odata=") != std::string::npos)
        return Format::lightJson;
    return asksForVersion2(request) ? Format::verboseJson : Format::lightJson;
}

} // namespace

Outcome<Format> chooseFormat(const Request& request,
                             const std::optional<std::string>& formatOption) {
    if (formatOption) {
        if (equalIgnoringCase(*formatOption, "atom"))
            return Format::atom;
        if (equalIgnoringCase(*formatOption, "json"))
            return Format::verboseJson;
        return Refusal{
            400, RefusalShape::odata,
            fmt::format("The value '{}' of the query parameter '$format' is not supported. "
                        "Use Atom or Json.",
                        *formatOption)};
    }
    const std::optional<std::string> accept = request.header("Accept");
    if (!accept || accept->empty())
        return Format::atom;
    for (const Weighted& type : readWeighted(*accept)) {
        if (const std::optional<Format> format = formatOf(type.name, request))
            return *format;
    }
    return Refusal{415, RefusalShape::odata, "Unsupported media type requested."};
}

MetadataLevel levelOf(const Request& request) {
    for (const Weighted& type : readWeighted(request.header("Accept").value_or(""))) {
        if (formatOf(type.name, request) != Format::lightJson)
            continue;
        if (type.name.find("odata=nometadata") != std::string::npos)
            return MetadataLevel::none;
        if (type.name.find("odata=fullmetadata") != std::string::npos)
            return MetadataLevel::full;
        break;
    }
    return MetadataLevel::minimal;
}

Format likelyFormat(const Request& request) {
    const Outcome<Format> format = chooseFormat(request, {});
    const Format* known = std::get_if<Format>(&format);
    return known ? *known : Format::atom;
}

Language chooseLanguage(const Request& request) {
    for (const Weighted& language : readWeighted(request.header("Accept-Language").value_or(""))) {
        if (language.name == "de" || language.name.starts_with("de-"))
            return Language::german;
        if (language.name == "en" || language.name.starts_with("en-") || language.name == "*")
            return Language::english;
    }
    return Language::english;
}

} // namespace odc::sample
