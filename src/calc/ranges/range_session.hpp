// SPDX-License-Identifier: MPL-2.0
// The refreshes that are under way in this office, and how new ones begin: definition, values from
// cells, gate, password. What menus, timers and UNO's callers have in common.
#pragma once

#include "calc/ranges/range_job.hpp"

#include <memory>
#include <string>
#include <vector>

namespace odc::calc::ranges {

struct NewRange {
    std::string serviceUrl;
    std::string report; ///< its text, or a catalogue name
    std::string user = {};
    std::string password = {}; ///< empty: the one that the office keeps
    std::vector<report::RangeArgument> arguments = {};
    report::RangeProperties properties = {};
    /// The user gave the address himself, just now.
    bool isTyped = false;
};

using Job = std::shared_ptr<RangeJob>;

/// Errors: those of the report, the gate and the password store; whatever happens later is the
/// job's outcome.
/// Thread of all of these: main.
base::Result<Job> startInsert(const Reference<css::uno::XComponentContext>& context,
                              const Document& document, const TargetCell& target,
                              const NewRange& range);
/// What a worker needs to fetch the first rows of what would be inserted, without a range: for a
/// preview.
base::Result<RangeQuestion> previewQuestion(const Reference<css::uno::XComponentContext>& context,
                                            const Document& document, const Sheet& sheet,
                                            const NewRange& range, std::int64_t rows);
/// A range that is being refreshed already goes on with that refresh, which is returned.
base::Result<Job> startRefresh(const Reference<css::uno::XComponentContext>& context,
                               const Document& document, const OUString& name);
/// Refreshes a range with another address, account or arguments, which it has from then on: one
/// undo step takes back rows and question. Where it fails, all is as it was.
base::Result<Job> startEdit(const Reference<css::uno::XComponentContext>& context,
                            const Document& document, const OUString& name, const NewRange& range);
/// Null where it is not being refreshed.
Job runningJob(const Document& document, const OUString& name);
std::vector<Job> runningJobs(const Document& document);
/// The rows stay; definition and refreshing go. One undo step.
base::Result<void> removeRange(const Reference<css::uno::XComponentContext>& context,
                               const Document& document, const OUString& name);
/// One undo step.
base::Result<void> changeDefinition(const Document& document, const OUString& name,
                                    const report::RangeDefinition& definition,
                                    std::string_view language);

/// Whether two addresses are of one scheme, host and port.
bool isSameOrigin(const std::string& left, const std::string& right);
/// What a range asks first, for a person who has to allow it.
std::string addressAsked(const std::string& serviceUrl, const std::string& reportText);
/// The hosts that the document's ranges ask, each once.
std::vector<std::string> originsOf(const Document& document);

} // namespace odc::calc::ranges
