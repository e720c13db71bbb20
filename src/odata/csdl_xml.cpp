// SPDX-License-Identifier: MPL-2.0
// CSDL XML of every version, from Edmx or a bare Schema downwards. A schema's children are read one
// by one, so that a large document never stands in memory as a tree.
// Source: MC-CSDL; OData v3 CSDL; OData CSDL XML 4.01.
#include "base/limits.hpp"
#include "odata/csdl.hpp"

#include "odata/csdl_xml_annotations.hpp"
#include "odata/csdl_xml_types.hpp"
#include "text/xml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata::csdl {

using base::Error;
using base::ErrorKind;
using text::XmlElement;
using Open = std::span<const XmlElement>;

namespace {

constexpr text::XmlLimits limits{.maxBytes = base::limits::maxDescriptionBytes};

class Reader {
public:
    Result<Document> read(std::string_view xml) {
        const auto root = text::readXmlParts(
            xml, limits,
            {.isDivided = [this](Open open) { return begin(open); },
             .take = [this](Open open, XmlElement&& part) { take(open.back(), part); }});
        if (!root)
            return root.error();
        if (root->localName != "Schema" && root->localName != "Edmx")
            return Error{ErrorKind::badResponse,
                         fmt::format("This is not OData metadata: it begins with <{}>. Check that "
                                     "the address is that of an OData service.",
                                     root->localName.substr(0, 100))};
        if (document_.schemas.empty())
            return Error{ErrorKind::badResponse,
                         "The service's metadata describes nothing. Ask the service's operator."};
        document_.version = version(*root);
        return std::move(document_);
    }

private:
    /// Asked when an element starts; whether its children are taken one by one.
    bool begin(Open open) {
        const XmlElement& element = open.back();
        const std::string_view parent = open.size() < 2
                                            ? std::string_view()
                                            : std::string_view(open[open.size() - 2].localName);
        if (element.localName == "Edmx")
            return parent.empty();
        if (element.localName == "DataServices") {
            if (parent != "Edmx")
                return false;
            declared_ = inAnyNamespace(element, "MaxDataServiceVersion");
            if (declared_.empty())
                declared_ = inAnyNamespace(element, "DataServiceVersion");
            return true;
        }
        if (element.localName != "Schema" || (!parent.empty() && parent != "DataServices"))
            return false;
        Schema schema{std::string(element.attribute("Namespace"))};
        namespace_ = std::max(namespace_, element.namespaceUri);
        if (const std::string* alias = element.findAttribute("Alias"))
            schema.aliases.emplace(*alias, schema.name);
        document_.schemas.push_back(std::move(schema));
        return true;
    }

    void take(const XmlElement& parent, const XmlElement& part) {
        if (parent.localName == "Schema")
            takeSchemaChild(part, document_.schemas.back());
        else if (parent.localName == "Edmx" && part.localName == "Reference")
            takeReference(part);
    }

    void takeReference(const XmlElement& element) {
        WrittenReference reference{std::string(element.attribute("Uri"))};
        if (reference.uri.empty())
            reference.uri = element.attribute("Url"); // v3
        for (const XmlElement& child : element.children) {
            if (child.localName == "Include") {
                reference.namespaces.emplace_back(child.attribute("Namespace"));
                if (child.findAttribute("Alias"))
                    document_.aliases.emplace(child.attribute("Alias"),
                                              child.attribute("Namespace"));
            }
            reference.hasAnnotations |= child.localName == "IncludeAnnotations";
        }
        document_.references.push_back(std::move(reference));
    }

    void takeSchemaChild(const XmlElement& child, Schema& schema) {
        using Kind = WrittenType::Kind;
        const std::string_view name = child.localName;
        const auto addType = [&](Kind kind) {
            schema.types.push_back(readXmlType(child, kind, schema.name, document_.warnings));
        };
        if (name == "EntityType")
            addType(Kind::entity);
        else if (name == "ComplexType")
            addType(Kind::complex);
        else if (name == "EnumType")
            addType(Kind::enumeration);
        else if (name == "TypeDefinition")
            addType(Kind::definition);
        else if (name == "Association")
            schema.associations.push_back(readXmlAssociation(child));
        else if (name == "Function" || name == "Action")
            schema.operations.push_back(readXmlOperation(child, schema.name, document_.warnings));
        else if (name == "EntityContainer")
            schema.containers.push_back(readXmlContainer(child, schema.name, document_.warnings));
        else if (name == "Annotations")
            schema.annotations.push_back({std::string(child.attribute("Target")),
                                          readTerms(child, child.attribute("Qualifier"))});
        else if (name == "Term" || name == "ValueTerm")
            schema.terms.push_back(readXmlTerm(child));
        else if (name == "Using")
            schema.aliases.emplace(child.attribute("Alias"), child.attribute("Namespace"));
    }

    /// Where declared versions and namespaces disagree the declaration counts, but for 1.0:
    /// services of version 2 write that as well.
    [[nodiscard]] Version version(const XmlElement& root) const {
        if (root.attribute("Version").starts_with("4"))
            return root.attribute("Version") == "4.01" ? Version::v401 : Version::v4;
        const std::string_view declared = declared_;
        if (declared.starts_with("4") || namespace_.ends_with("docs.oasis-open.org/odata/ns/edm"))
            return Version::v4;
        if (declared.starts_with("3"))
            return Version::v3;
        if (declared.starts_with("2"))
            return Version::v2;
        return namespace_.find("/2009/11/edm") != std::string::npos ? Version::v3 : Version::v2;
    }

    Document document_;
    std::string declared_;  ///< the version that DataServices names
    std::string namespace_; ///< of the newest schema: their dates sort
};

} // namespace

Result<Document> readXmlDocument(std::string_view xml) {
    return Reader().read(xml);
}

} // namespace odc::odata::csdl
