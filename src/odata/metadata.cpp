// SPDX-License-Identifier: MPL-2.0
#include "odata/metadata.hpp"

#include "odata/csdl.hpp"
#include "odata/model_builder.hpp"

namespace odc::odata {

Result<Model> readMetadata(std::string_view xml) {
    const auto document = csdl::readDocument(xml);
    if (!document)
        return document.error();
    return buildModel(*document);
}

} // namespace odc::odata
