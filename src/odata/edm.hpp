// SPDX-License-Identifier: MPL-2.0
// The entity data model of one service: what $metadata says, names resolved, whichever version and
// format it was written in.
// Built by readMetadata (odata/metadata.hpp); immutable afterwards.
#pragma once

#include "base/table.hpp"
#include "odata/capabilities.hpp"
#include "odata/version.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

/// Term (full name, a qualifier after #) → value as text. A constant is its text, a list its items
/// with commas, a record "Name: value" with semicolons, an enumeration its members' names, a path
/// the path; other expressions are written like a filter ("if(IsSold, Price, 0)"). What annotates
/// an annotation has the key "Term@Other.Term".
using Annotations = std::map<std::string, std::string, std::less<>>;

struct Property {
    std::string name;
    /// "Edm.Int64", "NS.Address", "Collection(NS.Color)"; a type definition is replaced by what it
    /// stands for.
    std::string type;
    bool isNullable = true;
    std::optional<int> maxLength = {};
    std::optional<int> precision = {};
    std::optional<int> scale = {};
    std::string defaultValue = {};
    Annotations annotations = {}; ///< includes foreign attributes as "sap:label"
    std::string definition = {};  ///< the type definition that `type` stood under, or empty
    /// Scale="variable" and "floating": the values themselves say how many decimals they have.
    bool isScaleVariable = false;

    bool operator==(const Property&) const = default;
};

struct NavigationProperty {
    std::string name;
    std::string targetType; ///< full name of the entity type
    bool isCollection = false;
    Annotations annotations = {};
    bool isNullable = true;
    bool isContained = false; ///< the targets live below this entity and in no set of their own
    std::string partner = {}; ///< the way back; may be empty
    /// Dependent property here → principal property of the target, in the order of the metadata.
    std::vector<std::pair<std::string, std::string>> constraints = {};

    bool operator==(const NavigationProperty&) const = default;
};

/// Members in the order of the metadata; a value that none of them has is shown as its number.
struct EnumMember {
    std::string name;
    std::int64_t value = 0;
    Annotations annotations = {};

    bool operator==(const EnumMember&) const = default;
};

struct EnumType {
    std::string name; ///< with namespace
    std::string underlyingType = "Edm.Int32";
    bool isFlags = false;
    std::vector<EnumMember> members = {};
    Annotations annotations = {};

    bool operator==(const EnumType&) const = default;
};

/// A primitive type under a name of the service's own.
struct TypeDefinition {
    std::string name; ///< with namespace
    std::string underlyingType = "Edm.String";
    std::optional<int> maxLength = {};
    std::optional<int> precision = {};
    std::optional<int> scale = {};
    Annotations annotations = {};

    bool operator==(const TypeDefinition&) const = default;
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
    /// v4: key part as it is named in a key predicate → path of the property, where they differ.
    std::map<std::string, std::string> keyAliases = {};
    /// Path below the type ("Address/City") → annotations that hold when it is met by this path.
    std::map<std::string, Annotations> pathAnnotations = {};

    bool operator==(const StructuredType&) const = default;
};

struct EntitySet {
    std::string name;
    std::string entityType;
    /// Navigation path ("Orders", "Address/Country", "NS.Manager/Team") → set name.
    std::map<std::string, std::string> navigationTargets = {};
    Annotations annotations = {};
    Capabilities capabilities = {};
    std::map<std::string, Annotations> pathAnnotations = {}; ///< as those of its type
    bool isInServiceDocument = true;

    bool operator==(const EntitySet&) const = default;
};

/// One entity at an address of its own.
struct Singleton {
    std::string name;
    std::string entityType;
    /// Navigation path ("Orders", "Address/Country", "NS.Manager/Team") → set name.
    std::map<std::string, std::string> navigationTargets = {};
    Annotations annotations = {};
    Capabilities capabilities = {};
    std::map<std::string, Annotations> pathAnnotations = {}; ///< as those of its type

    bool operator==(const Singleton&) const = default;
};

struct FunctionParameter {
    std::string name;
    std::string type;
    bool isNullable = true;
    std::string definition = {}; ///< as a property's
    std::optional<int> maxLength = {};
    std::optional<int> precision = {};
    std::optional<int> scale = {};
    bool isOptional = false; ///< may be left out of a call
    Annotations annotations = {};
    bool operator==(const FunctionParameter&) const = default;
};

