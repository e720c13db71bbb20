// SPDX-License-Identifier: MPL-2.0
#include "odata/metadata.hpp"

#include "odata/annotation_terms.hpp"
#include "odata/model_expectations.hpp"
#include "odata/reason.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

using namespace odc::odata;
using odc::base::ErrorKind;
using odc::test::reasonOf;

namespace {

std::string document(const std::string& schemas) {
    return R"(<?xml version="1.0" encoding="utf-8"?>)"
           R"(<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx")"
           R"( xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata")"
           R"( xmlns:sap="http://www.sap.com/Protocols/SAPData">)"
           R"(<edmx:DataServices m:DataServiceVersion="2.0">)" +
           schemas + "</edmx:DataServices></edmx:Edmx>";
}

std::string schema(const std::string& content,
                   const std::string& attributes = "Namespace=\"Shop\"") {
    return "<Schema xmlns=\"http://schemas.microsoft.com/ado/2008/09/edm\" " + attributes + ">" +
           content + "</Schema>";
}

Model read(const std::string& xml) {
    auto model = readMetadata(xml);
    BOOST_REQUIRE_MESSAGE(model, reasonOf(model));
    return std::move(model).value();
}

const Property& propertyOf(const Model& model, const std::string& type, const std::string& name) {
    const StructuredType* found = model.findType(type);
    BOOST_REQUIRE_MESSAGE(found, type);
    const auto property = std::find_if(found->properties.begin(), found->properties.end(),
                                       [&](const Property& each) { return each.name == name; });
    BOOST_REQUIRE_MESSAGE(property != found->properties.end(), type << "/" << name);
    return *property;
}

const NavigationProperty& navigationOf(const Model& model, const std::string& type,
                                       const std::string& name) {
    const StructuredType* found = model.findType(type);
    BOOST_REQUIRE_MESSAGE(found, type);
    const auto navigation =
        std::find_if(found->navigation.begin(), found->navigation.end(),
                     [&](const NavigationProperty& each) { return each.name == name; });
    BOOST_REQUIRE_MESSAGE(navigation != found->navigation.end(), type << "/" << name);
    return *navigation;
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

/// A public file's model, or nothing where the folder is missing (the test has then been skipped).
std::optional<Model> readPublic(const std::string& file) {
    const auto folder = odc::test::testDataFolder();
    if (!folder) {
        odc::test::skip("the folder of public test data is not there");
        return std::nullopt;
    }
    return read(odc::test::readFile(*folder + "/" + file));
}

} // namespace

BOOST_AUTO_TEST_SUITE(metadata)

BOOST_AUTO_TEST_CASE(public_metadata_has_the_counts_that_were_written_down) {
    const auto folder = odc::test::testDataFolder();
    if (!folder) {
        odc::test::skip("the folder of public test data is not there");
        return;
    }
    for (const odc::test::ModelExpectation& wanted : odc::test::modelExpectations) {
        BOOST_TEST_CONTEXT(wanted.file) {
            const Model model = read(odc::test::readFile(*folder + "/" + wanted.file));
            std::size_t entities = 0;
            std::size_t properties = 0;
            std::size_t navigation = 0;
            for (const auto& [name, type] : model.types) {
                entities += type.isEntity ? 1 : 0;
                properties += type.properties.size();
                navigation += type.navigation.size();
            }
            BOOST_TEST(model.entitySets.size() == wanted.entitySets);
            BOOST_TEST(entities == wanted.entityTypes);
            BOOST_TEST(model.types.size() - entities == wanted.complexTypes);
            BOOST_TEST(properties == wanted.properties);
            BOOST_TEST(navigation == wanted.navigation);
            std::size_t members = 0;
            for (const auto& [name, type] : model.enums)
                members += type.members.size();
            BOOST_TEST(model.functionImports.size() == wanted.imports);
            BOOST_TEST(model.singletons.size() == wanted.singletons);
            BOOST_TEST(model.enums.size() == wanted.enums);
            BOOST_TEST(members == wanted.members);
            BOOST_TEST(model.definitions.size() == wanted.definitions);
            BOOST_TEST(model.operations.size() == wanted.operations);
            BOOST_TEST(model.terms.size() == wanted.terms);
            BOOST_TEST((model.version == wanted.version), static_cast<int>(model.version));
            BOOST_TEST_MESSAGE(wanted.file << "\n" << warningsOf(model));
        }
    }
}

