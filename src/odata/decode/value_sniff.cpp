// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/value_decoder.hpp"
#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace odc::odata {

namespace {

/// Steps through the beginning of a JSON document, token by token.
class JsonStart {
public:
    explicit JsonStart(std::string_view text) : rest_(text) {}

    /// The next character that means something, or 0 at the end.
    char peek() {
        const auto at = rest_.find_first_not_of(" \t\r\n");
        rest_.remove_prefix(std::min(at, rest_.size()));
        return rest_.empty() ? '\0' : rest_.front();
    }
    bool take(char c) {
        if (peek() != c)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// A string as it is written, without its quotation marks.
    std::optional<std::string_view> takeString() {
        if (!take('"'))
            return std::nullopt;
        for (std::size_t i = 0; i < rest_.size(); ++i) {
            if (rest_[i] == '\\') {
                ++i;
            } else if (rest_[i] == '"') {
                const std::string_view text = rest_.substr(0, i);
                rest_.remove_prefix(i + 1);
                return text;
            }
        }
        return std::nullopt;
    }
    /// A string, number or word, and the comma after it.
    bool skipScalar() {
        if (peek() == '"') {
            if (!takeString())
                return false;
        } else {
            const auto end = rest_.find_first_of(",}]");
            if (end == std::string_view::npos)
                return false;
            rest_.remove_prefix(end);
        }
        return take(',');
    }

private:
    std::string_view rest_;
};

bool isControl(std::string_view name) {
    return name.starts_with("odata.") || name.starts_with("__") ||
           name.find('@') != std::string_view::npos;
}

/// The value of "value", "d" or "results", past its colon.
JsonBeginning judgeHere(JsonStart& start, std::string_view name);

/// Past the brace of an object around rows or a value.
JsonBeginning judgeInside(JsonStart& start) {
    while (const auto name = start.takeString()) {
        if (!start.take(':'))
            break;
        if (*name == "value" || *name == "d" || *name == "results")
            return judgeHere(start, *name);
        const char next = start.peek();
        if (!isControl(*name) || next == '{' || next == '[' || next == '\0')
            break;
        const bool isNull = name->ends_with("odata.null") || *name == "@null";
        if (!start.skipScalar())
            return isNull ? JsonBeginning::value : JsonBeginning::unclear;
    }
    return JsonBeginning::unclear;
}

JsonBeginning judgeHere(JsonStart& start, std::string_view name) {
    const bool isList = start.take('[');
    const char next = start.peek();
    if (next == '\0' || (isList && next == ']'))
        return JsonBeginning::unclear;
    if (isList)
        return next == '{' ? JsonBeginning::rows : JsonBeginning::value;
    if (next != '{')
        return JsonBeginning::value;
    return name == "d" && start.take('{') ? judgeInside(start) : JsonBeginning::unclear;
}

} // namespace

JsonBeginning judgeJson(std::string_view firstBytes) {
    if (const auto mark = text::byteOrderMarkOf(firstBytes))
        firstBytes.remove_prefix(mark->bytes);
    JsonStart start(firstBytes);
    if (start.take('{'))
        return judgeInside(start);
    return judgeHere(start, {});
}

bool beginsXmlValue(std::string_view firstBytes) {
    static constexpr std::array<std::string_view, 10> rowRoots{
        "feed", "entry", "error", "Edmx", "service", "html", "ServiceFault", "links", "uri", "ref"};
    std::size_t at = 0;
    while ((at = firstBytes.find('<', at)) != std::string_view::npos) {
        const std::string_view tag = firstBytes.substr(at + 1);
        if (tag.starts_with("!--") || tag.starts_with('?')) {
            const bool isComment = tag.starts_with('!');
            const auto end = tag.find(isComment ? "-->" : "?>", 1);
            if (end == std::string_view::npos)
                return false;
            at += end;
            continue;
        }
        std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
        if (name.empty() || name.starts_with('!') || name.size() == tag.size())
            return false;
        name = name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
        return std::ranges::find(rowRoots, name) == rowRoots.end();
    }
    return false;
}

} // namespace odc::odata
