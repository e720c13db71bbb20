// SPDX-License-Identifier: MPL-2.0
// $metadata as it is written, element by element, the same for XML and JSON: names not yet
// resolved, members not yet inherited. The model that the rest works with is made from it by
// model_builder.hpp.
#pragma once

#include "base/result.hpp"
#include "odata/csdl_expression.hpp"
#include "odata/edm.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata::csdl {

using base::Result;

struct WrittenProperty {
    Property property; ///< its annotations are the foreign attributes and the documentation
    WrittenAnnotations terms = {};
};

struct WrittenNavigation {
    NavigationProperty navigation;
    std::string relationship = {}; ///< v1 to v3: an association
    std::string fromRole = {};
    std::string toRole = {};
    std::string type = {}; ///< v4, with Collection(…)
    WrittenAnnotations terms = {};
};

struct WrittenMember {
    EnumMember member;
    WrittenAnnotations terms = {};
};

/// An entity type, a complex type, an enumeration or a type definition.
struct WrittenType {
    enum class Kind { entity, complex, enumeration, definition };
    Kind kind = Kind::entity;
    std::string name;          ///< without namespace
    std::string baseType = {}; ///< of an enumeration or a definition: what it stands for
    bool isAbstract = false;
    bool isOpen = false;
    bool hasStream = false;
    bool isFlags = false;
    std::vector<std::string> key = {};
    std::map<std::string, std::string> keyAliases = {};
    std::vector<WrittenProperty> properties = {};
    std::vector<WrittenNavigation> navigation = {};
    std::vector<WrittenMember> members = {};
    TypeDefinition facets = {}; ///< of a definition
    Annotations annotations = {};
    WrittenAnnotations terms = {};
};

struct WrittenTerm {
    Term term; ///< without namespace
    WrittenAnnotations terms = {};
};

struct AssociationEnd {
    std::string role;
    std::string type = {};         ///< of an association
    std::string multiplicity = {}; ///< of an association
    std::string entitySet = {};    ///< of an association set
};

/// An association or, with entity sets at its ends, an association set.
struct Association {
    std::string name;
    std::string association = {}; ///< of a set: the association
    std::vector<AssociationEnd> ends = {};
    std::string dependentRole = {}; ///< whose properties repeat the other end's key
    std::vector<std::string> dependent = {};
    std::vector<std::string> principal = {};
};

/// An entity set or a singleton.
struct WrittenEntitySet {
    std::string name;
    std::string entityType;
    bool isSingleton = false;
    bool isInServiceDocument = true;
    std::map<std::string, std::string> bindings = {}; ///< v4: navigation path → set
    Annotations annotations = {};
    WrittenAnnotations terms = {};
};

struct WrittenParameter {
    FunctionParameter parameter;
    WrittenAnnotations terms = {};
};

/// A function or an action of v4, without namespace.
struct WrittenOperation {
    Operation operation; ///< without parameters
    std::vector<WrittenParameter> parameters = {};
    WrittenAnnotations terms = {};
    WrittenAnnotations returnTerms = {};
};

/// A function import, or an action import of v4.
struct WrittenImport {
    FunctionImport import; ///< without parameters
    std::vector<WrittenParameter> parameters = {};
    WrittenAnnotations terms = {};
};

struct Container {
    std::string name;
    std::string extends = {};
    bool isDefault = false;
    std::vector<WrittenEntitySet> entitySets = {};
    std::vector<Association> associationSets = {};
    std::vector<WrittenImport> imports = {};
    Annotations annotations = {};
    WrittenAnnotations terms = {};
};

/// Annotations that stand apart from what they are about.
struct AnnotationGroup {
    std::string target;
    WrittenAnnotations terms = {};
};

struct Schema {
    std::string name; ///< namespace
    std::map<std::string, std::string, std::less<>> aliases =
        {}; ///< alias → namespace, own and Using
    std::vector<WrittenType> types = {};
    std::vector<WrittenTerm> terms = {};
    std::vector<Association> associations = {};
    std::vector<WrittenOperation> operations = {};
    std::vector<Container> containers = {};
    std::vector<AnnotationGroup> annotations = {};
};

/// Another document that this one builds on.
struct WrittenReference {
    std::string uri;                          ///< as written, may be relative
    std::vector<std::string> namespaces = {}; ///< included from it
    bool hasAnnotations = false;              ///< it also annotates what is described here
};

struct Document {
    Version version = Version::v2;
    std::map<std::string, std::string, std::less<>> aliases = {}; ///< of what is included
    std::vector<Schema> schemas = {};
    std::vector<WrittenReference> references = {};
    std::vector<ModelWarning> warnings = {};
};

/// CSDL XML. Errors: badResponse (not XML, neither Edmx nor Schema at the top), tooLarge.
Result<Document> readXmlDocument(std::string_view xml);
/// CSDL JSON 4.01. Errors: badResponse (not JSON, no object with $Version), tooLarge.
Result<Document> readJsonDocument(std::string_view json);

} // namespace odc::odata::csdl
