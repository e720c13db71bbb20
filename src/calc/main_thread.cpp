// SPDX-License-Identifier: MPL-2.0
#include "calc/main_thread.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <cppuhelper/implbase1.hxx>

#include <sys/types.h>
#include <unistd.h>

#include <exception>
#include <utility>

namespace odc::calc::main_thread {

namespace {

class Callback final : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
    explicit Callback(std::function<void()> work) : work_(std::move(work)) {}

    void SAL_CALL notify(const Any&) override {
        const std::function<void()> work = std::exchange(work_, {});
        try {
            if (work)
                work();
        } catch (const css::uno::Exception& e) {
            log("posted work threw", e.Message);
        } catch (const std::exception& e) {
            log("posted work threw", toUno(e.what()));
        }
    }

private:
    std::function<void()> work_;
};

} // namespace

void post(const Reference<css::uno::XComponentContext>& context, std::function<void()> work) {
    // AsyncCallback posts a user event without taking the SolarMutex (tried on 7.4 and 25.2).
    try {
        css::awt::AsyncCallback::create(context)->addCallback(new Callback(std::move(work)), Any());
    } catch (const css::uno::Exception& e) {
        // The office is ending: nobody is left to hear it.
        log("could not post to the main thread", e.Message);
    }
}

bool isCurrent() {
    // The office runs its event loop on the thread that main() began on.
    return gettid() == getpid();
}

} // namespace odc::calc::main_thread
