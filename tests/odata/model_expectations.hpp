// SPDX-License-Identifier: MPL-2.0
// What the public metadata files describe, counted once by other means than this reader (each
// element of the XML, with inherited properties added to every type) and written down here.
#pragma once

#include "odata/version.hpp"

#include <array>
#include <cstddef>

namespace odc::test {

struct ModelExpectation {
    const char* file; ///< below the folder of test data
    odata::Version version;
    std::size_t entitySets;
    std::size_t entityTypes;
    std::size_t complexTypes;
    std::size_t properties; ///< of all types, inherited ones counted for each
    std::size_t navigation; ///< the same
    std::size_t functionImports;
};

using odata::Version;

inline constexpr std::array modelExpectations = std::to_array<ModelExpectation>({
    {"pyodata/tests/metadata.xml", Version::v2, 14, 14, 4, 55, 4, 6},
    {"pyodata/tests/metadata_odata_org_northwind_v2.xml", Version::v2, 26, 26, 0, 182, 22, 0},
    {"olingo2/odata2-lib/odata-client-core/src/test/resources/metadataProducts.xml", Version::v2, 3,
     3, 1, 18, 4, 1},
    {"olingo2/odata2-lib/odata-client-core/src/test/resources/metadataForDeepInsert.xml",
     Version::v2, 2, 2, 0, 6, 1, 0},
    {"olingo2/odata2-lib/odata-client-core/src/test/resources/metadataForRelatedEntity.xml",
     Version::v2, 7, 7, 0, 128, 6, 0},
    {"olingo2/odata2-lib/odata-client-core/src/test/resources/metadataWithNavigations.xml",
     Version::v2, 1, 1, 0, 1, 0, 0},
    {"olingo2/odata2-lib/odata-core/src/test/resources/refScenario.edmx", Version::v2, 21, 22, 2,
     56, 11, 7},
    {"olingo2/odata2-jpa-processor/jpa-core/src/test/resources/metadata.xml", Version::v2, 2, 2, 1,
     10, 2, 0},
    {"olingo4-beta01-v3/lib/client-core/src/test/resources/org/apache/olingo/client/core/v3/"
     "metadata.xml",
     Version::v3, 24, 32, 8, 207, 47, 12},
    {"olingo4-beta01-v3/lib/client-core/src/test/resources/org/apache/olingo/client/core/v3/"
     "northwind-metadata.xml",
     Version::v3, 26, 26, 0, 182, 22, 0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/edmx.xml", Version::v2, 7, 7, 0, 45, 12, 0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/Constraint.xml", Version::v2, 0, 0, 0, 0, 0,
     0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/annotation.xml", Version::v2, 2, 2, 1, 6, 1,
     1},
    {"odata4j/odata4j-core/src/test/resources/META-INF/annotationAttribute.xml", Version::v2, 2, 2,
     0, 2, 1, 0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/associationEnd.xml", Version::v2, 1, 1, 0, 0,
     0, 0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/container.xml", Version::v2, 0, 0, 0, 0, 0,
     0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/property.xml", Version::v2, 1, 1, 0, 1, 0,
     0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/issue98_metadata.xml", Version::v2, 1, 1, 0,
     2, 0, 0},
    {"odata4j/odata4j-core/src/test/resources/META-INF/issue186_netflix_metadata.xml", Version::v2,
     7, 7, 3, 50, 23, 5},
    {"odata4j/odata4j-core/src/test/resources/META-INF/issue187_lightswitch_metadata.xml",
     Version::v3, 3, 3, 0, 12, 4, 1},
    {"odata4j/odata4j-core/src/test/resources/META-INF/issue212_wxcex_metadata.xml", Version::v2, 2,
     2, 1, 44, 0, 7},
    {"odata4j/odata4j-core/src/test/resources/META-INF/sap_ds_sample_edmx.xml", Version::v2, 5, 6,
     2, 36, 9, 5},
    {"odata4j/odata4j-fit/src/test/resources/META-INF/uri-conventions/xml/DocAnnotTest.xml",
     Version::v2, 1, 1, 0, 4, 0, 0},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/Northwind.xml", Version::v3, 9,
     11, 1, 87, 16, 8},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/Northwind3.xml", Version::v3, 12,
     14, 1, 75, 16, 7},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/DynamicsCRM.xml", Version::v4,
     237, 265, 132, 8637, 5924, 50},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/Russian.xml", Version::v3, 94, 94,
     43, 1674, 159, 4},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/ArrayOfNested.edmx", Version::v3,
     1, 1, 4, 13, 0, 0},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/Colors.edmx", Version::v3, 1, 1,
     1, 4, 0, 0},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/Insight.edmx", Version::v3, 5, 4,
     0, 476, 0, 0},
    {"simple-odata-client/src/Simple.OData.Tests.Client/Resources/QAS.Multiplatform.Demo.edmx",
     Version::v3, 8, 8, 2, 49, 4, 0},
    {"simple-odata-client/src/Simple.OData.Tests.Samples.ApiV3/Resources/Metadata.xml", Version::v3,
     1, 1, 0, 4, 0, 6},
    {"sap-odata-library/test/func/samples/simple.v2.xml", Version::v2, 5, 5, 1, 67, 2, 5},
    {"sap-odata-library/test/func/samples/FCO_MANAGE_ACTIVITY_TYPE_SRV.metadata.xml", Version::v2,
     22, 22, 1, 207, 9, 11},
    {"oasis-odata-csdl-schemas/test/ReferentialConstraint-v2.xml", Version::v2, 3, 3, 0, 7, 4, 1},
    {"oasis-odata-csdl-schemas/test/documentation-v2.xml", Version::v2, 2, 2, 0, 5, 2, 1},
    {"oasis-odata-csdl-schemas/test/odata-rw-v2.xml", Version::v2, 3, 3, 1, 18, 4, 1},
    {"oasis-odata-csdl-schemas/test/odata-rw-v3.xml", Version::v3, 7, 10, 1, 47, 15, 4},
    {"oasis-odata-csdl-schemas/test/v2-annotations.xml", Version::v2, 10, 4, 0, 18, 0, 1},
    {"oasis-odata-openapi-csdl/examples/Northwind-V3.xml", Version::v3, 26, 26, 0, 182, 22, 0},
    {"oasis-odata-openapi-csdl/examples/PingTest_V1.xml", Version::v2, 1, 1, 0, 2, 0, 0},
    {"oasis-odata-openapi-csdl/examples/odata-rw-v2.xml", Version::v2, 3, 3, 1, 18, 4, 1},
    {"oasis-odata-openapi-csdl/examples/odata-rw-v3.xml", Version::v3, 7, 10, 1, 47, 15, 3},
    {"oasis-odata-openapi-csdl/tools/tests/addressable-v2.xml", Version::v2, 2, 2, 0, 17, 1, 0},
    {"oasis-odata-openapi-csdl/tools/tests/annotations-v2.xml", Version::v2, 2, 2, 0, 8, 0, 1},
    {"oasis-odata-openapi-csdl/tools/tests/media-entities-v2.xml", Version::v2, 1, 1, 0, 1, 0, 0},
    {"odata2ts/examples/main/resource/odata-v2.xml", Version::v2, 3, 3, 1, 18, 4, 1},
    {"odata2ts/int-test/olingo-v2/resource/library-v2.xml", Version::v2, 15, 18, 8, 122, 20, 26},
    {"odata2ts/int-test/cap/resource/library-v2.xml", Version::v2, 18, 18, 8, 157, 19, 57},
    {"odata.net/test/FunctionalTests/Tests/Data/Northwind/Northwind.csdl", Version::v2, 26, 26, 0,
     167, 22, 0},
    {"odata.net/test/FunctionalTests/Framework/Workspaces/Databases/"
     "Aruba.OneEntitySetPerTypeHierarchy.csdl",
     Version::v2, 39, 76, 5, 415, 76, 3},
    {"odata.net/test/FunctionalTests/Tests/DataServices/UnitTests/ClientUnitTests/"
     "ArubaLinqToSqlMetadata.csdl",
     Version::v4, 39, 39, 0, 237, 64, 32},
});

} // namespace odc::test
