// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.serializer.PrimitiveValueSerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;

/** Answers every kind of reading: what the path leads to, the options over it, one page of that. */
final class Reader extends ReadOnly {
    private final Store store;
    private final int pageSize;

    Reader(Store store, int pageSize) {
        this.store = store;
        this.pageSize = pageSize;
    }

    @Override
    public void readEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        refuseWhatIsNotBuilt(uri);
        Target target = target(uri);
        answers(request, response, format).entities(uri, target, page(request, response, uri, target));
    }

    @Override
    public void readEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Target target = target(uri);
        if (target.value() == null) {
            response.setStatusCode(204);
            return;
        }
        Entity entity = expander(request, uri).expanded((Entity) target.value(), uri.getExpandOption());
        answers(request, response, format).entity(uri, target, entity);
    }

    @Override
    public void readReferenceCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Target target = target(uri);
        answers(request, response, format).references(target, page(request, response, uri, target));
    }

    @Override
    public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException, ODataLibraryException {
        refuseWhatIsNotBuilt(uri);
        count(response, options(uri).filter(target(uri).list(), uri.getFilterOption()).size());
    }

    @Override
    public void countPrimitiveCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException, ODataLibraryException {
        count(response, target(uri).list().size());
    }

    @Override
    public void countComplexCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException, ODataLibraryException {
        count(response, target(uri).list().size());
    }

    @Override
    public void readPrimitive(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Target target = target(uri);
        if (target.value() instanceof Link stream)
            stream(response, stream.getType(), stream.getHref());
        else
            answers(request, response, format).property(target);
    }

    @Override
    public void readPrimitiveCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        answers(request, response, format).property(target(uri));
    }

    @Override
    public void readComplex(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        answers(request, response, format).property(target(uri));
    }

    @Override
    public void readComplexCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        answers(request, response, format).property(target(uri));
    }

    @Override
    public void readPrimitiveValue(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Target target = target(uri);
        if (target.value() == null) {
            response.setStatusCode(204);
            return;
        }
        PrimitiveValueSerializerOptions facets = target.property() == null ? null
                : PrimitiveValueSerializerOptions.with().facetsFrom(target.property()).build();
        response.setContent(odata.createFixedFormatSerializer().primitiveValue((EdmPrimitiveType) target.type(),
                target.value(), facets));
        response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
        response.setStatusCode(200);
    }

    @Override
    public void readMediaEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
            throws ODataApplicationException, ODataLibraryException {
        Entity photo = (Entity) target(uri).value();
        stream(response, photo.getMediaContentType(), "picture " + store.follow(photo, "Id"));
    }

    private static void stream(ODataResponse response, String type, String text) {
        response.setContent(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        response.setHeader(HttpHeader.CONTENT_TYPE, type);
        response.setStatusCode(200);
    }

    private Target target(UriInfo uri) throws ODataApplicationException {
        return Target.of(uri, store, metadata.getEdm());
    }

    private Options options(UriInfo uri) {
        return new Options(store, metadata.getEdm(), uri);
    }

    private Expander expander(ODataRequest request, UriInfo uri) {
        return new Expander(store, metadata.getEdm(), uri, request.getRawBaseUri(), Math.max(1, pageSize / 5));
    }

    private Answers answers(ODataRequest request, ODataResponse response, ContentType format) {
        return new Answers(odata, metadata, request, response, format);
    }

    private static void refuseWhatIsNotBuilt(UriInfo uri) throws ODataApplicationException {
        if (uri.getSearchOption() != null)
            throw Refusal.notBuilt("$search");
        if (uri.getApplyOption() != null)
            throw Refusal.notBuilt("$apply");
        if (uri.getDeltaTokenOption() != null)
            throw Refusal.notBuilt("$deltatoken");
    }

    private static void count(ODataResponse response, int number) {
        stream(response, ContentType.TEXT_PLAIN.toContentTypeString(), String.valueOf(number));
    }

    /** At most a page of what is asked for; a $skiptoken says how much of it went before. */
    private EntityCollection page(ODataRequest request, ODataResponse response, UriInfo uri, Target target)
            throws ODataApplicationException {
        Options options = options(uri);
        List<Object> found = options.filter(target.list(), uri.getFilterOption());
        List<Object> wanted = options.cut(options.order(found, uri.getOrderByOption()),
                uri.getSkipOption(), uri.getTopOption());
        int from = 0;
        if (uri.getSkipTokenOption() != null) {
            if (!uri.getSkipTokenOption().getValue().matches("\\d{1,9}"))
                throw Refusal.bad("This is no $skiptoken of this service.");
            from = Math.min(Integer.parseInt(uri.getSkipTokenOption().getValue()), wanted.size());
        }
        int to = Math.min(from + preferredPageSize(request, response), wanted.size());
        EntityCollection page = new EntityCollection();
        Expander expander = expander(request, uri);
        for (Object one : wanted.subList(from, to))
            page.getEntities().add(expander.expanded((Entity) one, uri.getExpandOption()));
        if (uri.getCountOption() != null && uri.getCountOption().getValue())
            page.setCount(found.size());
        if (to < wanted.size())
            page.setNext(next(request, to));
        return page;
    }

    private int preferredPageSize(ODataRequest request, ODataResponse response) {
        Integer wish = odata.createPreferences(request.getHeaders(HttpHeader.PREFER)).getMaxPageSize();
        if (wish == null || wish < 1)
            return pageSize;
        response.setHeader(HttpHeader.PREFERENCE_APPLIED, "odata.maxpagesize=" + wish);
        return Math.min(wish, pageSize);
    }

    private static URI next(ODataRequest request, int token) {
        String query = request.getRawQueryPath() == null ? "" : request.getRawQueryPath();
        StringBuilder kept = new StringBuilder();
        for (String option : query.split("&"))
            if (!option.isEmpty() && !option.matches("(%24|\\$)skiptoken=.*"))
                kept.append(option).append('&');
        return URI.create(request.getRawBaseUri() + request.getRawODataPath() + "?" + kept + "$skiptoken=" + token);
    }
}
