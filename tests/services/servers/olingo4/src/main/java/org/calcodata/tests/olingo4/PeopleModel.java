// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import static org.calcodata.tests.olingo4.Csdl.complexType;
import static org.calcodata.tests.olingo4.Csdl.edm;
import static org.calcodata.tests.olingo4.Csdl.entityType;
import static org.calcodata.tests.olingo4.Csdl.list;
import static org.calcodata.tests.olingo4.Csdl.many;
import static org.calcodata.tests.olingo4.Csdl.number;
import static org.calcodata.tests.olingo4.Csdl.one;
import static org.calcodata.tests.olingo4.Csdl.own;
import static org.calcodata.tests.olingo4.Csdl.property;

import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlSingleton;

/** People with friends, derived types, nested and derived complex values, trips that they contain. */
final class PeopleModel {
    private PeopleModel() {}

    static void addTo(CsdlSchema schema, CsdlEntityContainer container) {
        schema.getComplexTypes().add(complexType("City",
                property("Name", EdmPrimitiveTypeKind.String),
                property("Country", EdmPrimitiveTypeKind.String)));
        schema.getComplexTypes().add(complexType("Address",
                property("Street", EdmPrimitiveTypeKind.String), property("City", own("City"))));
        CsdlComplexType box = complexType("PostBox", property("Number", EdmPrimitiveTypeKind.Int32));
        schema.getComplexTypes().add(box.setBaseType(own("Address")));

        CsdlEntityType person = entityType("Person", "UserName",
                property("UserName", EdmPrimitiveTypeKind.String),
                property("FirstName", EdmPrimitiveTypeKind.String),
                property("LastName", EdmPrimitiveTypeKind.String),
                property("Born", EdmPrimitiveTypeKind.Date),
                property("Age", EdmPrimitiveTypeKind.Int16),
                property("Mood", own("Mood")),
                property("Home", own("Address")),
                list("Addresses", own("Address")),
                list("Emails", edm(EdmPrimitiveTypeKind.String)));
        person.getNavigationProperties().add(many("Friends", "Person"));
        person.getNavigationProperties().add(one("BestFriend", "Person"));
        person.getNavigationProperties().add(many("Trips", "Trip").setContainsTarget(true));
        schema.getEntityTypes().add(person);

        CsdlEntityType employee = entityType("Employee", null,
                property("Cost", EdmPrimitiveTypeKind.Int64), number("Salary", 12, 2));
        employee.getNavigationProperties().add(one("Boss", "Employee"));
        schema.getEntityTypes().add((CsdlEntityType) employee.setBaseType(own("Person")));
        schema.getEntityTypes().add((CsdlEntityType) entityType("Manager", null,
                number("Budget", 20, 2)).setBaseType(own("Employee")));

        CsdlEntityType trip = entityType("Trip", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                property("Name", EdmPrimitiveTypeKind.String),
                property("Starts", EdmPrimitiveTypeKind.DateTimeOffset),
                property("Lasts", EdmPrimitiveTypeKind.Duration),
                property("Budget", EdmPrimitiveTypeKind.Single));
        trip.getNavigationProperties().add(many("Stops", "Stop").setContainsTarget(true));
        schema.getEntityTypes().add(trip);
        schema.getEntityTypes().add(entityType("Stop", "Id",
                property("Id", EdmPrimitiveTypeKind.Int32),
                property("Place", EdmPrimitiveTypeKind.String),
                property("Arrives", EdmPrimitiveTypeKind.TimeOfDay)));

        CsdlEntityType photo = entityType("Photo", "Id",
                property("Id", EdmPrimitiveTypeKind.Int64), property("Name", EdmPrimitiveTypeKind.String));
        photo.setHasStream(true);
        schema.getEntityTypes().add(photo);

        container.getEntitySets().add(Csdl.set("People", "Person", "Friends", "People", "BestFriend", "People",
                "Sample.Employee/Boss", "People"));
        container.getEntitySets().add(Csdl.set("Photos", "Photo"));
        CsdlSingleton me = new CsdlSingleton();
        me.setName("Me");
        me.setType(own("Person"));
        me.setNavigationPropertyBindings(Csdl.set("Me", "Person", "Friends", "People", "BestFriend", "People")
                .getNavigationPropertyBindings());
        container.getSingletons().add(me);
    }
}
