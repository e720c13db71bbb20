// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import static org.calcodata.tests.olingo4.Make.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.commons.api.Constants;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.data.ValueType;

/** Rows at the ends of what each type can say; the conformance list knows them by heart. */
final class TypesData {
    private TypesData() {}

    static void addTo(Store store) {
        store.put("Everything", List.of(usual(), greatest(), least(), empty(), nulls(), odd()));
        store.put("Endless", List.of(
                entity("Endless", "Id", 1, "Single", Float.POSITIVE_INFINITY, "Double", Double.POSITIVE_INFINITY),
                entity("Endless", "Id", 2, "Single", Float.NEGATIVE_INFINITY, "Double", Double.NEGATIVE_INFINITY),
                entity("Endless", "Id", 3, "Single", Float.NaN, "Double", Double.NaN)));
        store.put("Shapes", Shapes.all());
        store.put("Lists", lists());
        store.put("Notes", List.of(
                entity("Note", "Id", 1, "Text", "plain"),
                entity("Note", "Id", 2, "Text", "with a number", "Pages", 12),
                entity("Note", "Id", 3, "Text", "with three", "Pages", 7, "Author", "Ada", "Seen", true),
                entity("Note", "Id", 4, "Text", "with an amount", "Fee", new BigDecimal("12.50"))));
    }

    private static Entity usual() {
        return entity("Everything", "Id", 1, "Boolean", true, "Byte", (short) 7, "SByte", (byte) -7,
                "Int16", (short) 1600, "Int32", 320000, "Int64", 64000000000L, "Single", 1.5f, "Double", 2.25,
                "Money", new BigDecimal("1234.5600"), "Wide", new BigDecimal("12.000000000000000001"),
                "Whole", new BigDecimal("42"), "String", "Grüße & <b>mehr</b>",
                "Guid", UUID.fromString("12345678-90ab-cdef-1234-567890abcdef"), "Binary", new byte[] {1, 2, 3},
                "Date", LocalDate.of(2014, 7, 4), "TimeOfDay", LocalTime.of(13, 20),
                "DateTimeOffset", ZonedDateTime.parse("2014-07-04T13:20:00Z"), "Duration", new BigDecimal(93784),
                "Colour", new Make.Members(5), "Mood", new Make.Members(1), "Weight", 80.5, "Stream", stream(1));
    }

