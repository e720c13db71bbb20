// SPDX-License-Identifier: MPL-2.0
// What version 4 adds to metadata, and what annotations do to the model.
#include "odata/metadata.hpp"

#include "odata/reason.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace odc::odata;
using odc::base::Display;
using odc::base::ErrorKind;
using odc::base::ValueKind;
using odc::test::reasonOf;

namespace {

std::string edmx(const std::string& inside) {
    return R"x(<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">)x" +
           inside + "</edmx:Edmx>";
}

/// One schema "Shop", alias "self", with the vocabularies named.
std::string shop(const std::string& content) {
    return edmx(
        R"x(<edmx:Reference Uri="https://v.example/Core.xml">)x"
        R"x(<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/>)x"
        R"x(<edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Capabilities"/>)x"
        R"x(<edmx:Include Namespace="Org.OData.Measures.V1" Alias="Measures"/>)x"
        R"x(<edmx:Include Namespace="Org.OData.Aggregation.V1" Alias="Aggregation"/>)x"
        R"x(</edmx:Reference><edmx:DataServices>)x"
        R"x(<Schema Namespace="Shop" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">)x" +
        content + "</Schema></edmx:DataServices>");
}

const std::string product =
    R"x(<EntityType Name="Product"><Key><PropertyRef Name="ID"/></Key>)x"
    R"x(<Property Name="ID" Type="Edm.Int32" Nullable="false"/>)x"
    R"x(<Property Name="Price" Type="Edm.Decimal" Scale="variable"/>)x"
    R"x(<Property Name="Currency" Type="Edm.String"/>)x"
    R"x(<Property Name="Weight" Type="self.Weight"/>)x"
    R"x(<Property Name="Colour" Type="self.Colour"/>)x"
    R"x(<Property Name="Place" Type="Edm.GeographyPoint"/>)x"
    R"x(<NavigationProperty Name="Parts" Type="Collection(self.Part)" ContainsTarget="true"/>)x"
    R"x(<NavigationProperty Name="Maker" Type="self.Maker" Nullable="false" Partner="Products">)x"
    R"x(<ReferentialConstraint Property="ID" ReferencedProperty="Key"/></NavigationProperty>)x"
    R"x(</EntityType>)x"
    R"x(<EntityType Name="Part"><Key><PropertyRef Name="Place/Row" Alias="Row"/></Key></EntityType>)x"
    R"x(<EntityType Name="Maker" OpenType="true"/>)x"
    R"x(<EntityType Name="Bundle" BaseType="self.Product">)x"
    R"x(<Property Name="Size" Type="Edm.Int16" Nullable="false"/></EntityType>)x"
    R"x(<TypeDefinition Name="Weight" UnderlyingType="Edm.Decimal" Precision="9" Scale="3">)x"
    R"x(<Annotation Term="Measures.Unit" String="kg"/></TypeDefinition>)x"
    R"x(<EnumType Name="Colour" IsFlags="true"><Member Name="Red"/><Member Name="Blue" Value="4"/>)x"
    R"x(<Member Name="Grey"/></EnumType>)x";
const std::string container =
    R"x(<EntityContainer Name="C"><EntitySet Name="Products" EntityType="self.Product">)x"
    R"x(<NavigationPropertyBinding Path="self.Bundle/Maker" Target="Shop.C/Me"/></EntitySet>)x"
    R"x(<Singleton Name="Me" Type="self.Maker"/>)x"
    R"x(<FunctionImport Name="Find" Function="self.Find" EntitySet="self.C/Products"/>)x"
    R"x(<ActionImport Name="Reset" Action="self.Reset"/></EntityContainer>)x";

Model read(const std::string& text) {
    auto model = readMetadata(text);
    BOOST_REQUIRE_MESSAGE(model, reasonOf(model));
    return std::move(model).value();
}

template <typename Things>
auto& named(Things& things, const std::string& name) {
    const auto found = std::ranges::find(things, name, [](const auto& each) { return each.name; });
    BOOST_REQUIRE_MESSAGE((found != things.end()), name);
    return *found;
}

