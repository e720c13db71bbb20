// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/xml_base.hpp"

namespace odc::odata {

namespace {

/// Length of "https:", or 0 where the text begins with no scheme.
std::size_t schemeLength(std::string_view text) {
    const auto end = text.find_first_of(":/?#");
    return end != std::string_view::npos && end > 0 && text[end] == ':' ? end + 1 : 0;
}

/// "a/./b/../c" becomes "a/c"; the path begins with a slash or is empty.
std::string withoutDots(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const auto next = path.find('/', 1);
        const std::string_view segment = path.substr(0, next);
        path.remove_prefix(segment.size());
        const bool isLast = path.empty();
        if (segment == "/.") {
            if (isLast)
                out += '/';
        } else if (segment == "/..") {
            const auto cut = out.rfind('/');
            out.resize(cut == std::string::npos ? 0 : cut);
            if (isLast)
                out += '/';
        } else {
            out += segment;
        }
    }
    return out;
}

} // namespace

std::string resolveBase(std::string_view base, std::string_view reference) {
    if (base.empty() || schemeLength(reference) > 0)
        return std::string(reference);
    const std::size_t scheme = schemeLength(base);
    if (reference.starts_with("//"))
        return std::string(base.substr(0, scheme)) + std::string(reference);
    std::size_t pathBegin = scheme;
    if (base.substr(scheme).starts_with("//"))
        pathBegin = base.find_first_of("/?#", scheme + 2);
    if (pathBegin == std::string_view::npos)
        pathBegin = base.size();
    const std::string_view origin = base.substr(0, pathBegin);
    std::string_view path = base.substr(pathBegin);
    path = path.substr(0, path.find_first_of("?#"));
    if (reference.empty())
        return std::string(origin) + std::string(path);

    const auto pathEnd = reference.find_first_of("?#");
    const std::string_view referencePath = reference.substr(0, pathEnd);
    const std::string_view rest =
        pathEnd == std::string_view::npos ? std::string_view() : reference.substr(pathEnd);
    std::string merged;
    if (referencePath.empty()) {
        merged = path;
    } else if (referencePath.front() == '/') {
        merged = withoutDots(referencePath);
    } else {
        const auto directory = path.rfind('/');
        merged = directory == std::string_view::npos ? "/" : path.substr(0, directory + 1);
        merged = withoutDots(merged + std::string(referencePath));
    }
    return std::string(origin) + merged + std::string(rest);
}

} // namespace odc::odata
