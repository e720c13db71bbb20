// SPDX-License-Identifier: MPL-2.0
// The entity data model of one service: what $metadata says, names resolved.
// Built by readMetadata (odata/metadata.hpp); immutable afterwards.
#pragma once

#include "base/table.hpp"
#include "odata/version.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// Term (full name) → value as text; constant values only, others keep their XML-free summary.
using Annotations = std::map<std::string, std::string, std::less<>>;

struct Property {
    std::string name;
    std::string type; ///< "Edm.Int64", "NS.Address", "Collection(Edm.String)"
    bool isNullable = true;
    std::optional<int> maxLength = {};
    std::optional<int> precision = {};
    std::optional<int> scale = {};
    std::string defaultValue = {};
    Annotations annotations = {}; ///< includes foreign attributes as "sap:label"

    bool operator==(const Property&) const = default;
};

struct NavigationProperty {
    std::string name;
    std::string targetType; ///< full name of the entity type
    bool isCollection = false;
    Annotations annotations = {};

    bool operator==(const NavigationProperty&) const = default;
};

/// An entity type or a complex type.
struct StructuredType {
    std::string name; ///< with namespace
    std::string baseType = {};
    bool isEntity = true;
    bool isAbstract = false;
    bool isOpen = false;
    bool hasStream = false;
    std::vector<std::string> key = {};               ///< own or inherited
    std::vector<Property> properties = {};           ///< inherited ones first
    std::vector<NavigationProperty> navigation = {}; ///< inherited ones first
    Annotations annotations = {};

    bool operator==(const StructuredType&) const = default;
};

struct EntitySet {
    std::string name;
    std::string entityType;
    std::map<std::string, std::string> navigationTargets = {}; ///< navigation property → set name
    Annotations annotations = {};

    bool operator==(const EntitySet&) const = default;
};

struct FunctionParameter {
    std::string name;
    std::string type;
    bool isNullable = true;
    bool operator==(const FunctionParameter&) const = default;
};

struct FunctionImport {
    std::string name;
    std::string returnType = {};
    std::string entitySet = {};
    std::string httpMethod = "GET";
    std::vector<FunctionParameter> parameters = {};
    Annotations annotations = {};
    bool operator==(const FunctionImport&) const = default;
};

/// Something in the metadata that could not be used, and what was done about it.
struct ModelWarning {
    std::string element; ///< "TenantReporting.CsActiveUserDaily/Date"
    std::string message;
    bool operator==(const ModelWarning&) const = default;
};

struct Model {
    Version version =
        Version::v2; ///< highest that the document's namespaces and DataServiceVersion allow
    std::map<std::string, StructuredType, std::less<>> types = {}; ///< by full name
    std::vector<EntitySet> entitySets = {};                        ///< default container first
    std::vector<FunctionImport> functionImports = {};
    std::vector<ModelWarning> warnings = {};

    [[nodiscard]] const EntitySet* findEntitySet(std::string_view name) const;
    [[nodiscard]] const StructuredType* findType(std::string_view fullName) const;
    bool operator==(const Model&) const = default;
};

/// The columns that an entity set's rows have: its properties in model order, complex ones as
/// "Address/City", reduced to `select` (in the order of select) where that is not empty.
/// A selected name that the model lacks becomes a text column.
base::Schema schemaOf(const Model& model, const StructuredType& type,
                      const std::vector<std::string>& select);

/// What kind of value an Edm type's values are; text for what it does not know.
base::ValueKind kindOf(std::string_view edmType);

} // namespace odc::odata