const odc::base::ColumnInfo& columnOf(const odc::base::Schema& schema, const std::string& path) {
    const auto at = odc::base::indexOf(schema, path);
    BOOST_REQUIRE_MESSAGE(at, path);
    return schema[*at];
}

std::string valueOf(const Annotations& annotations, std::string_view term) {
    const auto found = annotations.find(term);
    return found == annotations.end() ? "(none)" : found->second;
}

std::string warningsOf(const Model& model) {
    std::string text;
    for (const ModelWarning& warning : model.warnings)
        text += warning.element + ": " + warning.message + "\n";
    return text;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : ",") + text;
    return all;
}

std::optional<Model> readPublic(const std::string& file) {
    const auto folder = odc::test::testDataFolder();
    if (!folder) {
        odc::test::skip("the folder of public test data is not there");
        return std::nullopt;
    }
    return read(odc::test::readFile(*folder + "/" + file));
}

} // namespace

BOOST_AUTO_TEST_SUITE(csdl_v4)

BOOST_AUTO_TEST_CASE(types_of_version_4_have_their_parts) {
    const Model model = read(shop(product + container));
    const StructuredType& type = *model.findType("Shop.Product");
    const Property& weight = named(type.properties, "Weight");
    BOOST_TEST(weight.type == "Edm.Decimal");
    BOOST_TEST(weight.definition == "Shop.Weight");
    BOOST_TEST(weight.precision.value() == 9);
    BOOST_TEST(named(type.properties, "Price").isScaleVariable);
    BOOST_TEST(named(type.navigation, "Parts").isContained);
    const NavigationProperty& maker = named(type.navigation, "Maker");
    BOOST_TEST(!maker.isNullable);
    BOOST_TEST(maker.partner == "Products");
    BOOST_REQUIRE_EQUAL(maker.constraints.size(), 1u);
    BOOST_TEST(maker.constraints[0].second == "Key");
    BOOST_TEST(model.findType("Shop.Part")->keyAliases.at("Row") == "Place/Row");
    const EnumType& colour = *model.findEnum("Shop.Colour");
    BOOST_TEST(colour.isFlags);
    BOOST_REQUIRE_EQUAL(colour.members.size(), 3u);
    BOOST_TEST(colour.members[0].value == 0);
    BOOST_TEST(colour.members[2].value == 5);
    BOOST_TEST(model.findSingleton("Me")->entityType == "Shop.Maker");
    BOOST_TEST(model.container == "Shop.C");
    BOOST_TEST(model.findEntitySet("Products")->navigationTargets.at("Shop.Bundle/Maker") == "Me");
}

BOOST_AUTO_TEST_CASE(derived_types_add_columns) {
    const Model model = read(shop(product + container));
    const StructuredType& type = *model.findType("Shop.Product");
    const auto derived = derivedTypesOf(model, "Shop.Product");
    BOOST_REQUIRE_EQUAL(derived.size(), 1u);
    BOOST_TEST(derived[0]->name == "Shop.Bundle");
    BOOST_TEST(isOfType(model, "Shop.Bundle", "Shop.Product"));
    BOOST_TEST(!isOfType(model, "Shop.Product", "Shop.Bundle"));
    const auto all = schemaOf(model, type, {});
    BOOST_TEST(!odc::base::indexOf(all, "Size").has_value());
    const auto further = derivedColumnsOf(model, type);
    BOOST_TEST(columnOf(further, "Size").isNullable);
    BOOST_TEST((columnOf(further, "Size").kind == ValueKind::integer));
    BOOST_TEST(!odc::base::indexOf(further, "Weight").has_value());
    BOOST_TEST(!type.isOpen);
    BOOST_TEST(model.findType("Shop.Maker")->isOpen);
    BOOST_TEST((columnOf(all, "Weight").kind == ValueKind::decimal));
    BOOST_TEST((columnOf(all, "Colour").kind == ValueKind::text));
    BOOST_TEST((columnOf(all, "Place").kind == ValueKind::text));
    BOOST_TEST(underlyingTypeOf(model, "Collection(Shop.Weight)") == "Collection(Edm.Decimal)");
    BOOST_TEST((kindOf(model, "Shop.Weight") == ValueKind::decimal));
}

