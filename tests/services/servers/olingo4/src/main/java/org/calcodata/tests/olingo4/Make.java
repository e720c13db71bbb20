// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.data.ComplexValue;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.commons.api.edm.geo.Geospatial;

/** Short ways to write data. */
final class Make {
    private Make() {}

    /** The members of an enum by their number. */
    record Members(int number) {}

    /** A value whose kind its class does not tell: an empty list of complex values. */
    record Typed(ValueType kind, Object value) {}

    /** An entity of a type of ours; the rest are names and values by turns. */
    static Entity entity(String type, Object... namesAndValues) {
        Entity entity = new Entity();
        entity.setType(Csdl.own(type).getFullQualifiedNameAsString());
        entity.getProperties().addAll(properties(namesAndValues));
        return entity;
    }

    static ComplexValue complex(String type, Object... namesAndValues) {
        ComplexValue value = new ComplexValue();
        value.setTypeName(Csdl.own(type).getFullQualifiedNameAsString());
        value.getValue().addAll(properties(namesAndValues));
        return value;
    }

    static Property property(String name, Object value) {
        if (value instanceof Typed typed)
            return new Property(null, name, typed.kind(), typed.value());
        if (value instanceof List<?> list)
            return new Property(null, name, collectionOf(list), list.stream().map(Make::plain).toList());
        String type = value instanceof ComplexValue complex ? complex.getTypeName() : null;
        return new Property(type, name, kindOf(value), plain(value));
    }

    static ComplexValue address(String street, String city, String country) {
        return complex("Address", "Street", street,
                "City", city == null ? null : complex("City", "Name", city, "Country", country));
    }

    private static List<Property> properties(Object... namesAndValues) {
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            properties.add(property((String) namesAndValues[i], namesAndValues[i + 1]));
        return properties;
    }

    private static Object plain(Object value) {
        return value instanceof Members members ? (Object) members.number() : value;
    }

    private static ValueType kindOf(Object value) {
        if (value instanceof ComplexValue)
            return ValueType.COMPLEX;
        if (value instanceof Geospatial)
            return ValueType.GEOSPATIAL;
        return value instanceof Members ? ValueType.ENUM : ValueType.PRIMITIVE;
    }

    private static ValueType collectionOf(List<?> list) {
        return switch (list.isEmpty() ? ValueType.PRIMITIVE : kindOf(list.get(0))) {
            case COMPLEX -> ValueType.COLLECTION_COMPLEX;
            case ENUM -> ValueType.COLLECTION_ENUM;
            case GEOSPATIAL -> ValueType.COLLECTION_GEOSPATIAL;
            default -> ValueType.COLLECTION_PRIMITIVE;
        };
    }
}
