// SPDX-License-Identifier: MPL-2.0
// The dialogs' texts in the office's language: property files of the package's dialogs folder,
// read by the office's own string resource service.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/resource/XStringResourceWithLocation.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include <initializer_list>
#include <string_view>

namespace odc::calc::dialog {

/// Thread: main only.
class Texts {
public:
    /// `folderUrl` is where the property files lie. The language is the one of the office's own
    /// menus, English where there is no translation.
    Texts(const css::uno::Reference<css::uno::XComponentContext>& context,
          const OUString& folderUrl);

    /// The text of a key; the key itself where it is missing, so that a mistake shows.
    [[nodiscard]] OUString operator()(std::string_view key) const;
    /// With {1}, {2}, … replaced.
    [[nodiscard]] OUString operator()(std::string_view key,
                                      std::initializer_list<OUString> values) const;

private:
    css::uno::Reference<css::resource::XStringResourceWithLocation> resource_;
};

} // namespace odc::calc::dialog
