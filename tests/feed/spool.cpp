// SPDX-License-Identifier: MPL-2.0
#include "feed/spool.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace odc;
using namespace odc::feed;

namespace {

base::Batch batchOf(std::int64_t first, std::size_t rows) {
    base::Batch batch;
    batch.rowCount = rows;
    batch.columns.resize(3);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int64_t number = first + static_cast<std::int64_t>(row);
        batch.columns[0].appendInteger(number);
        batch.columns[1].appendReal(static_cast<double>(number) / 3);
        if (number % 5 == 0)
            batch.columns[2].appendNull(base::Storage::texts);
        else
            batch.columns[2].appendText("row " + std::to_string(number));
    }
    return batch;
}

/// Ten batches of 100 rows.
Spool filled(std::size_t memoryLimit) {
    Spool spool(memoryLimit);
    for (std::int64_t first = 0; first < 1'000; first += 100) {
        const auto kept = spool.append(batchOf(first, 100));
        BOOST_REQUIRE(kept.has_value());
    }
    return spool;
}

void checkWhole(const Spool& spool) {
    BOOST_TEST(spool.rowCount() == 1'000);
    BOOST_REQUIRE(spool.batchCount() == 10U);
    for (std::size_t i = 10; i-- > 0;) {
        const auto batch = spool.read(i);
        BOOST_REQUIRE(batch.has_value());
        BOOST_TEST((*batch == batchOf(static_cast<std::int64_t>(i) * 100, 100)),
                   "batch " << i << " came back as another one");
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(spool)

BOOST_AUTO_TEST_CASE(batches_come_back_from_memory_as_they_were) {
    checkWhole(filled(std::size_t{1} << 20));
}

BOOST_AUTO_TEST_CASE(batches_come_back_from_the_file_as_they_were) {
    checkWhole(filled(10'000));
}

BOOST_AUTO_TEST_CASE(a_spool_that_moved_keeps_its_file) {
    Spool spool(1);
    spool = filled(10'000);
    const Spool moved = std::move(spool);
    checkWhole(moved);
}

BOOST_AUTO_TEST_CASE(the_batch_of_a_row_is_found) {
    const Spool spool = filled(10'000);
    BOOST_TEST(spool.batchOf(0) == 0U);
    BOOST_TEST(spool.batchOf(99) == 0U);
    BOOST_TEST(spool.batchOf(100) == 1U);
    BOOST_TEST(spool.batchOf(999) == 9U);
    BOOST_TEST(spool.firstRow(9) == 900);
}

BOOST_AUTO_TEST_CASE(without_a_place_for_files_the_error_says_what_to_do) {
    const char* const before = std::getenv("TMPDIR");
    const std::string kept = before ? before : "";
    ::setenv("TMPDIR", "/no/such/folder", 1);
    Spool spool(10);
    const auto result = spool.append(batchOf(0, 100));
    if (before)
        ::setenv("TMPDIR", kept.c_str(), 1);
    else
        ::unsetenv("TMPDIR");
    BOOST_REQUIRE(!result.has_value());
    BOOST_TEST((result.error().kind == base::ErrorKind::storageFailed));
    BOOST_TEST(result.error().message.find("TMPDIR") != std::string::npos, result.error().message);
}

BOOST_AUTO_TEST_SUITE_END()
