// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import static org.calcodata.tests.olingo4.Make.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.commons.api.data.Entity;

/** 250 products of eight categories. */
final class ShopData {
    private static final String[] KINDS = {"Bread", "Milk", "Käse", "O'Hara's", "Tea & Co", "100% Juice", " Salt ", "Rye+"};

    private ShopData() {}

    static void addTo(Store store) {
        List<Entity> categories = new ArrayList<>();
        List<List<Entity>> members = new ArrayList<>();
        for (int i = 0; i < KINDS.length; ++i) {
            categories.add(entity("Category", "Id", i + 1, "Name", KINDS[i],
                    "Description", i % 3 == 2 ? null : "All kinds of " + KINDS[i]));
            members.add(new ArrayList<>());
        }
        List<Entity> products = new ArrayList<>();
        for (int i = 1; i <= 250; ++i) {
            Entity product = product(i);
            products.add(product);
            if (i % 9 != 0) {
                store.link(product, "Category", categories.get(i % 8));
                members.get(i % 8).add(product);
            }
        }
        store.put("Categories", categories);
        store.put("Products", products);
        for (int i = 0; i < categories.size(); ++i)
            store.link(categories.get(i), "Products", members.get(i));
    }

    private static Entity product(int i) {
        ZonedDateTime added = ZonedDateTime.of(2010 + i % 6, 1 + i % 12, 1 + i % 28, i % 24, i % 60, (7 * i) % 60,
                i % 5 == 0 ? 250000000 : 0, i % 7 == 0 ? ZoneOffset.ofHours(2) : ZoneOffset.UTC);
        return entity("Product", "Id", i, "Name", KINDS[i % 8] + " " + i,
                "Price", i % 13 == 0 ? null : new BigDecimal((i * 37) % 1000).divide(new BigDecimal(4)),
                "Stock", i % 11 == 0 ? null : (i * 7) % 50 - 5, "Sold", i % 17 == 0 ? null : i * 1000000007L,
                "Rating", i % 10 == 0 ? null : (i % 50) / 10.0 - 0.25, "Discontinued", i % 19 == 0 ? null : i % 4 == 0,
                "Code", new UUID(0, i), "Released", i % 23 == 0 ? null : LocalDate.of(2000 + i % 20, 1 + i % 12, 1 + i % 28),
                "Added", i % 29 == 0 ? null : added, "Opens", LocalTime.of(i % 24, i % 60, i % 60, (i % 4) * 250000000),
                "Lasts", i % 31 == 0 ? null : new BigDecimal(i * 1800 - 7200),
                "Colour", i % 21 == 0 ? null : new Make.Members(1 + i % 7),
                "Tags", i % 3 == 0 ? List.of() : i % 3 == 1 ? List.of("new") : List.of("old", "tag" + i % 5));
    }
}
