// SPDX-License-Identifier: MPL-2.0
// Counts every operator new of the program. To be included by one file of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace odc::bench {
inline std::uint64_t allocationCount = 0;
}

void* operator new(std::size_t size) {
    ++odc::bench::allocationCount;
    if (void* const memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
