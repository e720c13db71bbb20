// SPDX-License-Identifier: MPL-2.0
// The one main of every Boost.Test program here: cases that cannot run on this machine say so.
#define BOOST_TEST_NO_MAIN
#include "support/skip.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <string>

namespace odc::test {

void skip(const std::string& reason) {
    const std::string name = boost::unit_test::framework::current_test_case().full_name();
    std::printf("skipped %s: %s\n", name.c_str(), reason.c_str());
    std::fflush(stdout);
}

} // namespace odc::test

int main(int argc, char* argv[]) {
    return boost::unit_test::unit_test_main([] { return true; }, argc, argv);
}
