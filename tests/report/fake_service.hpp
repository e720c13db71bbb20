// SPDX-License-Identifier: MPL-2.0
// A service in memory behind the scripted transport: entity sets of a few types, filtered by the
// expression's own meaning, ordered, cut, answered as verbose JSON. Not for: paging, refusals.
#pragma once

#include "base/clock.hpp"
#include "feed/service.hpp"
#include "report/tables.hpp"
#include "support/scripted_transport.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace odc::test {

struct FakeSet {
    std::vector<std::pair<std::string, std::string>> columns; ///< name, Edm type
    Cells rows = {};                                          ///< canonical texts
    std::string title = {};                                   ///< annotation of its type
};

class FakeService {
public:
    explicit FakeService(std::map<std::string, FakeSet> sets);

    /// A connection to it. The fake must outlive it.
    std::unique_ptr<feed::Service> open(const std::string& language);
    /// Takes a set out of the service document and the metadata.
    void hide(const std::string& name) { sets_.erase(name); }
    /// Data requests so far, decoded: "CsActiveUserDaily?$filter=Date gt …".
    [[nodiscard]] std::vector<std::string> requests() const;

    /// For $metadata: 404.
    bool hasMetadata = true;

private:
    Answer answerTo(const http::Request& request) const;
    Answer rowsOf(const std::string& relative) const;
    [[nodiscard]] std::string metadata() const;

    std::map<std::string, FakeSet> sets_;
    std::shared_ptr<ScriptedTransport> transport_;
};

/// The five families in all their granularities for 2013 to 2016, with figures that follow from the
/// day: ActiveUsers and every other figure of a row are its last day's number since 1970, plus the
/// column's position.
std::map<std::string, FakeSet> skypeSets();

} // namespace odc::test
