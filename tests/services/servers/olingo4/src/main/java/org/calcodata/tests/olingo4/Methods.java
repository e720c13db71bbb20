// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/** The functions of $filter and $orderby. A null argument makes the value null. */
final class Methods {
    private Methods() {}

    static Object call(MethodKind kind, List<Object> arguments, Object it, Edm edm) throws ODataApplicationException {
        if (kind == MethodKind.CAST || kind == MethodKind.ISOF)
            return typed(kind, arguments, it, edm);
        if (arguments.contains(null))
            return null;
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (kind) {
            case CONTAINS -> ((String) first).contains(text(arguments));
            case STARTSWITH -> ((String) first).startsWith(text(arguments));
            case ENDSWITH -> ((String) first).endsWith(text(arguments));
            case INDEXOF -> ((String) first).indexOf(text(arguments));
            case LENGTH -> ((String) first).length();
            case SUBSTRING -> substring((String) first, arguments);
            case TOLOWER -> ((String) first).toLowerCase(Locale.ROOT);
            case TOUPPER -> ((String) first).toUpperCase(Locale.ROOT);
            case TRIM -> ((String) first).trim();
            case CONCAT -> first + text(arguments);
            case YEAR -> part(first, ChronoField.YEAR);
            case MONTH -> part(first, ChronoField.MONTH_OF_YEAR);
            case DAY -> part(first, ChronoField.DAY_OF_MONTH);
            case HOUR -> part(first, ChronoField.HOUR_OF_DAY);
            case MINUTE -> part(first, ChronoField.MINUTE_OF_HOUR);
            case SECOND -> part(first, ChronoField.SECOND_OF_MINUTE);
            case FRACTIONALSECONDS -> BigDecimal.valueOf(part(first, ChronoField.NANO_OF_SECOND), 9);
            case DATE -> ((ZonedDateTime) first).toLocalDate();
            case TIME -> ((ZonedDateTime) first).toLocalTime();
            case TOTALOFFSETMINUTES -> ((ZonedDateTime) first).getOffset().getTotalSeconds() / 60;
            case TOTALSECONDS -> first;
            case NOW -> ZonedDateTime.now(ZoneOffset.UTC);
            case MINDATETIME -> ZonedDateTime.of(LocalDate.of(1, 1, 1), LocalTime.MIDNIGHT, ZoneOffset.UTC);
            case MAXDATETIME -> ZonedDateTime.of(LocalDate.of(9999, 12, 31), LocalTime.MAX, ZoneOffset.UTC);
            case ROUND -> round(first, RoundingMode.HALF_UP);
            case FLOOR -> round(first, RoundingMode.FLOOR);
            case CEILING -> round(first, RoundingMode.CEILING);
            default -> throw Refusal.notBuilt("The function " + kind);
        };
    }

    private static String text(List<Object> arguments) {
        return (String) arguments.get(1);
    }

    private static int part(Object value, ChronoField field) {
        return ((TemporalAccessor) value).get(field);
    }

    private static String substring(String text, List<Object> arguments) {
        int from = Math.min(Math.max(Operators.exact(arguments.get(1)).intValue(), 0), text.length());
        int length = arguments.size() > 2 ? Operators.exact(arguments.get(2)).intValue() : text.length();
        return text.substring(from, Math.min(text.length(), from + Math.max(length, 0)));
    }

    /** Halves go away from zero. */
    private static Object round(Object value, RoundingMode mode) {
        if (!Operators.isReal(value))
            return Operators.exact(value).setScale(0, mode);
        double real = Operators.real(value);
        return Double.isInfinite(real) || Double.isNaN(real) ? real
                : BigDecimal.valueOf(real).setScale(0, mode).doubleValue();
    }

    private static Object typed(MethodKind kind, List<Object> arguments, Object it, Edm edm)
            throws ODataApplicationException {
        EdmType type = (EdmType) arguments.get(arguments.size() - 1);
        Object value = arguments.size() > 1 ? arguments.get(0) : it;
        if (kind == MethodKind.ISOF)
            return Types.is(value, type, edm);
        if (value == null)
            return null;
        return switch (type.getName()) {
            case "String" -> value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
            case "Int16", "Int32", "Int64", "Decimal" -> Operators.exact(value);
            case "Single", "Double" -> Operators.real(value);
            default -> throw Refusal.notBuilt("A cast to " + type.getName());
        };
    }
}
