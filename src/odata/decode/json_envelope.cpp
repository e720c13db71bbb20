// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/json_envelope.hpp"

#include <initializer_list>

namespace odc::odata {

using text::JsonValue;

namespace {

/// The first of these members of the document or of its "d".
const JsonValue* findAny(const JsonValue& root, std::initializer_list<std::string_view> names) {
    const JsonValue* const inner = root.find("d");
    for (const std::string_view name : names) {
        if (const JsonValue* const found = root.find(name))
            return found;
        if (inner)
            if (const JsonValue* const found = inner->find(name))
                return found;
    }
    return nullptr;
}

std::string textOf(const JsonValue* value) {
    return value ? value->text : std::string();
}

} // namespace

std::string nextLinkOf(const JsonValue& root) {
    return textOf(findAny(root, {"__next", "odata.nextLink", "@odata.nextLink", "@nextLink"}));
}

std::string deltaLinkOf(const JsonValue& root) {
    return textOf(findAny(root, {"@odata.deltaLink", "@deltaLink", "odata.deltaLink"}));
}

std::string contextOf(const JsonValue& root) {
    return textOf(findAny(root, {"@odata.context", "@context", "odata.metadata"}));
}

const JsonValue* countIn(const JsonValue& root) {
    return findAny(root, {"__count", "odata.count", "@odata.count", "@count"});
}

const JsonValue* errorOf(const JsonValue& root) {
    for (const std::string_view name : {"error", "odata.error", "@odata.error"})
        if (const JsonValue* const error = root.find(name))
            if (error->type == JsonValue::Type::object && error->find("message"))
                return error;
    return nullptr;
}

std::string_view wordsOfError(const JsonValue& error) {
    const JsonValue* const message = error.find("message");
    return message->type == JsonValue::Type::object ? message->textOf("value")
                                                    : std::string_view(message->text);
}

} // namespace odc::odata
