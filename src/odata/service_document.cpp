// SPDX-License-Identifier: MPL-2.0
#include "base/limits.hpp"
#include "odata/metadata.hpp"
#include "text/json_value.hpp"
#include "text/xml_tree.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::JsonValue;
using text::XmlElement;

namespace {

constexpr std::string_view xmlNamespace = "http://www.w3.org/XML/1998/namespace";

Error notAServiceDocument(std::string_view why) {
    return Error{ErrorKind::badResponse,
                 fmt::format("This is not the list of an OData service's contents: {}. Check that "
                             "the address is the root of an OData service.",
                             why)};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

Result<ServiceDocument> readAtom(std::string_view body) {
    const auto root = text::readXmlTree(body, {.maxBytes = base::limits::maxContentsBytes});
    if (!root)
        return root.error();
    if (root->localName != "service")
        return notAServiceDocument(
            fmt::format("it begins with <{}>", root->localName.substr(0, 100)));
    ServiceDocument document;
    if (const std::string* base = root->findAttribute(xmlNamespace, "base"))
        document.base = *base;
    bool hasWorkspace = false;
    for (const XmlElement& workspace : root->children) {
        if (workspace.localName != "workspace")
            continue;
        hasWorkspace = true;
        if (const std::string* base = workspace.findAttribute(xmlNamespace, "base");
            base != nullptr && document.base.empty())
            document.base = *base;
        for (const XmlElement& collection : workspace.children) {
            if (collection.localName != "collection")
                continue;
            ServiceDocumentEntry entry{{}, std::string(trimmed(collection.attribute("href")))};
            if (const XmlElement* title = collection.child("title"))
                entry.name = trimmed(title->text);
            if (entry.name.empty())
                entry.name = entry.href;
            if (!entry.href.empty())
                document.entitySets.push_back(std::move(entry));
        }
    }
    if (!hasWorkspace)
        return notAServiceDocument("it has no workspace");
    return document;
}

/// Version 3 and 4: objects with name and url. Only what has rows is taken.
Result<ServiceDocument> readLight(const JsonValue& list) {
    ServiceDocument document;
    for (const JsonValue& item : list.items) {
        const std::string_view kind = item.textOf("kind");
        const std::string_view url = item.textOf("url");
        if (url.empty() || (!kind.empty() && kind != "EntitySet"))
            continue;
        const std::string_view name = item.textOf("name");
        document.entitySets.push_back({std::string(name.empty() ? url : name), std::string(url)});
    }
    return document;
}

Result<ServiceDocument> readJsonDocument(std::string_view body) {
    const auto root = text::readJson(body, {.maxBytes = base::limits::maxContentsBytes});
    if (!root)
        return root.error();
    if (const JsonValue* list = root->find("value");
        list != nullptr && list->type == JsonValue::Type::array) {
        auto document = readLight(*list);
        // The base is where the metadata lies.
        std::string_view metadata = root->textOf("odata.metadata");
        if (metadata.empty())
            metadata = root->textOf("@odata.context");
        if (metadata.empty())
            metadata = root->textOf("@context");
        if (document && metadata.ends_with("$metadata"))
            document->base = metadata.substr(0, metadata.size() - 9);
        return document;
    }
    const JsonValue* data = root->find("d");
    const JsonValue* names = (data != nullptr ? *data : *root).find("EntitySets");
    if (names == nullptr || names->type != JsonValue::Type::array)
        return notAServiceDocument("the JSON has neither \"EntitySets\" nor \"value\"");
    ServiceDocument document;
    for (const JsonValue& name : names->items) {
        if (name.type == JsonValue::Type::string && !name.text.empty())
            document.entitySets.push_back({name.text, name.text});
    }
    return document;
}

} // namespace

Result<ServiceDocument> readServiceDocument(std::string_view body) {
    std::string_view rest = body;
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);
    rest = trimmed(rest);
    if (rest.empty())
        return notAServiceDocument("the answer is empty");
    return rest.front() == '{' ? readJsonDocument(body) : readAtom(body);
}

} // namespace odc::odata
