// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/shape.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <array>

namespace odc::odata {

using text::JsonValue;

namespace {

struct Name {
    std::string_view json;
    std::string_view text;
    Shape::Kind kind;
};

constexpr std::array<Name, 7> names{{
    {"Point", "POINT", Shape::Kind::point},
    {"LineString", "LINESTRING", Shape::Kind::line},
    {"Polygon", "POLYGON", Shape::Kind::polygon},
    {"MultiPoint", "MULTIPOINT", Shape::Kind::points},
    {"MultiLineString", "MULTILINESTRING", Shape::Kind::lines},
    {"MultiPolygon", "MULTIPOLYGON", Shape::Kind::polygons},
    {"GeometryCollection", "GEOMETRYCOLLECTION", Shape::Kind::collection},
}};

std::string_view tagOf(Shape::Kind kind) {
    return std::ranges::find(names, kind, &Name::kind)->text;
}

bool isEmpty(const Shape& shape) {
    return shape.positions.empty() && shape.parts.empty();
}

void appendPositions(std::string& out, const Shape& shape) {
    out += '(';
    for (const auto& position : shape.positions) {
        if (&position != &shape.positions.front())
            out += ',';
        for (std::size_t i = 0; i < position.size(); ++i)
            out += (i > 0 ? " " : "") + base::formatReal(position[i]);
    }
    out += ')';
}

void append(std::string& out, const Shape& shape, bool isTagged) {
    if (isTagged)
        out += tagOf(shape.kind);
    if (isEmpty(shape)) {
        out += isTagged ? " EMPTY" : "EMPTY";
        return;
    }
    if (shape.kind == Shape::Kind::point || shape.kind == Shape::Kind::line)
        return appendPositions(out, shape);
    out += '(';
    for (const Shape& part : shape.parts) {
        if (&part != &shape.parts.front())
            out += ',';
        append(out, part, shape.kind == Shape::Kind::collection);
    }
    out += ')';
}

std::optional<std::vector<double>> positionOf(const JsonValue& value) {
    if (value.type != JsonValue::Type::array || value.items.size() < 2 || value.items.size() > 4)
        return std::nullopt;
    std::vector<double> position;
    for (const JsonValue& item : value.items) {
        const auto number = item.type == JsonValue::Type::number ? base::parseReal(item.text)
                                                                 : std::optional<double>();
        if (!number)
            return std::nullopt;
        position.push_back(*number);
    }
    return position;
}

/// The parts of a shape that has parts of one kind.
Shape::Kind partKind(Shape::Kind kind) {
    switch (kind) {
    case Shape::Kind::points:
        return Shape::Kind::point;
    case Shape::Kind::polygons:
        return Shape::Kind::polygon;
    default:
        return Shape::Kind::line;
    }
}

std::optional<Shape> fromCoordinates(Shape::Kind kind, const JsonValue& value) {
    if (value.type != JsonValue::Type::array)
        return std::nullopt;
    Shape shape{.kind = kind};
    if (kind == Shape::Kind::point) {
        if (value.items.empty())
            return shape;
        auto position = positionOf(value);
        if (!position)
            return std::nullopt;
        shape.positions.push_back(std::move(*position));
        return shape;
    }
    for (const JsonValue& item : value.items) {
        if (kind == Shape::Kind::line) {
            auto position = positionOf(item);
            if (!position)
                return std::nullopt;
            shape.positions.push_back(std::move(*position));
            continue;
        }
        auto part = fromCoordinates(partKind(kind), item);
        if (!part)
            return std::nullopt;
        shape.parts.push_back(std::move(*part));
    }
    return shape;
}

std::optional<Shape> fromJson(const JsonValue& value) {
    const auto* const name = std::ranges::find(names, value.textOf("type"), &Name::json);
    if (name == names.end())
        return std::nullopt;
    if (name->kind != Shape::Kind::collection) {
        const JsonValue* const coordinates = value.find("coordinates");
        return coordinates ? fromCoordinates(name->kind, *coordinates) : std::nullopt;
    }
    const JsonValue* const members = value.find("geometries");
    if (!members || members->type != JsonValue::Type::array)
        return std::nullopt;
    Shape shape{.kind = Shape::Kind::collection};
    for (const JsonValue& member : members->items) {
        auto part = fromJson(member);
        if (!part)
            return std::nullopt;
        shape.parts.push_back(std::move(*part));
    }
    return shape;
}

/// The number at the end of "EPSG:4326" or "http://www.opengis.net/def/crs/EPSG/0/4326".
std::optional<int> sridOf(std::string_view name) {
    const auto last = name.find_last_not_of("0123456789");
    const auto number =
        base::parseInteger(name.substr(last == std::string_view::npos ? 0 : last + 1));
    if (!number || *number > 999'999)
        return std::nullopt;
    return static_cast<int>(*number);
}

} // namespace

std::string wellKnownText(const Shape& shape, std::optional<int> srid) {
    std::string out;
    if (srid)
        out = "SRID=" + std::to_string(*srid) + ";";
    append(out, shape, true);
    return out;
}

bool looksLikeShape(const JsonValue& value) {
    const std::string_view type = value.textOf("type");
    return std::ranges::find(names, type, &Name::json) != names.end() &&
           value.find(type == "GeometryCollection" ? "geometries" : "coordinates") != nullptr;
}

std::optional<std::string> shapeFromJson(const JsonValue& value, bool isGeometry) {
    const auto shape = fromJson(value);
    if (!shape)
        return std::nullopt;
    std::optional<int> srid;
    if (!isGeometry)
        srid = 4326;
    if (const JsonValue* const system = value.find("crs"))
        if (const JsonValue* const properties = system->find("properties"))
            if (const auto given = sridOf(properties->textOf("name")))
                srid = given;
    return wellKnownText(*shape, srid);
}

void GmlShape::begin(bool isGeography) {
    open_.clear();
    done_.reset();
    srid_.reset();
    isGeography_ = isGeography;
    isBroken_ = false;
}

void GmlShape::startElement(std::string_view name, std::string_view srsName) {
    static constexpr std::array<std::pair<std::string_view, Shape::Kind>, 8> shapes{{
        {"Point", Shape::Kind::point},
        {"LineString", Shape::Kind::line},
        {"Polygon", Shape::Kind::polygon},
        {"MultiPoint", Shape::Kind::points},
        {"MultiCurve", Shape::Kind::lines},
        {"MultiLineString", Shape::Kind::lines},
        {"MultiSurface", Shape::Kind::polygons},
        {"MultiGeometry", Shape::Kind::collection},
    }};
    if (!srid_ && !srsName.empty())
        srid_ = sridOf(srsName);
    for (const auto& [known, kind] : shapes)
        if (known == name)
            return open_.push_back({Role::shape, {.kind = kind}});
    if (name == "LinearRing")
        return open_.push_back({Role::ring, {.kind = Shape::Kind::line}});
    if (name == "pos" || name == "posList") {
        isMany_ = name == "posList";
        return open_.push_back({Role::positions});
    }
    static constexpr std::array<std::string_view, 11> wrappers{
        "exterior",       "interior",        "pointMember",     "pointMembers",
        "curveMember",    "curveMembers",    "surfaceMember",   "surfaceMembers",
        "geometryMember", "geometryMembers", "lineStringMember"};
    if (std::ranges::find(wrappers, name) == wrappers.end())
        isBroken_ = true;
    open_.push_back({Role::wrapper});
}

/// Into the line or point around it.
bool GmlShape::readPositions(std::string_view text, bool isMany) {
    if (open_.empty() || (open_.back().role != Role::shape && open_.back().role != Role::ring))
        return false;
    std::vector<double> numbers;
    for (;;) {
        const auto begin = text.find_first_not_of(" \t\r\n");
        if (begin == std::string_view::npos)
            break;
        text.remove_prefix(begin);
        const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
        text.remove_prefix(word.size());
        const auto number = base::parseReal(word);
        if (!number)
            return false;
        numbers.push_back(*number);
    }
    const std::size_t width = isMany ? 2 : numbers.size();
    if (width < 2 || width > 4 || numbers.size() % width != 0)
        return false;
    for (std::size_t i = 0; i < numbers.size(); i += width) {
        if (isGeography_)
            std::swap(numbers[i], numbers[i + 1]);
        const auto at = numbers.begin() + static_cast<std::ptrdiff_t>(i);
        open_.back().shape.positions.emplace_back(at, at + static_cast<std::ptrdiff_t>(width));
    }
    return true;
}

void GmlShape::endElement(std::string_view text) {
    if (open_.empty()) {
        isBroken_ = true;
        return;
    }
    Open closed = std::move(open_.back());
    open_.pop_back();
    close(closed, text);
}

void GmlShape::close(Open& closed, std::string_view text) {
    if (closed.role == Role::wrapper)
        return;
    if (closed.role == Role::positions) {
        const bool isEmptyPoint = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        if (!isEmptyPoint && !readPositions(text, isMany_))
            isBroken_ = true;
        return;
    }
    const auto around = std::find_if(open_.rbegin(), open_.rend(),
                                     [](const Open& open) { return open.role != Role::wrapper; });
    if (around == open_.rend()) {
        if (closed.role == Role::ring || done_)
            isBroken_ = true;
        done_ = std::move(closed.shape);
        return;
    }
    if (around->role != Role::shape || around->shape.kind == Shape::Kind::point ||
        around->shape.kind == Shape::Kind::line) {
        isBroken_ = true;
        return;
    }
    around->shape.parts.push_back(std::move(closed.shape));
}

std::optional<std::string> GmlShape::finish() const {
    if (isBroken_ || !done_ || !open_.empty())
        return std::nullopt;
    return wellKnownText(*done_, srid_ ? srid_ : isGeography_ ? std::optional(4326) : std::nullopt);
}

} // namespace odc::odata
