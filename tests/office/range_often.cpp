// SPDX-License-Identifier: MPL-2.0
// A range that is refreshed a thousand times takes no more memory for it, and its file no more
// room.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

using namespace odc;
using namespace odc::test;

namespace {

/// Of the office with this profile, in kilobytes.
long memoryOf(const Office& office) {
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream words(entry.path() / "cmdline");
        const std::string command{std::istreambuf_iterator<char>(words), {}};
        if (command.find("soffice.bin") == std::string::npos ||
            command.find(office.profileArgument()) == std::string::npos)
            continue;
        std::ifstream status(entry.path() / "status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("VmRSS:"))
                return std::stol(line.substr(6));
    }
    throw std::runtime_error("There is no such office.");
}

std::uintmax_t storedSize(const RangeCase& at, const std::string& name) {
    store(at.document.get(), Session::get().folder().url(name), "calc8");
    return std::filesystem::file_size(Session::get().folder().path() / name);
}

} // namespace

BOOST_AUTO_TEST_SUITE(range_often)

BOOST_AUTO_TEST_CASE(a_thousand_refreshes_leave_nothing_behind) {
    constexpr int undoListIsFull = 200;
    constexpr int refreshes = 1'000;
    constexpr int rowCount = 200;
    RangeCase at;
    at.service.setRows(ordersUpTo(rowCount));
    at.insertAt(0, 0);
    long memory = 0;
    std::uintmax_t size = 0;
    for (int turn = 1; turn <= refreshes; ++turn) {
        auto orders = ordersUpTo(rowCount - turn % 3);
        orders[static_cast<std::size_t>(turn % 100)].total = turn;
        at.service.setRows(orders);
        BOOST_REQUIRE(at.refresh().CellsWritten > 0);
        if (turn == undoListIsFull) {
            size = storedSize(at, "often200.ods");
            memory = memoryOf(Session::get().office());
        }
    }
    const long last = memoryOf(Session::get().office());
    BOOST_TEST(static_cast<double>(last) < 1.02 * static_cast<double>(memory),
               memory << " kB after " << undoListIsFull << " refreshes, " << last << " kB after "
                      << refreshes);
    BOOST_TEST_MESSAGE(memory << " kB, then " << last << " kB");
    const std::uintmax_t lastSize = storedSize(at, "often1000.ods");
    BOOST_TEST(lastSize < size + size / 50, size << " bytes, then " << lastSize);
}

BOOST_AUTO_TEST_SUITE_END()