/// One overload of a function or an action of v4. A bound one's first parameter is what it is
/// called on.
struct Operation {
    std::string name; ///< with namespace
    bool isAction = false;
    bool isBound = false;
    bool isComposable = false;
    std::string entitySetPath = {};
    std::vector<FunctionParameter> parameters = {};
    std::string returnType = {};
    bool isReturnNullable = true;
    Annotations annotations = {};
    Annotations returnAnnotations = {};

    bool operator==(const Operation&) const = default;
};

/// What a container offers to call: a function import of v1 to v3 with all it needs, or of v4 with
/// the parameters of its first overload; the others stand in Model::operations.
struct FunctionImport {
    std::string name;
    std::string returnType = {};
    std::string entitySet = {};
    std::string httpMethod = "GET";
    std::vector<FunctionParameter> parameters = {};
    Annotations annotations = {};
    std::string operation = {}; ///< v4: the full name of the function or action
    bool isAction = false;
    bool isBindable = false; ///< v3: called on what its first parameter is given
    bool isInServiceDocument = false;
    bool operator==(const FunctionImport&) const = default;
};

/// A term that the metadata itself declares; vocabularies consist of them.
struct Term {
    std::string name; ///< with namespace
    std::string type;
    std::string defaultValue = {};
    std::string appliesTo = {}; ///< "Property EntityType"; empty: anything
    Annotations annotations = {};

    bool operator==(const Term&) const = default;
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
    std::map<std::string, StructuredType, std::less<>> types = {};       ///< by full name
    std::map<std::string, EnumType, std::less<>> enums = {};             ///< by full name
    std::map<std::string, TypeDefinition, std::less<>> definitions = {}; ///< by full name
    std::vector<EntitySet> entitySets = {}; ///< default container first
    std::vector<Singleton> singletons = {};
    std::vector<Operation> operations = {}; ///< v4
    std::vector<FunctionImport> functionImports = {};
    std::vector<ModelWarning> warnings = {};
    std::string container = {}; ///< full name of the default one; empty where there is none
    Annotations containerAnnotations = {};
    ServiceCapabilities service = {};
    std::map<std::string, Term, std::less<>> terms = {}; ///< by full name

    [[nodiscard]] const EntitySet* findEntitySet(std::string_view name) const;
    [[nodiscard]] const Singleton* findSingleton(std::string_view name) const;
    [[nodiscard]] const StructuredType* findType(std::string_view fullName) const;
    [[nodiscard]] const EnumType* findEnum(std::string_view fullName) const;
    bool operator==(const Model&) const = default;
};

/// The types that are derived from this one, directly or not, in the order of their names.
std::vector<const StructuredType*> derivedTypesOf(const Model& model, std::string_view typeName);
/// Whether the one type is the other or derived from it.
bool isOfType(const Model& model, std::string_view typeName, std::string_view baseName);

/// The primitive type behind a name: of a type definition what it stands for, of an enumeration
/// itself, also inside Collection(…).
std::string underlyingTypeOf(const Model& model, std::string_view type);

/// The columns that an entity set's rows have: its properties in model order, complex ones as
/// "Address/City", reduced to `select` (in the order of select) where that is not empty.
/// A selected name that the model lacks becomes a text column.
/// Headings, units and ways to show come from annotations: see annotation_terms.hpp.
base::Schema schemaOf(const Model& model, const StructuredType& type,
                      const std::vector<std::string>& select);
/// The columns that only types derived from this one have, all of them nullable. One that several
/// of them have with different kinds of value is text.
base::Schema derivedColumnsOf(const Model& model, const StructuredType& type);

/// What a person calls the element that is annotated so; empty where no label is given.
std::string labelOf(const Annotations& annotations);

/// What kind of value an Edm type's values are; text for what it does not know, enumerations and
/// geography among it. kindOf(model, …) looks through type definitions.
base::ValueKind kindOf(std::string_view edmType);
base::ValueKind kindOf(const Model& model, std::string_view type);

} // namespace odc::odata
