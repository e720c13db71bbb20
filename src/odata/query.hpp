// SPDX-License-Identifier: MPL-2.0
// What to ask one service, and how it is written into a URL.
#pragma once

#include "base/result.hpp"
#include "base/value_policy.hpp"
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

/// How the members of an expanded collection are shown. A single related entity is always columns.
enum class Expansion {
    count, ///< one column "Orders/$count"
    rows,  ///< the row is repeated for each member, whose properties are columns "Orders/Total"
    text,  ///< one column "Orders": the members' values joined
    json,  ///< one column "Orders": the members as they came
};

/// One related entity or collection to bring along, with what is asked of it.
struct ExpandItem {
    std::string path; ///< navigation property; "Address/Country", "NS.Manager/Reports", "*"
    std::vector<std::string> select = {};
    std::vector<ExpandItem> expand = {};
    std::string filter = {};
    std::string orderby = {};
    std::string search = {};
    std::optional<std::int64_t> top = {};
    std::optional<std::int64_t> skip = {};
    std::optional<std::int64_t> levels = {}; ///< $levels; 0: max
    bool wantsCount = false;
    Expansion expansion = Expansion::count;
    std::string compute = {};

    bool operator==(const ExpandItem&) const = default;
};

/// Texts are as a person writes them, not percent-encoded.
struct Query {
    std::string
        resource; ///< "CsActiveUserDaily", "Employees('1')/ne_Manager", "" for the service document
    std::vector<std::string> select = {};
    std::vector<ExpandItem> expand = {};
    std::string filter = {};
    std::string orderby = {};
    std::string apply = {};
    std::string search = {};
    std::optional<std::int64_t> top = {}; ///< rows wanted in all, over every page
    std::optional<std::int64_t> skip = {};
    bool wantsCount = false; ///< $inlinecount=allpages
    std::vector<std::pair<std::string, std::string>> parameters =
        {};                          ///< custom or function parameters
    Format format = Format::any;     ///< any: the engine's choice
    std::string compute = {};        ///< v4.01
    base::ValuePolicies values = {}; ///< how columns show; not asked of the service

    bool operator==(const Query&) const = default;
};

/// $expand as a person or a URL writes it, in either dialect: "Orders/Lines,Owner" is v2's, and
/// "Orders($select=Id;$expand=Lines),Owner" v4's; both give the same tree.
/// Errors: wrongUsage (brackets that do not close, an option that $expand does not have).
Result<std::vector<ExpandItem>> parseExpand(std::string_view text);

/// What carryOver gave, as a relative reference: resource, ?, options in the order of this struct,
/// percent-encoded. `format` is not written here: it goes into the Accept header. Errors:
/// unsupported, with the name of what this version has no equal for ($apply in v2); wrongUsage (a
/// resource with "." or ".." as a segment, which leaves the service).
Result<std::string> writeRelativeUrl(const Query& query, Version version);

/// Takes the query part of a pasted URL apart: system options into their fields, others into
/// parameters; so do $skiptoken, $deltatoken, $schemaversion, $index and $id, which are passed on.
/// Errors: wrongUsage ($top not a number, an option given twice, a broken escape, a resource that
/// leaves the service).
Result<Query> parseRelativeUrl(std::string_view resourceAndQuery);

/// 4.01 takes system options without their dollar too: "filter=…" among the parameters becomes the
/// filter, but for names in `parameters`, which are a function's. An option that the query has
/// already stays as it is.
/// Errors: as parseRelativeUrl.
Result<Query> withoutDollars(const Query& query, const std::vector<std::string>& parameters);

} // namespace odc::odata
