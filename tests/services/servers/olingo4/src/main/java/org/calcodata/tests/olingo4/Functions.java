// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.edm.EdmFunction;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResourceFunction;

/** The functions of the model. */
final class Functions {
    private Functions() {}

    /** {@code boundTo} is what stands before a bound function; {@code uri} knows the aliases. */
    static Object call(Store store, UriResourceFunction called, Object boundTo, UriInfoResource uri)
            throws ODataApplicationException {
        Map<String, Object> given = parameters(called, uri);
        return switch (called.getFunction().getName()) {
            case "Sum" -> Math.addExact((int) given.get("a"), (int) given.get("b"));
            case "Greet" -> given.get("name") == null ? "Hello!" : "Hello, " + given.get("name") + "!";
            case "Dearest" -> store.set("Products").stream().filter(product -> price(store, product) != null)
                    .max(Comparator.comparing(product -> price(store, product))).orElseThrow();
            case "Between" -> store.set("Products").stream().filter(product -> isBetween(
                    (LocalDate) store.follow(product, "Released"), given)).toList();
            case "Words" -> List.of("one", "two & three", "");
            case "Headquarters" -> Make.address("Hauptstraße 1", "Berlin", "DE");
            case "Branches" -> List.of(Make.address("Rue 2", "Paris", "FR"),
                    Make.complex("PostBox", "Street", "Post", "City", null, "Number", 5));
            case "Cheapest" -> ((List<?>) boundTo).stream().map(Entity.class::cast)
                    .filter(product -> price(store, product) != null)
                    .sorted(Comparator.comparing(product -> price(store, product)))
                    .limit((int) given.get("count")).toList();
            case "FullName" -> store.follow(boundTo, "FirstName") + " " + store.follow(boundTo, "LastName");
            default -> throw Refusal.notBuilt("The function " + called.getFunction().getName());
        };
    }

    private static Map<String, Object> parameters(UriResourceFunction called, UriInfoResource uri)
            throws ODataApplicationException {
        EdmFunction function = called.getFunction();
        Map<String, Object> values = new HashMap<>();
        for (UriParameter parameter : called.getParameters())
            values.put(parameter.getName(),
                    Literals.read(parameter, function.getParameter(parameter.getName()).getType(), uri));
        return values;
    }

    private static BigDecimal price(Store store, Entity product) {
        return (BigDecimal) store.follow(product, "Price");
    }

    private static boolean isBetween(LocalDate day, Map<String, Object> given) {
        return day != null && !day.isBefore((LocalDate) given.get("from")) && !day.isAfter((LocalDate) given.get("to"));
    }
}
