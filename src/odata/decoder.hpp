// SPDX-License-Identifier: MPL-2.0
// Turns the bytes of one answer into batches while they arrive.
// Chosen once for a page from its content type and first bytes; then columns are read by readers
// chosen once from the schema.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/table.hpp"
#include "odata/answer_shape.hpp"
#include "odata/edm.hpp"
#include "odata/expansions.hpp"
#include "odata/feed_mapping.hpp"
#include "odata/query.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata {

/// Limits of one page; all are refused with tooLarge and a sentence that names the limit.
struct DecoderLimits {
    int maxDepth = base::limits::maxDepth;
    std::size_t maxValueBytes = base::limits::maxValueBytes;
    std::size_t maxColumns = base::limits::maxColumns;
    std::size_t maxEntryBytes = base::limits::maxRowBytes;
    std::size_t windowBytes = base::limits::windowBytes; ///< of JSON and CSV, to begin with
};

/// What a page says besides its rows.
struct PageEnd {
    std::string nextLink = {}; ///< as written; relative to `base`
    std::string base = {}; ///< xml:base in force at the link, or JSON's context URL; may be empty
    std::optional<std::int64_t> count = {};
    std::int64_t rows = 0;
    std::vector<std::string> warnings = {}; ///< at most 20, then "… and n more"
    std::string deltaLink = {};             ///< as written: where later changes can be asked for

    bool operator==(const PageEnd&) const = default;
};

/// Reads one page.
/// Shape:   batches of at most maxBatchRows rows, columns exactly as in schema (then any others the
///          payload brings, where schema `isOpen`), server order.
/// Null:    m:null, JSON null and a missing property alike.
/// Errors:  badResponse (path and byte offset in `where`), tooLarge, and what the sink returned.
///          An OData error inside the body is serviceFailed with the server's words.
/// Thread:  any one at a time. Memory: a window and one batch, whatever the page's size.
class Decoder {
public:
    virtual ~Decoder() = default;
    virtual base::Result<void> push(std::string_view bytes) = 0;
    /// After the last byte; a document that is not complete is badResponse.
    virtual base::Result<PageEnd> finish() = 0;
};

/// An answer that goes on with an expanded collection, whole.
struct MembersAnswer {
    std::string body;
    std::string url; ///< where it came from
};
/// Asks for one; `link` is as written, or resolved on xml:base.
using FetchMembers = std::function<base::Result<MembersAnswer>(const std::string& link)>;

struct DecoderOptions {
    base::Schema schema = {}; ///< columns expected, in order
    bool isOpen = true;       ///< properties outside the schema become further columns
    DecoderLimits limits = {};
    /// Atom only: columns of the schema that stand outside of the content.
    std::vector<FeedMapping> feedMappings = {};
    base::ValuePolicies policies = {}; ///< of columns, those of the schema among them
    /// Columns that some rows may have, those of a derived type; each becomes one when it is met.
    base::Schema possible = {};
    /// By full name; to show a number as the member it stands for. Borrowed; may be null.
    const std::map<std::string, EnumType, std::less<>>* enums = nullptr;
    Expansions expansions = {}; ///< how expanded collections are shown; count where not named
    /// Called in the middle of a row; empty: what the service keeps for later is warned of.
    FetchMembers fetchMembers = {};
    AnswerShape shape = {}; ///< what the resource's path promises
    /// Paths of columns that are to stand in this order behind the schema's, whose kinds the
    /// payload shows: what a user selected where there is no model. Not of delimited text.
    std::vector<std::string> selected = {};
    /// Column → the value, as payloads write it, of a row that lacks the property. Not of delimited
    /// text.
    std::vector<std::pair<std::string, std::string>> omitted = {};
};

/// Gives each column of a schema its policy, and the kind that follows from it.
void applyPolicies(base::Schema& schema, const base::ValuePolicies& policies);

/// Atom feed or entry, OData v1 to v3 (and v4's namespaces).
/// Mapped:  a column of options.feedMappings is read from the element or attribute it is mapped to
///          where the row's m:properties lack it. One whose element holds markup (FC_ContentKind
///          "xhtml") is null, with a warning.
/// Source:  OData 2.0 and 3.0 Atom; for mappings [MS-ODATA] 2.2.3.7.2.1, the FC_* attributes.
std::unique_ptr<Decoder> makeAtomDecoder(DecoderOptions options, base::BatchSink sink);
/// Verbose JSON (d, d.results, bare arrays) and v3 light JSON (value): told apart while reading.
std::unique_ptr<Decoder> makeJsonDecoder(DecoderOptions options, base::BatchSink sink);

/// Delimited text: CSV with whatever delimiter and quotation marks, in UTF-8, UTF-16 with its
/// byte-order mark, or Windows-1252 where the content type says so ("charset"; "header=absent" is
/// honoured too).
/// Null:    a field without a character; "" is an empty text, and null in a column of another kind.
/// Kinds:   the schema's where a heading is known; else what all values of the first 64 KB are.
///          Where a later number's column turns out to be text it becomes text; a later value that
///          is no date stands in a text column of its own at the end.
/// Errors:  also a row with more values than there are columns. A shorter one ends with nulls.
std::unique_ptr<Decoder> makeCsvDecoder(std::string_view contentType, DecoderOptions options,
                                        base::BatchSink sink);

/// By content type, else by the first bytes. Errors: badResponse (also HTML, images…).
base::Result<std::unique_ptr<Decoder>> makeDecoder(std::string_view contentType,
                                                   std::string_view firstBytes,
                                                   DecoderOptions options, base::BatchSink sink);

} // namespace odc::odata