BOOST_AUTO_TEST_CASE(northwind_has_its_keys_facets_and_links) {
    const auto model = readPublic("pyodata/tests/metadata_odata_org_northwind_v2.xml");
    if (!model)
        return;
    const EntitySet* orders = model->findEntitySet("Orders");
    BOOST_REQUIRE(orders);
    BOOST_TEST(orders->entityType == "NorthwindModel.Order");
    BOOST_TEST(orders->navigationTargets.at("Customer") == "Customers");
    BOOST_TEST(orders->navigationTargets.at("Order_Details") == "Order_Details");
    const Property& id = propertyOf(*model, "NorthwindModel.Customer", "CustomerID");
    BOOST_TEST(!id.isNullable);
    BOOST_TEST(id.maxLength.value() == 5);
    const Property& freight = propertyOf(*model, "NorthwindModel.Order", "Freight");
    BOOST_TEST(freight.isNullable);
    BOOST_TEST(freight.precision.value() == 19);
    BOOST_TEST(freight.scale.value() == 4);
    BOOST_TEST(model->findType("NorthwindModel.Order_Detail")->key.size() == 2u);
    const NavigationProperty& details =
        navigationOf(*model, "NorthwindModel.Order", "Order_Details");
    BOOST_TEST(details.isCollection);
    BOOST_TEST(details.targetType == "NorthwindModel.Order_Detail");
    BOOST_TEST(!navigationOf(*model, "NorthwindModel.Order", "Customer").isCollection);
    BOOST_TEST(warningsOf(*model) == "");
}

BOOST_AUTO_TEST_CASE(olingos_reference_scenario_inherits_and_takes_complex_types_apart) {
    const auto model =
        readPublic("olingo2/odata2-lib/odata-core/src/test/resources/refScenario.edmx");
    if (!model)
        return;
    const StructuredType* manager = model->findType("RefScenario.Manager");
    BOOST_REQUIRE(manager);
    BOOST_TEST(manager->baseType == "RefScenario.Employee");
    BOOST_REQUIRE_EQUAL(manager->key.size(), 1u);
    BOOST_TEST(manager->key[0] == "EmployeeId");
    BOOST_TEST(manager->properties.front().name == "EmployeeId");
    BOOST_TEST(manager->hasStream);
    const odc::base::Schema columns =
        schemaOf(*model, *model->findType("RefScenario.Employee"), {});
    const auto city = odc::base::indexOf(columns, "Location/City/CityName");
    BOOST_REQUIRE(city);
    BOOST_TEST(columns[*city].edmType == "Edm.String");
    const auto entry = odc::base::indexOf(columns, "EntryDate");
    BOOST_REQUIRE(entry);
    BOOST_TEST((columns[*entry].kind == odc::base::ValueKind::dateTime));
    const EntitySet* employees = model->findEntitySet("Employees");
    BOOST_REQUIRE(employees);
    BOOST_TEST(employees->navigationTargets.at("ne_Manager") == "Managers");
    const auto import =
        std::find_if(model->functionImports.begin(), model->functionImports.end(),
                     [](const auto& each) { return each.name == "EmployeeSearch"; });
    BOOST_REQUIRE((import != model->functionImports.end()));
    BOOST_TEST(import->returnType == "Collection(RefScenario.Employee)");
    BOOST_TEST(import->entitySet == "Employees");
    BOOST_TEST(import->httpMethod == "GET");
    BOOST_TEST(import->parameters.at(0).name == "q");
}

