// SPDX-License-Identifier: MPL-2.0
// What to ask one service, and how it is written into a URL.
#pragma once

#include "base/result.hpp"
#include "odata/version.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

using base::Result;

enum class Format { any, atom, json, csv };

/// Texts are as a person writes them, not percent-encoded.
struct Query {
    std::string
        resource; ///< "CsActiveUserDaily", "Employees('1')/ne_Manager", "" for the service document
    std::vector<std::string> select = {};
    std::vector<std::string> expand = {};
    std::string filter = {};
    std::string orderby = {};
    std::string apply = {};
    std::string search = {};
    std::optional<std::int64_t> top = {}; ///< rows wanted in all, over every page
    std::optional<std::int64_t> skip = {};
    bool wantsCount = false; ///< $inlinecount=allpages
    std::vector<std::pair<std::string, std::string>> parameters =
        {};                      ///< custom or function parameters
    Format format = Format::any; ///< any: the engine's choice

    bool operator==(const Query&) const = default;
};

/// The relative reference: resource, ?, options in the order of this struct, percent-encoded.
/// `format` is not written here: it goes into the Accept header.
/// Errors: unsupported, with the name of what this version has no equal for ($apply in v2);
/// wrongUsage (a resource with "." or ".." as a segment, which leaves the service).
Result<std::string> writeRelativeUrl(const Query& query, Version version);

/// Takes the query part of a pasted URL apart: system options into their fields, others (but
/// $format and $skiptoken, which become format and a parameter) into parameters.
/// Errors: wrongUsage ($top not a number, an option given twice, a broken escape, a resource that
/// leaves the service).
Result<Query> parseRelativeUrl(std::string_view resourceAndQuery);

} // namespace odc::odata