BOOST_AUTO_TEST_CASE(units_and_ways_to_show_reach_the_columns) {
    const Model model = read(shop(
        product +
        R"x(<Annotations Target="Shop.Product/Price">)x"
        R"x(<Annotation Term="Measures.ISOCurrency" Path="Currency"/>)x"
        R"x(<Annotation Term="Measures.Scale" Int="2"/>)x"
        R"x(<Annotation Term="Core.Description" String="What it costs"/></Annotations>)x"
        R"x(<Annotations Target="Shop.Product/ID">)x"
        R"x(<Annotation Term="com.sap.vocabularies.Common.v1.Label" String="Number"/>)x"
        R"x(<Annotation Term="com.sap.vocabularies.Common.v1.IsCalendarYear"/></Annotations>)x"));
    const auto columns = schemaOf(model, *model.findType("Shop.Product"), {});
    const odc::base::ColumnInfo& price = columnOf(columns, "Price");
    BOOST_TEST(price.unitPath == "Currency");
    BOOST_TEST(price.unit == "");
    BOOST_TEST((price.display == Display::money));
    BOOST_TEST(price.decimals.value() == 2);
    BOOST_TEST(price.label == "What it costs");
    BOOST_TEST(columnOf(columns, "Weight").unit == "kg");
    BOOST_TEST(columnOf(columns, "ID").label == "Number");
    BOOST_TEST((columnOf(columns, "ID").display == Display::year));
    BOOST_TEST(warningsOf(model) == "");
}

BOOST_AUTO_TEST_CASE(sap_attributes_give_units_dates_and_capabilities) {
    const Model model = read(
        R"x(<Schema Namespace="N" xmlns="http://schemas.microsoft.com/ado/2008/09/edm" )x"
        R"x(xmlns:sap="http://www.sap.com/Protocols/SAPData"><EntityType Name="T">)x"
        R"x(<Property Name="Net" Type="Edm.Decimal" sap:unit="Curr" sap:label="Net value" )x"
        R"x(sap:filterable="false" sap:sortable="false" sap:aggregation-role="measure"/>)x"
        R"x(<Property Name="Curr" Type="Edm.String" sap:semantics="currency-code" )x"
        R"x(sap:filter-restriction="single-value" sap:required-in-filter="true"/>)x"
        R"x(<Property Name="On" Type="Edm.DateTime" sap:display-format="Date"/></EntityType>)x"
        R"x(<EntityContainer Name="C"><EntitySet Name="S" EntityType="N.T" sap:addressable="false" )x"
        R"x(sap:pageable="false" sap:countable="false" sap:requires-filter="true"/>)x"
        R"x(<EntitySet Name="U" EntityType="N.T" sap:searchable="true"/></EntityContainer></Schema>)x");
    const auto columns = schemaOf(model, *model.findType("N.T"), {});
    BOOST_TEST(columnOf(columns, "Net").unitPath == "Curr");
    BOOST_TEST((columnOf(columns, "Net").display == Display::money));
    BOOST_TEST(columnOf(columns, "Net").label == "Net value");
    BOOST_TEST((columnOf(columns, "On").display == Display::date));
    const Capabilities& can = model.findEntitySet("S")->capabilities;
    BOOST_TEST(!can.isReadable);
    BOOST_TEST(!can.isTopSupported);
    BOOST_TEST(!can.isSkipSupported);
    BOOST_TEST(!can.isCountable);
    BOOST_TEST(can.isFilterRequired);
    BOOST_TEST(!can.isSearchable);
    BOOST_TEST(!can.canFilter("Net"));
    BOOST_TEST(can.canFilter("Curr"));
    BOOST_TEST(!can.canSort("Net"));
    BOOST_TEST(joined(can.requiredFilters) == "Curr");
    BOOST_TEST(can.filterExpressions.at("Curr") == "SingleValue");
    BOOST_TEST(joined(can.apply.aggregatable) == "Net");
    BOOST_TEST(model.findEntitySet("U")->capabilities.isSearchable);
}

