// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/service_error.hpp"

#include "base/limits.hpp"
#include "text/json_value.hpp"

#include <fmt/format.h>

#include <string>

namespace odc::odata {

namespace {

/// What stands behind `"name" :`, after `from`; empty where there is no such name.
std::string_view behind(std::string_view text, std::string_view name, std::size_t from) {
    const std::string quoted = "\"" + std::string(name) + "\"";
    constexpr std::string_view space = " \t\r\n";
    const auto at = text.find(quoted, from);
    if (at == std::string_view::npos)
        return {};
    const auto colon = text.find_first_not_of(space, at + quoted.size());
    if (colon == std::string_view::npos || text[colon] != ':')
        return {};
    const auto value = text.find_first_not_of(space, colon + 1);
    return value == std::string_view::npos ? std::string_view() : text.substr(value);
}

/// The content of the string at the beginning, if it is whole.
std::string stringAt(std::string_view text) {
    if (!text.starts_with('"'))
        return {};
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            auto read = text::readJson(text.substr(0, i + 1), {});
            return read ? read->text : std::string();
        }
    }
    return {};
}

} // namespace

std::string wordsInBrokenJson(std::string_view text) {
    for (const std::string_view name : {"error", "odata.error", "@odata.error"}) {
        // The last one, as a value may have such a name too.
        const auto at = text.rfind("\"" + std::string(name) + "\"");
        if (at == std::string_view::npos || !behind(text, name, at).starts_with('{'))
            continue;
        const std::string_view message = behind(text, "message", at);
        std::string words = stringAt(message);
        if (words.empty() && message.starts_with('{'))
            words = stringAt(behind(message, "value", 0));
        if (!words.empty())
            return words;
    }
    return {};
}

base::Error serviceError(std::string_view words, std::int64_t rowsBefore) {
    constexpr std::size_t most = base::limits::maxErrorWords;
    if (words.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80)
            --end;
        words = words.substr(0, end);
    }
    return base::Error{
        .kind = base::ErrorKind::serviceFailed,
        .message =
            rowsBefore == 0
                ? std::string("The service answered with an error instead of rows.")
                : fmt::format("The service broke off with an error after {} rows.", rowsBefore),
        .serverWords = std::string(words)};
}

} // namespace odc::odata
