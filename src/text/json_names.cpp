// SPDX-License-Identifier: MPL-2.0
#include "text/json_names.hpp"

#include <algorithm>

namespace odc::text {

/// A name with escapes is left to the library: null.
const JsonName* JsonNames::findSlowly(const char* begin) {
    const char* end = begin;
    while (*end != '"' && *end != '\\')
        ++end;
    return *end == '"' ? &add(std::string_view(begin, static_cast<std::size_t>(end - begin)))
                       : nullptr;
}

const JsonName& JsonNames::add(std::string_view text) {
    auto found = entries_.find(text);
    if (found == entries_.end()) {
        found = entries_.emplace(std::string(text), Entry{}).first;
        Entry& entry = found->second;
        bytes_ += text.size();
        entry.quoted = std::string(text) + '"';
        entry.name = {found->first, &entry};
        const std::size_t first = std::min(entry.quoted.size(), entry.firstBytes.size());
        std::memcpy(entry.firstBytes.data(), entry.quoted.data(), first);
        entry.firstMask = (1 << first) - 1;
    }
    return *take(found->second);
}

} // namespace odc::text