BOOST_AUTO_TEST_CASE(capabilities_come_from_inside_outside_and_the_container) {
    const Model model = read(shop(
        product +
        R"x(<EntityContainer Name="C"><EntitySet Name="Products" EntityType="self.Product">)x"
        R"x(<Annotation Term="Capabilities.FilterRestrictions"><Record>)x"
        R"x(<PropertyValue Property="RequiresFilter" Bool="true"/>)x"
        R"x(<PropertyValue Property="NonFilterableProperties"><Collection>)x"
        R"x(<PropertyPath>Price</PropertyPath><PropertyPath>Place</PropertyPath></Collection>)x"
        R"x(</PropertyValue></Record></Annotation>)x"
        R"x(<Annotation Term="Capabilities.TopSupported" Bool="true"/>)x"
        R"x(<Annotation Term="Core.MaxPageSize" Int="50"/></EntitySet>)x"
        R"x(<Annotation Term="Capabilities.KeyAsSegmentSupported"/>)x"
        R"x(<Annotation Term="Capabilities.ConformanceLevel" )x"
        R"x(EnumMember="Capabilities.ConformanceLevelType/Minimal"/>)x"
        R"x(<Annotation Term="Capabilities.FilterFunctions"><Collection><String>Contains</String>)x"
        R"x(</Collection></Annotation>)x"
        R"x(<Annotation Term="Capabilities.DefaultCapabilities"><Record>)x"
        R"x(<PropertyValue Property="TopSupported" Bool="false"/>)x"
        R"x(<PropertyValue Property="SkipSupported" Bool="false"/></Record></Annotation>)x"
        R"x(</EntityContainer><Annotations Target="self.C/Products">)x"
        R"x(<Annotation Term="Capabilities.ExpandRestrictions"><Record>)x"
        R"x(<PropertyValue Property="MaxLevels" Int="2"/>)x"
        R"x(<PropertyValue Property="NonExpandableProperties"><Collection>)x"
        R"x(<NavigationPropertyPath>Maker</NavigationPropertyPath></Collection></PropertyValue>)x"
        R"x(</Record></Annotation>)x"
        R"x(<Annotation Term="Aggregation.ApplySupported"><Record>)x"
        R"x(<PropertyValue Property="Transformations"><Collection><String>groupby</String>)x"
        R"x(</Collection></PropertyValue><PropertyValue Property="AggregatableProperties">)x"
        R"x(<Collection><Record><PropertyValue Property="Property" PropertyPath="Price"/>)x"
        R"x(<PropertyValue Property="SupportedAggregationMethods"><Collection><String>sum</String>)x"
        R"x(</Collection></PropertyValue></Record></Collection></PropertyValue></Record></Annotation>)x"
        R"x(</Annotations>)x"));
    const Capabilities& can = model.findEntitySet("Products")->capabilities;
    BOOST_TEST(can.isFilterRequired);
    BOOST_TEST(joined(can.nonFilterable) == "Price,Place");
    BOOST_TEST(can.isTopSupported);
    BOOST_TEST(!can.isSkipSupported);
    BOOST_TEST(can.maxPageSize.value() == 50);
    BOOST_TEST(!can.canExpand("Maker"));
    BOOST_TEST(can.canExpand("Parts"));
    BOOST_TEST(can.maxExpandLevels.value() == 2);
    BOOST_TEST(can.apply.isDeclared);
    BOOST_TEST(joined(can.apply.transformations) == "groupby");
    BOOST_TEST(joined(can.apply.methods.at("Price")) == "sum");
    BOOST_TEST(model.service.isKeyAsSegmentSupported);
    BOOST_TEST(model.service.conformanceLevel == "Minimal");
    BOOST_TEST(joined(model.service.filterFunctions) == "contains");
}

