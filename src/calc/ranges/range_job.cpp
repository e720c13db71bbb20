// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_job.hpp"

#include "calc/convert.hpp"
#include "calc/errors.hpp"
#include "calc/main_thread.hpp"
#include "calc/throttled.hpp"
#include "calc/workers.hpp"

#include <chrono>
#include <mutex>
#include <utility>

namespace odc::calc::ranges {

namespace {

using Clock = std::chrono::steady_clock;
using Fetched = base::Result<FetchedRange>;

constexpr std::chrono::milliseconds sliceTime{60};

base::Error stopped() {
    return {base::ErrorKind::cancelled, "The refresh was stopped. The rows are as they were."};
}

base::Error closed() {
    return {base::ErrorKind::cancelled, "The document was closed before the rows had come."};
}

} // namespace

struct RangeJob::Impl : std::enable_shared_from_this<RangeJob::Impl> {
    Reference<css::uno::XComponentContext> context;
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    RangeRequest request; ///< without the document, which a job does not keep alive
    std::stop_source stopSource;
    Clock::time_point started = Clock::now();
    std::promise<RangeOutcome> promise;
    std::shared_future<RangeOutcome> future = promise.get_future().share();

    std::mutex mutex;
    std::optional<Fetched> arrived;            ///< under the mutex
    std::optional<base::Result<void>> planned; ///< under the mutex

    // Main thread only.
    std::vector<OnProgress> onProgress;
    std::vector<OnDone> onDone;
    std::unique_ptr<RangeWriter> writer; ///< while it plans, its worker's
    enum class Stage { fetching, reading, planning, writing };
    Stage stage = Stage::fetching;
    bool isOver = false;

    /// On the worker.
    void fetch(const std::stop_token& officeEnds) {
        const std::stop_callback passOn(officeEnds, [this] { stopSource.request_stop(); });
        base::Task task;
        task.stop = stopSource.get_token();
        task.onProgress = throttled([this](const base::Progress& progress) {
            main_thread::post(context, [self = shared_from_this(), progress] {
                if (!self->isOver)
                    for (const OnProgress& tell : self->onProgress)
                        tell(progress);
            });
        });
        Fetched fetched = fetchRange(request.question, task);
        {
            const std::lock_guard lock(mutex);
            arrived = std::move(fetched);
        }
        postAdvance();
    }

    void postAdvance() {
        main_thread::post(context, [self = shared_from_this()] { self->advance(true); });
    }

    void advance(bool postsNext) {
        // Each stage goes on to the next one where nothing must be waited for.
        if (!isOver && stage == Stage::fetching)
            beginReading();
        if (!isOver && stage == Stage::reading)
            readSlice();
        if (!isOver && stage == Stage::planning)
            beginWriting();
        if (!isOver && stage == Stage::writing)
            writeSlice();
        const bool waits = stage == Stage::fetching || stage == Stage::planning;
        if (!isOver && !waits && postsNext)
            postAdvance();
    }

    void beginReading() {
        std::optional<Fetched> now;
        {
            const std::lock_guard lock(mutex);
            now.swap(arrived);
        }
        if (now && begin(std::move(*now)))
            stage = Stage::reading;
    }

    void readSlice() {
        if (stopSource.stop_requested()) {
            end(stopped());
            return;
        }
        try {
            if (writer->read(sliceTime))
                return;
        } catch (...) {
            end(currentError());
            return;
        }
        stage = Stage::planning;
        const auto source = workers::start(context, [self = shared_from_this()](const auto&) {
            base::Result<void> result = self->writer->plan();
            {
                const std::lock_guard lock(self->mutex);
                self->planned = std::move(result);
            }
            self->postAdvance();
        });
        if (source.stop_requested())
            end(stopped()); // the office is ending: no worker began
    }

    void beginWriting() {
        std::optional<base::Result<void>> now;
        {
            const std::lock_guard lock(mutex);
            now.swap(planned);
        }
        if (!now)
            return;
        if (!*now) {
            end(now->error());
            return;
        }
        try {
            if (writer->isStale()) {
                stage = Stage::reading;
                return;
            }
            if (const auto looked = writer->lookAtLosses(); !looked)
                end(looked.error());
            stage = Stage::writing;
        } catch (...) {
            end(currentError());
        }
    }

    /// Whether it may be written.
    bool begin(Fetched fetched) {
        if (stopSource.stop_requested())
            return end(stopped());
        if (!fetched)
            return end(fetched.error());
        try {
            const Document target(document);
            if (!target.is())
                return end(closed());
            writer = std::make_unique<RangeWriter>(
                RangeToWrite{target, request.name, request.target, request.question.definition,
                             std::move(fetched).value(), request.question.language, context});
            const base::Result<void> looked = writer->look();
            if (!looked)
                return end(looked.error());
        } catch (...) {
            return end(currentError());
        }
        return true;
    }

    void writeSlice() {
        if (stopSource.stop_requested()) {
            end(stopped());
            return;
        }
        try {
            const base::Result<bool> isMore = writer->step(sliceTime);
            if (!isMore)
                end(isMore.error());
            if (isOver || *isMore)
                return;
            const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
            const report::RangeStatus status = writer->keep(seconds).status;
            finish({writer->name(), std::nullopt, status});
        } catch (...) {
            end(currentError());
        }
    }

    /// Always false: nothing is left to do.
    bool end(const base::Error& error) {
        if (writer)
            writer->takeBack();
        writer.reset();
        RangeOutcome outcome{request.name, error, request.question.definition.status};
        outcome.status.error = base::describe(error);
        finish(outcome);
        return false;
    }

    void finish(const RangeOutcome& outcome) {
        isOver = true;
        writer.reset();
        // Emptied first: what the callbacks hold goes here, on the main thread.
        onProgress.clear();
        request.target.reset();
        const std::vector<OnDone> done = std::exchange(onDone, {});
        promise.set_value(outcome);
        for (const OnDone& tell : done)
            tell(outcome);
    }
};

RangeJob::RangeJob(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
RangeJob::~RangeJob() = default;

std::shared_ptr<RangeJob> RangeJob::start(const Reference<css::uno::XComponentContext>& context,
                                          RangeRequest request, OnDone onDone) {
    auto impl = std::make_shared<Impl>();
    impl->context = context;
    impl->document = request.document;
    request.document.clear();
    impl->request = std::move(request);
    impl->onDone.push_back(std::move(onDone));
    const auto worker =
        workers::start(context, [impl](const std::stop_token& stop) { impl->fetch(stop); });
    if (worker.stop_requested() && !impl->isOver)
        impl->end(stopped()); // the office is ending: no worker began
    return std::shared_ptr<RangeJob>(new RangeJob(std::move(impl)));
}

void RangeJob::listen(OnProgress onProgress, OnDone onDone) {
    if (impl_->isOver)
        return;
    impl_->onProgress.push_back(std::move(onProgress));
    impl_->onDone.push_back(std::move(onDone));
}

void RangeJob::stop() {
    impl_->stopSource.request_stop();
}

void RangeJob::advance() {
    impl_->advance(false);
}

std::shared_future<RangeOutcome> RangeJob::outcome() const {
    return impl_->future;
}

} // namespace odc::calc::ranges
