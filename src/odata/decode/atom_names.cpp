// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/atom_names.hpp"

#include <string_view>
#include <utility>

namespace odc::odata {

AtomName AtomNames::look(text::XmlName name) {
    static constexpr std::array<std::pair<std::string_view, AtomName>, 23> table{{
        {"feed", AtomName::feed},       {"entry", AtomName::entry},
        {"content", AtomName::content}, {"properties", AtomName::properties},
        {"link", AtomName::link},       {"inline", AtomName::inlined},
        {"count", AtomName::count},     {"error", AtomName::error},
        {"message", AtomName::message}, {"Message", AtomName::message},
        {"null", AtomName::null},       {"type", AtomName::type},
        {"rel", AtomName::rel},         {"href", AtomName::href},
        {"title", AtomName::title},     {"base", AtomName::base},
        {"element", AtomName::element}, {"deleted-entry", AtomName::deletedEntry},
        {"links", AtomName::links},     {"uri", AtomName::uri},
        {"srsName", AtomName::srsName}, {"deleted-link", AtomName::deletedLink},
        {"ref", AtomName::ref},
    }};
    const std::string_view text = text::viewOf(name);
    for (const auto& [known, value] : table)
        if (known == text)
            return value;
    return AtomName::other;
}

AtomSpace AtomNames::lookSpace(text::XmlName uri) {
    std::string_view text = text::viewOf(uri);
    if (text.empty())
        return AtomSpace::none;
    if (text.starts_with("http://"))
        text.remove_prefix(7);
    else if (text.starts_with("https://"))
        text.remove_prefix(8);
    if (text == "www.w3.org/2005/Atom")
        return AtomSpace::atom;
    if (text == "schemas.microsoft.com/ado/2007/08/dataservices/metadata" ||
        text == "docs.oasis-open.org/odata/ns/metadata")
        return AtomSpace::meta;
    if (text == "schemas.microsoft.com/ado/2007/08/dataservices" ||
        text == "docs.oasis-open.org/odata/ns/data")
        return AtomSpace::data;
    if (text == "www.opengis.net/gml" || text.starts_with("www.opengis.net/gml/"))
        return AtomSpace::gml;
    return text == "www.w3.org/XML/1998/namespace" ? AtomSpace::xml : AtomSpace::other;
}

} // namespace odc::odata
