// SPDX-License-Identifier: MPL-2.0
// Lists of a URL's options, taken apart outside of quotation marks and brackets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// Pieces between separators that stand outside of apostrophes, quotation marks and brackets.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Whether each apostrophe, quotation mark and bracket in it is closed, as split understands them:
/// a list of such texts can be written in any order.
bool isClosed(std::string_view text);

/// A resource path's pieces between slashes; within brackets, slashes and apostrophes belong to a
/// key or a parameter ("Files('a/b')"), and outside of them an apostrophe is a letter like others
/// ("People/O'Neil").
std::vector<std::string_view> splitPath(std::string_view path);

/// Without spaces at either end.
std::string_view trim(std::string_view text);

/// The trimmed pieces between commas, without the empty ones.
std::vector<std::string> splitNames(std::string_view text);

} // namespace odc::odata
