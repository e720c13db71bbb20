// SPDX-License-Identifier: MPL-2.0
// The ranges of a document: a database range by name, and beside it the range's definition as a
// property of the document (File > Properties > Custom Properties), which .ods and .xlsx keep. The
// sheet bears an anchor (range_anchor.hpp), for a sheet leaves a document without its properties.
#pragma once

#include "calc/ranges/range_anchor.hpp"

#include "base/result.hpp"
#include "report/range_definition.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace odc::calc::ranges {

/// Thread: that of who works with the document. Borrows nothing; keeps the document alive.
class DocumentRanges {
public:
    explicit DocumentRanges(const Document& document);

    /// The ranges that have a definition, in the order of their names. One that was renamed since
    /// it was written is found by its place, and its definition follows the new name.
    [[nodiscard]] std::vector<OUString> names();
    /// The name of the range that this cell belongs to.
    [[nodiscard]] std::optional<OUString> rangeAt(const Sheet& sheet, std::int32_t column,
                                                  std::int32_t row);

    /// The definition's text as it stands in the document.
    [[nodiscard]] std::optional<OUString> text(const OUString& name) const;
    /// Nothing takes the definition away.
    void setText(const OUString& name, const std::optional<OUString>& text);
    /// Errors: notFound (no such range), and what readRange says of a definition that was changed
    /// by hand.
    [[nodiscard]] base::Result<report::RangeDefinition> definition(const OUString& name);

    /// Errors: notFound.
    [[nodiscard]] base::Result<RangePlace> place(const OUString& name) const;
    void setArea(const OUString& name, const Sheet& sheet, const cells::Area& area);
    /// A name for a new range, after what a report or set is called.
    [[nodiscard]] OUString freeName(std::string_view wish) const;
    void add(const OUString& name, const Sheet& sheet, const cells::Area& area, bool hasHeader);
    /// Whether the range's first row is its heading at present.
    [[nodiscard]] bool hasHeader(const OUString& name) const;
    void setHasHeader(const OUString& name, bool hasHeader);
    /// Whether an area meets a database range of another name.
    [[nodiscard]] std::optional<OUString> otherRangeIn(const Sheet& sheet, const cells::Area& area,
                                                       const OUString& name) const;

private:
    /// Brings definitions to where their ranges went: other names, copied sheets, sheets that came
    /// from another document.
    void follow();
    void followPlaces();
    void followSheets();
    void followAnchor(const RangeAnchor& anchor);
    void followCells(const RangeAnchor& anchor);
    /// Gives the range's sheet what it takes along when it is copied.
    void mark(const OUString& name) const;

    Document document_;
};

/// "$Sheet1.$A$1:$D$20"
OUString placeText(const Sheet& sheet, const cells::Area& area);

} // namespace odc::calc::ranges
