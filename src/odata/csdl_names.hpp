// SPDX-License-Identifier: MPL-2.0
// What a name in $metadata means: aliases replaced, namespaces added.
#pragma once

#include "odata/csdl.hpp"

#include <set>
#include <string>
#include <string_view>

namespace odc::odata::csdl {

class Names {
public:
    explicit Names(const Document& document);

    /// "self.Product" → "Shop.Product"; a name without a namespace gets the schema's where that is
    /// a type of the document. Terms and targets are resolved the same way.
    [[nodiscard]] std::string resolve(const Schema& schema, std::string_view name) const;

    /// The same for a type that a property may have: "String" of the first CSDL becomes
    /// "Edm.String", a type definition what it stands for, and Collection(…) is looked into.
    [[nodiscard]] std::string resolveType(const Schema& schema, std::string_view name) const;

    /// Whether the document describes the type, by full name, or it is one of Edm's own.
    [[nodiscard]] bool isKnownType(std::string_view fullName) const;

private:
    const Document& document_;
    std::set<std::string, std::less<>> types_;
    std::map<std::string, std::string, std::less<>> definitions_;
};

/// "Collection(NS.T)" → "NS.T"; any other as it is.
std::string_view itemTypeOf(std::string_view type);

} // namespace odc::odata::csdl
