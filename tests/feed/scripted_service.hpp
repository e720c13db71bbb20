// SPDX-License-Identifier: MPL-2.0
// A service whose answers are written in the test, and pages in Atom and JSON to answer with.
#pragma once

#include "feed/service.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_transport.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace odc::test {

inline constexpr const char* rootUrl = "https://h/r.svc";
inline constexpr const char* setUrl = "https://h/r.svc/Set";
inline constexpr const char* metadataUrl = "https://h/r.svc/$metadata";

/// An Atom page of rows with an Int32 `Id` from first to last.
std::string atomPage(int first, int last, std::string_view nextLink,
                     std::string_view feedParts = {});
/// The same in verbose JSON.
std::string jsonPage(int first, int last, std::string_view nextLink);
/// Metadata of one set "Set" with `Id` (Int32) and `Name` (String).
std::string metadataDocument();

struct ScriptedService {
    /// Knows metadata unless told otherwise.
    explicit ScriptedService(bool hasMetadata = true);
    /// Knows this metadata.
    explicit ScriptedService(const std::string& metadata);

    std::shared_ptr<ScriptedTransport> transport = std::make_shared<ScriptedTransport>();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    feed::Connection connection;

    /// Answers a URL with an Atom page, 200.
    void onPage(const std::string& url, std::string body);
    [[nodiscard]] std::unique_ptr<feed::Service> open() const;
    /// What was sent, but for metadata.
    [[nodiscard]] std::vector<std::string> dataRequests() const;
};

/// The Id column of all batches.
std::vector<std::int64_t> idsOf(const base::Table& table);
std::vector<std::int64_t> range(int first, int last);

} // namespace odc::test
