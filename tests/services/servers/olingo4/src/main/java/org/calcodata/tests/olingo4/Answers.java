// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.net.URI;
import java.util.List;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.commons.api.edm.EdmComplexType;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.commons.api.edm.constants.EdmTypeKind;
import org.apache.olingo.commons.api.edm.geo.Geospatial;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.serializer.ComplexSerializerOptions;
import org.apache.olingo.server.api.serializer.EdmAssistedSerializerOptions;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.serializer.ODataSerializer;
import org.apache.olingo.server.api.serializer.PrimitiveSerializerOptions;
import org.apache.olingo.server.api.serializer.ReferenceCollectionSerializerOptions;
import org.apache.olingo.server.api.serializer.SerializerResult;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;

/** Writes an answer with Olingo's serializers. */
final class Answers {
    private final OData odata;
    private final ServiceMetadata metadata;
    private final ODataRequest request;
    private final ODataResponse response;
    private final ContentType format;

    Answers(OData odata, ServiceMetadata metadata, ODataRequest request, ODataResponse response, ContentType format) {
        this.odata = odata;
        this.metadata = metadata;
        this.request = request;
        this.response = response;
        this.format = format;
    }

    void entities(UriInfo uri, Target target, EntityCollection page) throws ODataLibraryException {
        EdmEntityType type = (EdmEntityType) target.type();
        ContextURL context = context(uri, target).selectList(selected(uri, type)).build();
        if (isOpen(type)) {
            done(odata.createEdmAssistedSerializer(format).entityCollection(metadata, type, page,
                    EdmAssistedSerializerOptions.with().contextURL(context).build()));
            return;
        }
        done(serializer().entityCollection(metadata, type, page, EntityCollectionSerializerOptions.with()
                .contextURL(context).count(uri.getCountOption()).expand(uri.getExpandOption())
                .select(uri.getSelectOption()).id(request.getRawRequestUri()).build()));
    }

    void entity(UriInfo uri, Target target, Entity entity) throws ODataLibraryException {
        EdmEntityType type = (EdmEntityType) target.type();
        ContextURL context = context(uri, target).selectList(selected(uri, type)).suffix(ContextURL.Suffix.ENTITY).build();
        done(serializer().entity(metadata, type, entity, EntitySerializerOptions.with().contextURL(context)
                .expand(uri.getExpandOption()).select(uri.getSelectOption()).build()));
    }

    void references(Target target, EntityCollection page) throws ODataLibraryException {
        ContextURL context = ContextURL.with().suffix(ContextURL.Suffix.REFERENCE).asCollection().build();
        done(serializer().referenceCollection(metadata, target.set(), page,
                ReferenceCollectionSerializerOptions.with().contextURL(context).build()));
    }

    /** A property or what a function returns that is no entity. */
    void property(Target target) throws ODataLibraryException {
        if (target.value() == null) {
            response.setStatusCode(204);
            return;
        }
        EdmType type = target.type();
        ContextURL context = target.value() instanceof List<?> ? ContextURL.with().type(type).asCollection().build()
                : ContextURL.with().type(type).build();
        Property property = new Property(null, target.name(), kind(target.value(), type), target.value());
        if (type instanceof EdmComplexType complex) {
            if (property.isComplex() && !property.isCollection())
                property.setType(property.asComplex().getTypeName());
            ComplexSerializerOptions options = ComplexSerializerOptions.with().contextURL(context).build();
            done(property.isCollection() ? serializer().complexCollection(metadata, complex, property, options)
                    : serializer().complex(metadata, complex, property, options));
            return;
        }
        PrimitiveSerializerOptions.Builder options = PrimitiveSerializerOptions.with().contextURL(context);
        if (target.property() != null)
            options.facetsFrom(target.property());
        EdmPrimitiveType primitive = (EdmPrimitiveType) type;
        done(property.isCollection() ? serializer().primitiveCollection(metadata, primitive, property, options.build())
                : serializer().primitive(metadata, primitive, property, options.build()));
    }

    private static ValueType kind(Object value, EdmType type) {
        boolean isMany = value instanceof List<?>;
        if (type instanceof EdmComplexType)
            return isMany ? ValueType.COLLECTION_COMPLEX : ValueType.COMPLEX;
        if (type.getKind() == EdmTypeKind.ENUM)
            return isMany ? ValueType.COLLECTION_ENUM : ValueType.ENUM;
        if (value instanceof Geospatial)
            return ValueType.GEOSPATIAL;
        return isMany ? ValueType.COLLECTION_PRIMITIVE : ValueType.PRIMITIVE;
    }

    /** Only Olingo's assisted serializer, which knows JSON alone, writes undeclared properties. */
    private boolean isOpen(EdmEntityType type) {
        return type.isOpenType() && format.isCompatible(ContentType.APPLICATION_JSON);
    }

    private String selected(UriInfo uri, EdmEntityType type) throws ODataLibraryException {
        return odata.createUriHelper().buildContextURLSelectList(type, uri.getExpandOption(), uri.getSelectOption());
    }

    /** A path through a link that leads to no set is written out behind the set or singleton it starts at. */
    private ContextURL.Builder context(UriInfo uri, Target target) throws ODataLibraryException {
        ContextURL.Builder context = ContextURL.with().serviceRoot(URI.create(request.getRawBaseUri() + "/"));
        if (target.set() != null) {
            if (!target.set().getEntityType().getFullQualifiedName().equals(target.type().getFullQualifiedName()))
                context.derived((EdmEntityType) target.type());
            return context.entitySet(target.set());
        }
        UriResource first = uri.getUriResourceParts().get(0);
        String path = request.getRawODataPath().substring(1);
        int slash = path.indexOf('/');
        if (slash > 0)
            context.navOrPropertyPath(path.substring(slash + 1));
        if (!(first instanceof UriResourceEntitySet start))
            return context.entitySetOrSingletonOrType(first.getSegmentValue());
        return context.entitySet(start.getEntitySet())
                .keyPath(odata.createUriHelper().buildContextURLKeyPredicate(start.getKeyPredicates()));
    }

    private ODataSerializer serializer() throws ODataLibraryException {
        return odata.createSerializer(format, request.getHeaders(HttpHeader.ODATA_VERSION));
    }

    private void done(SerializerResult result) {
        response.setContent(result.getContent());
        response.setStatusCode(200);
        response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
    }
}
