// SPDX-License-Identifier: MPL-2.0
#include "odata/feed_mapping.hpp"

#include "odata/metadata.hpp"
#include "odata/reason.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace odc::odata;
using odc::test::reasonOf;

namespace {

/// The mappings of the type "Shop.Item", each as "column = {namespace}a/b/@x", with the path of the
/// expansion before it and the types that it is for behind it.
std::string mappingsOf(const std::string& types, std::string_view expand = {}) {
    const auto model = readMetadata(
        R"(<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx")"
        R"( xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">)"
        R"(<edmx:DataServices m:DataServiceVersion="2.0">)"
        R"(<Schema xmlns="http://schemas.microsoft.com/ado/2008/09/edm" Namespace="Shop">)" +
        types + "</Schema></edmx:DataServices></edmx:Edmx>");
    BOOST_REQUIRE_MESSAGE(model, reasonOf(model));
    const StructuredType* const type = model->findType("Shop.Item");
    BOOST_REQUIRE(type);
    const auto expanded = parseExpand(expand);
    BOOST_REQUIRE(expanded);
    std::string out;
    for (const FeedMapping& mapping : feedMappingsOf(*model, *type, *expanded)) {
        out += (out.empty() ? "" : ", ") + mapping.entry + (mapping.entry.empty() ? "" : ": ") +
               mapping.column + " = ";
        out += mapping.namespaceUri == atomNamespace ? "atom:" : "{" + mapping.namespaceUri + "}";
        for (std::size_t i = 0; i < mapping.elements.size(); ++i)
            out += (i > 0 ? "/" : "") + mapping.elements[i];
        if (!mapping.attribute.empty())
            out += "/@" + mapping.attribute;
        for (const std::string& name : mapping.types)
            out += " of " + name;
    }
    return out;
}

std::string item(const std::string& attributes, const std::string& properties) {
    return "<EntityType Name=\"Item\" " + attributes + ">" + properties + "</EntityType>";
}

std::string property(const std::string& name, const std::string& attributes,
                     const std::string& type = "Edm.String") {
    return "<Property Name=\"" + name + "\" Type=\"" + type + "\" " + attributes + "/>";
}

constexpr const char* place = R"(<ComplexType Name="Place"><Property Name="City" )"
                              R"(Type="Edm.String"/><Property Name="Land" Type="Edm.String"/>)"
                              R"(</ComplexType>)";

} // namespace

BOOST_AUTO_TEST_SUITE(feed_mapping)

BOOST_AUTO_TEST_CASE(syndication_targets_are_atoms_elements) {
    BOOST_TEST(
        mappingsOf(item({}, property("A", R"(m:FC_TargetPath="SyndicationTitle" )"
                                          R"(m:FC_ContentKind="text" m:FC_KeepInContent="false")") +
                                property("B", R"(m:FC_TargetPath="SyndicationContributorEmail" )"
                                              R"(m:FC_KeepInContent="false")"))) ==
        "A = atom:title, B = atom:contributor/email");
}

BOOST_AUTO_TEST_CASE(custom_targets_are_paths_in_their_namespace) {
    const std::string rest =
        R"( m:FC_NsPrefix="n" m:FC_NsUri="http://n.example" m:FC_KeepInContent="false")";
    BOOST_TEST(mappingsOf(item({}, property("A", R"(m:FC_TargetPath="a")" + rest) +
                                       property("B", R"(m:FC_TargetPath="a/b/@x")" + rest))) ==
               "A = {http://n.example}a, B = {http://n.example}a/b/@x");
}

BOOST_AUTO_TEST_CASE(what_is_kept_in_the_content_is_not_mapped) {
    BOOST_TEST(mappingsOf(item({}, property("A", R"(m:FC_TargetPath="SyndicationTitle")") +
                                       property("B", R"(m:FC_TargetPath="SyndicationSummary" )"
                                                     R"(m:FC_KeepInContent="true")") +
                                       property("C", R"(m:FC_KeepInContent="false")"))) == "");
}

BOOST_AUTO_TEST_CASE(targets_that_no_element_can_be_are_left_out) {
    for (const char* target : {"SyndicationLinkHref", "@x", "a//b", "a/@x/b", ""})
        BOOST_TEST_CONTEXT(target) {
            BOOST_TEST(
                mappingsOf(item({}, property("A", "m:FC_TargetPath=\"" + std::string(target) +
                                                      "\" m:FC_KeepInContent=\"false\""))) == "");
        }
}

