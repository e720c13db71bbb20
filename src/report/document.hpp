// SPDX-License-Identifier: MPL-2.0
// The lines of a report or workbook file as sections of keys and values, whatever they mean, and
// the rewriting of a text so that only the lines that differ change.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::report {

using base::Result;

/// `key[qualifier] = value`
struct Entry {
    std::string key;
    std::string qualifier = {};
    std::string value = {};
    int line = 0; ///< from 1; 0 where it was made, not read
};

/// `[kind name]` and what follows. The first section of a document has no kind.
struct Section {
    std::string kind = {};
    std::string name = {};
    int line = 0;
    std::vector<Entry> entries = {};
};

struct Document {
    std::string kind; ///< "report", "workbook"
    std::vector<Section> sections;
};

/// The newest version of the grammar that is understood here.
inline constexpr int grammarVersion = 1;

/// Errors: wrongUsage (line and what was expected), unsupported (later version), tooLarge (1 MiB).
Result<Document> readDocument(std::string_view text, std::string_view kind);

/// The document as text, in the order of its sections and entries.
std::string writeDocument(const Document& document);

/// `text` with what differs between `before` (what was understood of `text`) and `after` put in:
/// values replaced in their line, keys and sections added or taken out. Everything else stays.
std::string rewriteDocument(std::string_view text, const Document& before, const Document& after);

/// A message about a line of a file of this kind.
base::Error lineError(std::string_view kind, int line, std::string_view message);

} // namespace odc::report
