// SPDX-License-Identifier: MPL-2.0
#include "calc/workers.hpp"

#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XTerminateListener.hpp>
#include <cppuhelper/implbase1.hxx>

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace odc::calc::workers {

namespace {

struct Worker {
    std::jthread thread;
    std::shared_ptr<std::atomic<bool>> isDone;
};

/// All threads that run. Lives as long as the library: what it holds is joined by joinAll.
class Registry {
public:
    std::stop_source start(std::function<void(const std::stop_token&)> work) {
        const std::lock_guard lock(mutex_);
        if (isClosed_) {
            std::stop_source stopped;
            stopped.request_stop();
            return stopped;
        }
        workers_.remove_if([](const Worker& worker) { return worker.isDone->load(); });
        auto isDone = std::make_shared<std::atomic<bool>>(false);
        workers_.push_back(
            {std::jthread([work = std::move(work), isDone](const std::stop_token& stop) mutable {
                 work(stop);
                 work = {}; // what it captured goes before the join
                 isDone->store(true);
             }),
             isDone});
        return workers_.back().thread.get_stop_source();
    }

    void joinAll() {
        std::list<Worker> workers;
        {
            const std::lock_guard lock(mutex_);
            isClosed_ = true;
            workers.swap(workers_);
        }
        for (Worker& worker : workers)
            worker.thread.request_stop();
        workers.clear(); // joins
    }

    /// True for the first caller only.
    bool claimListener() { return !hasListener_.exchange(true); }
    void releaseListener() { hasListener_.store(false); }

private:
    std::mutex mutex_;
    std::list<Worker> workers_;
    bool isClosed_ = false;
    std::atomic<bool> hasListener_ = false;
};

Registry& registry() {
    static Registry instance;
    return instance;
}

class EndOfOffice final : public cppu::WeakImplHelper1<css::frame::XTerminateListener> {
public:
    void SAL_CALL queryTermination(const css::lang::EventObject&) override {}
    void SAL_CALL notifyTermination(const css::lang::EventObject&) override {
        registry().joinAll();
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override { registry().joinAll(); }
};

} // namespace

std::stop_source start(const Reference<css::uno::XComponentContext>& context,
                       std::function<void(const std::stop_token&)> work) {
    if (registry().claimListener()) {
        try {
            css::frame::Desktop::create(context)->addTerminateListener(new EndOfOffice);
        } catch (const css::uno::Exception&) {
            registry().releaseListener();
            throw;
        }
    }
    return registry().start(std::move(work));
}

} // namespace odc::calc::workers
