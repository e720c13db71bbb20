// SPDX-License-Identifier: MPL-2.0
// The addresses of a service's requests: below its root, and where a next link leads.
#pragma once

#include "base/result.hpp"
#include "http/url.hpp"

#include <string_view>

namespace odc::feed {

using base::Result;

/// root, a slash, and a relative reference that is percent-encoded already ("Set?$top=5").
http::Url below(const http::Url& root, std::string_view relative);

/// What a next link was met in.
struct LinkPlace {
    const http::Url& root;      ///< the service's
    const http::Url& page;      ///< the page's own, after redirects
    std::string_view base = {}; ///< xml:base in force, or a JSON page's context URL; may be empty
    bool isJson = false;        ///< a relative link in JSON is meant from the service's root
};

/// Where a next link leads. A relative one is resolved on xml:base in Atom and, in JSON, on the
/// context URL, which stands beside $metadata whatever was asked (OData JSON Format 4.01, 4.6.1);
/// where there is none, or it is itself relative and leads elsewhere, on the service's root.
/// Services behind a proxy often write links with the scheme or the loopback name that they see
/// themselves: those are brought back to the root's origin, so that nothing is ever asked of an
/// origin that the user did not name. Some forget the slash behind the port (seen: JayData).
/// Errors: refusedByPolicy (another origin), badResponse (no URL).
Result<http::Url> followNextLink(const LinkPlace& place, std::string_view link);

} // namespace odc::feed
