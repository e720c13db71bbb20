// SPDX-License-Identifier: MPL-2.0
// One page, read whole on a thread of its own and kept until its turn comes.
#pragma once

#include "feed/exchange.hpp"
#include "feed/kept_answer.hpp"
#include "odata/decoder.hpp"
#include "odata/feed_mapping.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace odc::feed {

/// What all pages of a fetch have in common.
struct PageRules {
    std::string accept;
    std::optional<odata::Version> version = {};
    bool isOpen = true; ///< columns that the schema lacks are wanted too
    std::vector<odata::FeedMapping> feedMappings = {};
    odata::Expansions expansions = {};
    base::ValuePolicies policies = {};
    base::Schema possible = {};                     ///< columns of derived types
    std::shared_ptr<const odata::Model> model = {}; ///< null: there is none
    odata::AnswerShape shape = {};
    std::vector<std::string> selected = {}; ///< as the user has them, where there is no model
    std::vector<std::pair<std::string, std::string>> defaults = {}; ///< column → default value
};

/// What a decoder of one of them is told.
odata::DecoderOptions decoderOptions(const PageRules& rules, const base::Schema& schema,
                                     odata::FetchMembers fetchMembers);

struct PageGot {
    base::Schema schema;
    std::vector<base::Batch> batches;
    std::int64_t rows = 0;
    odata::PageEnd end;
    std::vector<http::Url> inside = {}; ///< asked for because of collections inside its rows
    bool isTooLong = false;             ///< more rows than asked for came: the rest was not read
    std::optional<KeptPage> kept = {};  ///< how to ask for it again; rows are the caller's to say
    /// It was not sent again: `batches` lack the rows whose keys are `kept->behind`.
    bool isUnchanged = false;
};

/// Why some thread waits, for whom to tell. Thread: any.
class Waiting {
public:
    void set(std::string why) {
        const std::lock_guard lock(mutex_);
        why_ = std::move(why);
    }
    /// Once.
    std::optional<std::string> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(why_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<std::string> why_;
};

/// Reads one page of at most `top` rows. Tried again as a whole, as nothing of it is handed on.
/// Errors: exchange's, the decoder's.
/// Thread: any, several at once; line, rules, known, waiting and bytes must outlive it.
Result<PageGot> readPage(const Line& line, const http::Url& url, const PageRules& rules,
                         const KeptPages& known, const base::Schema& schema, std::int64_t top,
                         Waiting& waiting, std::atomic<std::int64_t>& bytes,
                         const std::stop_token& stop);

} // namespace odc::feed
