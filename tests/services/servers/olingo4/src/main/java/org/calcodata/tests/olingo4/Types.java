// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.UUID;
import org.apache.olingo.commons.api.data.ComplexValue;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmStructuredType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;

/** Which type a value has, and whether that is another type or derived from it. */
final class Types {
    private Types() {}

    static EdmStructuredType of(Object value, Edm edm) {
        if (value instanceof Entity entity)
            return edm.getEntityType(new FullQualifiedName(entity.getType()));
        return value instanceof ComplexValue complex
                ? edm.getComplexType(new FullQualifiedName(complex.getTypeName())) : null;
    }

    static boolean is(Object value, EdmType type, Edm edm) {
        if (type instanceof EdmStructuredType) {
            EdmStructuredType own = of(value, edm);
            return own != null && own.compatibleTo(type);
        }
        return switch (type.getName()) {
            case "String" -> value instanceof String;
            case "Guid" -> value instanceof UUID;
            case "Int32" -> value instanceof Integer;
            case "Boolean" -> value instanceof Boolean;
            default -> false;
        };
    }
}
