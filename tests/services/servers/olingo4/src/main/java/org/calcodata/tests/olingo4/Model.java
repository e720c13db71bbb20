// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlActionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunctionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlSingleton;
import org.apache.olingo.commons.api.edm.provider.CsdlTypeDefinition;

/** The one schema, looked up as Olingo wants to look it up. */
final class Model extends CsdlAbstractEdmProvider {
    private static final FullQualifiedName CONTAINER = Csdl.own("Container");

    private final CsdlSchema schema = new CsdlSchema();

    Model() {
        schema.setNamespace(Csdl.NAMESPACE);
        schema.setEnumTypes(new ArrayList<>());
        schema.setTypeDefinitions(new ArrayList<>());
        schema.setComplexTypes(new ArrayList<>());
        schema.setEntityTypes(new ArrayList<>());
        schema.setFunctions(new ArrayList<>());
        schema.setActions(new ArrayList<>());
        CsdlEntityContainer container = new CsdlEntityContainer().setName(CONTAINER.getName());
        container.setEntitySets(new ArrayList<>());
        container.setSingletons(new ArrayList<>());
        container.setFunctionImports(new ArrayList<>());
        container.setActionImports(new ArrayList<>());
        schema.setEntityContainer(container);
        TypesModel.addTo(schema, container);
        PeopleModel.addTo(schema, container);
        ShopModel.addTo(schema, container);
    }

    private boolean isOwn(FullQualifiedName name) {
        return Objects.equals(name.getNamespace(), Csdl.NAMESPACE);
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(schema);
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return schema.getEntityContainer();
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
        return name == null || name.equals(CONTAINER)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER) : null;
    }

    @Override
    public CsdlEnumType getEnumType(FullQualifiedName name) {
        return isOwn(name) ? schema.getEnumType(name.getName()) : null;
    }

    @Override
    public CsdlTypeDefinition getTypeDefinition(FullQualifiedName name) {
        return isOwn(name) ? schema.getTypeDefinition(name.getName()) : null;
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        return isOwn(name) ? schema.getEntityType(name.getName()) : null;
    }

    @Override
    public CsdlComplexType getComplexType(FullQualifiedName name) {
        return isOwn(name) ? schema.getComplexType(name.getName()) : null;
    }

    @Override
    public List<CsdlFunction> getFunctions(FullQualifiedName name) {
        return isOwn(name) ? schema.getFunctions(name.getName()) : null;
    }

    @Override
    public List<CsdlAction> getActions(FullQualifiedName name) {
        return isOwn(name) ? schema.getActions(name.getName()) : null;
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return schema.getEntityContainer().getEntitySet(name);
    }

    @Override
    public CsdlSingleton getSingleton(FullQualifiedName container, String name) {
        return schema.getEntityContainer().getSingleton(name);
    }

    @Override
    public CsdlFunctionImport getFunctionImport(FullQualifiedName container, String name) {
        return schema.getEntityContainer().getFunctionImport(name);
    }

    @Override
    public CsdlActionImport getActionImport(FullQualifiedName container, String name) {
        return schema.getEntityContainer().getActionImport(name);
    }
}