BOOST_AUTO_TEST_CASE(operations_are_found_by_imports_and_annotated_by_overload) {
    const Model model = read(shop(
        product + container +
        R"x(<Function Name="Find"><Parameter Name="Text" Type="Edm.String" Nullable="false"/>)x"
        R"x(<Parameter Name="Most" Type="self.Weight">)x"
        R"x(<Annotation Term="Core.OptionalParameter"/></Parameter>)x"
        R"x(<ReturnType Type="Collection(self.Product)" Nullable="false"/></Function>)x"
        R"x(<Function Name="Find" IsBound="true" IsComposable="true">)x"
        R"x(<Parameter Name="it" Type="Collection(self.Product)"/>)x"
        R"x(<ReturnType Type="Edm.Int32"/></Function>)x"
        R"x(<Action Name="Reset"/><Action Name="Reset" IsBound="true">)x"
        R"x(<Parameter Name="it" Type="self.Product"/></Action>)x"
        R"x(<Annotations Target="self.Find(Collection(self.Product))/$ReturnType">)x"
        R"x(<Annotation Term="Core.Description" String="how many"/></Annotations>)x"
        R"x(<Annotations Target="self.Reset()">)x"
        R"x(<Annotation Term="Core.Description" String="all"/></Annotations>)x"));
    BOOST_REQUIRE_EQUAL(model.operations.size(), 4u);
    BOOST_TEST(valueOf(model.operations[0].returnAnnotations, "Org.OData.Core.V1.Description") ==
               "(none)");
    BOOST_TEST(valueOf(model.operations[1].returnAnnotations, "Org.OData.Core.V1.Description") ==
               "how many");
    BOOST_TEST(model.operations[1].isComposable);
    BOOST_TEST(valueOf(model.operations[2].annotations, "Org.OData.Core.V1.Description") == "all");
    BOOST_TEST(valueOf(model.operations[3].annotations, "Org.OData.Core.V1.Description") ==
               "(none)");
    const FunctionImport& find = named(model.functionImports, "Find");
    BOOST_TEST(find.operation == "Shop.Find");
    BOOST_TEST(find.returnType == "Collection(Shop.Product)");
    BOOST_TEST(find.entitySet == "Products");
    BOOST_REQUIRE_EQUAL(find.parameters.size(), 2u);
    BOOST_TEST(!find.parameters[0].isNullable);
    BOOST_TEST(find.parameters[1].type == "Edm.Decimal");
    BOOST_TEST(find.parameters[1].isOptional);
    const FunctionImport& reset = named(model.functionImports, "Reset");
    BOOST_TEST(reset.isAction);
    BOOST_TEST(reset.httpMethod == "POST");
    BOOST_TEST(warningsOf(model) == "");
}

BOOST_AUTO_TEST_CASE(annotations_from_outside_find_every_kind_of_target) {
    const auto annotate = [](const std::string& target, const std::string& text) {
        return "<Annotations Target=\"" + target +
               "\" Qualifier=\"q\"><Annotation Term=\"Core.Description\" String=\"" + text +
               "\"/></Annotations>";
    };
    const Model model = read(shop(
        product + container + annotate("Shop.Product", "type") +
        annotate("Shop.Product/Price", "property") + annotate("self.Product/Maker/Name", "path") +
        annotate("self.Colour", "enum") + annotate("self.Colour/Blue", "member") +
        annotate("self.Weight", "definition") + annotate("self.C", "container") +
        annotate("self.C/Products/Price", "property by set") + annotate("self.C/Me", "singleton") +
        annotate("self.C/Find", "import") +
        annotate("self.Product/Price/@Core.Description#q", "about that") +
        R"x(<Function Name="Find"/><Action Name="Reset"/>)x"));
    const std::string term = "Org.OData.Core.V1.Description#q";
    const StructuredType& type = *model.findType("Shop.Product");
    BOOST_TEST(valueOf(type.annotations, term) == "type");
    BOOST_TEST(valueOf(named(type.properties, "Price").annotations, term) == "property");
    BOOST_TEST(valueOf(named(type.properties, "Price").annotations, term + "@" + term) ==
               "about that");
    BOOST_TEST(valueOf(named(model.findType("Shop.Bundle")->properties, "Price").annotations,
                       term) == "property");
    BOOST_TEST(valueOf(type.pathAnnotations.at("Maker/Name"), term) == "path");
    BOOST_TEST(valueOf(model.findEnum("Shop.Colour")->annotations, term) == "enum");
    BOOST_TEST(valueOf(named(model.findEnum("Shop.Colour")->members, "Blue").annotations, term) ==
               "member");
    BOOST_TEST(valueOf(model.definitions.at("Shop.Weight").annotations, term) == "definition");
    BOOST_TEST(valueOf(model.containerAnnotations, term) == "container");
    BOOST_TEST(valueOf(model.findEntitySet("Products")->pathAnnotations.at("Price"), term) ==
               "property by set");
    BOOST_TEST(valueOf(model.findSingleton("Me")->annotations, term) == "singleton");
    BOOST_TEST(valueOf(named(model.functionImports, "Find").annotations, term) == "import");
    BOOST_TEST(warningsOf(model) == "");
}