    private static Entity greatest() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; ++i)
            bytes[i] = (byte) i;
        return entity("Everything", "Id", 2, "Boolean", true, "Byte", (short) 255, "SByte", Byte.MAX_VALUE,
                "Int16", Short.MAX_VALUE, "Int32", Integer.MAX_VALUE, "Int64", Long.MAX_VALUE,
                "Single", Float.MAX_VALUE, "Double", Double.MAX_VALUE, "Money", new BigDecimal("999999999999999.9999"),
                "Wide", new BigDecimal("99999999999999999999.999999999999999999"),
                "Whole", new BigDecimal("999999999999999999999999999999"), "String", "long ".repeat(1000),
                "Guid", UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"), "Binary", bytes,
                "Date", LocalDate.of(9999, 12, 31), "TimeOfDay", LocalTime.of(23, 59, 59, 999999999),
                "DateTimeOffset", ZonedDateTime.parse("9999-12-31T23:59:59.999999999Z"),
                "Duration", new BigDecimal("9223372036"), "Colour", new Make.Members(7), "Mood", new Make.Members(2),
                "Weight", Double.MAX_VALUE, "Stream", stream(2));
    }

    private static Entity least() {
        return entity("Everything", "Id", 3, "Boolean", false, "Byte", (short) 0, "SByte", Byte.MIN_VALUE,
                "Int16", Short.MIN_VALUE, "Int32", Integer.MIN_VALUE, "Int64", Long.MIN_VALUE,
                "Single", -Float.MAX_VALUE, "Double", -Double.MAX_VALUE,
                "Money", new BigDecimal("-999999999999999.9999"),
                "Wide", new BigDecimal("-99999999999999999999.999999999999999999"),
                "Whole", new BigDecimal("-999999999999999999999999999999"), "String", " ",
                "Guid", UUID.fromString("00000000-0000-0000-0000-000000000000"), "Binary", new byte[] {0},
                "Date", LocalDate.of(1, 1, 1), "TimeOfDay", LocalTime.MIDNIGHT,
                "DateTimeOffset", ZonedDateTime.parse("0001-01-01T00:00:00Z"), "Duration", new BigDecimal("-9223372036"),
                "Colour", new Make.Members(1), "Mood", new Make.Members(0), "Weight", Double.MIN_VALUE,
                "Stream", stream(3));
    }

    private static Entity empty() {
        return entity("Everything", "Id", 4, "Boolean", false, "Byte", (short) 0, "SByte", (byte) 0,
                "Int16", (short) 0, "Int32", 0, "Int64", 0L, "Single", 0f, "Double", 0.0, "Money", BigDecimal.ZERO,
                "Wide", BigDecimal.ZERO, "Whole", BigDecimal.ZERO, "String", "", "Guid", new UUID(0, 0),
                "Binary", new byte[0], "Date", LocalDate.of(1970, 1, 1), "TimeOfDay", LocalTime.MIDNIGHT,
                "DateTimeOffset", ZonedDateTime.parse("1970-01-01T00:00:00Z"), "Duration", BigDecimal.ZERO,
                "Colour", new Make.Members(1), "Mood", new Make.Members(0), "Weight", 0.0, "Stream", stream(4));
    }

    private static Entity nulls() {
        return entity("Everything", "Id", 5, "Boolean", null, "Byte", null, "SByte", null, "Int16", null,
                "Int32", null, "Int64", null, "Single", null, "Double", null, "Money", null, "Wide", null,
                "Whole", null, "String", null, "Guid", null, "Binary", null, "Date", null, "TimeOfDay", null,
                "DateTimeOffset", null, "Duration", null, "Colour", null, "Mood", null, "Weight", null,
                "Stream", null);
    }

    private static Entity odd() {
        return entity("Everything", "Id", 6, "Boolean", true, "Byte", (short) 1, "SByte", (byte) -1,
                "Int16", (short) -1, "Int32", -1, "Int64", 9007199254740993L, "Single", Float.MIN_VALUE,
                "Double", Double.MIN_VALUE, "Money", new BigDecimal("-0.0001"),
                "Wide", new BigDecimal("0.000000000000000001"), "Whole", new BigDecimal("-1"),
                "String", "=1+1\t\"quoted\", 'single'\n\\ and \u00e9\ud83d\ude00",
                "Guid", UUID.fromString("00000000-0000-0000-0000-000000000001"),
                "Binary", new byte[] {(byte) 0xfb, (byte) 0xff, (byte) 0xfe}, "Date", LocalDate.of(1899, 12, 30),
                "TimeOfDay", LocalTime.of(1, 2, 3, 4000000),
                "DateTimeOffset", ZonedDateTime.parse("2014-07-04T13:20:01.234567+05:30"),
                "Duration", new BigDecimal("-0.000000001"), "Colour", new Make.Members(6),
                "Mood", new Make.Members(2), "Weight", -0.1, "Stream", stream(6));
    }

    private static Link stream(int id) {
        Link link = new Link();
        link.setRel(Constants.NS_MEDIA_READ_LINK_REL);
        link.setType("text/plain");
        link.setHref("Everything(" + id + ")/Stream");
        return link;
    }

    private static List<Entity> lists() {
        Entity full = entity("Lists", "Id", 1, "Texts", List.of("a", "b, c", "d \"e\"", ""),
                "Flags", List.of(true, false), "Numbers", List.of(1, -2, 3), "Bigs", List.of(Long.MAX_VALUE, 1L),
                "Doubles", List.of(0.5, -1e300), "Amounts", List.of(new BigDecimal("1.5"), new BigDecimal("-2.125")),
                "Days", List.of(LocalDate.of(2014, 7, 4), LocalDate.of(1, 1, 1)),
                "Moments", List.of(ZonedDateTime.parse("2014-07-04T13:20:00Z")),
                "Guids", List.of(new UUID(0, 1)), "Colours", List.of(new Make.Members(1), new Make.Members(6)),
                "Addresses", List.of(Make.address("Main Street 1", "Springfield", "US"),
                        Make.complex("PostBox", "Street", "Post", "City", null, "Number", 77)));
        Entity one = entity("Lists", "Id", 2, "Texts", List.of("only"), "Flags", List.of(true), "Numbers", List.of(9),
                "Bigs", List.of(0L), "Doubles", List.of(1.0), "Amounts", List.of(BigDecimal.ONE),
                "Days", List.of(LocalDate.of(9999, 12, 31)),
                "Moments", List.of(ZonedDateTime.parse("1970-01-01T00:00:00Z")), "Guids", List.of(new UUID(0, 0)),
                "Colours", List.of(new Make.Members(4)), "Addresses", List.of(Make.address("Gasse 2", "Wien", "AT")));
        Entity none = entity("Lists", "Id", 3, "Texts", List.of(), "Flags", List.of(), "Numbers", List.of(),
                "Bigs", List.of(), "Doubles", List.of(), "Amounts", List.of(), "Days", List.of(),
                "Moments", List.of(), "Guids", List.of(),
                "Colours", new Make.Typed(ValueType.COLLECTION_ENUM, List.of()),
                "Addresses", new Make.Typed(ValueType.COLLECTION_COMPLEX, List.of()));
        return List.of(full, one, none);
    }
}