BOOST_AUTO_TEST_CASE(sap_labels_and_dangling_types_are_kept) {
    const auto model = readPublic("pyodata/tests/metadata.xml");
    if (!model)
        return;
    BOOST_TEST(valueOf(propertyOf(*model, "EXAMPLE_SRV.MasterEntity", "Key").annotations,
                       terms::sapLabel) == "Key");
    BOOST_TEST(propertyOf(*model, "EXAMPLE_SRV.EnumTest", "CountryOfOrigin").type ==
               "EXAMPLE_SRV.Country");
    BOOST_TEST(valueOf(model->findType("EXAMPLE_SRV.Car")->annotations, terms::sapLabel) == "Car");
    BOOST_TEST(model->findType("EXAMPLE_SRV.CarIDPic")->hasStream);
    const Property& price = propertyOf(*model, "EXAMPLE_SRV.Car", "Price");
    BOOST_TEST(price.precision.value() == 7);
    BOOST_TEST(!propertyOf(*model, "EXAMPLE_SRV.MasterEntity", "Data").maxLength.has_value());
}

BOOST_AUTO_TEST_CASE(version_3_annotations_reach_their_targets) {
    const auto model = readPublic("oasis-odata-csdl-schemas/test/odata-rw-v3.xml");
    if (!model)
        return;
    BOOST_TEST(valueOf(propertyOf(*model, "ODataDemo.Product", "Name").annotations,
                       "Org.OData.Display.V1.DisplayName") == "Product Name");
    // What is said of a base type's property holds for the types derived from it.
    BOOST_TEST(valueOf(propertyOf(*model, "ODataDemo.FeaturedProduct", "Name").annotations,
                       "Org.OData.Display.V1.DisplayName") == "Product Name");
    BOOST_TEST(valueOf(model->findType("ODataDemo.Product")->annotations,
                       "Org.OData.Display.V1.Description") ==
               "All Products available in the online store");
    BOOST_TEST(valueOf(model->findEntitySet("Suppliers")->annotations,
                       "Org.OData.Publication.V1.DocumentationUrl") == "http://www.odata.org/");
    BOOST_TEST(valueOf(propertyOf(*model, "ODataDemo.Product", "Name").annotations,
                       "m:FC_TargetPath") == "SyndicationTitle");
    BOOST_TEST(model->findType("ODataDemo.Category")->isOpen);
}

BOOST_AUTO_TEST_CASE(report_titles_and_column_titles_are_found_by_their_terms) {
    const Model model = read(document(schema(
        R"(<EntityType Name="CsActiveUserDaily"><Key><PropertyRef Name="ID"/></Key>)"
        R"(<Property Name="ID" Type="Edm.Int64" Nullable="false"/>)"
        R"(<Property Name="ActiveUsers" Type="Edm.Int64"/></EntityType>)"
        R"(<EntityContainer Name="C" m:IsDefaultEntityContainer="true">)"
        R"(<EntitySet Name="CsActiveUserDaily" EntityType="T.CsActiveUserDaily"/></EntityContainer>)"
        R"(<Annotations Target="T.CsActiveUserDaily">)"
        R"(<ValueAnnotation Term="T.ReportTitle" String="Aktive Benutzer"/>)"
        R"(<ValueAnnotation Term="T.XAxisTitle"><String>Tag</String></ValueAnnotation>)"
        R"(<ValueAnnotation Term="T.YAxisTitle" Qualifier="Chart" String="Benutzer"/></Annotations>)"
        R"(<Annotations Target="T.CsActiveUserDaily/ActiveUsers">)"
        R"(<Annotation Term=" T.Title " String="Benutzer"/></Annotations>)"
        R"(<Annotations Target="T.C/CsActiveUserDaily">)"
        R"(<ValueAnnotation Term="T.Days" Int="90"/>)"
        R"(<ValueAnnotation Term="T.Names"><Collection><String>a</String><String>b</String>)"
        R"(</Collection></ValueAnnotation></Annotations>)",
        R"(Namespace="TenantReporting" Alias="T")")));
    const StructuredType* type = model.findType("TenantReporting.CsActiveUserDaily");
    BOOST_REQUIRE(type);
    BOOST_TEST(valueOf(type->annotations, terms::reportTitle) == "Aktive Benutzer");
    BOOST_TEST(valueOf(type->annotations, terms::xAxisTitle) == "Tag");
    BOOST_TEST(valueOf(type->annotations, "TenantReporting.YAxisTitle#Chart") == "Benutzer");
    const EntitySet* set = model.findEntitySet("CsActiveUserDaily");
    BOOST_REQUIRE(set);
    BOOST_TEST(valueOf(set->annotations, "TenantReporting.Days") == "90");
    BOOST_TEST(valueOf(set->annotations, "TenantReporting.Names") == "a, b");
    const odc::base::Schema columns = schemaOf(model, *type, {"ActiveUsers", "New", "ActiveUsers"});
    BOOST_REQUIRE_EQUAL(columns.size(), 2u);
    BOOST_TEST(columns[0].label == "Benutzer");
    BOOST_TEST((columns[0].kind == odc::base::ValueKind::integer));
    BOOST_TEST(columns[1].path == "New");
    BOOST_TEST((columns[1].kind == odc::base::ValueKind::text));
    BOOST_TEST(warningsOf(model) == "");
}

