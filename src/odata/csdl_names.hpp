// SPDX-License-Identifier: MPL-2.0
// What a name in $metadata means: aliases replaced, namespaces added.
#pragma once

#include "odata/csdl.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace odc::odata::csdl {

class Names {
public:
    /// The document is borrowed and outlives it.
    explicit Names(const Document& document);

    /// "self.Product" → "Shop.Product"; a name without a namespace gets the schema's where that is
    /// a type of the document. Terms and targets are resolved the same way.
    [[nodiscard]] std::string resolve(const Schema& schema, std::string_view name) const;

    /// A type that a property may have: "String" of the first CSDL becomes "Edm.String", a type
    /// definition what it stands for, and Collection(…) is looked into.
    struct ResolvedType {
        std::string type;
        std::string definition = {}; ///< full name of the type definition, where it was one
    };
    [[nodiscard]] ResolvedType resolveType(const Schema& schema, std::string_view name) const;

    /// Whether the document describes the type, by full name, or it is one of Edm's own.
    [[nodiscard]] bool isKnownType(std::string_view fullName) const;
    /// The type definition of this full name, or null.
    [[nodiscard]] const WrittenType* findDefinition(std::string_view fullName) const;
    [[nodiscard]] const WrittenType* findEnumeration(std::string_view fullName) const;
    /// Whether the document describes or includes this namespace.
    [[nodiscard]] bool isKnownNamespace(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> aliases_; ///< of all schemas
    std::map<std::string, const WrittenType*, std::less<>> types_;
    std::map<std::string, std::string, std::less<>> definitions_; ///< what they stand for
    std::set<std::string, std::less<>> namespaces_;
};

} // namespace odc::odata::csdl
