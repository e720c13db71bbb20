// SPDX-License-Identifier: MPL-2.0
#include "benches/office/component/pauses.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <cppuhelper/implbase1.hxx>

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace odc::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds allowed{100};

class Answer final : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
    std::future<void> future() { return promise_.get_future(); }
    void SAL_CALL notify(const calc::Any&) override { promise_.set_value(); }

private:
    std::promise<void> promise_;
};

std::array<void*, 60> frames;
std::atomic<int> frameCount = 0;

void noteFrames(int) {
    frameCount = backtrace(frames.data(), static_cast<int>(frames.size()));
}

/// The office's own call that the main thread is in just now: the outermost one of Calc's library.
void printMainThread() {
    frameCount = 0;
    if (::syscall(SYS_tgkill, getpid(), getpid(), SIGPROF) != 0)
        return;
    for (int i = 0; i < 100 && frameCount == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::string call = "none of Calc's";
    for (int i = 0; i < frameCount; ++i) {
        Dl_info found{};
        if (::dladdr(frames[static_cast<std::size_t>(i)], &found) == 0 || !found.dli_sname ||
            std::string_view(found.dli_fname).find("libsclo") == std::string_view::npos)
            continue;
        int status = 0;
        const std::unique_ptr<char, decltype(&std::free)> name(
            abi::__cxa_demangle(found.dli_sname, nullptr, nullptr, &status), &std::free);
        call = status == 0 ? name.get() : found.dli_sname;
    }
    std::fprintf(stderr, "The main loop did not come round for 100 ms; the call: %s\n",
                 call.c_str());
    std::fflush(stderr);
}

struct Watch {
    std::jthread thread;
    std::atomic<double> longest = 0;
};

std::unique_ptr<Watch> watch;

} // namespace

void Pauses::begin(const calc::Reference<css::uno::XComponentContext>& context) {
    std::signal(SIGPROF, noteFrames);
    watch = std::make_unique<Watch>();
    watch->thread = std::jthread([context, &longest = watch->longest](const std::stop_token& stop) {
        const auto callback = css::awt::AsyncCallback::create(context);
        while (!stop.stop_requested()) {
            const rtl::Reference<Answer> answer(new Answer);
            auto answered = answer->future();
            const auto asked = Clock::now();
            callback->addCallback(answer.get(), calc::Any());
            if (answered.wait_for(allowed) != std::future_status::ready) {
                printMainThread();
                answered.wait();
            }
            longest =
                std::max(longest.load(),
                         std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
}

double Pauses::end() {
    watch->thread.request_stop();
    watch->thread.join();
    const double longest = watch->longest;
    watch.reset();
    return longest;
}

} // namespace odc::bench
