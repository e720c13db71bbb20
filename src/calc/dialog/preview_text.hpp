// SPDX-License-Identifier: MPL-2.0
// The first rows of a preview as a table of text in a fixed-width field.
#pragma once

#include "calc/ranges/range_fetch.hpp"

#include <string>

namespace odc::calc::dialog {

/// A heading line, then a line a row; wide texts are cut.
std::string previewText(const ranges::FetchedRange& rows);

} // namespace odc::calc::dialog
