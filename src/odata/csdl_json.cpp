// SPDX-License-Identifier: MPL-2.0
// CSDL JSON, from the document down to a schema's members.
// Source: OData CSDL JSON 4.01.
#include "base/limits.hpp"
#include "odata/csdl.hpp"

#include "odata/csdl_json_annotations.hpp"
#include "odata/csdl_json_types.hpp"
#include "text/json_value.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::odata::csdl {

using base::Error;
using base::ErrorKind;
using text::JsonMember;
using text::JsonValue;
using Type = JsonValue::Type;

namespace {

constexpr text::JsonLimits limits{.maxBytes = base::limits::maxDescriptionBytes};

Version versionOf(std::string_view text) {
    if (text == "4.0")
        return Version::v4;
    if (text.starts_with("3"))
        return Version::v3;
    if (text.starts_with("1") || text.starts_with("2"))
        return Version::v2;
    return Version::v401;
}

class Reader {
public:
    Result<Document> read(const JsonValue& root) {
        const JsonValue* version = root.find("$Version");
        if (root.type != Type::object || version == nullptr || version->type != Type::string)
            return Error{ErrorKind::badResponse,
                         "This is not OData metadata: it is JSON without \"$Version\". Check that "
                         "the address is that of an OData service."};
        document_.version = versionOf(version->text);
        defaultContainer_ = root.textOf("$EntityContainer");
        for (const JsonMember& member : root.members) {
            if (member.name == "$Reference")
                readReferences(member.value);
            else if (!member.name.starts_with('$') && member.value.type == Type::object)
                readSchema(member.name, member.value);
        }
        if (document_.schemas.empty())
            return Error{ErrorKind::badResponse,
                         "The service's metadata describes nothing. Ask the service's operator."};
        return std::move(document_);
    }

private:
    void readReferences(const JsonValue& references) {
        for (const JsonMember& member : references.members) {
            WrittenReference reference{member.name};
            if (const JsonValue* included = member.value.find("$Include")) {
                for (const JsonValue& each : included->items) {
                    const std::string space(each.textOf("$Namespace"));
                    reference.namespaces.push_back(space);
                    if (const std::string_view alias = each.textOf("$Alias"); !alias.empty())
                        document_.aliases.emplace(alias, space);
                }
            }
            reference.hasAnnotations = member.value.find("$IncludeAnnotations") != nullptr;
            document_.references.push_back(std::move(reference));
        }
    }

    void readSchema(const std::string& name, const JsonValue& value) {
        Schema schema{name};
        if (const std::string_view alias = value.textOf("$Alias"); !alias.empty())
            schema.aliases.emplace(alias, name);
        for (const JsonMember& member : value.members) {
            if (member.name == "$Annotations")
                readAnnotations(member.value, schema);
            else if (!member.name.starts_with('$') && member.name.find('@') == std::string::npos)
                readMember(member, schema);
        }
        document_.schemas.push_back(std::move(schema));
    }

    static void readAnnotations(const JsonValue& groups, Schema& schema) {
        for (const JsonMember& group : groups.members)
            schema.annotations.push_back({group.name, readJsonTerms(group.value, {})});
    }

    void readMember(const JsonMember& member, Schema& schema) {
        using Kind = WrittenType::Kind;
        // All overloads of a function or an action.
        for (const JsonValue& overload : member.value.items)
            schema.operations.push_back(readJsonOperation(member.name, overload));
        if (member.value.type == Type::array)
            return;
        const std::string_view kind = member.value.textOf("$Kind");
        const auto addType = [&](Kind typeKind) {
            schema.types.push_back(
                readJsonType(member.name, member.value, typeKind, schema.name, document_.warnings));
        };
        if (kind == "EntityType") {
            addType(Kind::entity);
        } else if (kind == "ComplexType") {
            addType(Kind::complex);
        } else if (kind == "EnumType") {
            addType(Kind::enumeration);
        } else if (kind == "TypeDefinition") {
            addType(Kind::definition);
        } else if (kind == "Term") {
            schema.terms.push_back(readJsonTerm(member.name, member.value));
        } else if (kind == "EntityContainer") {
            schema.containers.push_back(
                readJsonContainer(member.name, member.value, schema.name, document_.warnings));
            schema.containers.back().isDefault =
                defaultContainer_ == schema.name + "." + member.name;
        } else {
            document_.warnings.push_back(
                {schema.name + "." + member.name,
                 fmt::format("What \"{}\" is, is not known; it was left out.",
                             kind.substr(0, 100))});
        }
    }

    Document document_;
    std::string_view defaultContainer_;
};

} // namespace

Result<Document> readJsonDocument(std::string_view json) {
    const auto root = text::readJson(json, limits);
    if (!root)
        return root.error();
    return Reader().read(*root);
}

} // namespace odc::odata::csdl
