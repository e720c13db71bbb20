// SPDX-License-Identifier: MPL-2.0
// What kind of table a resource's answer is, as far as its path tells.
#pragma once

#include <cstdint>
#include <string>

namespace odc::odata {

enum class AnswerForm : std::uint8_t {
    rows,  ///< entities or complex values: one column a property
    value, ///< one primitive value, or a collection of them: one column
    raw,   ///< $value: the value's own bytes, one cell
    count, ///< $count: a number as plain text
    links, ///< $ref, $links: addresses of entities, one column
};

struct AnswerShape {
    AnswerForm form = AnswerForm::rows;
    std::string name = {}; ///< heading of the one column; empty: what the answer calls it

    bool operator==(const AnswerShape&) const = default;
};

} // namespace odc::odata
