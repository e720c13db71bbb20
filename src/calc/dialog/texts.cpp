// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/texts.hpp"

#include "calc/dialog/settings.hpp"

#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/resource/MissingResourceException.hpp>
#include <com/sun/star/resource/StringResourceWithLocation.hpp>

namespace odc::calc::dialog {
namespace {

/// "de", "de-AT", "sr-Latn-RS": language, and a region of two letters where there is one.
css::lang::Locale localeOf(const OUString& tag) {
    css::lang::Locale locale;
    sal_Int32 index = 0;
    locale.Language = tag.getToken(0, '-', index);
    while (index >= 0) {
        const OUString part = tag.getToken(0, '-', index);
        if (part.getLength() == 2)
            locale.Country = part;
    }
    if (locale.Language.isEmpty())
        locale.Language = "en";
    return locale;
}

OUString textOf(std::string_view text) {
    return OUString(text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8);
}

} // namespace

Texts::Texts(const css::uno::Reference<css::uno::XComponentContext>& context,
             const OUString& folderUrl)
    : resource_(css::resource::StringResourceWithLocation::create(context, folderUrl, true,
                                                                  localeOf(readUiLanguage(context)),
                                                                  "texts", OUString(), nullptr)) {}

OUString Texts::operator()(std::string_view key) const {
    try {
        return resource_->resolveString(textOf(key));
    } catch (const css::resource::MissingResourceException&) {
        return textOf(key);
    }
}

OUString Texts::operator()(std::string_view key, std::initializer_list<OUString> values) const {
    OUString text = (*this)(key);
    sal_Int32 number = 1;
    for (const OUString& value : values)
        text = text.replaceAll("{" + OUString::number(number++) + "}", value);
    return text;
}

} // namespace odc::calc::dialog
