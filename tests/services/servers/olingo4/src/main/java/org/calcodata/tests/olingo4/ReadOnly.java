// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.ComplexCollectionProcessor;
import org.apache.olingo.server.api.processor.ComplexProcessor;
import org.apache.olingo.server.api.processor.CountComplexCollectionProcessor;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.processor.CountPrimitiveCollectionProcessor;
import org.apache.olingo.server.api.processor.EntityCollectionProcessor;
import org.apache.olingo.server.api.processor.MediaEntityProcessor;
import org.apache.olingo.server.api.processor.PrimitiveCollectionProcessor;
import org.apache.olingo.server.api.processor.PrimitiveValueProcessor;
import org.apache.olingo.server.api.processor.ReferenceCollectionProcessor;
import org.apache.olingo.server.api.uri.UriInfo;

/** All that Olingo may ask for, with every way of writing refused. */
abstract class ReadOnly implements EntityCollectionProcessor, CountEntityCollectionProcessor, MediaEntityProcessor,
        PrimitiveValueProcessor, PrimitiveCollectionProcessor, CountPrimitiveCollectionProcessor, ComplexProcessor,
        ComplexCollectionProcessor, CountComplexCollectionProcessor, ReferenceCollectionProcessor {
    protected OData odata;
    protected ServiceMetadata metadata;

    @Override
    public void init(OData odata, ServiceMetadata metadata) {
        this.odata = odata;
        this.metadata = metadata;
    }

    private static ODataApplicationException refused() {
        return Refusal.notBuilt("Writing");
    }

    @Override
    public void createEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                             ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updateEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                             ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void createMediaEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                                  ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updateMediaEntity(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                                  ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deleteMediaEntity(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updatePrimitive(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                                ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updatePrimitiveValue(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                                     ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deletePrimitive(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deletePrimitiveValue(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updatePrimitiveCollection(ODataRequest request, ODataResponse response, UriInfo uri,
                                          ContentType from, ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deletePrimitiveCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updateComplex(ODataRequest request, ODataResponse response, UriInfo uri, ContentType from,
                              ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deleteComplex(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void updateComplexCollection(ODataRequest request, ODataResponse response, UriInfo uri,
                                        ContentType from, ContentType to) throws ODataApplicationException {
        throw refused();
    }

    @Override
    public void deleteComplexCollection(ODataRequest request, ODataResponse response, UriInfo uri)
            throws ODataApplicationException {
        throw refused();
    }
}
