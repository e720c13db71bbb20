// SPDX-License-Identifier: MPL-2.0
// $metadata as it is written, element by element: names not yet resolved, members not yet
// inherited. The model that the rest works with is made from it by model_builder.hpp.
#pragma once

#include "base/result.hpp"
#include "odata/edm.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata::csdl {

using base::Result;

/// Term as written, with its qualifier after #, and its value.
using WrittenAnnotations = std::vector<std::pair<std::string, std::string>>;

struct WrittenProperty {
    Property property; ///< its annotations are the foreign attributes and the documentation
    WrittenAnnotations terms = {};
};

struct WrittenNavigation {
    std::string name;
    std::string relationship = {}; ///< v1 to v3: an association
    std::string fromRole = {};
    std::string toRole = {};
    std::string type = {}; ///< v4
    Annotations annotations = {};
    WrittenAnnotations terms = {};
};

/// An entity type, a complex type, an enumeration (no members kept) or a type definition.
struct WrittenType {
    enum class Kind { entity, complex, enumeration, definition };
    Kind kind = Kind::entity;
    std::string name;          ///< without namespace
    std::string baseType = {}; ///< of a definition: what it stands for
    bool isAbstract = false;
    bool isOpen = false;
    bool hasStream = false;
    std::vector<std::string> key = {};
    std::vector<WrittenProperty> properties = {};
    std::vector<WrittenNavigation> navigation = {};
    Annotations annotations = {};
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
};

struct WrittenEntitySet {
    std::string name;
    std::string entityType;
    std::map<std::string, std::string> bindings = {}; ///< v4: navigation path → set
    Annotations annotations = {};
    WrittenAnnotations terms = {};
};

struct WrittenFunction {
    FunctionImport function;
    WrittenAnnotations terms = {};
};

struct Container {
    std::string name;
    std::string extends = {};
    bool isDefault = false;
    std::vector<WrittenEntitySet> entitySets = {};
    std::vector<Association> associationSets = {};
    std::vector<WrittenFunction> functions = {};
};

/// <Annotations Target="…">
struct AnnotationGroup {
    std::string target;
    WrittenAnnotations terms = {};
};

struct Schema {
    std::string name; ///< namespace
    std::map<std::string, std::string, std::less<>> aliases =
        {}; ///< alias → namespace, own and Using
    std::vector<WrittenType> types = {};
    std::vector<Association> associations = {};
    std::vector<Container> containers = {};
    std::vector<AnnotationGroup> annotations = {};
};

struct Document {
    Version version = Version::v2;
    std::map<std::string, std::string, std::less<>> aliases = {}; ///< of edmx:Include
    std::vector<Schema> schemas = {};
    std::vector<ModelWarning> warnings = {};
};

/// Errors: badResponse (not XML, neither Edmx nor Schema at the top), tooLarge.
Result<Document> readDocument(std::string_view xml);

} // namespace odc::odata::csdl
