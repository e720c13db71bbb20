// SPDX-License-Identifier: MPL-2.0
// Reads what is left of a fetch by $skip and $top in the order of the key: several pages at once
// where the service counts its rows, one after the other where it does not. Not for: following the
// service's own links (page_walk.hpp).
#pragma once

#include "feed/exchange.hpp"
#include "feed/meter.hpp"
#include "feed/page_asked.hpp"
#include "feed/row_gate.hpp"
#include "feed/row_keys.hpp"
#include "odata/query.hpp"

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace odc::feed {

/// Every page asked for begins with rows that have come already, and is taken only where their keys
/// are the ones that came: the first such page must repeat up to 64 rows in their order, each later
/// one the last row. So a service that reads $skip, $top or $orderby otherwise, or does not read
/// them at all, is found out before a row of it is handed on.
/// Memory: as many pages as are asked for at once (HostLimits::most), of at most 4 MB as they come.
/// Thread:  one; the rows go on from it, while others read.
class SkipAhead {
public:
    struct Start {
        odata::Query query;           ///< as the user asked it
        odata::Version version;       ///< whose dialect is written
        PageRules rules;              ///< how a page is asked for and read
        std::vector<std::string> key; ///< of the rows, not empty
        bool isCountable;             ///< the service may be asked for its own count
        std::int64_t pageRows;        ///< of the service's own pages
    };

    /// All but `start` must outlive it. At least one row has come.
    SkipAhead(const Line& line, Start start, const KeptPages& known, RowKeys& keys, RowGate& gate,
              Meter& meter, FetchSummary& summary);

    enum class Outcome {
        complete,    ///< nothing is left to read
        notHonoured, ///< the service does not do it; not a row was handed on
        brokenOff    ///< it did it for a while: rows were handed on, in the order of the key
    };
    /// Errors: exchange's, the decoder's, the gate's; tooLarge (pages).
    Result<Outcome> run(const base::Task& task);

private:
    struct Ahead {
        std::int64_t top = 0; ///< rows asked for
        std::future<Result<PageGot>> page;
    };
    /// A page whose turn has come.
    struct Come {
        std::int64_t top = 0;
        Result<PageGot> page;
    };
    /// Ends what is under way when the user's stop, or our own, is asked for.
    struct Stop {
        explicit Stop(const std::stop_token& outer)
            : passOn(outer, [this] { source.request_stop(); }) {}
        std::stop_source source;
        std::stop_callback<std::function<void()>> passOn;
    };

    Result<Outcome> begin(const base::Task& task);
    Result<Outcome> goOn(const base::Task& task);
    Result<void> ask(std::int64_t skip, bool wantsCount);
    Result<void> fillWindow();
    Come takeFront(const base::Task& task);
    void startAgain(const base::Task& task);
    /// Takes a page over from behind the last row that came. False: its columns do not fit.
    Result<bool> takeOver(PageGot& page, std::size_t from);
    void keep(const PageGot& page, std::size_t from, std::int64_t before,
              std::vector<std::uint64_t> behind);
    void goOnAfter(std::int64_t top, const PageGot& page, bool isProgress, const base::Task& task);
    [[nodiscard]] std::int64_t rowsAPage() const;
    [[nodiscard]] Result<std::string> urlOf(std::int64_t skip, std::int64_t top,
                                            bool wantsCount) const;

    const Line& line_;
    Start start_;
    const KeptPages& known_;
    RowKeys& keys_;
    RowGate& gate_;
    Meter& meter_;
    FetchSummary& summary_;
    std::string orderby_;
    Waiting waiting_;
    std::atomic<std::int64_t> bytes_ = 0;
    std::unique_ptr<Stop> stop_;
    std::deque<Ahead> window_; ///< what it began refers to all of the above
    std::int64_t next_ = 0;    ///< first row that is not asked for yet
    std::int64_t overlap_ = 1; ///< rows of a page that have come already
    std::int64_t bytesBefore_;
    bool isComplete_ = false;
};

} // namespace odc::feed