BOOST_AUTO_TEST_CASE(names_are_resolved_through_using_and_alias) {
    const Model model = read(document(
        schema(R"(<Using Namespace="Far.Away" Alias="far"/>)"
               R"(<EntityType Name="Order" BaseType="far.Thing">)"
               R"(<Property Name="To" Type="far.Address"/><Property Name="Old" Type="String"/>)"
               R"(<NavigationProperty Name="Lines" Relationship="far.OrderLines" FromRole="Order")"
               R"( ToRole="Lines"/></EntityType>)"
               R"(<EntityContainer Name="C"><EntitySet Name="Orders" EntityType="self.Order"/>)"
               R"(<EntitySet Name="Lines" EntityType="far.Line"/>)"
               R"(<AssociationSet Name="OL" Association="far.OrderLines">)"
               R"(<End Role="Order" EntitySet="Orders"/><End Role="Lines" EntitySet="Lines"/>)"
               R"(</AssociationSet></EntityContainer>)",
               R"(Namespace="Shop" Alias="self")") +
        schema(R"(<Using Namespace="Shop" Alias="s"/>)"
               R"(<EntityType Name="Thing" Abstract="true"><Key><PropertyRef Name="ID"/></Key>)"
               R"(<Property Name="ID" Type="Edm.Int32"/></EntityType>)"
               R"(<EntityType Name="Line"><Property Name="N" Type="Edm.Int16"/></EntityType>)"
               R"(<ComplexType Name="Address"><Property Name="City" Type="Edm.String"/>)"
               R"(<Property Name="Back" Type="Far.Away.Address"/></ComplexType>)"
               R"(<Association Name="OrderLines"><End Role="Order" Type="s.Order")"
               R"( Multiplicity="1"/><End Role="Lines" Type="Far.Away.Line" Multiplicity="*"/>)"
               R"(</Association>)",
               R"(Namespace="Far.Away")")));
    const StructuredType* order = model.findType("Shop.Order");
    BOOST_REQUIRE(order);
    BOOST_TEST(order->baseType == "Far.Away.Thing");
    BOOST_TEST(order->key.at(0) == "ID");
    BOOST_TEST(order->properties.at(0).name == "ID");
    BOOST_TEST(propertyOf(model, "Shop.Order", "Old").type == "Edm.String");
    BOOST_TEST(navigationOf(model, "Shop.Order", "Lines").targetType == "Far.Away.Line");
    BOOST_TEST(navigationOf(model, "Shop.Order", "Lines").isCollection);
    BOOST_TEST(model.findEntitySet("Orders")->navigationTargets.at("Lines") == "Lines");
    BOOST_TEST(model.findType("Far.Away.Thing")->isAbstract);
    BOOST_TEST(warningsOf(model) == "");
    // A complex type that holds itself ends somewhere.
    const odc::base::Schema columns = schemaOf(model, *order, {});
    BOOST_TEST(odc::base::indexOf(columns, "To/Back/City").has_value());
    BOOST_TEST(columns.size() < 20u);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_a_warning_on_its_element) {
    const Model model = read(document(schema(
        R"(<EntityType Name="A" BaseType="Shop.B"><Property Name="X" Type="Shop.Gone" MaxLength="?"/>)"
        R"(<Property Name="X" Type="Edm.Int32"/><Property Type="Edm.Int32"/><Property Name="Y"/>)"
        R"(<NavigationProperty Name="N" Relationship="Shop.None" FromRole="a" ToRole="b"/>)"
        R"(</EntityType><EntityType Name="B" BaseType="Shop.A"/>)"
        R"(<EntityType Name="C" BaseType="Shop.Gone"/><EntityType Name="C"/>)"
        R"(<EntityContainer Name="Box"><EntitySet Name="S" EntityType="Shop.Gone"/></EntityContainer>)"
        R"(<Annotations Target="Shop.A/Z"><ValueAnnotation Term="T.T" String="x"/></Annotations>)")));
    const std::string warnings = warningsOf(model);
    for (const std::string part :
         {"Shop.A/X: MaxLength=\"?\" is not a number and was left out.",
          "Shop.A/X: The type Shop.Gone is not in the metadata; the values are read as text.",
          "Shop.A/X: The property is described twice; the first one is used.",
          "Shop.A: A property has no name and was left out.",
          "Shop.A/Y: The property has no type; it is read as text.",
          "Shop.A/N: The association Shop.None has no end b; the property was left out.",
          "leads round in a circle or too far; it is left out.",
          "Shop.C: Its base type Shop.Gone is not in the metadata; only its own properties are "
          "known.",
          "Shop.C: The type is described twice; the first description is used.",
          "S: Its type Shop.Gone is not in the metadata; its columns are taken from its rows.",
          "Shop.A/Z: Annotations are given for this, but the metadata does not describe it."})
        BOOST_TEST((warnings.find(part) != std::string::npos), part << "\nis not in\n" << warnings);
    BOOST_REQUIRE(model.findEntitySet("S"));
    BOOST_TEST(propertyOf(model, "Shop.A", "Y").type == "Edm.String");
}

