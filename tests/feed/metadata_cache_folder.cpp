// SPDX-License-Identifier: MPL-2.0
// The folder of kept models as several processes share it, and how it stays small.
#include "feed/metadata_cache.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace odc::feed;
namespace files = std::filesystem;

struct SharedFolder {
    files::path path =
        files::temp_directory_path() / fmt::format("odc-cache-folder-{}", ::getpid());
    MetadataCache cache{path.string()};

    SharedFolder() { files::remove_all(path); }
    ~SharedFolder() { files::remove_all(path); }
    SharedFolder(const SharedFolder&) = delete;
    SharedFolder& operator=(const SharedFolder&) = delete;

    [[nodiscard]] std::vector<files::path> endingIn(std::string_view ending) const {
        std::vector<files::path> found;
        for (const auto& entry : files::directory_iterator(path))
            if (entry.path().extension() == ending)
                found.push_back(entry.path());
        return found;
    }
};

CachedModel modelOf(char letter, std::size_t bytes) {
    return {{{"https://h/$metadata", std::string(1, letter)}}, std::string(bytes, letter)};
}

/// Stores the same model again and again in a process of its own; gives its id.
pid_t storesInAnotherProcess(const MetadataCache& cache, char letter, int times) {
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    for (int i = 0; i < times; ++i)
        cache.store("key", modelOf(letter, 300'000), static_cast<std::uint64_t>(letter) << 32 | i);
    ::_exit(0);
}

void age(const files::path& path, std::chrono::hours by) {
    files::last_write_time(path, files::file_time_type::clock::now() - by);
}

} // namespace

BOOST_AUTO_TEST_SUITE(metadata_cache_folder)

BOOST_AUTO_TEST_CASE(two_processes_that_write_at_once_leave_whole_files) {
    const SharedFolder folder;
    constexpr int times = 150;
    const pid_t first = storesInAnotherProcess(folder.cache, 'a', times);
    const pid_t second = storesInAnotherProcess(folder.cache, 'b', times);
    BOOST_REQUIRE(first > 0);
    BOOST_REQUIRE(second > 0);
    int left = 2;
    int seen = 0;
    while (left > 0) {
        if (const auto found = folder.cache.find("key")) {
            ++seen;
            const bool isWhole = *found == modelOf('a', 300'000) || *found == modelOf('b', 300'000);
            BOOST_REQUIRE_MESSAGE(isWhole, "a mixture of " << found->model.size() << " bytes");
        }
        int status = 0;
        if (const pid_t ended = ::waitpid(-1, &status, WNOHANG); ended > 0) {
            BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0), "ended with " << status);
            --left;
        }
    }
    BOOST_TEST(folder.cache.find("key").has_value());
    BOOST_TEST(seen > 0);
    BOOST_TEST(folder.endingIn(".part").empty());
    BOOST_TEST(folder.endingIn(".model").size() == 1U);
}

BOOST_AUTO_TEST_CASE(process_that_was_ended_while_writing_does_no_harm) {
    const SharedFolder folder;
    const CachedModel model = modelOf('m', 1'000);
    folder.cache.store("key", model, 1);
    const files::path whole = folder.endingIn(".model").at(0);
    const files::path fresh = folder.path / "half-0000000000000001.part";
    const files::path old = folder.path / "half-0000000000000002.part";
    for (const files::path& part : {fresh, old})
        std::ofstream(part) << "odc-model";
    age(old, std::chrono::hours(25));
    BOOST_TEST((folder.cache.find("key") == model));
    folder.cache.store("other", model, 2);
    BOOST_TEST(files::exists(fresh), "its writer may still be at work");
    BOOST_TEST(!files::exists(old));
    BOOST_TEST(files::exists(whole));
}

BOOST_AUTO_TEST_CASE(model_that_was_used_longest_ago_goes_when_the_folder_grows_large) {
    const SharedFolder folder;
    constexpr std::size_t bytes = std::size_t{40} << 20;
    for (int i = 0; i < 3; ++i) {
        folder.cache.store(fmt::format("key {}", i), modelOf('m', bytes), 1);
        for (const files::path& file : folder.endingIn(".model"))
            age(file, std::chrono::hours(3 - i));
    }
    // All three are of one age, but for the one that is asked for.
    BOOST_TEST(folder.cache.find("key 0").has_value());
    folder.cache.store("key 3", modelOf('n', bytes), 1);
    BOOST_TEST(folder.endingIn(".model").size() == 3U);
    BOOST_TEST(folder.cache.find("key 0").has_value());
    BOOST_TEST(folder.cache.find("key 3").has_value());
}

BOOST_AUTO_TEST_CASE(model_that_is_too_large_is_not_kept) {
    const SharedFolder folder;
    folder.cache.store("key", modelOf('m', std::size_t{65} << 20), 1);
    BOOST_TEST(!folder.cache.find("key").has_value());
}

BOOST_AUTO_TEST_CASE(folder_is_its_owners_alone) {
    const SharedFolder folder;
    folder.cache.store("key", modelOf('m', 10), 1);
    const auto mode = files::status(folder.path).permissions();
    const auto others = files::perms::group_all | files::perms::others_all;
    BOOST_TEST(((mode & others) == files::perms::none));
}

BOOST_AUTO_TEST_SUITE_END()
