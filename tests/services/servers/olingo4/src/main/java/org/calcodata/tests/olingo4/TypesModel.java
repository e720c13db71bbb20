// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import static org.calcodata.tests.olingo4.Csdl.edm;
import static org.calcodata.tests.olingo4.Csdl.entityType;
import static org.calcodata.tests.olingo4.Csdl.enumType;
import static org.calcodata.tests.olingo4.Csdl.list;
import static org.calcodata.tests.olingo4.Csdl.number;
import static org.calcodata.tests.olingo4.Csdl.own;
import static org.calcodata.tests.olingo4.Csdl.property;

import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTypeDefinition;

/** Sets that hold one value of each type, at the ends of what the type can say. */
final class TypesModel {
    static final List<EdmPrimitiveTypeKind> GEOGRAPHY = List.of(
            EdmPrimitiveTypeKind.GeographyPoint, EdmPrimitiveTypeKind.GeographyLineString,
            EdmPrimitiveTypeKind.GeographyPolygon, EdmPrimitiveTypeKind.GeographyMultiPoint,
            EdmPrimitiveTypeKind.GeographyMultiLineString, EdmPrimitiveTypeKind.GeographyMultiPolygon,
            EdmPrimitiveTypeKind.GeographyCollection);
    static final List<EdmPrimitiveTypeKind> GEOMETRY = List.of(
            EdmPrimitiveTypeKind.GeometryPoint, EdmPrimitiveTypeKind.GeometryLineString,
            EdmPrimitiveTypeKind.GeometryPolygon, EdmPrimitiveTypeKind.GeometryMultiPoint,
            EdmPrimitiveTypeKind.GeometryMultiLineString, EdmPrimitiveTypeKind.GeometryMultiPolygon,
            EdmPrimitiveTypeKind.GeometryCollection);

    private TypesModel() {}

    static void addTo(CsdlSchema schema, CsdlEntityContainer container) {
        schema.getEnumTypes().add(enumType("Colour", true, "Red", "Green", "Blue"));
        schema.getEnumTypes().add(enumType("Mood", false, "Calm", "Cheerful", "Cross"));
        schema.getTypeDefinitions().add(new CsdlTypeDefinition().setName("Weight")
                .setUnderlyingType(edm(EdmPrimitiveTypeKind.Double)));
        schema.getEntityTypes().add(everything());
        schema.getEntityTypes().add(entityType("Endless", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                property("Single", EdmPrimitiveTypeKind.Single),
                property("Double", EdmPrimitiveTypeKind.Double)));
        schema.getEntityTypes().add(shape());
        schema.getEntityTypes().add(lists());
        CsdlEntityType note = entityType("Note", "Id", property("Id", EdmPrimitiveTypeKind.Int32),
                property("Text", EdmPrimitiveTypeKind.String));
        note.setOpenType(true);
        schema.getEntityTypes().add(note);
        container.getEntitySets().add(Csdl.set("Everything", "Everything"));
        container.getEntitySets().add(Csdl.set("Endless", "Endless"));
        container.getEntitySets().add(Csdl.set("Shapes", "Shape"));
        container.getEntitySets().add(Csdl.set("Lists", "Lists"));
        container.getEntitySets().add(Csdl.set("Notes", "Note"));
    }

    private static CsdlEntityType everything() {
        return entityType("Everything", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                property("Boolean", EdmPrimitiveTypeKind.Boolean),
                property("Byte", EdmPrimitiveTypeKind.Byte),
                property("SByte", EdmPrimitiveTypeKind.SByte),
                property("Int16", EdmPrimitiveTypeKind.Int16),
                property("Int32", EdmPrimitiveTypeKind.Int32),
                property("Int64", EdmPrimitiveTypeKind.Int64),
                property("Single", EdmPrimitiveTypeKind.Single),
                property("Double", EdmPrimitiveTypeKind.Double),
                number("Money", 19, 4),
                number("Wide", 38, 18),
                number("Whole", 30, 0),
                property("String", EdmPrimitiveTypeKind.String),
                property("Guid", EdmPrimitiveTypeKind.Guid),
                property("Binary", EdmPrimitiveTypeKind.Binary),
                property("Date", EdmPrimitiveTypeKind.Date),
                property("TimeOfDay", EdmPrimitiveTypeKind.TimeOfDay),
                property("DateTimeOffset", EdmPrimitiveTypeKind.DateTimeOffset),
                property("Duration", EdmPrimitiveTypeKind.Duration),
                property("Colour", own("Colour")),
                property("Mood", own("Mood")),
                property("Weight", own("Weight")),
                property("Stream", EdmPrimitiveTypeKind.Stream));
    }

    private static CsdlEntityType shape() {
        List<CsdlProperty> properties = new ArrayList<>();
        properties.add(property("Id", EdmPrimitiveTypeKind.Int32));
        for (EdmPrimitiveTypeKind kind : GEOGRAPHY)
            properties.add(property(kind.name(), kind));
        for (EdmPrimitiveTypeKind kind : GEOMETRY)
            properties.add(property(kind.name(), kind));
        return entityType("Shape", "Id", properties.toArray(CsdlProperty[]::new));
    }

    private static CsdlEntityType lists() {
        return entityType("Lists", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                list("Texts", edm(EdmPrimitiveTypeKind.String)),
                list("Flags", edm(EdmPrimitiveTypeKind.Boolean)),
                list("Numbers", edm(EdmPrimitiveTypeKind.Int32)),
                list("Bigs", edm(EdmPrimitiveTypeKind.Int64)),
                list("Doubles", edm(EdmPrimitiveTypeKind.Double)),
                list("Amounts", edm(EdmPrimitiveTypeKind.Decimal)).setPrecision(20).setScale(3),
                list("Days", edm(EdmPrimitiveTypeKind.Date)),
                list("Moments", edm(EdmPrimitiveTypeKind.DateTimeOffset)).setPrecision(3),
                list("Guids", edm(EdmPrimitiveTypeKind.Guid)),
                list("Colours", own("Colour")),
                list("Addresses", own("Address")));
    }
}
