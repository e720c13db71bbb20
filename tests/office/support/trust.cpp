// SPDX-License-Identifier: MPL-2.0
#include "office/support/trust.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

namespace odc::test {

using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY_THROW;

void allowOrigin(const Office& office, const std::string& origin) {
    Sequence<Any> arguments(1);
    arguments.getArray()[0] <<=
        css::beans::NamedValue("nodepath", Any(toUno("/org.calcodata.Settings/Trust")));
    const Reference<css::container::XNameReplace> node(
        css::configuration::theDefaultProvider::get(office.context())
            ->createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess",
                                          arguments),
        UNO_QUERY_THROW);
    Sequence<rtl::OUString> origins;
    node->getByName("AllowedOrigins") >>= origins;
    origins.realloc(origins.getLength() + 1);
    origins.getArray()[origins.getLength() - 1] = toUno(origin);
    node->replaceByName("AllowedOrigins", Any(origins));
    Reference<css::util::XChangesBatch>(node, UNO_QUERY_THROW)->commitChanges();
}

} // namespace odc::test
