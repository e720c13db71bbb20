// SPDX-License-Identifier: MPL-2.0
// Geography and geometry: read from GeoJSON or GML, written as well-known text.
#pragma once

#include "text/json_value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::odata {

struct Shape {
    enum class Kind : std::uint8_t {
        point,
        line,
        polygon, ///< its parts are rings, the outer one first
        points,
        lines,
        polygons,
        collection,
    };

    Kind kind = Kind::point;
    std::vector<std::vector<double>> positions = {}; ///< of a point or a line, longitude first
    std::vector<Shape> parts = {};
};

/// "SRID=4326;POINT(8.5 47.25)". An SRID that is not known is left out.
/// Source: OData ABNF 4.01 (fullPointLiteral and its like); numbers are the shortest that read
/// back.
std::string wellKnownText(const Shape& shape, std::optional<int> srid);

/// The text of a GeoJSON object; nothing where it is none. Without "crs" a geography is in 4326.
/// Source: OData JSON 4.01 section 7.1; RFC 7946; "crs" as in GeoJSON of 2008.
std::optional<std::string> shapeFromJson(const text::JsonValue& value, bool isGeometry);

/// Whether an object is GeoJSON, by its members: for payloads without types.
bool looksLikeShape(const text::JsonValue& value);

/// Puts a shape together from the elements of GML as they are met.
/// Source: OData Atom 4.0 section 7.1 (GML simple features); a geography's positions have the
/// latitude first, which is turned round.
class GmlShape {
public:
    /// A new value begins.
    void begin(bool isGeography);
    /// `srsName` is empty where the element has none.
    void startElement(std::string_view name, std::string_view srsName);
    /// With the text directly inside it.
    void endElement(std::string_view text);
    /// Nothing where it was no shape that is known.
    [[nodiscard]] std::optional<std::string> finish() const;

private:
    enum class Role : std::uint8_t { shape, ring, positions, wrapper };
    struct Open {
        Role role;
        Shape shape = {}; ///< shape, ring
    };

    void close(Open& open, std::string_view text);
    bool readPositions(std::string_view text, bool isMany);

    std::vector<Open> open_;
    std::optional<Shape> done_;
    std::optional<int> srid_;
    bool isGeography_ = false;
    bool isMany_ = false; ///< the positions that are open are a posList
    bool isBroken_ = false;
};

} // namespace odc::odata
