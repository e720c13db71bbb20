// SPDX-License-Identifier: MPL-2.0
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace odc::test {

std::optional<std::string> testDataFolder() {
    namespace fs = std::filesystem;
    const char* named = std::getenv("ODATA_TESTDATA");
    const fs::path folder =
        named ? fs::path(named) : fs::path(ODC_SOURCE_DIR) / ".." / "shared" / "testdata";
    if (!fs::is_directory(folder))
        return std::nullopt;
    return folder.string();
}

std::string projectFolder() {
    return ODC_SOURCE_DIR;
}

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(in, "cannot read " << path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace odc::test
