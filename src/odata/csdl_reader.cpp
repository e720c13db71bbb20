// SPDX-License-Identifier: MPL-2.0
#include "odata/csdl.hpp"

#include "base/number.hpp"
#include "odata/csdl_annotations.hpp"
#include "text/xml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace odc::odata::csdl {

using base::Error;
using base::ErrorKind;
using text::XmlElement;

namespace {

constexpr text::XmlLimits limits{64, 1'000, 64u << 20};

/// An attribute that older documents put into the metadata namespace and others leave bare.
std::string_view inAnyNamespace(const XmlElement& element, std::string_view name) {
    for (const text::XmlTreeAttribute& attribute : element.attributes) {
        if (attribute.localName == name)
            return attribute.value;
    }
    return {};
}

bool isTrue(std::string_view value) {
    return value == "true" || value == "True" || value == "TRUE" || value == "1";
}

class Reader {
public:
    Result<Document> read(const XmlElement& root) {
        if (root.localName == "Schema") {
            readSchema(root);
        } else if (root.localName == "Edmx") {
            readEdmx(root);
        } else {
            return Error{ErrorKind::badResponse,
                         fmt::format("This is not OData metadata: it begins with <{}>. Check that "
                                     "the address is that of an OData service.",
                                     root.localName.substr(0, 100))};
        }
        if (document_.schemas.empty())
            return Error{ErrorKind::badResponse,
                         "The service's metadata describes nothing. Ask the service's operator."};
        document_.version = version(root);
        return std::move(document_);
    }

private:
    void warn(std::string element, std::string message) {
        document_.warnings.push_back({std::move(element), std::move(message)});
    }

    /// Where declared versions and namespaces disagree the declaration counts, but for 1.0:
    /// services of version 2 write that as well.
    Version version(const XmlElement& root) const {
        if (root.attribute("Version").starts_with("4"))
            return root.attribute("Version") == "4.01" ? Version::v401 : Version::v4;
        const XmlElement* services = root.child("DataServices");
        std::string_view declared;
        if (services != nullptr) {
            declared = inAnyNamespace(*services, "MaxDataServiceVersion");
            if (declared.empty())
                declared = inAnyNamespace(*services, "DataServiceVersion");
        }
        if (declared.starts_with("4") || namespace_.ends_with("docs.oasis-open.org/odata/ns/edm"))
            return Version::v4;
        if (declared.starts_with("3"))
            return Version::v3;
        if (declared.starts_with("2"))
            return Version::v2;
        return namespace_.find("/2009/11/edm") != std::string::npos ? Version::v3 : Version::v2;
    }

    void readEdmx(const XmlElement& edmx) {
        for (const XmlElement& child : edmx.children) {
            if (child.localName == "Reference") {
                for (const XmlElement& include : child.children) {
                    if (include.localName == "Include" && include.findAttribute("Alias"))
                        document_.aliases.emplace(include.attribute("Alias"),
                                                  include.attribute("Namespace"));
                }
            } else if (child.localName == "DataServices") {
                for (const XmlElement& schema : child.children) {
                    if (schema.localName == "Schema")
                        readSchema(schema);
                }
            }
        }
    }

    void readSchema(const XmlElement& element) {
        Schema schema{std::string(element.attribute("Namespace"))};
        namespace_ = std::max(namespace_, element.namespaceUri);
        if (const std::string* alias = element.findAttribute("Alias"))
            schema.aliases.emplace(*alias, schema.name);
        using Kind = WrittenType::Kind;
        for (const XmlElement& child : element.children) {
            const std::string_view name = child.localName;
            if (name == "Using")
                schema.aliases.emplace(child.attribute("Alias"), child.attribute("Namespace"));
            else if (name == "EntityType")
                schema.types.push_back(readType(child, Kind::entity, schema.name));
            else if (name == "ComplexType")
                schema.types.push_back(readType(child, Kind::complex, schema.name));
            else if (name == "EnumType")
                schema.types.push_back(readType(child, Kind::enumeration, schema.name));
            else if (name == "TypeDefinition")
                schema.types.push_back(readType(child, Kind::definition, schema.name));
            else if (name == "Association")
                schema.associations.push_back(readAssociation(child));
            else if (name == "EntityContainer")
                schema.containers.push_back(readContainer(child));
            else if (name == "Annotations")
                schema.annotations.push_back(
                    {std::string(child.attribute("Target")), readTerms(child)});
        }
        document_.schemas.push_back(std::move(schema));
    }

    std::optional<int> readFacet(const XmlElement& element, std::string_view name,
                                 const std::string& where) {
        const std::string* text = element.findAttribute(name);
        // "Max" and "Variable" mean that there is no limit to know.
        if (text == nullptr || text->empty() || *text == "Max" || *text == "max" ||
            *text == "Variable" || *text == "variable" || *text == "floating")
            return {};
        const auto number = base::parseInteger(*text);
        if (!number || *number < 0 || *number > std::numeric_limits<int>::max()) {
            warn(where, fmt::format("{}=\"{}\" is not a number and was left out.", name,
                                    text->substr(0, 100)));
            return {};
        }
        return static_cast<int>(*number);
    }

    WrittenProperty readProperty(const XmlElement& element, const std::string& typeName) {
        Property property{std::string(element.attribute("Name")),
                          std::string(element.attribute("Type"))};
        const std::string where = typeName + "/" + property.name;
        if (const XmlElement* list = element.child("CollectionType"); list && property.type.empty())
            property.type = fmt::format("Collection({})", list->attribute("ElementType"));
        if (property.type.empty()) {
            property.type = "Edm.String";
            warn(where, "The property has no type; it is read as text.");
        }
        const std::string_view list = element.attribute("CollectionKind");
        if (!list.empty() && list != "None" && !property.type.starts_with("Collection("))
            property.type = "Collection(" + property.type + ")";
        if (const std::string* nullable = element.findAttribute("Nullable"))
            property.isNullable = isTrue(*nullable);
        property.maxLength = readFacet(element, "MaxLength", where);
        property.precision = readFacet(element, "Precision", where);
        property.scale = readFacet(element, "Scale", where);
        const std::string* defaultValue = element.findAttribute("DefaultValue");
        if (defaultValue == nullptr)
            defaultValue = element.findAttribute("Default");
        if (defaultValue != nullptr)
            property.defaultValue = *defaultValue;
        property.annotations = readForeign(element);
        return {std::move(property), readTerms(element)};
    }

    static WrittenNavigation readNavigation(const XmlElement& element) {
        return {std::string(element.attribute("Name")),
                std::string(element.attribute("Relationship")),
                std::string(element.attribute("FromRole")),
                std::string(element.attribute("ToRole")),
                std::string(element.attribute("Type")),
                readForeign(element),
                readTerms(element)};
    }

    WrittenType readType(const XmlElement& element, WrittenType::Kind kind,
                         const std::string& space) {
        WrittenType type;
        type.kind = kind;
        type.name = element.attribute("Name");
        type.baseType = element.attribute(kind == WrittenType::Kind::definition ? "UnderlyingType"
                                                                                : "BaseType");
        type.isAbstract = isTrue(element.attribute("Abstract"));
        type.isOpen = isTrue(element.attribute("OpenType"));
        type.hasStream = isTrue(inAnyNamespace(element, "HasStream"));
        type.annotations = readForeign(element);
        type.terms = readTerms(element);
        const std::string typeName = space + "." + type.name;
        for (const XmlElement& child : element.children) {
            if (child.localName == "Property") {
                type.properties.push_back(readProperty(child, typeName));
            } else if (child.localName == "NavigationProperty") {
                type.navigation.push_back(readNavigation(child));
            } else if (child.localName == "Key") {
                for (const XmlElement& part : child.children) {
                    if (part.localName == "PropertyRef")
                        type.key.emplace_back(part.attribute("Name"));
                }
            }
        }
        return type;
    }

    static Association readAssociation(const XmlElement& element) {
        Association association{std::string(element.attribute("Name")),
                                std::string(element.attribute("Association"))};
        for (const XmlElement& child : element.children) {
            if (child.localName == "End")
                association.ends.push_back({std::string(child.attribute("Role")),
                                            std::string(child.attribute("Type")),
                                            std::string(child.attribute("Multiplicity")),
                                            std::string(child.attribute("EntitySet"))});
        }
        return association;
    }

    static WrittenEntitySet readEntitySet(const XmlElement& element) {
        WrittenEntitySet set{std::string(element.attribute("Name")),
                             std::string(element.attribute("EntityType"))};
        for (const XmlElement& child : element.children) {
            if (child.localName == "NavigationPropertyBinding")
                set.bindings.emplace(child.attribute("Path"), child.attribute("Target"));
        }
        set.annotations = readForeign(element);
        set.terms = readTerms(element);
        return set;
    }

    static WrittenFunction readFunction(const XmlElement& element) {
        FunctionImport function{std::string(element.attribute("Name")),
                                std::string(element.attribute("ReturnType")),
                                std::string(element.attribute("EntitySet"))};
        if (const XmlElement* result = element.child("ReturnType")) {
            function.returnType = result->attribute("Type");
            if (const std::string* set = result->findAttribute("EntitySet"))
                function.entitySet = *set;
        }
        const std::string_view method = inAnyNamespace(element, "HttpMethod");
        // Version 3 has actions as well, which change something: they name no verb, and are told by
        // IsSideEffecting, which is true where it is missing.
        if (!method.empty())
            function.httpMethod = method;
        else if (element.namespaceUri.find("/2009/11/edm") != std::string::npos)
            function.httpMethod = element.attribute("IsSideEffecting") == "false" ? "GET" : "POST";
        for (const XmlElement& child : element.children) {
            if (child.localName != "Parameter")
                continue;
            const std::string* nullable = child.findAttribute("Nullable");
            function.parameters.push_back({std::string(child.attribute("Name")),
                                           std::string(child.attribute("Type")),
                                           nullable == nullptr || isTrue(*nullable)});
        }
        function.annotations = readForeign(element);
        if (isTrue(element.attribute("IsBindable")))
            function.annotations.emplace("IsBindable", "true");
        return {std::move(function), readTerms(element)};
    }

    static Container readContainer(const XmlElement& element) {
        Container container{std::string(element.attribute("Name")),
                            std::string(element.attribute("Extends")),
                            isTrue(inAnyNamespace(element, "IsDefaultEntityContainer"))};
        for (const XmlElement& child : element.children) {
            if (child.localName == "EntitySet")
                container.entitySets.push_back(readEntitySet(child));
            else if (child.localName == "AssociationSet")
                container.associationSets.push_back(readAssociation(child));
            else if (child.localName == "FunctionImport")
                container.functions.push_back(readFunction(child));
        }
        return container;
    }

    Document document_;
    std::string namespace_; ///< of the newest schema: their dates sort
};

} // namespace

Result<Document> readDocument(std::string_view xml) {
    const auto root = text::readXmlTree(xml, limits);
    if (!root)
        return root.error();
    return Reader().read(*root);
}

} // namespace odc::odata::csdl
