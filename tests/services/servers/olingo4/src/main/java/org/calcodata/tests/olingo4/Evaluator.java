// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceCount;
import org.apache.olingo.server.api.uri.UriResourceFunction;
import org.apache.olingo.server.api.uri.UriResourceIt;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/** An expression's value for one entity. */
final class Evaluator implements ExpressionVisitor<Object> {
    private final Store store;
    private final Edm edm;
    private final UriInfoResource uri;
    private final Object it;
    private final Map<String, Object> variables = new HashMap<>();

    /** {@code uri} is the request: it knows the aliases. */
    Evaluator(Store store, Edm edm, UriInfoResource uri, Object it) {
        this.store = store;
        this.edm = edm;
        this.uri = uri;
        this.it = it;
    }

    Object value(Expression expression) throws ODataApplicationException {
        try {
            return expression.accept(this);
        } catch (ExpressionVisitException | ClassCastException | ArithmeticException error) {
            throw Refusal.bad("The expression cannot be worked out: " + error.getMessage());
        }
    }

    boolean holds(Expression expression) throws ODataApplicationException {
        return Boolean.TRUE.equals(value(expression));
    }

    @Override
    public Object visitBinaryOperator(BinaryOperatorKind kind, Object left, Object right)
            throws ODataApplicationException {
        return Operators.apply(kind, left, right);
    }

    @Override
    public Object visitBinaryOperator(BinaryOperatorKind kind, Object left, List<Object> right)
            throws ODataApplicationException {
        for (Object one : right)
            if (Operators.areEqual(left, one))
                return true;
        return false;
    }

    @Override
    public Object visitUnaryOperator(UnaryOperatorKind kind, Object operand) {
        if (kind == UnaryOperatorKind.NOT)
            return operand == null ? null : !(Boolean) operand;
        return Operators.negate(operand);
    }

    @Override
    public Object visitMethodCall(MethodKind kind, List<Object> arguments) throws ODataApplicationException {
        return Methods.call(kind, arguments, it, edm);
    }

    @Override
    public Object visitLiteral(Literal literal) throws ODataApplicationException {
        return literal.getType() == null ? null : Literals.read(literal.getText(), literal.getType());
    }

    @Override
    public Object visitEnum(EdmEnumType type, List<String> members) {
        int number = 0;
        for (String member : members)
            number |= type.getMember(member) == null ? Integer.parseInt(member)
                    : Integer.parseInt(type.getMember(member).getValue());
        return number;
    }

    @Override
    public Object visitTypeLiteral(EdmType type) {
        return type;
    }

    @Override
    public Object visitAlias(String name) throws ODataApplicationException {
        return Literals.guess(uri.getValueForAlias(name));
    }

    @Override
    public Object visitLambdaExpression(String function, String variable, Expression expression)
            throws ODataApplicationException {
        throw Refusal.notBuilt("A lambda expression without a path");
    }

    @Override
    public Object visitLambdaReference(String variable) {
        return variables.get(variable);
    }

    @Override
    public Object visitMember(Member member) throws ODataApplicationException {
        Object value = it;
        if (member.getStartTypeFilter() != null && !Types.is(value, member.getStartTypeFilter(), edm))
            return null;
        for (UriResource part : member.getResourcePath().getUriResourceParts())
            value = step(value, part);
        return value;
    }

    private Object step(Object value, UriResource part) throws ODataApplicationException {
        if (part instanceof UriResourceIt)
            return value;
        if (part instanceof UriResourceLambdaVariable variable)
            return variables.get(variable.getVariableName());
        if (part instanceof UriResourceLambdaAny any)
            return any(value, any.getLambdaVariable(), any.getExpression());
        if (part instanceof UriResourceLambdaAll all)
            return all(value, all.getLambdaVariable(), all.getExpression());
        if (part instanceof UriResourceCount)
            return value == null ? 0 : ((List<?>) value).size();
        if (part instanceof UriResourceFunction function)
            return Functions.call(store, function, value, uri);
        if (part instanceof UriResourceNavigation || part instanceof UriResourceProperty) {
            EdmType filter = part instanceof UriResourceNavigation link ? link.getTypeFilterOnEntry() : null;
            Object next = store.follow(value, part.getSegmentValue());
            return filter != null && !Types.is(next, filter, edm) ? null : next;
        }
        throw Refusal.notBuilt("The path " + part.getSegmentValue() + " in an expression");
    }

    private boolean any(Object list, String variable, Expression expression) throws ODataApplicationException {
        if (expression == null)
            return list != null && !((List<?>) list).isEmpty();
        for (Object element : elements(list))
            if (with(variable, element, expression))
                return true;
        return false;
    }

    private boolean all(Object list, String variable, Expression expression) throws ODataApplicationException {
        for (Object element : elements(list))
            if (!with(variable, element, expression))
                return false;
        return true;
    }

    private static List<?> elements(Object list) {
        return list == null ? new ArrayList<>() : (List<?>) list;
    }

    private boolean with(String variable, Object element, Expression expression) throws ODataApplicationException {
        variables.put(variable, element);
        return holds(expression);
    }
}
