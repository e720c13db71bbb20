// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriParameter;

/** Literals of a URL as the values that the data hold. */
final class Literals {
    private Literals() {}

    static Object read(String text, EdmType type) throws ODataApplicationException {
        if (text == null || text.equals("null"))
            return null;
        EdmPrimitiveType primitive = (EdmPrimitiveType) type;
        try {
            return primitive.valueOfString(primitive.fromUriLiteral(text), true, null, null, Integer.MAX_VALUE, true,
                    classOf(primitive));
        } catch (EdmPrimitiveTypeException error) {
            throw Refusal.bad(error.getMessage());
        }
    }

    /** The value of a key or of a function's parameter, which may be an alias. */
    static Object read(UriParameter parameter, EdmType type, UriInfoResource uri) throws ODataApplicationException {
        String alias = parameter.getAlias();
        return read(alias == null ? parameter.getText() : uri.getValueForAlias(alias), type);
    }

    /** An alias in an expression, where no type is declared. */
    static Object guess(String text) throws ODataApplicationException {
        if (text == null || text.equals("null"))
            return null;
        if (text.startsWith("'"))
            return text.substring(1, text.length() - 1).replace("''", "'");
        if (List.of("true", "false").contains(text))
            return Boolean.valueOf(text);
        try {
            return text.matches(".*[eE.].*") ? (Object) Double.valueOf(text) : new BigDecimal(text);
        } catch (NumberFormatException error) {
            throw Refusal.bad("The alias value " + text + " is not understood.");
        }
    }

    private static Class<?> classOf(EdmPrimitiveType type) {
        return switch (type.getName()) {
            case "Date" -> LocalDate.class;
            case "TimeOfDay" -> LocalTime.class;
            case "DateTimeOffset" -> ZonedDateTime.class;
            default -> type.getDefaultType();
        };
    }
}
