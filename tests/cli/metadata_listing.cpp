// SPDX-License-Identifier: MPL-2.0
#include "cli/metadata_listing.hpp"

#include "odata/metadata.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc;

namespace {

/// One line a row, its values with commas; nulls are empty.
std::string linesOf(const base::Table& table) {
    std::string lines;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        for (std::size_t column = 0; column < table.schema.size(); ++column)
            lines += base::textAt(table, row, column).value_or("") + ",";
        lines += "\n";
    }
    return lines;
}

} // namespace

BOOST_AUTO_TEST_SUITE(metadata_listing)

BOOST_AUTO_TEST_CASE(everything_that_metadata_describes_is_listed) {
    const auto model = odata::readMetadata(
        R"x({"$Version":"4.01","$EntityContainer":"N.C","N":{)x"
        R"x("T":{"$Kind":"EntityType","$OpenType":true,"$Key":["Id"],"Id":{"$Type":"Edm.Int32"},)x"
        R"x("Mass":{"$Type":"N.Mass","$Nullable":true},)x"
        R"x("To":{"$Kind":"NavigationProperty","$Collection":true,"$Type":"N.T",)x"
        R"x("$ContainsTarget":true}},)x"
        R"x("P":{"$Kind":"ComplexType","$Abstract":true,"City":{"$MaxLength":9}},)x"
        R"x("Mass":{"$Kind":"TypeDefinition","$UnderlyingType":"Edm.Double",)x"
        R"x("@Org.OData.Measures.V1.Unit":"kg"},)x"
        R"x("E":{"$Kind":"EnumType","Red":7,"Red@Org.OData.Core.V1.Description":"hot"},)x"
        R"x("F":[{"$Kind":"Function","$Parameter":[{"$Name":"p","$Type":"Edm.Byte",)x"
        R"x("@Org.OData.Core.V1.OptionalParameter":{}}],"$ReturnType":{"$Type":"N.P"}}],)x"
        R"x("B":[{"$Kind":"Action","$IsBound":true}],)x"
        R"x("C":{"$Kind":"EntityContainer","S":{"$Collection":true,"$Type":"N.T",)x"
        R"x("@Org.OData.Capabilities.V1.SkipSupported":false,)x"
        R"x("@Org.OData.Capabilities.V1.SortRestrictions":{"NonSortableProperties":["Mass"]}},)x"
        R"x("Me":{"$Type":"N.T"},"Find":{"$Function":"N.F"}}}})x");
    BOOST_REQUIRE(model);
    BOOST_TEST(linesOf(cli::listingOf(*model)) ==
               "S,,set,N.T,,,,,,,,,no $skip, open: rows may have further columns,\n"
               "S,Id,column,Edm.Int32,true,false,,,,,,,,\n"
               "S,Mass,column,Edm.Double,false,true,,,,,kg,,"
               "not in $orderby,\n"
               "S,To,link,Collection(N.T),,,,,,,,,contained: rows have no set of their own,\n"
               "Me,,singleton,N.T,,,,,,,,,open: rows may have further columns,\n"
               "Me,Id,column,Edm.Int32,true,false,,,,,,,,\n"
               "Me,Mass,column,Edm.Double,false,true,,,,,kg,,,\n"
               "Me,To,link,Collection(N.T),,,,,,,,,contained: rows have no set of their own,\n"
               "Find,,function,N.P,,,,,,,,,,\n"
               "Find,p,parameter,Edm.Byte,,false,,,,,,,"
               "optional,\n"
               "N.B,,bound action,,,,,,,,,,,\n"
               "N.P,,complex type,,,,,,,,,,abstract,\n"
               "N.P,City,column,Edm.String,false,false,9,,,,,,,\n"
               "N.E,,enumeration,Edm.Int32,,,,,,,,,,\n"
               "N.E,Red,member,,,,,,,hot,,7,,\n");
}

BOOST_AUTO_TEST_SUITE_END()
