// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumMember;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunctionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlParameter;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlReturnType;

/** Short ways to write the parts of a model. */
final class Csdl {
    static final String NAMESPACE = "Sample";

    private Csdl() {}

    static FullQualifiedName own(String name) {
        return new FullQualifiedName(NAMESPACE, name);
    }

    static FullQualifiedName edm(EdmPrimitiveTypeKind kind) {
        return kind.getFullQualifiedName();
    }

    static CsdlProperty property(String name, FullQualifiedName type) {
        return new CsdlProperty().setName(name).setType(type);
    }

    static CsdlProperty property(String name, EdmPrimitiveTypeKind kind) {
        CsdlProperty property = property(name, edm(kind));
        return switch (kind) {
            case DateTimeOffset, TimeOfDay, Duration -> property.setPrecision(9);
            default -> property;
        };
    }

    static CsdlProperty number(String name, int precision, int scale) {
        return property(name, edm(EdmPrimitiveTypeKind.Decimal)).setPrecision(precision).setScale(scale);
    }

    static CsdlProperty list(String name, FullQualifiedName type) {
        return property(name, type).setCollection(true);
    }

    static CsdlNavigationProperty one(String name, String type) {
        return new CsdlNavigationProperty().setName(name).setType(own(type)).setNullable(true);
    }

    static CsdlNavigationProperty many(String name, String type) {
        return new CsdlNavigationProperty().setName(name).setType(own(type)).setCollection(true);
    }

    static CsdlEntityType entityType(String name, String key, CsdlProperty... properties) {
        CsdlEntityType type = new CsdlEntityType();
        type.setName(name);
        type.setProperties(new ArrayList<>(List.of(properties)));
        type.setNavigationProperties(new ArrayList<>());
        if (key != null) {
            type.setKey(List.of(new CsdlPropertyRef().setName(key)));
            type.getProperty(key).setNullable(false);
        }
        return type;
    }

    static CsdlComplexType complexType(String name, CsdlProperty... properties) {
        CsdlComplexType type = new CsdlComplexType();
        type.setName(name);
        type.setProperties(List.of(properties));
        return type;
    }

    static CsdlEnumType enumType(String name, boolean areFlags, String... members) {
        List<CsdlEnumMember> list = new ArrayList<>();
        for (int i = 0; i < members.length; ++i)
            list.add(new CsdlEnumMember().setName(members[i]).setValue(String.valueOf(areFlags ? 1 << i : i)));
        return new CsdlEnumType().setName(name).setFlags(areFlags).setMembers(list)
                .setUnderlyingType(edm(areFlags ? EdmPrimitiveTypeKind.Int32 : EdmPrimitiveTypeKind.Byte));
    }

    /** A set and, as pairs of path and target, where its links lead. */
    static CsdlEntitySet set(String name, String type, String... bindings) {
        List<CsdlNavigationPropertyBinding> list = new ArrayList<>();
        for (int i = 0; i < bindings.length; i += 2)
            list.add(new CsdlNavigationPropertyBinding().setPath(bindings[i]).setTarget(bindings[i + 1]));
        return new CsdlEntitySet().setName(name).setType(own(type)).setNavigationPropertyBindings(list);
    }

    static CsdlParameter parameter(String name, EdmPrimitiveTypeKind kind) {
        return new CsdlParameter().setName(name).setType(edm(kind)).setNullable(kind == EdmPrimitiveTypeKind.String);
    }

    static CsdlFunction function(String name, FullQualifiedName returned, boolean isCollection,
                                 CsdlParameter... parameters) {
        return new CsdlFunction().setName(name).setParameters(Stream.of(parameters).toList())
                .setReturnType(new CsdlReturnType().setType(returned).setCollection(isCollection));
    }

    static CsdlFunctionImport functionImport(String name, String set) {
        CsdlFunctionImport function = new CsdlFunctionImport().setName(name).setFunction(own(name))
                .setIncludeInServiceDocument(true);
        return set == null ? function : function.setEntitySet(set);
    }
}
