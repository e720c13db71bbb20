// SPDX-License-Identifier: MPL-2.0
// What can be called, and the container that offers it.
#include "odata/csdl_xml_annotations.hpp"
#include "odata/csdl_xml_types.hpp"

#include <utility>

namespace odc::odata::csdl {

using text::XmlElement;

namespace {

std::vector<WrittenParameter> readParameters(const XmlElement& element, const std::string& where,
                                             Warnings& warnings) {
    std::vector<WrittenParameter> parameters;
    for (const XmlElement& child : element.children) {
        if (child.localName != "Parameter")
            continue;
        WrittenParameter written;
        FunctionParameter& parameter = written.parameter;
        parameter.name = child.attribute("Name");
        parameter.type = child.attribute("Type");
        const std::string path = where + "/" + parameter.name;
        if (const std::string* nullable = child.findAttribute("Nullable"))
            parameter.isNullable = isTrue(*nullable);
        parameter.maxLength = readXmlFacet(child, "MaxLength", path, warnings);
        parameter.precision = readXmlFacet(child, "Precision", path, warnings);
        parameter.scale = readXmlFacet(child, "Scale", path, warnings);
        parameter.annotations = readForeign(child);
        written.terms = readTerms(child, {});
        parameters.push_back(std::move(written));
    }
    return parameters;
}

WrittenEntitySet readSet(const XmlElement& element, bool isSingleton) {
    WrittenEntitySet set{std::string(element.attribute("Name")),
                         std::string(element.attribute(isSingleton ? "Type" : "EntityType"))};
    set.isSingleton = isSingleton;
    if (const std::string* isIncluded = element.findAttribute("IncludeInServiceDocument"))
        set.isInServiceDocument = isTrue(*isIncluded);
    for (const XmlElement& child : element.children) {
        if (child.localName == "NavigationPropertyBinding")
            set.bindings.emplace(child.attribute("Path"), child.attribute("Target"));
    }
    set.annotations = readForeign(element);
    set.terms = readTerms(element, {});
    return set;
}

WrittenImport readImport(const XmlElement& element, const std::string& space, Warnings& warnings) {
    WrittenImport written;
    FunctionImport& import = written.import;
    import.name = element.attribute("Name");
    import.returnType = element.attribute("ReturnType");
    import.entitySet = element.attribute("EntitySet");
    import.isAction = element.localName == "ActionImport";
    import.operation = element.attribute(import.isAction ? "Action" : "Function");
    import.isInServiceDocument = isTrue(element.attribute("IncludeInServiceDocument"));
    import.isBindable = isTrue(element.attribute("IsBindable"));
    if (const XmlElement* result = element.child("ReturnType")) {
        import.returnType = result->attribute("Type");
        if (const std::string* set = result->findAttribute("EntitySet"))
            import.entitySet = *set;
    }
    const std::string_view method = inAnyNamespace(element, "HttpMethod");
    // Version 3 has actions as well, which change something: they name no verb, and are told by
    // IsSideEffecting, which is true where it is missing.
    if (!method.empty())
        import.httpMethod = method;
    else if (element.namespaceUri.find("/2009/11/edm") != std::string::npos)
        import.httpMethod = element.attribute("IsSideEffecting") == "false" ? "GET" : "POST";
    else if (import.isAction)
        import.httpMethod = "POST";
    import.annotations = readForeign(element);
    if (import.isBindable)
        import.annotations.emplace("IsBindable", "true");
    written.parameters = readParameters(element, space + "." + import.name, warnings);
    written.terms = readTerms(element, {});
    return written;
}

} // namespace

WrittenOperation readXmlOperation(const XmlElement& element, const std::string& space,
                                  Warnings& warnings) {
    WrittenOperation written;
    Operation& operation = written.operation;
    operation.name = element.attribute("Name");
    operation.isAction = element.localName == "Action";
    operation.isBound = isTrue(element.attribute("IsBound"));
    operation.isComposable = isTrue(element.attribute("IsComposable"));
    operation.entitySetPath = element.attribute("EntitySetPath");
    operation.annotations = readForeign(element);
    if (const XmlElement* result = element.child("ReturnType")) {
        operation.returnType = result->attribute("Type");
        if (const std::string* nullable = result->findAttribute("Nullable"))
            operation.isReturnNullable = isTrue(*nullable);
        written.returnTerms = readTerms(*result, {});
    }
    written.parameters = readParameters(element, space + "." + operation.name, warnings);
    written.terms = readTerms(element, {});
    return written;
}

Container readXmlContainer(const XmlElement& element, const std::string& space,
                           Warnings& warnings) {
    Container container{std::string(element.attribute("Name")),
                        std::string(element.attribute("Extends")),
                        isTrue(inAnyNamespace(element, "IsDefaultEntityContainer"))};
    for (const XmlElement& child : element.children) {
        const std::string_view name = child.localName;
        if (name == "EntitySet" || name == "Singleton")
            container.entitySets.push_back(readSet(child, name == "Singleton"));
        else if (name == "AssociationSet")
            container.associationSets.push_back(readXmlAssociation(child));
        else if (name == "FunctionImport" || name == "ActionImport")
            container.imports.push_back(readImport(child, space, warnings));
    }
    container.annotations = readForeign(element);
    container.terms = readTerms(element, {});
    return container;
}

} // namespace odc::odata::csdl
