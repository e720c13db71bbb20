// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.net.URI;
import java.util.List;
import org.apache.olingo.commons.api.Constants;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmStructuredType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;

/** Copies of entities that carry their links, with what is expanded inside, a page of it at most. */
final class Expander {
    private final Store store;
    private final Edm edm;
    private final Options options;
    private final String root;
    private final int pageSize;

    Expander(Store store, Edm edm, UriInfoResource uri, String root, int pageSize) {
        this.store = store;
        this.edm = edm;
        this.options = new Options(store, edm, uri);
        this.root = root;
        this.pageSize = pageSize;
    }

    Entity expanded(Entity entity, ExpandOption expand) throws ODataApplicationException {
        Entity copy = new Entity();
        copy.setType(entity.getType());
        copy.setId(entity.getId());
        copy.setMediaContentType(entity.getMediaContentType());
        copy.getProperties().addAll(entity.getProperties());
        EdmStructuredType type = Types.of(entity, edm);
        for (String name : type.getNavigationPropertyNames()) {
            Link link = link(entity, name, type.getNavigationProperty(name).isCollection());
            ExpandItem item = itemFor(name, expand);
            if (item != null)
                fill(link, store.follow(entity, name), item);
            copy.getNavigationLinks().add(link);
        }
        return copy;
    }

    private static Link link(Entity entity, String name, boolean isCollection) {
        Link link = new Link();
        link.setTitle(name);
        link.setRel(Constants.NS_NAVIGATION_LINK_REL + name);
        link.setType(isCollection ? Constants.ENTITY_SET_NAVIGATION_LINK_TYPE : Constants.ENTITY_NAVIGATION_LINK_TYPE);
        link.setHref(entity.getId() + "/" + name);
        return link;
    }

    private static ExpandItem itemFor(String name, ExpandOption expand) {
        if (expand == null)
            return null;
        for (ExpandItem item : expand.getExpandItems()) {
            if (item.isStar())
                return item;
            for (UriResource part : item.getResourcePath().getUriResourceParts())
                if (part instanceof UriResourceNavigation && part.getSegmentValue().equals(name))
                    return item;
        }
        return null;
    }

    private void fill(Link link, Object target, ExpandItem item) throws ODataApplicationException {
        if (item.getSearchOption() != null)
            throw Refusal.notBuilt("$search");
        if (item.getLevelsOption() != null)
            throw Refusal.notBuilt("$levels");
        if (target instanceof Entity entity) {
            link.setInlineEntity(expanded(entity, item.getExpandOption()));
            return;
        }
        if (target == null)
            return;
        @SuppressWarnings("unchecked")
        List<Object> found = options.filter((List<Object>) target, item.getFilterOption());
        List<Object> wanted = options.cut(options.order(found, item.getOrderByOption()),
                item.getSkipOption(), item.getTopOption());
        EntityCollection inline = new EntityCollection();
        inline.setCount(found.size());
        boolean isPlain = item.getFilterOption() == null && item.getOrderByOption() == null
                && item.getExpandOption() == null && item.getSelectOption() == null && item.getTopOption() == null;
        int page = isPlain && !item.isRef() && !item.hasCountPath() ? pageSize : wanted.size();
        for (Object one : wanted.subList(0, Math.min(page, wanted.size())))
            inline.getEntities().add(expanded((Entity) one, item.getExpandOption()));
        if (page < wanted.size())
            inline.setNext(URI.create(root + "/" + link.getHref() + "?$skiptoken=" + page));
        link.setInlineEntitySet(inline);
    }
}
