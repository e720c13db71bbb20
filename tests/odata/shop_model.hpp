// SPDX-License-Identifier: MPL-2.0
// A small model of version 4 with every kind of thing that a path can lead to.
#pragma once

#include "odata/edm.hpp"

namespace odc::test {

inline odata::Model shopModel(odata::Version version) {
    using odata::FunctionParameter;
    odata::Model model;
    model.version = version;
    model.types["S.Address"] = {.name = "S.Address",
                                .isEntity = false,
                                .properties = {{.name = "City", .type = "Edm.String"},
                                               {.name = "Zip", .type = "Edm.Int32"}}};
    model.types["S.Product"] = {
        .name = "S.Product",
        .hasStream = true,
        .key = {"Id"},
        .properties = {{.name = "Id", .type = "Edm.Int32"},
                       {.name = "Name", .type = "Edm.String"},
                       {.name = "Price", .type = "Edm.Decimal"},
                       {.name = "Photo", .type = "Edm.Binary"},
                       {.name = "Weight", .type = "S.Kilograms"},
                       {.name = "Tags", .type = "Collection(Edm.String)"},
                       {.name = "Origin", .type = "S.Address"},
                       {.name = "Places", .type = "Collection(S.Address)"}},
        .navigation = {{.name = "Related", .targetType = "S.Product", .isCollection = true},
                       {.name = "Maker", .targetType = "S.Maker"}}};
    model.types["S.Book"] = model.types["S.Product"];
    model.types["S.Book"].name = "S.Book";
    model.types["S.Book"].baseType = "S.Product";
    model.types["S.Book"].properties.push_back({.name = "Pages", .type = "Edm.Int16"});
    model.types["S.Maker"] = {.name = "S.Maker",
                              .properties = {{.name = "Name", .type = "Edm.String"}}};
    model.enums["S.Colour"] = {.name = "S.Colour", .members = {{"Red", 0}, {"Blue", 1}}};
    model.definitions["S.Kilograms"] = {.name = "S.Kilograms", .underlyingType = "Edm.Double"};
    model.entitySets = {{.name = "Products", .entityType = "S.Product"}};
    model.singletons = {{.name = "Me", .entityType = "S.Maker"}};
    const std::vector<FunctionParameter> filters{
        {"name", "Edm.String"},   {"since", "Edm.DateTimeOffset"},
        {"big", "Edm.Int64"},     {"price", "Edm.Decimal"},
        {"key", "Edm.Guid"},      {"colour", "S.Colour"},
        {"span", "Edm.Duration"}, {"old", "Edm.DateTime"},
        {"flag", "Edm.Boolean"},  {"ids", "Collection(Edm.Int32)"}};
    model.functionImports = {
        {.name = "Find",
         .returnType = "Collection(S.Product)",
         .parameters = filters,
         .operation = "S.Find"},
        {.name = "Total", .returnType = "Edm.Decimal", .operation = "S.Total"},
        {.name = "Names", .returnType = "Collection(Edm.String)", .operation = "S.Names"},
        {.name = "Home", .returnType = "S.Address", .operation = "S.Home"},
        {.name = "Drop", .operation = "S.Drop", .isAction = true}};
    model.operations = {
        {.name = "S.Find", .parameters = filters, .returnType = "Collection(S.Product)"},
        {.name = "S.Total", .returnType = "Edm.Decimal"},
        {.name = "S.Total", .parameters = {{"year", "Edm.Int32"}}, .returnType = "Edm.Int32"},
        {.name = "S.Top",
         .isBound = true,
         .parameters = {{"set", "Collection(S.Product)"}, {"count", "Edm.Int32"}},
         .returnType = "Collection(S.Product)"},
        {.name = "S.Age",
         .isBound = true,
         .parameters = {{"it", "S.Product"}},
         .returnType = "Edm.Int16"}};
    return model;
}

} // namespace odc::test
