// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/last_changes.hpp"

#include "calc/ranges/document_ranges.hpp"

#include <cppuhelper/weakref.hxx>

#include <algorithm>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

namespace {

struct Remembered {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    OUString name;
    report::RangeChanges changes;
};

/// Main thread only.
std::vector<Remembered>& allRemembered() {
    static std::vector<Remembered> all;
    return all;
}

} // namespace

void rememberChanges(const Document& document, const OUString& name, report::RangeChanges changes) {
    std::erase_if(allRemembered(), [&](const Remembered& one) {
        const Document of(one.document);
        return !of.is() || (of == document && one.name == name);
    });
    allRemembered().push_back({document, name, std::move(changes)});
}

std::optional<report::RangeChanges> lastChanges(const Document& document, const OUString& name) {
    const auto definition = DocumentRanges(document).definition(name);
    if (!definition)
        return std::nullopt;
    const auto found = std::ranges::find_if(allRemembered(), [&](const Remembered& one) {
        return one.name == name && Document(one.document) == document &&
               one.changes.when == definition->status.when;
    });
    return found == allRemembered().end() ? std::nullopt : std::optional(found->changes);
}

} // namespace odc::calc::ranges
