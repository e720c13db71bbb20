// SPDX-License-Identifier: MPL-2.0
// Reads $metadata and service documents.
#pragma once

#include "base/result.hpp"
#include "odata/edm.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

using base::Result;

/// CSDL XML of EDMX 1 to 4.01 or CSDL JSON 4.01, told apart by the first character. Tolerant: what
/// cannot be used becomes a warning on the element.
/// Errors:  badResponse (neither XML nor JSON, no metadata, a document type declaration), tooLarge.
/// Source:  MC-CSDL; OData v3 CSDL sections 2 to 15; OData CSDL XML and JSON 4.01.
Result<Model> readMetadata(std::string_view body);

/// A document that metadata builds on.
struct MetadataReference {
    std::string uri;  ///< as written, may be relative
    std::string base; ///< URL of the document that names it
    bool operator==(const MetadataReference&) const = default;
};

/// Metadata that is spread over several documents.
class MetadataReader {
public:
    MetadataReader();
    ~MetadataReader();

    /// The service's own document first, then those that wanted() names. Of a later one, what an
    /// earlier one describes already is passed over.
    /// Errors: as readMetadata.
    Result<void> add(std::string_view body, const std::string& url);
    /// What to fetch and add next: documents whose namespaces nothing describes yet, or that
    /// annotate. Those of the standard vocabularies are not needed. Each is named once.
    std::vector<MetadataReference> takeWanted();
    /// A reference that could not be followed becomes a warning with this reason.
    void giveUp(const MetadataReference& reference, const std::string& reason);
    Result<Model> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

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
