// SPDX-License-Identifier: MPL-2.0
// One refresh under way: fetched on a worker, written on the main thread when all of it is there.
#pragma once

#include "calc/ranges/range_fetch.hpp"
#include "calc/ranges/range_writer.hpp"

#include "base/task.hpp"

#include <cppuhelper/weakref.hxx>

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace odc::calc::ranges {

struct RangeRequest {
    Document document;
    OUString name;
    std::optional<TargetCell> target; ///< of a new range
    RangeQuestion question;
};

/// How it ended. With an error (cancelled when stopped) the rows are as they were.
struct RangeOutcome {
    OUString name;
    std::optional<base::Error> error;
    report::RangeStatus status; ///< the range's, also where the refresh failed
};

/// Thread: start, advance and stop on the main thread, where the callbacks come too, never from
/// within start or stop; outcome from any.
class RangeJob {
public:
    using OnProgress = std::function<void(const base::Progress&)>;
    using OnDone = std::function<void(const RangeOutcome&)>;

    static std::shared_ptr<RangeJob> start(const Reference<css::uno::XComponentContext>& context,
                                           RangeRequest request, OnDone onDone);
    ~RangeJob();
    RangeJob(const RangeJob&) = delete;
    RangeJob& operator=(const RangeJob&) = delete;

    /// Both are told from now on. Where it is over already, nothing is.
    void listen(OnProgress onProgress, OnDone onDone);
    void stop();
    /// Does what can be done now, for a caller that blocks the main thread: it may not wait for
    /// the main loop to turn. A slice at most.
    void advance();

    [[nodiscard]] std::shared_future<RangeOutcome> outcome() const;

private:
    struct Impl;
    explicit RangeJob(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> impl_;
};

} // namespace odc::calc::ranges
