// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

namespace odc::test {

/// The folder of public test data: ODATA_TESTDATA, else ../shared/testdata beside the project.
/// Nothing where it is missing: the test then skips.
std::optional<std::string> testDataFolder();
/// The root of the project's own tree.
std::string projectFolder();
/// A whole file; fails the test where it cannot be read.
std::string readFile(const std::string& path);

} // namespace odc::test
