// SPDX-License-Identifier: MPL-2.0
// The files of the public test data that are no payload, and what they are instead.
#pragma once

#include <array>
#include <string_view>

namespace odc::test {

struct OtherFiles {
    std::string_view pattern; ///< a part of the path; of its end, where it begins with a full stop
    std::string_view what;    ///< for whoever wonders why it is not read here
};

inline constexpr std::array<OtherFiles, 12> otherFiles{{
    {"LICENSE", "a licence"},
    {"NOTICE", "a licence"},
    {".md", "words for people"},
    {".xsd", "a schema of models"},
    {".schema.json", "a schema of models"},
    {".batch", "requests of a batch"},
    {"/BatchRequests/", "requests and answers of a batch"},
    {"oasis-odata-abnf/", "the grammar of URLs and its cases"},
    {"/SpatialData/", "shapes as well-known text; what we write has its own tests"},
    {".eslintrc.json", "settings of a tool"},
    {"$value.bin", "a stream, empty here"},
    {".txt", "a single value, or a text that some client reads"},
}};

/// Null where the path is none of them.
inline const OtherFiles* otherFileOf(std::string_view file) {
    for (const OtherFiles& other : otherFiles) {
        const bool isEnding = other.pattern.front() == '.';
        if (isEnding ? file.ends_with(other.pattern)
                     : file.find(other.pattern) != std::string_view::npos)
            return &other;
    }
    return nullptr;
}

} // namespace odc::test
