// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByItem;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.SkipOption;
import org.apache.olingo.server.api.uri.queryoption.TopOption;

/** $filter, $orderby, $skip and $top over a list, be it a set or what is expanded inside of it. */
final class Options {
    private final Store store;
    private final Edm edm;
    private final UriInfoResource uri;

    Options(Store store, Edm edm, UriInfoResource uri) {
        this.store = store;
        this.edm = edm;
        this.uri = uri;
    }

    List<Object> filter(List<Object> all, FilterOption filter) throws ODataApplicationException {
        if (filter == null)
            return all;
        List<Object> kept = new ArrayList<>();
        for (Object one : all)
            if (evaluator(one).holds(filter.getExpression()))
                kept.add(one);
        return kept;
    }

    List<Object> order(List<Object> all, OrderByOption order) throws ODataApplicationException {
        if (order == null)
            return all;
        record Keyed(Object one, List<Object> keys) {}
        List<Keyed> keyed = new ArrayList<>();
        for (Object one : all) {
            List<Object> keys = new ArrayList<>();
            for (OrderByItem item : order.getOrders())
                keys.add(evaluator(one).value(item.getExpression()));
            keyed.add(new Keyed(one, keys));
        }
        Comparator<Keyed> comparator = (left, right) -> 0;
        for (int i = 0; i < order.getOrders().size(); ++i) {
            int index = i;
            Comparator<Keyed> next = (left, right) -> compare(left.keys().get(index), right.keys().get(index));
            comparator = comparator.thenComparing(order.getOrders().get(i).isDescending() ? next.reversed() : next);
        }
        return new ArrayList<>(keyed.stream().sorted(comparator).map(Keyed::one).toList());
    }

    List<Object> cut(List<Object> all, SkipOption skip, TopOption top) {
        int from = skip == null ? 0 : Math.min(skip.getValue(), all.size());
        int to = top == null ? all.size() : (int) Math.min(all.size(), (long) from + top.getValue());
        return all.subList(from, to);
    }

    private Evaluator evaluator(Object one) {
        return new Evaluator(store, edm, uri, one);
    }

    /** Null comes before everything. */
    private static int compare(Object left, Object right) {
        if (left == null || right == null)
            return left == right ? 0 : left == null ? -1 : 1;
        if (left instanceof Boolean first)
            return first.compareTo((Boolean) right);
        if (left instanceof java.util.UUID)
            return left.toString().compareTo(right.toString());
        try {
            return Operators.compare(left, right);
        } catch (ODataApplicationException noOrder) {
            return 0;
        }
    }
}
