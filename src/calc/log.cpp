// SPDX-License-Identifier: MPL-2.0
#include "calc/log.hpp"

#include "calc/convert.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace odc::calc {

void log(std::string_view what, const OUString& detail) {
    if (std::getenv("ODATA_LOG") == nullptr)
        return;
    const std::string line = "odata-for-calc: " + std::string(what) + ": " + fromUno(detail) + "\n";
    std::fputs(line.c_str(), stderr);
}

} // namespace odc::calc