BOOST_AUTO_TEST_CASE(sets_outside_the_default_container_bear_its_name) {
    const Model model = read(document(schema(
        R"(<EntityType Name="T"/>)"
        R"(<EntityContainer Name="Other"><EntitySet Name="S" EntityType="Shop.T"/></EntityContainer>)"
        R"(<EntityContainer Name="Main" m:IsDefaultEntityContainer="true" Extends="Base">)"
        R"(<EntitySet Name="S" EntityType="Shop.T"/></EntityContainer>)"
        R"(<EntityContainer Name="Base"><EntitySet Name="B" EntityType="Shop.T"/></EntityContainer>)")));
    BOOST_REQUIRE_EQUAL(model.entitySets.size(), 4u);
    BOOST_TEST(model.entitySets[0].name == "S");
    BOOST_TEST(model.entitySets[1].name == "B");
    BOOST_TEST(model.findEntitySet("Other.S"));
    BOOST_TEST(model.findEntitySet("Base.B"));
}

BOOST_AUTO_TEST_CASE(what_is_no_metadata_is_refused) {
    const auto refused = [](const std::string& xml) {
        const auto model = readMetadata(xml);
        BOOST_REQUIRE(!model.has_value());
        BOOST_TEST((model.error().kind == ErrorKind::badResponse), model.error().message);
        return model.error().message;
    };
    BOOST_TEST(refused("<html><body>Sign in</body></html>") ==
               "This is not OData metadata: it begins with <html>. Check that the address is that "
               "of an OData service.");
    refused("");
    refused("{\"d\":{}}");
    refused(document(""));
    refused(document(schema("")).substr(0, 300));
    refused("<!DOCTYPE Edmx [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + document(schema("")));
}

BOOST_AUTO_TEST_SUITE_END()
