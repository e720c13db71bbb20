// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import static org.calcodata.tests.olingo4.Make.address;
import static org.calcodata.tests.olingo4.Make.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.ValueType;

/** Twelve people: plain ones, employees, one manager. */
final class PeopleData {
    private static final String[][] NAMES = {
        {"ada", "Ada", "Lovelace"}, {"bela", "Béla", "Bartók"}, {"conan", "Conan", "O'Brien"},
        {"dora", "Dora", "Maar"}, {"emil", "Emil", "Müller"}, {"fay", "Fay", "Wray"}, {"gus", "Gus", "Grissom"},
        {"hal", "Hal", null}, {"ida", "Ida", "Rhodes"}, {"jan", "Jan", "Hus"}, {"kai", "Kai", "Tracid"},
        {"li&la", "Li/La", "A+B 100%"}};
    private static final String[] CITIES = {"London", "Berlin", "Wien", "Paris"};

    private PeopleData() {}

    static void addTo(Store store) {
        List<Entity> people = new ArrayList<>();
        for (int i = 0; i < NAMES.length; ++i)
            people.add(person(i));
        store.put("People", people);
        for (int i = 0; i < people.size(); ++i) {
            Entity person = people.get(i);
            List<Entity> friends = new ArrayList<>();
            for (int step = 1; step <= i % 4; ++step)
                friends.add(people.get((i + step * 2) % people.size()));
            store.link(person, "Friends", friends);
            if (i % 3 != 2)
                store.link(person, "BestFriend", people.get((i + 1) % people.size()));
            if (isEmployee(i) && i != 3)
                store.link(person, "Boss", people.get(3));
            addTrips(store, person, i);
        }
        store.put("Me", List.of(people.get(0)));
        store.put("Photos", List.of(photo(1, "first"), photo(2, "second"), photo(9007199254740993L, "far")));
    }

    private static boolean isEmployee(int i) {
        return i % 4 == 1 || i == 3;
    }

    private static Entity person(int i) {
        List<Object> values = new ArrayList<>();
        String type = i == 3 ? "Manager" : isEmployee(i) ? "Employee" : "Person";
        add(values, "UserName", NAMES[i][0], "FirstName", NAMES[i][1], "LastName", NAMES[i][2],
                "Born", i == 7 ? null : LocalDate.of(1950 + 4 * i, 1 + i, 1 + 2 * i),
                "Age", i == 7 ? null : (short) (75 - 4 * i), "Mood", i == 7 ? null : new Make.Members(i % 3),
                "Home", i == 7 ? null : address("Street " + i, i == 6 ? null : CITIES[i % 4], i % 4 == 3 ? "FR" : "EU"),
                "Addresses", i % 3 == 0 ? new Make.Typed(ValueType.COLLECTION_COMPLEX, List.of())
                        : List.of(address("Work " + i, CITIES[(i + 1) % 4], "EU"),
                                Make.complex("PostBox", "Street", "Post", "City", null, "Number", i)),
                "Emails", i % 2 == 0 ? List.of() : List.of(NAMES[i][0] + "@example.org", "info@example.org"));
        if (isEmployee(i))
            add(values, "Cost", 100000000000L * (i + 1), "Salary", new BigDecimal("1000.25").multiply(new BigDecimal(i)));
        if (i == 3)
            add(values, "Budget", new BigDecimal("123456789012345678.90"));
        return entity(type, values.toArray());
    }

    private static void add(List<Object> values, Object... more) {
        values.addAll(java.util.Arrays.asList(more));
    }

    private static void addTrips(Store store, Entity person, int i) {
        List<Entity> trips = new ArrayList<>();
        for (int t = 1; t <= i % 3; ++t)
            trips.add(entity("Trip", "Id", 10 * i + t, "Name", "Trip " + t + " of " + NAMES[i][1],
                    "Starts", ZonedDateTime.parse("2014-0" + t + "-05T08:00:00Z").plusDays(i),
                    "Lasts", new BigDecimal(86400 * t + 1800), "Budget", 100.5f * t));
        store.link(person, "Trips", trips);
        for (int t = 0; t < trips.size(); ++t)
            store.link(trips.get(t), "Stops", List.of(
                    entity("Stop", "Id", 1, "Place", CITIES[t + 1], "Arrives", LocalTime.of(9, 30)),
                    entity("Stop", "Id", 2, "Place", CITIES[t + 2], "Arrives", LocalTime.of(17, 0, 0, 500000000))));
    }

    private static Entity photo(long id, String name) {
        Entity photo = entity("Photo", "Id", id, "Name", name);
        photo.setMediaContentType("text/plain");
        return photo;
    }
}
