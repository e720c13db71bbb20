// SPDX-License-Identifier: MPL-2.0
// What a resource path leads to, walked over the model segment by segment.
#pragma once

#include "base/table.hpp"
#include "odata/answer_shape.hpp"
#include "odata/edm.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// One part of a path: "Products(1)", "NS.Top(count=5)", "$value".
struct PathSegment {
    std::string_view name;      ///< without brackets
    std::string_view arguments; ///< what stands in them: a key, or a function's parameters
    bool hasBrackets = false;

    bool operator==(const PathSegment&) const = default;
};

/// Divided at slashes that stand outside of quotation marks.
std::vector<PathSegment> segmentsOf(std::string_view path);

struct Resource {
    AnswerShape shape = {};
    const StructuredType* type = nullptr; ///< of rows, or of a complex value; borrowed of the model
    std::string edmType = {};             ///< of a primitive value, or of a collection's members
    bool isCollection = true;             ///< more than one row is possible
    bool isKnown = false;                 ///< the model says all of this
};

/// Sets, singletons, keys in brackets or as a segment, navigation, casts, properties, functions
/// bound or not, and what may end a path: $count, $value, $ref, $links. Where the model does not
/// know the path, only its end and its brackets are judged.
Resource resourceAt(const Model& model, std::string_view path);

/// The one column of an answer that is a value, a count or links; empty where it is typed from the
/// payload, and of rows and complex values, whose columns schemaOf tells.
base::Schema columnOf(const Model& model, const Resource& resource);

} // namespace odc::odata
