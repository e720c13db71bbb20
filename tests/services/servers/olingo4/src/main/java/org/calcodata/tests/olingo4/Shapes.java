// SPDX-License-Identifier: MPL-2.0
package org.calcodata.tests.olingo4;

import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.geo.Geospatial;
import org.apache.olingo.commons.api.edm.geo.Geospatial.Dimension;
import org.apache.olingo.commons.api.edm.geo.GeospatialCollection;
import org.apache.olingo.commons.api.edm.geo.LineString;
import org.apache.olingo.commons.api.edm.geo.MultiLineString;
import org.apache.olingo.commons.api.edm.geo.MultiPoint;
import org.apache.olingo.commons.api.edm.geo.MultiPolygon;
import org.apache.olingo.commons.api.edm.geo.Point;
import org.apache.olingo.commons.api.edm.geo.Polygon;

/** One shape of each kind, once on the globe and once in the plane, and a row of nulls. */
final class Shapes {
    private Shapes() {}

    static List<Entity> all() {
        List<Object> some = new ArrayList<>(List.of("Id", 1));
        List<Object> none = new ArrayList<>(List.of("Id", 2));
        add(some, none, TypesModel.GEOGRAPHY, Dimension.GEOGRAPHY);
        add(some, none, TypesModel.GEOMETRY, Dimension.GEOMETRY);
        return List.of(Make.entity("Shape", some.toArray()), Make.entity("Shape", none.toArray()));
    }

    private static void add(List<Object> some, List<Object> none, List<EdmPrimitiveTypeKind> kinds,
                            Dimension dimension) {
        List<Geospatial> values = values(dimension);
        for (int i = 0; i < kinds.size(); ++i) {
            some.addAll(List.of(kinds.get(i).name(), values.get(i)));
            none.add(kinds.get(i).name());
            none.add(null);
        }
    }

    private static List<Geospatial> values(Dimension dimension) {
        LineString line = new LineString(dimension, null, points(dimension, 1, 2, 3, 4.5, -5, 6));
        LineString other = new LineString(dimension, null, points(dimension, 7, 8, 9, 10));
        Polygon square = new Polygon(dimension, null, List.of(), new LineString(dimension, null,
                points(dimension, 0, 0, 10, 0, 10, 10, 0, 10, 0, 0)));
        Polygon holed = new Polygon(dimension, null,
                List.of(new LineString(dimension, null, points(dimension, 2, 2, 2, 4, 4, 4, 2, 2))),
                new LineString(dimension, null, points(dimension, 0, 0, 10, 0, 10, 10, 0, 10, 0, 0)));
        Point point = points(dimension, 13.4050, 52.5200).get(0);
        return List.of(point, line, holed, new MultiPoint(dimension, null, points(dimension, 1, 2, 3, 4)),
                new MultiLineString(dimension, null, List.of(line, other)),
                new MultiPolygon(dimension, null, List.of(square, holed)),
                new GeospatialCollection(dimension, null, List.of(point, other)));
    }

    private static List<Point> points(Dimension dimension, double... numbers) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            Point point = new Point(dimension, null);
            point.setX(numbers[i]);
            point.setY(numbers[i + 1]);
            points.add(point);
        }
        return points;
    }
}
