// SPDX-License-Identifier: MPL-2.0
// The public models that exist as CSDL XML and as CSDL JSON.
#pragma once

#include <array>

namespace odc::test {

/// Both files of a pair, without their endings.
inline constexpr std::array modelTwins{
    "oasis-odata-csdl-schemas/examples/csdl-16.1",
    "oasis-odata-csdl-schemas/examples/csdl-16.2",
    "oasis-odata-csdl-schemas/examples/miscellaneous",
    "oasis-odata-csdl-schemas/examples/miscellaneous2",
    "oasis-odata-csdl-schemas/examples/special-characters",
    "oasis-odata-vocabularies/examples/Org.OData.Aggregation.V1.SalesModel-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Capabilities.V1.FilterRestrictions-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Capabilities.V1.permissions-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Core.V1.GeometryFeature-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Core.V1.Revisions-sample",
    "oasis-odata-vocabularies/examples/Org.OData.JSON.V1.Schema-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Temporal.V1.objectkey-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Temporal.V1.snapshot-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Temporal.V1.timeline-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Validation.V1.AllowedValues-sample",
    "oasis-odata-vocabularies/examples/Org.OData.Validation.V1.Constraint-sample",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Aggregation.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Authorization.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Capabilities.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Core.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.JSON.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Measures.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Repeatability.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Temporal.V1",
    "oasis-odata-vocabularies/vocabularies/Org.OData.Validation.V1",
};

/// Older models, whose JSON is what a converter to v4 makes of them: the shape is the same, the
/// annotations are others.
inline constexpr std::array olderModelTwins{
    "oasis-odata-csdl-schemas/test/ReferentialConstraint-v2",
    "oasis-odata-csdl-schemas/test/documentation-v2",
    "oasis-odata-csdl-schemas/test/odata-rw-v2",
    "oasis-odata-csdl-schemas/test/odata-rw-v3",
    "oasis-odata-csdl-schemas/test/v2-annotations",
};

} // namespace odc::test
