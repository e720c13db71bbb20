// SPDX-License-Identifier: MPL-2.0
// From which hosts a document may fetch. What the user allowed is remembered in his profile, never
// in the document. Not for: asking him; that is a window's business.
#pragma once

#include "calc/uno.hpp"

#include "base/policy.hpp"
#include "base/result.hpp"

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <string>

namespace odc::calc::trust {

using Document = Reference<css::sheet::XSpreadsheetDocument>;

/// The Policy for a service's requests on behalf of a document.
/// Errors: refusedByPolicy (the host is not allowed; its `where` is the origin), wrongUsage (no
/// URL).
/// Thread: main.
base::Result<base::Policy> policyFor(const Reference<css::uno::XComponentContext>& context,
                                     const Document& document, const std::string& serviceUrl);

/// For good, for every document. Thread of this and the next: main. Where the profile cannot be
/// written, the user is asked again next time.
void allowHost(const Reference<css::uno::XComponentContext>& context, const std::string& origin);
/// For good, for the file that the document is stored as.
void allowForDocument(const Reference<css::uno::XComponentContext>& context,
                      const Document& document, const std::string& origin);
/// Whether the document has a file by which it is known again.
bool isStored(const Document& document);

/// The user typed or pasted an address of this origin himself, for this document: it counts as
/// allowed until the document is closed.
/// Thread: main.
void allowForNow(const Document& document, const std::string& origin);

} // namespace odc::calc::trust
