// SPDX-License-Identifier: MPL-2.0
// What an error page says, without its tags. Not for: showing pages, or trusting them.
#pragma once

#include <string>
#include <string_view>

namespace odc::odata {

struct HtmlWords {
    std::string title;
    std::string text; ///< visible text outside the title, white space as it comes
};

/// Tags are dropped, scripts and styles with their content; entities are decoded. Any bytes will
/// do.
HtmlWords readHtmlWords(std::string_view html);

} // namespace odc::odata
