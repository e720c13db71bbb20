// SPDX-License-Identifier: MPL-2.0
// Collections and shapes inside an Atom entry.
#include "odata/decode/atom_handler.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

namespace odc::odata {

using text::viewOf;
using text::XmlAttributes;
using text::XmlName;

/// Items follow, if it is wanted and not null.
void AtomHandler::startCollection(PropertyLevel& level, PropertySlot& slot, std::string_view type) {
    if (isNull_) {
        check(builder_.appendNull(slot));
        return skip();
    }
    const bool isKnown = builder_.formOf(slot) == ColumnForm::collection;
    if (!isKnown && !builder_.become(slot, ColumnForm::collection,
                                     type.empty() ? std::string() : fullTypeName(type))) {
        check(!builder_.hasFailed());
        return skip();
    }
    const std::string_view known = builder_.typeOf(slot);
    collection_.begin(builder_.policyOf(slot),
                      itemTypeOf(known.empty() ? std::string_view(fullTypeName(type)) : known));
    push({Where::collection, &level, &slot});
}

void AtomHandler::startItem(const XmlAttributes& attributes, XmlName uri) {
    isNull_ = false;
    std::string_view type;
    for (int i = 0; i < attributes.size(); ++i)
        readAttribute(attributes[i], type);
    type_ = fullTypeName(type);
    valueSize_ = 0;
    propertyUri_ = uri;
    isCollecting_ = true;
    Part part = isNull_ ? Part::null : Part::single;
    if (!isNull_ && isCollectionType(type_)) {
        collection_.beginArray();
        part = Part::list;
        isCollecting_ = false;
    }
    push({.where = Where::item, .part = part});
}

void AtomHandler::startInItem(XmlName localName, XmlName uri, const XmlAttributes& attributes) {
    isCollecting_ = false;
    Frame& frame = *top_;
    if (frame.part == Part::list)
        return startItem(attributes, uri);
    const bool isAnnotation = names_.spaceOf(uri) == AtomSpace::meta;
    if (frame.part == Part::null || frame.part == Part::done || isAnnotation)
        return skip();
    if (frame.part == Part::single) {
        if (names_.spaceOf(uri) == AtomSpace::gml) {
            shape_.begin(!type_.starts_with("Edm.Geom"));
            return startShape(localName, attributes);
        }
        collection_.beginObject();
        frame.part = Part::object;
    }
    collection_.name(viewOf(localName));
    startItem(attributes, uri);
}

/// `frame` has just been left.
void AtomHandler::endItem(const Frame& frame) {
    isCollecting_ = false;
    switch (frame.part) {
    case Part::null:
        return collection_.null();
    case Part::object:
        return collection_.endObject();
    case Part::list:
        return collection_.endArray();
    case Part::done:
        return;
    case Part::single:
        break;
    }
    // A complex value without parts.
    const bool isEmpty = value().find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (isEmpty && !type_.empty() && !type_.starts_with("Edm.")) {
        collection_.beginObject();
        return collection_.endObject();
    }
    collection_.typed(value(), type_);
}

void AtomHandler::startShape(XmlName localName, const XmlAttributes& attributes) {
    std::string_view system = find(attributes, AtomName::srsName, AtomSpace::gml);
    if (system.empty())
        system = find(attributes, AtomName::srsName, AtomSpace::none);
    shape_.startElement(viewOf(localName), system);
    valueSize_ = 0;
    isCollecting_ = true;
    push({Where::shape});
}

void AtomHandler::endShapePart() {
    isCollecting_ = false;
    shape_.endElement(value());
    valueSize_ = 0;
    if (top_->where != Where::shape)
        takeShape(*top_);
}

/// All of the value has been read; `around` is the property, or the item, that it is the value of.
void AtomHandler::takeShape(const Frame& around) {
    const auto text = shape_.finish();
    top_->where = top_->where == Where::item ? Where::item : Where::skip;
    if (around.where == Where::item) {
        top_->part = Part::done;
        return text ? collection_.typed(*text, "Edm.String") : collection_.null();
    }
    PropertySlot& slot = *around.slot;
    if (!text)
        builder_.warn(fmt::format("Some values of \"{}{}\" are no shapes that are known, and are "
                                  "left out.",
                                  slot.owner->prefix(), slot.name));
    if (!text)
        return check(builder_.appendNull(slot));
    if (builder_.formOf(slot) != ColumnForm::shape &&
        !builder_.become(slot, ColumnForm::shape, type_))
        return check(!builder_.hasFailed());
    check(builder_.append(slot, *text, ValueForm::typed, {}));
}

} // namespace odc::odata
