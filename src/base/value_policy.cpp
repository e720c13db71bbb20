// SPDX-License-Identifier: MPL-2.0
#include "base/value_policy.hpp"

#include <algorithm>
#include <array>

namespace odc::base {

namespace {

constexpr std::string_view separatorWord = "text:";

struct Word {
    std::string_view text;
    void (*apply)(ValuePolicy& policy);
};

constexpr std::array<Word, 8> words{{
    {"exact", [](ValuePolicy& policy) { policy.numbers = ValuePolicy::Numbers::exact; }},
    {"rounded", [](ValuePolicy& policy) { policy.numbers = ValuePolicy::Numbers::rounded; }},
    {"utc", [](ValuePolicy& policy) { policy.zone = ValuePolicy::Zone::utc; }},
    {"local", [](ValuePolicy& policy) { policy.zone = ValuePolicy::Zone::local; }},
    {"as-sent", [](ValuePolicy& policy) { policy.zone = ValuePolicy::Zone::asSent; }},
    {"text", [](ValuePolicy& policy) { policy.collections = ValuePolicy::Collections::text; }},
    {"count", [](ValuePolicy& policy) { policy.collections = ValuePolicy::Collections::count; }},
    {"json", [](ValuePolicy& policy) { policy.collections = ValuePolicy::Collections::json; }},
}};

std::string_view trim(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

ValuePolicy policyOf(const ValuePolicies& policies, std::string_view path) {
    const auto found = std::ranges::find(
        policies, path, [](const auto& policy) { return std::string_view(policy.first); });
    return found == policies.end() ? ValuePolicy{} : found->second;
}

Result<ValuePolicy> parseValuePolicy(std::string_view text) {
    ValuePolicy policy;
    for (;;) {
        while (text.starts_with(' '))
            text.remove_prefix(1);
        if (text.starts_with(separatorWord)) {
            policy.collections = ValuePolicy::Collections::text;
            policy.separator = text.substr(separatorWord.size());
            return policy;
        }
        const auto comma = text.find(',');
        const std::string_view given = trim(text.substr(0, comma));
        const auto* const word = std::ranges::find(words, given, &Word::text);
        if (word == words.end())
            return Error{ErrorKind::wrongUsage,
                         "\"" + std::string(given) +
                             "\" is no way to show values. There are exact, rounded (numbers), "
                             "utc, local, as-sent (time zones), text, text:SEPARATOR, count, json "
                             "(lists)."};
        word->apply(policy);
        if (comma == std::string_view::npos)
            return policy;
        text.remove_prefix(comma + 1);
    }
}

std::string formatValuePolicy(const ValuePolicy& policy) {
    std::string out;
    const auto add = [&](std::string_view word) {
        out += out.empty() ? "" : ", ";
        out += word;
    };
    if (policy.numbers == ValuePolicy::Numbers::rounded)
        add("rounded");
    if (policy.zone == ValuePolicy::Zone::local)
        add("local");
    if (policy.zone == ValuePolicy::Zone::asSent)
        add("as-sent");
    if (policy.collections == ValuePolicy::Collections::count)
        add("count");
    if (policy.collections == ValuePolicy::Collections::json)
        add("json");
    if (policy.collections == ValuePolicy::Collections::text &&
        policy.separator != ValuePolicy{}.separator)
        add(std::string(separatorWord) + policy.separator);
    return out;
}

} // namespace odc::base
