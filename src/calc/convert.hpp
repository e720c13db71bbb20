// SPDX-License-Identifier: MPL-2.0
// UTF-8 inside, UTF-16 at the rim.
#pragma once

#include "calc/uno.hpp"

#include <com/sun/star/beans/NamedValue.hpp>

#include "report/refresh.hpp"

#include <string>
#include <string_view>

namespace odc::calc {

/// Bytes that are no UTF-8 become U+FFFD.
OUString toUno(std::string_view text);
std::string fromUno(const OUString& text);

/// A parameter's value as a person writes it: texts as they are, numbers without exponent where
/// whole, UNO dates and times in ISO 8601, booleans as true and false.
/// Errors: wrongUsage, naming the parameter.
base::Result<report::Arguments> toArguments(const Sequence<css::beans::NamedValue>& values);

} // namespace odc::calc
