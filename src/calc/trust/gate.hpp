// SPDX-License-Identifier: MPL-2.0
// From which hosts a document may fetch. What the user allowed is remembered in his profile, never
// in the document. Not for: asking him; that is a window's business.
#pragma once

#include "calc/uno.hpp"

#include "base/policy.hpp"
#include "base/result.hpp"

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <string>
#include <vector>

namespace odc::calc::trust {

using Document = Reference<css::sheet::XSpreadsheetDocument>;

/// What this user said of a document and a host.
enum class Standing {
    allowed,
    refused, ///< he said Never
    unknown, ///< he was not asked, or has not answered
};

/// `origin` is "https://host:443". Thread of all of these: main.
Standing standingOf(const Reference<css::uno::XComponentContext>& context, const Document& document,
                    const std::string& origin);

/// The Policy for a service's requests on behalf of a document.
/// Errors: refusedByPolicy (the host is not allowed; its `where` is the origin), wrongUsage (no
/// URL).
base::Result<base::Policy> policyFor(const Reference<css::uno::XComponentContext>& context,
                                     const Document& document, const std::string& serviceUrl);

/// For good, for every document; takes back what was refused to this one. Where the profile cannot
/// be written, the user is asked again next time.
void allowHost(const Reference<css::uno::XComponentContext>& context, const Document& document,
               const std::string& origin);
/// For good, for the file that the document is stored as; of a document without one from when it is
/// stored.
void allowForDocument(const Reference<css::uno::XComponentContext>& context,
                      const Document& document, const std::string& origin);
/// Never, for the file that the document is stored as, or until the document is closed.
void refuseForDocument(const Reference<css::uno::XComponentContext>& context,
                       const Document& document, const std::string& origin);

/// The user typed or pasted an address of this origin himself, for this document: it counts as
/// allowed until the document is closed, and from when it is stored for its file.
void allowForNow(const Document& document, const std::string& origin);

/// What was allowed for the document is remembered for the file that it has now. `origins` are
/// those that its ranges use.
void rememberStored(const Reference<css::uno::XComponentContext>& context, const Document& document,
                    const std::vector<std::string>& origins);

/// Allows a host for what begins while it lives, and nothing later.
class Once {
public:
    Once(const Document& document, const std::string& origin);
    ~Once();
    Once(const Once&) = delete;
    Once& operator=(const Once&) = delete;

private:
    std::string key_;
};

} // namespace odc::calc::trust
