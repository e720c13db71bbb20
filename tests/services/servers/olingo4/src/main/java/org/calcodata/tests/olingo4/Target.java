// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.List;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmProperty;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceAction;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceFunction;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourcePartTyped;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.UriResourceSingleton;

/** What a URL's path leads to. */
record Target(Object value, EdmType type, String name, EdmEntitySet set, EdmProperty property) {

    /** Errors: 404 for a key that nothing has and for a path that goes on beyond null. */
    static Target of(UriInfoResource uri, Store store, Edm edm) throws ODataApplicationException {
        Target target = new Target(null, null, null, null, null);
        for (UriResource part : uri.getUriResourceParts())
            if (part instanceof UriResourcePartTyped typed && !(part instanceof UriResourceAction))
                target = target.step(typed, uri, store, edm);
        return target;
    }

    @SuppressWarnings("unchecked")
    List<Object> list() {
        return value == null ? List.of() : (List<Object>) value;
    }

    private Target step(UriResourcePartTyped part, UriInfoResource uri, Store store, Edm edm)
            throws ODataApplicationException {
        if (part instanceof UriResourceEntitySet resource)
            return new Target(store.set(resource.getEntitySet().getName()), resource.getType(),
                    resource.getEntitySet().getName(), resource.getEntitySet(), null)
                    .only(resource.getTypeFilterOnCollection(), edm).at(resource.getKeyPredicates(), uri, store)
                    .only(resource.getTypeFilterOnEntry(), edm);
        if (part instanceof UriResourceSingleton resource)
            return new Target(store.set(resource.getSingleton().getName()).get(0), resource.getType(),
                    resource.getSingleton().getName(), null, null).only(resource.getEntityTypeFilter(), edm);
        if (part instanceof UriResourceFunction resource)
            return new Target(Functions.call(store, resource, value, uri), resource.getType(),
                    resource.getFunction().getName(), resource.getFunctionImport() == null ? set
                            : resource.getFunctionImport().getReturnedEntitySet(), null)
                    .at(resource.getKeyPredicates(), uri, store);
        if (value == null)
            throw Refusal.notFound("value before " + part.getSegmentValue());
        if (part instanceof UriResourceNavigation resource) {
            EdmEntitySet target = set != null && set.getRelatedBindingTarget(part.getSegmentValue())
                    instanceof EdmEntitySet related ? related : null;
            return new Target(store.follow(value, part.getSegmentValue()), resource.getType(),
                    part.getSegmentValue(), target, null)
                    .only(resource.getTypeFilterOnCollection(), edm).at(resource.getKeyPredicates(), uri, store)
                    .only(resource.getTypeFilterOnEntry(), edm);
        }
        UriResourceProperty resource = (UriResourceProperty) part;
        return new Target(store.follow(value, part.getSegmentValue()), resource.getType(), part.getSegmentValue(),
                set, resource.getProperty());
    }

    /** Only what is of a type or derived from it. */
    private Target only(EdmType type, Edm edm) throws ODataApplicationException {
        if (type == null)
            return this;
        if (value instanceof List<?> all)
            return new Target(all.stream().filter(one -> Types.is(one, type, edm)).toList(), type, name, set, property);
        if (value != null && !Types.is(value, type, edm))
            throw Refusal.notFound(name + " that is a " + type.getName());
        return new Target(value, type, name, set, property);
    }

    private Target at(List<UriParameter> keys, UriInfoResource uri, Store store) throws ODataApplicationException {
        if (keys == null || keys.isEmpty())
            return this;
        EdmEntityType entityType = (EdmEntityType) type;
        for (Object one : list()) {
            boolean isIt = true;
            for (UriParameter key : keys)
                isIt = isIt && Operators.areEqual(store.follow(one, key.getName()),
                        Literals.read(key, entityType.getKeyPropertyRef(key.getName()).getProperty().getType(), uri));
            if (isIt)
                return new Target(one, type, name, set, property);
        }
        throw Refusal.notFound(entityType.getName() + " with the key " + keys.get(0).getText());
    }
}
