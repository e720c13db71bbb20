// SPDX-License-Identifier: MPL-2.0
// Carries a filter over from one version's dialect into another's.
#pragma once

#include "odata/expression.hpp"
#include "odata/orderby.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

/// The Edm type or the enumeration's full name that a path of the filter leads to, or nothing
/// (empty) where that is not known. May itself be empty.
using TypeOfPath = std::function<std::string(std::string_view path)>;

/// The same condition as the other dialect's tree.
///   v2, v3 → v4: substringof(a,b) becomes contains(b,a); datetime'…' without a zone is taken as
///     UTC; time'…' becomes a duration; isof and cast get bare type names.
///   v4 → v2, v3: `in` becomes a chain of `or`; date(X) compared with a day becomes a range; a date
///     becomes its midnight, a moment with Z a datetime'…' without a zone (most services of version
///     2 keep none) and one with another offset a datetimeoffset'…'; a time of day and a duration
///     become time'PT…'; type names are quoted.
/// Numbers keep their digits and get the other version's type of such digits. Where `typeOf` knows
/// the property that a literal is compared with, the literal gets the property's type instead.
/// Errors: unsupported, with the name of what the other version has no equal of.
Result<Expression> translate(const Expression& expression, Dialect from, Dialect to,
                             const TypeOfPath& typeOf);

/// A literal as the other dialect has it; `wanted` is the property's type, or empty.
/// Errors: unsupported (an enumeration's member in v2).
Result<Expression> translateLiteral(const Expression& literal, Dialect to, std::string_view wanted);

/// A filter of any version, written for `to`: what another version reads is carried over, and what
/// v2 or v3 alone reads keeps its literals in its own dialect.
/// Errors: as parseFilter, about the dialect in which more of the text can be read; as translate.
Result<std::string> translateFilter(std::string_view text, Dialect to);

/// Whether some version's dialect reads the filter; the first of them, oldest first.
/// Errors: as parseFilter, about the dialect in which more of the text can be read.
Result<Dialect> dialectOfFilter(std::string_view text);

/// A filter for a service that speaks `own`: one that reads in the service's own dialect stays as
/// it was written, letter by letter; one that reads in another is carried over. A text that no
/// dialect reads is refused, but for this: where nothing but a function's name is unknown, it stays
/// as it is, because services have functions of their own. Errors: as parseFilter, about the
/// dialect in which more of the text can be read; as translate.
Result<std::string> filterFor(std::string_view text, Dialect own, const TypeOfPath& typeOf);
/// The same for an order.
Result<std::string> orderByFor(std::string_view text, Dialect own, const TypeOfPath& typeOf);

} // namespace odc::odata
