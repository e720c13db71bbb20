// SPDX-License-Identifier: MPL-2.0
// One fetch from its first page to its last: by the service's links, then by $skip where that is
// faster or where a link is missing. Not for: what is asked (service.cpp).
#pragma once

#include "feed/exchange.hpp"
#include "feed/kept_answer.hpp"
#include "feed/page_asked.hpp"

#include <mutex>
#include <set>
#include <string>

namespace odc::feed {

/// What a service was found not to do, so that it is not tried each time. Thread: any.
class ServiceHabits {
public:
    [[nodiscard]] bool maySkip(const std::string& resource) const {
        const std::lock_guard lock(mutex_);
        return !refusesSkip_.contains(resource);
    }
    void refusesSkip(const std::string& resource) {
        const std::lock_guard lock(mutex_);
        refusesSkip_.insert(resource);
    }

private:
    mutable std::mutex mutex_;
    std::set<std::string> refusesSkip_;
};

struct FetchStart {
    const odata::Query& query;
    http::Url firstPage;
    PageRules rules;
    base::Schema schema = {};                       ///< expected columns
    std::shared_ptr<const odata::Model> model = {}; ///< may be null
    std::vector<std::string> warnings = {};         ///< so far
    std::shared_ptr<const KeptAnswer> known = {};   ///< of the same question; may be null
};

/// Errors: as Service::fetch.
Result<FetchSummary> runFetch(const Line& line, const FetchStart& start, ServiceHabits& habits,
                              const base::BatchSink& sink, const base::Task& task);

} // namespace odc::feed
