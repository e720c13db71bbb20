// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import static org.calcodata.tests.olingo4.Csdl.edm;
import static org.calcodata.tests.olingo4.Csdl.entityType;
import static org.calcodata.tests.olingo4.Csdl.function;
import static org.calcodata.tests.olingo4.Csdl.functionImport;
import static org.calcodata.tests.olingo4.Csdl.list;
import static org.calcodata.tests.olingo4.Csdl.many;
import static org.calcodata.tests.olingo4.Csdl.number;
import static org.calcodata.tests.olingo4.Csdl.one;
import static org.calcodata.tests.olingo4.Csdl.own;
import static org.calcodata.tests.olingo4.Csdl.parameter;
import static org.calcodata.tests.olingo4.Csdl.property;

import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlActionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlParameter;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;

/** A shop with enough products for pages, and functions of each calling style. */
final class ShopModel {
    private ShopModel() {}

    static void addTo(CsdlSchema schema, CsdlEntityContainer container) {
        CsdlEntityType product = entityType("Product", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                property("Name", EdmPrimitiveTypeKind.String).setNullable(false).setMaxLength(40),
                number("Price", 10, 2),
                property("Stock", EdmPrimitiveTypeKind.Int32),
                property("Sold", EdmPrimitiveTypeKind.Int64),
                property("Rating", EdmPrimitiveTypeKind.Double),
                property("Discontinued", EdmPrimitiveTypeKind.Boolean),
                property("Code", EdmPrimitiveTypeKind.Guid),
                property("Released", EdmPrimitiveTypeKind.Date),
                property("Added", EdmPrimitiveTypeKind.DateTimeOffset),
                property("Opens", EdmPrimitiveTypeKind.TimeOfDay),
                property("Lasts", EdmPrimitiveTypeKind.Duration),
                property("Colour", own("Colour")),
                list("Tags", edm(EdmPrimitiveTypeKind.String)));
        product.getNavigationProperties().add(one("Category", "Category"));
        schema.getEntityTypes().add(product);
        CsdlEntityType category = entityType("Category", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                property("Name", EdmPrimitiveTypeKind.String),
                property("Description", EdmPrimitiveTypeKind.String));
        category.getNavigationProperties().add(many("Products", "Product"));
        schema.getEntityTypes().add(category);
        container.getEntitySets().add(Csdl.set("Products", "Product", "Category", "Categories"));
        container.getEntitySets().add(Csdl.set("Categories", "Category", "Products", "Products"));
        addFunctions(schema, container);
    }

    private static void addFunctions(CsdlSchema schema, CsdlEntityContainer container) {
        CsdlParameter products = new CsdlParameter().setName("products").setType(own("Product")).setCollection(true);
        CsdlParameter person = new CsdlParameter().setName("person").setType(own("Person"));
        schema.getFunctions().addAll(List.of(
                function("Sum", edm(EdmPrimitiveTypeKind.Int32), false,
                        parameter("a", EdmPrimitiveTypeKind.Int32), parameter("b", EdmPrimitiveTypeKind.Int32)),
                function("Greet", edm(EdmPrimitiveTypeKind.String), false,
                        parameter("name", EdmPrimitiveTypeKind.String)),
                function("Dearest", own("Product"), false),
                function("Between", own("Product"), true,
                        parameter("from", EdmPrimitiveTypeKind.Date), parameter("to", EdmPrimitiveTypeKind.Date))
                        .setComposable(true),
                function("Words", edm(EdmPrimitiveTypeKind.String), true),
                function("Headquarters", own("Address"), false),
                function("Branches", own("Address"), true),
                function("Cheapest", own("Product"), true, products, parameter("count", EdmPrimitiveTypeKind.Int32))
                        .setBound(true),
                function("FullName", edm(EdmPrimitiveTypeKind.String), false, person).setBound(true)));
        for (String name : List.of("Sum", "Greet", "Words", "Headquarters", "Branches"))
            container.getFunctionImports().add(functionImport(name, null));
        container.getFunctionImports().add(functionImport("Dearest", "Products"));
        container.getFunctionImports().add(functionImport("Between", "Products"));
        schema.getActions().add(new CsdlAction().setName("Empty").setParameters(List.of()));
        CsdlActionImport empty = new CsdlActionImport();
        container.getActionImports().add(empty.setName("Empty").setAction(own("Empty")));
    }
}
