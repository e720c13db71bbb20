// SPDX-License-Identifier: MPL-2.0
// Ties odata to http: opens a service, plans a Query's requests, runs them page by page.
// What runs is what the plan said.
#pragma once

#include "base/clock.hpp"
#include "base/limits.hpp"
#include "base/policy.hpp"
#include "base/result.hpp"
#include "base/table.hpp"
#include "base/task.hpp"
#include "feed/kept_answer.hpp"
#include "http/transport.hpp"
#include "odata/edm.hpp"
#include "odata/metadata.hpp"
#include "odata/query.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::feed {

using base::Result;

class HostLimits;

/// Everything needed to talk to one service.
struct Connection {
    http::Url root; ///< the service's root, with or without closing slash
    std::optional<http::Credentials> credentials = {};
    base::Policy policy = {};   ///< must list the root's origin
    std::string language = {};  ///< Accept-Language, for titles; may be empty
    http::Headers headers = {}; ///< sent with each request (X-RWS-Version: 2013-V1)
    /// Shared with other services that may be on the same host; null: this service's own.
    std::shared_ptr<HostLimits> limits = {};
    /// Where models are kept between runs; empty: nowhere. See usualCacheFolder.
    std::string cacheFolder = {};
};

/// One request of a plan, before it is sent.
struct PlannedRequest {
    http::Method method = http::Method::get;
    std::string url;
    bool operator==(const PlannedRequest&) const = default;
};

struct Plan {
    std::vector<PlannedRequest> requests;
    bool mayHaveNextLinks = true; ///< further pages' addresses are known only to the service
    /// In words: what the service declares that it cannot do, and what is done here instead.
    std::vector<std::string> doneHere = {};
    /// Further pages may also be asked for by $skip and $top, several at once.
    bool mayReadAhead = false;
    bool operator==(const Plan&) const = default;
};

/// What a fetch came to.
struct FetchSummary {
    static constexpr std::size_t maxRequests = base::limits::maxKeptRequests;

    base::Schema schema;
    std::int64_t rows = 0;
    std::optional<std::int64_t> count = {}; ///< the service's own count of all rows, where known
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
    /// "GET URL" of each data request, in order; the first maxRequests of them.
    std::vector<std::string> requests = {};
    std::vector<std::string> warnings = {};
    std::int64_t pagesUnchanged = 0; ///< that were not sent again
    /// All is as it was: no rows were handed over.
    bool isUnchanged = false;
    /// Pages that can be asked for again; together with the rows a KeptAnswer.
    std::vector<KeptPage> kept = {};
};

/// Root, protocol version and metadata of a service, once opened.
/// Thread: any; immutable but for the metadata, which is loaded once.
class Service {
public:
    /// The connection gets what a service known by its address wants (feed/known_services.hpp).
    Service(std::shared_ptr<http::Transport> transport, std::shared_ptr<base::Clock> clock,
            Connection connection);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// What the account may read.
    Result<odata::ServiceDocument> serviceDocument(const base::Task& task);
    /// The model; asked once, then remembered. A service without metadata is badResponse or
    /// notFound here, and fetch goes on without.
    Result<std::shared_ptr<const odata::Model>> metadata(const base::Task& task);

    /// The data requests that fetch would make. Asks for metadata at most.
    Result<Plan> plan(const odata::Query& query, const base::Task& task);
    /// Runs the plan: pages until there is no next link, or top is reached, or an Error. From the
    /// fourth page on, the rest is asked for by $skip and $top in the order of the key, several
    /// pages at once, where the service shows that it does this (skip_ahead.hpp).
    /// What the service declares that it cannot do is asked all the same: declarations are often
    /// wrong. They explain a refusal, and where rows came they are warnings.
    /// Batches arrive on the caller's thread, none of them empty. A next link that leaves the
    /// origin, a page met twice, or more pages or rows than the Policy allows end with an Error;
    /// rows that were handed over before it are not a result.
    Result<FetchSummary> fetch(const odata::Query& query, const base::BatchSink& sink,
                               const base::Task& task);
    /// The same where an answer is known: pages that have not changed since are not sent again.
    /// Only of a service with metadata, which says that the columns are still the same.
    Result<FetchSummary> fetch(const odata::Query& query,
                               const std::shared_ptr<const KeptAnswer>& known,
                               const base::BatchSink& sink, const base::Task& task);
    /// fetch into one Table.
    struct Fetched {
        base::Table table;
        FetchSummary summary;
    };
    Result<Fetched> fetchTable(const odata::Query& query, const base::Task& task);

    [[nodiscard]] const Connection& connection() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The user's folder for what can be had again: $XDG_CACHE_HOME/odata-for-calc, or below ~/.cache;
/// empty where there is no home. For Connection::cacheFolder.
std::string usualCacheFolder();

/// A pasted URL, taken apart into the service's root and a Query, by its path alone:
///   up to $metadata or $batch;
///   else through a segment that ends in .svc or .xsodata;
///   else through /sap/opu/odata/NAMESPACE/SERVICE;
///   else through a segment "odata" and a version ("v4") that follows it;
///   else through a version segment that is not the first ("/api/data/v9.2");
///   else up to the first segment with a key ("Set(1)"), or before one like "$count";
///   else all of a path that ends with a slash, and all but the last segment of another.
/// User and password before @ stay in `root`, for the caller to use or refuse.
/// Errors: wrongUsage (no URL; options that parseRelativeUrl refuses).
struct LocatedQuery {
    http::Url root;             ///< without query and closing slash
    odata::Query query;         ///< its resource is empty where the URL is the service's own
    http::Headers headers = {}; ///< that a pasted text wants sent with each request
};
Result<LocatedQuery> locate(std::string_view url);

/// The content of an .atomsvc or .odc file or a line of Power Query (odata/pasted.hpp), taken apart
/// likewise. `feed` chooses one of several by its name; empty where there is one, or where the
/// service's own list will do: feeds of one service, none of them chosen, give its root.
/// Errors: as readPasted; as locate; wrongUsage (no feed of that name; feeds of several services
///         and none chosen), with the names that there are.
Result<LocatedQuery> locatePasted(std::string_view content, std::string_view feed);

} // namespace odc::feed