BOOST_AUTO_TEST_CASE(numbered_attributes_of_a_type_name_their_source) {
    BOOST_TEST(
        mappingsOf(place +
                   item(R"(m:FC_SourcePath="Name" m:FC_TargetPath="SyndicationTitle" )"
                        R"(m:FC_KeepInContent="false" )"
                        R"(m:FC_SourcePath_1="Location/City" m:FC_TargetPath_1="city" )"
                        R"(m:FC_NsUri_1="http://n.example" m:FC_KeepInContent_1="false" )"
                        R"(m:FC_SourcePath_2="Name" m:FC_TargetPath_2="SyndicationRights" )"
                        R"(m:FC_KeepInContent_2="true" )"
                        R"(m:FC_SourcePath_3="Nothing" m:FC_TargetPath_3="SyndicationRights" )"
                        R"(m:FC_KeepInContent_3="false")",
                        property("Name", {}) + property("Location", {}, "Shop.Place"))) ==
        "Name = atom:title, Location/City = {http://n.example}city");
}

BOOST_AUTO_TEST_CASE(a_complex_property_maps_its_parts) {
    BOOST_TEST(
        mappingsOf(place +
                   item({}, property("Location",
                                     R"(m:FC_SourcePath="City" m:FC_TargetPath="SyndicationTitle" )"
                                     R"(m:FC_KeepInContent="false" m:FC_SourcePath_1="Land" )"
                                     R"(m:FC_TargetPath_1="SyndicationSummary" )"
                                     R"(m:FC_KeepInContent_1="false")",
                                     "Shop.Place"))) ==
        "Location/City = atom:title, Location/Land = atom:summary");
}

BOOST_AUTO_TEST_CASE(mappings_of_a_base_type_hold_for_the_derived_one) {
    const std::string base =
        R"(<EntityType Name="Base" m:FC_SourcePath="Name" m:FC_TargetPath="SyndicationTitle" )"
        R"(m:FC_KeepInContent="false">)" +
        property("Name", {}) +
        property("Text", R"(m:FC_TargetPath="SyndicationSummary" m:FC_KeepInContent="false")") +
        "</EntityType>";
    BOOST_TEST(mappingsOf(base + item("BaseType=\"Shop.Base\"", property("More", {}))) ==
               "Name = atom:title, Text = atom:summary");
}

BOOST_AUTO_TEST_CASE(derived_types_add_mappings_of_their_own) {
    const auto mapped = [](const std::string& name, const std::string& target) {
        return property(name, "m:FC_TargetPath=\"" + target + "\" m:FC_KeepInContent=\"false\"");
    };
    const std::string types = item({}, mapped("Name", "SyndicationTitle")) +
                              R"(<EntityType Name="Book" BaseType="Shop.Item">)" +
                              mapped("Blurb", "SyndicationSummary") +
                              R"(</EntityType><EntityType Name="Comic" BaseType="Shop.Book"/>)" +
                              R"(<EntityType Name="Disc" BaseType="Shop.Item">)" +
                              mapped("Band", "SyndicationSummary") + "</EntityType>";
    BOOST_TEST(mappingsOf(types) ==
               "Name = atom:title, Blurb = atom:summary of Shop.Book of Shop.Comic, "
               "Band = atom:summary of Shop.Disc");
}

BOOST_AUTO_TEST_CASE(mappings_of_what_is_expanded_bear_its_path) {
    const std::string types =
        item({}, property("Name", R"(m:FC_TargetPath="SyndicationTitle" )"
                                  R"(m:FC_KeepInContent="false")") +
                     R"(<NavigationProperty Name="Next" Relationship="Shop.R" FromRole="A" )"
                     R"(ToRole="B"/>)") +
        R"(<Association Name="R"><End Role="A" Type="Shop.Item" Multiplicity="*"/>)"
        R"(<End Role="B" Type="Shop.Item" Multiplicity="0..1"/></Association>)";
    BOOST_TEST(mappingsOf(types, "Next/Next,Other") ==
               "Name = atom:title, Next: Name = atom:title, Next/Next: Name = atom:title");
}

BOOST_AUTO_TEST_SUITE_END()
