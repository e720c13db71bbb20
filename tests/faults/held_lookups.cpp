// SPDX-License-Identifier: MPL-2.0
#include "faults/held_lookups.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string_view>

#include <dlfcn.h>
#include <netdb.h>

namespace odc::test {

namespace {

struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool isClosed = false;
    int held = 0;
};

/// Never destroyed: a look-up may still be waiting in it when the program ends.
Gate& gate() {
    static Gate* const only = new Gate;
    return *only;
}

bool holdIfWanted(const char* node) {
    if (!node || !std::string_view(node).ends_with(".held.example"))
        return false;
    std::unique_lock lock(gate().mutex);
    ++gate().held;
    gate().changed.notify_all();
    gate().changed.wait(lock, [] { return !gate().isClosed; });
    --gate().held;
    gate().changed.notify_all();
    return true;
}

} // namespace

HeldLookups::HeldLookups() {
    const std::lock_guard lock(gate().mutex);
    gate().isClosed = true;
}

HeldLookups::~HeldLookups() {
    release();
}

bool HeldLookups::waitForOne() const {
    std::unique_lock lock(gate().mutex);
    return gate().changed.wait_for(lock, std::chrono::seconds(10), [] { return gate().held > 0; });
}

int HeldLookups::heldNow() const {
    const std::lock_guard lock(gate().mutex);
    return gate().held;
}

void HeldLookups::release() {
    std::unique_lock lock(gate().mutex);
    gate().isClosed = false;
    gate().changed.notify_all();
    gate().changed.wait(lock, [] { return gate().held == 0; });
}

} // namespace odc::test

extern "C" __attribute__((visibility("default"))) int
getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** result) {
    if (odc::test::holdIfWanted(node))
        return EAI_NONAME;
    using Function = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real ? real(node, service, hints, result) : EAI_SYSTEM;
}
