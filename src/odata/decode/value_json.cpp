// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/value_json.hpp"

#include "odata/decode/json_envelope.hpp"
#include "odata/type_name.hpp"

#include <algorithm>
#include <initializer_list>

namespace odc::odata {

using text::JsonMember;
using text::JsonValue;

namespace {

bool isControl(std::string_view name) {
    return name.starts_with("odata.") || name.starts_with("__") ||
           name.find('@') != std::string_view::npos;
}

/// The only member that is no control information; null where there are more, or none.
const JsonMember* onlyMember(const JsonValue& object) {
    const JsonMember* only = nullptr;
    for (const JsonMember& member : object.members) {
        if (isControl(member.name))
            continue;
        if (only)
            return nullptr;
        only = &member;
    }
    return only;
}

bool isNullDocument(const JsonValue& object) {
    return std::ranges::any_of(object.members, [](const JsonMember& member) {
        return member.name == "odata.null" || member.name == "@odata.null" ||
               member.name == "@null";
    });
}

/// A complex value of version 2 names its type and, unlike an entity, no address.
bool isTypedComplex(const JsonValue& value) {
    const JsonValue* const metadata = value.find("__metadata");
    return metadata && metadata->find("type") && !metadata->find("uri");
}

/// "…$metadata#Collection(Edm.String)", "…#Products(1)/Name".
void readContext(const JsonValue& root, JsonValueFound& found) {
    const std::string context = contextOf(root);
    std::string_view text = context;
    const auto mark = text.rfind('#');
    if (mark == std::string_view::npos)
        return;
    text.remove_prefix(mark + 1);
    const std::string_view type = elementTypeOf(text);
    if (type.starts_with("Edm."))
        found.edmType = type;
    else if (!isCollectionType(text) && text.find('/') != std::string_view::npos)
        found.name = text.substr(text.rfind('/') + 1);
}

} // namespace

JsonValueFound findValue(const JsonValue& root, std::string_view name) {
    static const JsonValue null{.type = JsonValue::Type::null, .members = {}};
    JsonValueFound found{&root};
    readContext(root, found);
    if (const JsonValue* const inner = root.find("d"))
        found.value = inner;
    // "d" → a single member → "results": no more than these.
    for (int depth = 0; depth < 3 && found.value->type == JsonValue::Type::object; ++depth) {
        const JsonValue& object = *found.value;
        if (const JsonValue* const results = object.find("results");
            results && results->type == JsonValue::Type::array) {
            found.value = results;
            return found;
        }
        if (isNullDocument(object)) {
            found.value = &null;
            return found;
        }
        const JsonMember* const only = onlyMember(object);
        if (!only)
            return found;
        const bool isObject = only->value.type == JsonValue::Type::object;
        if (only->name != "value" && only->name != name &&
            !(isObject && (isTypedComplex(only->value) || only->value.find("results"))))
            return found;
        if (only->name != "value")
            found.name = only->name;
        found.value = &only->value;
    }
    return found;
}

std::string_view linkOf(const JsonValue& item) {
    if (item.type == JsonValue::Type::string)
        return item.text;
    for (const std::string_view name : {"uri", "url", "@odata.id", "@id", "odata.id"})
        if (const std::string_view link = item.textOf(name); !link.empty())
            return link;
    const JsonValue* const metadata = item.find("__metadata");
    return metadata ? metadata->textOf("uri") : std::string_view();
}

} // namespace odc::odata
