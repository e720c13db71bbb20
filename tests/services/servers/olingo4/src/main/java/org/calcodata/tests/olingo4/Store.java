// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.data.ComplexValue;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Property;

/** All data, and where its links lead. Written once at the start, then only read. */
final class Store {
    private final Map<String, List<Entity>> sets = new LinkedHashMap<>();
    private final Map<Entity, Map<String, Object>> links = new IdentityHashMap<>();

    Store() {
        TypesData.addTo(this);
        PeopleData.addTo(this);
        ShopData.addTo(this);
    }

    /** Takes the entities of a set; each is known under the first set that it was put into. */
    void put(String set, List<Entity> entities) {
        sets.put(set, entities);
        for (Entity entity : entities)
            if (entity.getId() == null)
                entity.setId(URI.create(set + "(" + key(entity) + ")"));
    }

    /** Where a link leads: an entity or a list of them. What is not known by then is contained. */
    void link(Entity from, String name, Object to) {
        links.computeIfAbsent(from, ignored -> new LinkedHashMap<>()).put(name, to);
        if (to instanceof List<?> list)
            for (Object entity : list)
                if (((Entity) entity).getId() == null && from.getId() != null)
                    ((Entity) entity).setId(URI.create(from.getId() + "/" + name + "(" + key((Entity) entity) + ")"));
    }

    List<Entity> set(String name) {
        return sets.get(name);
    }

    /** A property's value or what a link leads to; null where there is nothing. */
    Object follow(Object from, String name) {
        if (from == null)
            return null;
        if (from instanceof Entity entity) {
            Property property = entity.getProperty(name);
            return property != null ? property.getValue() : links.getOrDefault(entity, Map.of()).get(name);
        }
        for (Property property : ((ComplexValue) from).getValue())
            if (property.getName().equals(name))
                return property.getValue();
        return null;
    }

    private static String key(Entity entity) {
        Object value = entity.getProperties().get(0).getValue();
        return value instanceof String text
                ? "'" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "'" : String.valueOf(value);
    }
}
