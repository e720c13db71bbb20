// SPDX-License-Identifier: MPL-2.0
// Work for the main thread that its caller waits for.
#pragma once

#include "calc/main_thread.hpp"
#include "calc/waiting.hpp"

#include <com/sun/star/lang/DisposedException.hpp>

#include <exception>
#include <future>
#include <memory>
#include <type_traits>

namespace odc::calc {

/// Runs `work` on the main thread, and here where this is it. What it throws comes through. A Basic
/// macro on another thread holds the SolarMutex while it calls: the wait lets go of it.
template <typename Work>
std::invoke_result_t<Work> onMain(const Reference<css::uno::XComponentContext>& context,
                                  Work work) {
    if (main_thread::isCurrent())
        return work();
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<std::promise<Value>>();
    std::future<Value> future = promise->get_future();
    main_thread::post(context, [promise, &work] {
        try {
            if constexpr (std::is_void_v<Value>) {
                work();
                promise->set_value();
            } else {
                promise->set_value(work());
            }
        } catch (...) {
            promise->set_exception(std::current_exception());
        }
    });
    promise.reset();
    try {
        return waitFor(context, future);
    } catch (const std::future_error&) {
        throw css::lang::DisposedException("The office is ending.", nullptr);
    }
}

} // namespace odc::calc
