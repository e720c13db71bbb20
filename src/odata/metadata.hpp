// SPDX-License-Identifier: MPL-2.0
// Reads $metadata and service documents.
#pragma once

#include "base/result.hpp"
#include "odata/edm.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

using base::Result;

/// CSDL XML in EDMX 1 to 3. Tolerant: what cannot be used becomes a warning on the element.
/// Errors:  badResponse (not XML, no EDMX, a document type declaration), tooLarge.
/// Source:  MC-CSDL; OData v3 CSDL sections 2 to 15.
Result<Model> readMetadata(std::string_view xml);

struct ServiceDocumentEntry {
    std::string name; ///< title, or the href where there is none
    std::string href; ///< relative resource path, as the document gives it
    bool operator==(const ServiceDocumentEntry&) const = default;
};

struct ServiceDocument {
    std::string base; ///< xml:base, or empty
    std::vector<ServiceDocumentEntry> entitySets;
    bool operator==(const ServiceDocument&) const = default;
};

/// AtomPub (RFC 5023) or JSON (d.EntitySets of v2; value array of v3 and v4); told apart by the
/// first character. Errors: badResponse.
Result<ServiceDocument> readServiceDocument(std::string_view body);

} // namespace odc::odata
