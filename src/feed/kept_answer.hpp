// SPDX-License-Identifier: MPL-2.0
// What a fetch leaves behind for the next one of the same question: its rows, and for each page how
// to ask whether it is still the same. Not for: deciding what is asked (fetch_run.hpp).
#pragma once

#include "base/result.hpp"
#include "base/table.hpp"
#include "feed/spool.hpp"
#include "http/transport.hpp"
#include "odata/decoder.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace odc::feed {

using base::Result;

/// A page that the service gave a validator with.
struct KeptPage {
    std::string url;
    std::string etag = {};
    std::string lastModified = {};
    std::int64_t firstRow = 0; ///< of those handed over, counted over all pages
    std::int64_t rows = 0;     ///< handed over
    /// Keys (row_keys.hpp) of the rows it begins with that had come before.
    std::vector<std::uint64_t> behind = {};
    odata::PageEnd end = {};
    http::Url answeredBy = {}; ///< after redirects
    bool isJson = false;
};

/// A whole answer. Thread: any; it never changes.
struct KeptAnswer {
    base::Schema schema;
    std::vector<KeptPage> pages;
    std::optional<std::int64_t> count = {};
    std::shared_ptr<const Spool> rows; ///< in the order in which they were handed over

    /// Whether each of its rows stands in a page that can be asked for again.
    [[nodiscard]] bool isWhole() const;
};

/// Errors: storageFailed.
Result<std::vector<base::Batch>> rowsOf(const KeptAnswer& answer, const KeptPage& page);

/// Finds pages by their address. Thread: any.
class KeptPages {
public:
    /// Null: nothing is known.
    explicit KeptPages(std::shared_ptr<const KeptAnswer> answer);

    /// Null where there is none.
    [[nodiscard]] const KeptPage* find(const http::Url& url) const;
    [[nodiscard]] const KeptAnswer* answer() const { return answer_.get(); }

private:
    std::shared_ptr<const KeptAnswer> answer_;
    std::unordered_map<std::string_view, const KeptPage*> byUrl_;
};

inline constexpr int notModified = 304;

/// So that the service answers notModified where the page is still the same.
void askWhetherChanged(http::Request& request, const KeptPage& page);
/// Nothing where the answer has no validator.
std::optional<KeptPage> keptPage(const http::Url& url, const http::ResponseHead& head);

} // namespace odc::feed