BOOST_AUTO_TEST_CASE(dynamic_expressions_are_summed_up) {
    const auto summed = [](const std::string& expression) {
        const Model model = read(shop("<EntityType Name=\"T\"><Annotation Term=\"Core.X\">" +
                                      expression + "</Annotation></EntityType>"));
        return valueOf(model.findType("Shop.T")->annotations, "Org.OData.Core.V1.X");
    };
    BOOST_TEST(summed("<If><Path>Sold</Path><Int>1</Int><Null/></If>") == "if(Sold, 1, )");
    BOOST_TEST(summed("<And><Eq><Path>A</Path><Null/></Eq><Not><Path>B</Path></Not></And>") ==
               "(A eq null) and not(B)");
    BOOST_TEST(
        summed(R"x(<Apply Function="odata.concat"><String>a</String><Path>B</Path></Apply>)x") ==
        "concat(a, B)");
    BOOST_TEST(summed(R"x(<Cast Type="Edm.Decimal"><Path>A</Path></Cast>)x") ==
               "cast(A, Edm.Decimal)");
    BOOST_TEST(summed("<UrlRef><String>http://h/</String></UrlRef>") == "url(http://h/)");
    BOOST_TEST(summed("<EnumMember>self.E/A self.E/B</EnumMember>") == "A,B");
    BOOST_TEST(
        summed(R"x(<Record><PropertyValue Property="P"><Collection><Int>1</Int><Int>2</Int>)x"
               R"x(</Collection></PropertyValue><PropertyValue Property="Q"/></Record>)x") ==
        "P: 1, 2; Q: true");
}

BOOST_AUTO_TEST_CASE(what_dangles_is_a_warning_on_its_element) {
    const Model model = read(shop(
        product +
        R"x(<EntityType Name="Odd" BaseType="self.Gone"><Property Name="P" Type="self.Lost">)x"
        R"x(<Annotation Term="Unknown.Vocabulary.Term" String="kept"/>)x"
        R"x(<Annotation Term="Core.X" EnumMember="self.Colour/Green"/></Property></EntityType>)x"
        R"x(<EntityContainer Name="C"><EntitySet Name="S" EntityType="self.Gone"/>)x"
        R"x(<FunctionImport Name="F" Function="self.Gone"/></EntityContainer>)x"
        R"x(<Annotations Target="self.Nobody/P"><Annotation Term="Core.X"/></Annotations>)x"));
    const std::string warnings = warningsOf(model);
    for (const char* part :
         {"Shop.Odd: Its base type Shop.Gone", "Shop.Odd/P: The type Shop.Lost",
          "Shop.Odd/P: The annotation Unknown.Vocabulary.Term",
          "Shop.Odd/P: An annotation names self.Colour/Green", "S: Its type Shop.Gone",
          "Shop.C/F: The function Shop.Gone", "self.Nobody/P: Annotations are given for this"})
        BOOST_TEST(warnings.find(part) != std::string::npos, part << " is not in\n" << warnings);
    BOOST_TEST(valueOf(named(model.findType("Shop.Odd")->properties, "P").annotations,
                       "Unknown.Vocabulary.Term") == "kept");
}

