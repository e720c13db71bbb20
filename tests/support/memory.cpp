// SPDX-License-Identifier: MPL-2.0
#include "support/memory.hpp"

#include <fstream>
#include <malloc.h>
#include <string>

namespace odc::test {

std::int64_t peakResidentBytes() {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with("VmHWM:"))
            return std::stoll(line.substr(6)) * 1'024;
    return 0;
}

/// Linux, proc(5): 5 in clear_refs resets the peak.
bool resetPeak() {
    ::malloc_trim(0); // what was freed shall not hide what is taken anew
    std::ofstream clear("/proc/self/clear_refs");
    clear << "5" << std::flush;
    return clear.good();
}

} // namespace odc::test
