// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;

/** Operators over values, with null as the protocol has it: nothing is greater or less than null. */
final class Operators {
    private Operators() {}

    static Object apply(BinaryOperatorKind kind, Object left, Object right) throws ODataApplicationException {
        return switch (kind) {
            case AND -> and((Boolean) left, (Boolean) right);
            case OR -> or((Boolean) left, (Boolean) right);
            case EQ -> areEqual(left, right);
            case NE -> !areEqual(left, right);
            case GT, GE, LT, LE -> left != null && right != null && !isNaN(left) && !isNaN(right)
                    && holds(kind, compare(left, right));
            case HAS -> left == null || right == null ? null
                    : (((Number) left).longValue() & ((Number) right).longValue()) == ((Number) right).longValue();
            default -> left == null || right == null ? null : calculate(kind, left, right);
        };
    }

    static boolean areEqual(Object left, Object right) throws ODataApplicationException {
        if (left == null || right == null)
            return left == right;
        if (left instanceof byte[] bytes)
            return Arrays.equals(bytes, (byte[]) right);
        if (left instanceof Boolean || left instanceof java.util.UUID)
            return left.equals(right);
        return !isNaN(left) && !isNaN(right) && compare(left, right) == 0;
    }

    /** Less than, equal to or greater than zero; neither may be null. */
    static int compare(Object left, Object right) throws ODataApplicationException {
        if (left instanceof Number && right instanceof Number)
            return isReal(left) || isReal(right)
                    ? Double.compare(real(left) + 0.0, real(right) + 0.0) : exact(left).compareTo(exact(right));
        if (left instanceof ZonedDateTime first && right instanceof ZonedDateTime second)
            return first.toInstant().compareTo(second.toInstant());
        if (left.getClass() != right.getClass() || !(left instanceof Comparable<?>))
            throw Refusal.bad("Values of these two types have no order.");
        @SuppressWarnings("unchecked")
        Comparable<Object> first = (Comparable<Object>) left;
        return first.compareTo(right);
    }

    static Object negate(Object value) {
        if (value == null)
            return null;
        return isReal(value) ? (Object) (-real(value)) : exact(value).negate();
    }

    static BigDecimal exact(Object value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    static double real(Object value) {
        return ((Number) value).doubleValue();
    }

    static boolean isReal(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private static boolean isNaN(Object value) {
        return isReal(value) && Double.isNaN(real(value));
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
                || value instanceof BigInteger;
    }

    private static boolean holds(BinaryOperatorKind kind, int order) {
        return switch (kind) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            default -> order <= 0;
        };
    }

    private static Boolean and(Boolean left, Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right))
            return false;
        return left == null || right == null ? null : true;
    }

    private static Boolean or(Boolean left, Boolean right) {
        if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right))
            return true;
        return left == null || right == null ? null : false;
    }

    private static Object calculate(BinaryOperatorKind kind, Object left, Object right)
            throws ODataApplicationException {
        if (left instanceof ZonedDateTime || left instanceof LocalDate || left instanceof LocalTime)
            return calculateTime(kind, left, right);
        if (isReal(left) || isReal(right))
            return switch (kind) {
                case ADD -> real(left) + real(right);
                case SUB -> real(left) - real(right);
                case MUL -> real(left) * real(right);
                case DIV -> real(left) / real(right);
                default -> real(left) % real(right);
            };
        BigDecimal first = exact(left), second = exact(right);
        if ((kind == BinaryOperatorKind.DIV || kind == BinaryOperatorKind.MOD) && second.signum() == 0)
            throw Refusal.bad("A division by zero.");
        return switch (kind) {
            case ADD -> first.add(second);
            case SUB -> first.subtract(second);
            case MUL -> first.multiply(second);
            case DIV -> isWhole(left) && isWhole(right) ? first.divide(second, 0, RoundingMode.DOWN).toBigInteger()
                    : (Object) first.divide(second, MathContext.DECIMAL128);
            default -> isWhole(left) && isWhole(right) ? first.remainder(second).toBigInteger()
                    : (Object) first.remainder(second);
        };
    }

    private static Object calculateTime(BinaryOperatorKind kind, Object left, Object right)
            throws ODataApplicationException {
        if (kind == BinaryOperatorKind.SUB && left instanceof ZonedDateTime first && right instanceof ZonedDateTime second)
            return BigDecimal.valueOf(ChronoUnit.NANOS.between(second, first), 9);
        if (kind == BinaryOperatorKind.SUB && left instanceof LocalDate first && right instanceof LocalDate second)
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(second, first) * 86400);
        if (!(right instanceof BigDecimal) || kind != BinaryOperatorKind.ADD && kind != BinaryOperatorKind.SUB)
            throw Refusal.bad("Times can only be added to and subtracted from.");
        long nanos = exact(right).movePointRight(9).longValue() * (kind == BinaryOperatorKind.ADD ? 1 : -1);
        if (left instanceof ZonedDateTime moment)
            return moment.plusNanos(nanos);
        if (left instanceof LocalDate day)
            return day.plusDays(nanos / 86_400_000_000_000L);
        return ((LocalTime) left).plusNanos(nanos);
    }
}