BOOST_AUTO_TEST_CASE(counterexamples_are_read_with_a_warning_where_they_err) {
    const auto warned = [](const std::string& name, const std::string& wanted) {
        const auto model =
            readPublic("oasis-odata-csdl-schemas/examples/counterexamples/" + name + ".xml");
        if (!model)
            return;
        const std::string warnings = warningsOf(*model);
        BOOST_TEST(warnings.find(wanted) != std::string::npos, name << ": " << warnings);
    };
    warned("annotationtarget1", "org.example.Function1(org.example.Type1,): Annotations are given");
    warned("test1", "org.example.DoubleKey: The type has more than one key");
    warned("test2", "org.example.PrimitiveNavigation/LastName: It leads to Edm.String");
}

BOOST_AUTO_TEST_CASE(json_that_is_no_metadata_is_refused) {
    const auto refused = [](const std::string& text) {
        const auto model = readMetadata(text);
        BOOST_REQUIRE(!model.has_value());
        BOOST_TEST((model.error().kind == ErrorKind::badResponse), model.error().message);
        return model.error().message;
    };
    BOOST_TEST(refused("{\"d\":{}}") ==
               "This is not OData metadata: it is JSON without \"$Version\". Check that the "
               "address is that of an OData service.");
    refused("{\"$Version\":\"4.0\"}");
    refused("{\"$Version\":\"4.0\",\"N\":{");
    const auto folder = odc::test::testDataFolder();
    if (folder)
        refused(
            odc::test::readFile(*folder + "/oasis-odata-csdl-schemas/schemas/csdl.schema.json"));
}

BOOST_AUTO_TEST_CASE(metadata_in_several_documents_becomes_one_model) {
    const std::string main =
        edmx(R"x(<edmx:Reference Uri="other.xml"><edmx:Include Namespace="Other" Alias="o"/>)x"
             R"x(</edmx:Reference>)x"
             R"x(<edmx:Reference Uri="https://v.example/Core.xml">)x"
             R"x(<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>)x"
             R"x(<edmx:Reference Uri="notes.xml"><edmx:IncludeAnnotations TermNamespace="x"/>)x"
             R"x(</edmx:Reference><edmx:DataServices>)x"
             R"x(<Schema Namespace="Shop" xmlns="http://docs.oasis-open.org/odata/ns/edm">)x"
             R"x(<EntityType Name="T" BaseType="o.Base"/></Schema></edmx:DataServices>)x");
    const std::string other =
        edmx(R"x(<edmx:Reference Uri="more.xml"><edmx:Include Namespace="More"/></edmx:Reference>)x"
             R"x(<edmx:DataServices><Schema Namespace="Other" Alias="self" )x"
             R"x(xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="Base">)x"
             R"x(<Property Name="P" Type="self.E"/></EntityType><EnumType Name="E"/></Schema>)x"
             R"x(</edmx:DataServices>)x");
    MetadataReader reader;
    BOOST_REQUIRE(reader.add(main, "https://h/svc/$metadata"));
    const auto wanted = reader.takeWanted();
    BOOST_REQUIRE_EQUAL(wanted.size(), 2u);
    BOOST_TEST(wanted[0].uri == "other.xml");
    BOOST_TEST(wanted[0].base == "https://h/svc/$metadata");
    BOOST_TEST(wanted[1].uri == "notes.xml");
    BOOST_REQUIRE(reader.add(other, "https://h/svc/other.xml"));
    const auto more = reader.takeWanted();
    BOOST_REQUIRE_EQUAL(more.size(), 1u);
    BOOST_TEST(more[0].uri == "more.xml");
    BOOST_TEST(more[0].base == "https://h/svc/other.xml");
    reader.giveUp(more[0], "It is not there.");
    const auto model = reader.finish();
    BOOST_REQUIRE(model);
    BOOST_REQUIRE_EQUAL(model->findType("Shop.T")->properties.size(), 1u);
    BOOST_TEST(model->findType("Shop.T")->properties[0].type == "Other.E");
    BOOST_TEST(warningsOf(*model) == "more.xml: It is not there.\n");
}

BOOST_AUTO_TEST_SUITE_END()
