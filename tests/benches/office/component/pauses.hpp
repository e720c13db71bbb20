// SPDX-License-Identifier: MPL-2.0
// How long the office's main loop does not come round: asked again and again from a thread.
#pragma once

#include "calc/uno.hpp"

namespace odc::bench {

/// Thread: any but the main one; begin and end alternate.
class Pauses {
public:
    static void begin(const calc::Reference<css::uno::XComponentContext>& context);
    /// Milliseconds of the longest since begin. Where the main thread was in those that were longer
    /// than 100 goes to stderr.
    static double end();
};

} // namespace odc::bench
