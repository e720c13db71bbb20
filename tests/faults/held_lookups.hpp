// SPDX-License-Identifier: MPL-2.0
// Name look-ups that do not come back until the test lets them. The program that links this has a
// getaddrinfo of its own, which libcurl, opened at run time, finds before the C library's: nothing
// in the product knows of it.
#pragma once

namespace odc::test {

/// While an object of this class lives, looking up a name that ends with ".held.example" waits;
/// afterwards it fails as an unknown name. One object at a time.
class HeldLookups {
public:
    HeldLookups();
    ~HeldLookups();
    HeldLookups(const HeldLookups&) = delete;
    HeldLookups& operator=(const HeldLookups&) = delete;

    /// Waits until a look-up is being held; false after ten seconds.
    [[nodiscard]] bool waitForOne() const;
    [[nodiscard]] int heldNow() const;
    /// Lets all go that wait and will come.
    void release();
};

} // namespace odc::test
