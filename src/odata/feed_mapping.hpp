// SPDX-License-Identifier: MPL-2.0
// Which columns an Atom entry holds outside of its content ("customizable feeds" of v2 and v3).
// Not for: reading them (odata/decode/mapped_values.hpp).
#pragma once

#include "odata/edm.hpp"
#include "odata/query.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

inline constexpr std::string_view atomNamespace = "http://www.w3.org/2005/Atom";

/// Where in an Atom entry the value of one column stands.
struct FeedMapping {
    std::string column;                ///< path below the entry
    std::string namespaceUri;          ///< of the elements
    std::vector<std::string> elements; ///< from the entry down: "author", "name"
    std::string attribute = {};        ///< of the last element; empty: the value is its text

    std::string entry = {};   ///< path of the expansion whose entries these are; empty: rows
    std::string edmType = {}; ///< of the column
    /// Types of the entries that it holds for, with namespace; empty: whatever their type is.
    std::vector<std::string> types = {};

    bool operator==(const FeedMapping&) const = default;
};

/// The mapped columns of a type that the entry's m:properties lack (FC_KeepInContent="false"),
/// those of its base types too, then those that derived types add, then the same of what is
/// expanded. Others are read from m:properties, where mapping changes nothing.
/// A part of a complex value is named by FC_SourcePath, on its property or on the entity type;
/// further mappings of one property or type are numbered, FC_TargetPath_1 and so on.
/// Limits:  mappings to links and categories (v3, with conditions) are not followed: such values
///          are null.
/// Source:  [MS-ODATA] 2.2.3.7.2.1 (customizable feeds of OData 2.0 and 3.0).
std::vector<FeedMapping> feedMappingsOf(const Model& model, const StructuredType& type,
                                        const std::vector<ExpandItem>& expand);

} // namespace odc::odata
