// SPDX-License-Identifier: MPL-2.0
// The names that Atom payloads are made of, recognised by address after the first time.
#pragma once

#include "text/xml_push.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace odc::odata {

enum class AtomSpace : std::uint8_t { none, atom, meta, data, xml, gml, other };

enum class AtomName : std::uint8_t {
    other,
    feed,
    entry,
    content,
    properties,
    link,
    inlined, ///< m:inline
    count,
    error,
    message,
    null,
    type,
    rel,
    href,
    title,
    base,
    element,
    deletedEntry,
    links,
    uri,
    srsName,
    deletedLink,
    ref,
};

/// The relation of the link to a feed's next page.
inline bool isNextRelation(std::string_view relation) {
    return relation == "next" || relation == "http://www.iana.org/assignments/relation/next";
}

/// Source: OData Atom 2.0 to 4.0. Microsoft's pages also show the namespaces with https; both are
/// taken.
class AtomNames {
public:
    AtomName nameOf(text::XmlName name) {
        // Two places each, as two names of every row must not drive each other out.
        const std::uintptr_t at = hash(name) % names_.size();
        if (names_[at].address == name) [[likely]]
            return names_[at].name;
        KnownName& second = names_[at ^ 1];
        if (second.address != name)
            second = {name, look(name)};
        std::swap(names_[at], second);
        return names_[at].name;
    }
    AtomSpace spaceOf(text::XmlName uri) {
        auto& known = spaces_[hash(uri) % spaces_.size()];
        if (known.address != uri || !uri)
            known = {uri, lookSpace(uri)};
        return known.space;
    }

private:
    struct KnownName {
        text::XmlName address = nullptr;
        AtomName name = AtomName::other;
    };
    struct KnownSpace {
        text::XmlName address = nullptr;
        AtomSpace space = AtomSpace::none;
    };

    static std::uintptr_t hash(text::XmlName name) {
        const auto address = reinterpret_cast<std::uintptr_t>(name);
        return (std::uint64_t{address} * 0x9E3779B97F4A7C15u) >> 54;
    }
    static AtomName look(text::XmlName name);
    static AtomSpace lookSpace(text::XmlName uri);

    std::array<KnownName, 1024> names_{};
    std::array<KnownSpace, 16> spaces_{};
};

} // namespace odc::odata
