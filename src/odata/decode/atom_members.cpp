// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/atom_members.hpp"

#include "odata/decode/expanded_rows.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/decode/xml_base.hpp"
#include "odata/type_name.hpp"

#include <utility>

namespace odc::odata {

using base::Error;
using text::JsonValue;
using text::viewOf;
using text::XmlAttributes;
using text::XmlName;

namespace {

std::string_view find(const XmlAttributes& attributes, AtomNames& names, AtomName name,
                      AtomSpace space) {
    for (int i = 0; i < attributes.size(); ++i)
        if (names.nameOf(attributes.nameAt(i)) == name &&
            names.spaceOf(attributes[i].namespaceUri) == space)
            return attributes[i].value;
    return {};
}

JsonValue textValue(std::string_view text) {
    JsonValue value;
    value.type = JsonValue::Type::string;
    value.text = text;
    return value;
}

JsonValue emptyValue(JsonValue::Type type) {
    JsonValue value;
    value.type = type;
    return value;
}

} // namespace

void AtomMembers::begin(std::string_view base) {
    base_ = base;
    frames_.clear();
    frames_.push_back({.where = Where::feed, .value = emptyValue(JsonValue::Type::array)});
}

bool AtomMembers::startElement(XmlName localName, XmlName uri, const XmlAttributes& attributes,
                               AtomNames& names) {
    const AtomName name = names.nameOf(localName);
    const AtomSpace space = names.spaceOf(uri);
    switch (frames_.back().where) {
    case Where::feed:
        return startInFeed(name, space, attributes, names);
    case Where::entry:
        return startInEntry(name, space, attributes, names);
    case Where::content:
        if (name == AtomName::properties && space == AtomSpace::meta)
            return push({.where = Where::properties, .value = emptyValue(JsonValue::Type::object)});
        break;
    case Where::properties:
    case Where::property:
        return startProperty(localName, attributes, names);
    case Where::link:
        if (name == AtomName::inlined && space == AtomSpace::meta)
            return push({.where = Where::inlined});
        break;
    case Where::inlined:
        if (space == AtomSpace::atom && name == AtomName::feed)
            return push({.where = Where::feed, .value = emptyValue(JsonValue::Type::array)});
        if (space == AtomSpace::atom && name == AtomName::entry)
            return push({.where = Where::entry, .value = emptyValue(JsonValue::Type::object)});
        break;
    case Where::skip:
        break;
    }
    return push({});
}

bool AtomMembers::startInFeed(AtomName name, AtomSpace space, const XmlAttributes& attributes,
                              AtomNames& names) {
    if (space == AtomSpace::atom && name == AtomName::entry) {
        Frame entry{.where = Where::entry, .value = emptyValue(JsonValue::Type::object)};
        // What tells a related row from a part of this one.
        entry.value.members.push_back({"@odata.id", textValue({})});
        return push(std::move(entry));
    }
    if (space == AtomSpace::atom && name == AtomName::link &&
        isNextRelation(find(attributes, names, AtomName::rel, AtomSpace::none)))
        frames_.back().nextLink =
            resolveBase(resolveBase(base_, find(attributes, names, AtomName::base, AtomSpace::xml)),
                        find(attributes, names, AtomName::href, AtomSpace::none));
    return push({});
}

bool AtomMembers::startInEntry(AtomName name, AtomSpace space, const XmlAttributes& attributes,
                               AtomNames& names) {
    if (space == AtomSpace::atom && name == AtomName::content)
        return push({.where = Where::content, .value = emptyValue(JsonValue::Type::object)});
    if (space == AtomSpace::meta && name == AtomName::properties)
        return push({.where = Where::properties, .value = emptyValue(JsonValue::Type::object)});
    if (space != AtomSpace::atom || name != AtomName::link)
        return push({});
    const std::string_view relation = find(attributes, names, AtomName::rel, AtomSpace::none);
    const auto slash = relation.rfind('/');
    if (slash == std::string_view::npos || !relation.substr(0, slash).ends_with("/related"))
        return push({});
    return push(
        {.where = Where::link,
         .name = std::string(relation.substr(slash + 1)),
         .isToFeed = find(attributes, names, AtomName::type, AtomSpace::none).find("type=feed") !=
                     std::string_view::npos});
}

bool AtomMembers::startProperty(XmlName localName, const XmlAttributes& attributes,
                                AtomNames& names) {
    const std::string_view isNull = find(attributes, names, AtomName::null, AtomSpace::meta);
    Frame property{.where = Where::property,
                   .name = std::string(viewOf(localName)),
                   .type = std::string(find(attributes, names, AtomName::type, AtomSpace::meta)),
                   .isNull = isNull == "true" || isNull == "1"};
    if (isCollectionType(property.type))
        property.value = emptyValue(JsonValue::Type::array);
    return push(std::move(property));
}

/// Into the object, the collection or the complex value that it stands in.
void AtomMembers::addProperty(Frame& parent, Frame property, std::string_view text) {
    using Type = JsonValue::Type;
    if (!property.isNull && property.value.type == Type::null)
        property.value = textValue(text);
    if (parent.value.type == Type::array)
        return parent.value.items.push_back(std::move(property.value));
    parent.value.type = Type::object;
    if (property.value.type == Type::string && property.type.starts_with("Edm."))
        parent.value.members.push_back({property.name + "@odata.type", textValue(property.type)});
    parent.value.members.push_back({std::move(property.name), std::move(property.value)});
}

void AtomMembers::addLink(Frame& entry, Frame link) {
    if (!link.nextLink.empty())
        entry.links.push_back({link.name + "@odata.nextLink", textValue(link.nextLink)});
    entry.links.push_back({std::move(link.name), std::move(link.value)});
}

bool AtomMembers::endElement(std::string_view text) {
    if (frames_.size() == 1)
        return true;
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    Frame& parent = frames_.back();
    switch (frame.where) {
    case Where::property:
        addProperty(parent, std::move(frame), text);
        break;
    case Where::properties:
    case Where::content:
        for (text::JsonMember& member : frame.value.members)
            parent.value.members.push_back(std::move(member));
        break;
    case Where::entry:
        for (text::JsonMember& linked : frame.links)
            frame.value.members.push_back(std::move(linked));
        if (parent.where == Where::feed)
            parent.value.items.push_back(std::move(frame.value));
        else
            parent.value = std::move(frame.value);
        break;
    case Where::feed:
        parent.value = std::move(frame.value);
        parent.nextLink = std::move(frame.nextLink);
        break;
    case Where::inlined:
        parent.value = std::move(frame.value);
        parent.nextLink = std::move(frame.nextLink);
        if (parent.isToFeed && parent.value.type == JsonValue::Type::null)
            parent.value = emptyValue(JsonValue::Type::array);
        parent.isNull = true; // it is expanded, be it to nothing
        break;
    case Where::link:
        if (frame.isNull)
            addLink(parent, std::move(frame));
        break;
    case Where::skip:
        break;
    }
    return false;
}

namespace {

/// Reads a document whose root is such a feed.
class MembersHandler {
public:
    explicit MembersHandler(const DecoderLimits& limits) : limits_(limits) {}
    void attach(text::XmlPushCore& reader) { reader_ = &reader; }

    void startElement(XmlName localName, XmlName uri, const XmlAttributes& attributes) {
        value_.clear();
        if (depth_++ > 0) {
            isCollecting_ = isError_ || members_.startElement(localName, uri, attributes, names_);
            return;
        }
        const AtomName name = names_.nameOf(localName);
        isError_ = name == AtomName::error;
        if (name != AtomName::feed && !isError_)
            reader_->stop(Error{.message = "The service went on with an expanded collection by a "
                                           "document that is no feed. Tell the service's "
                                           "operator."});
        members_.begin(find(attributes, names_, AtomName::base, AtomSpace::xml));
    }
    void endElement() {
        if (isError_) {
            if (!value_.empty())
                reader_->stop(serviceError(value_, 0));
        } else {
            members_.endElement(value_);
        }
        --depth_;
        isCollecting_ = false;
    }
    void characters(std::string_view text) {
        if (!isCollecting_)
            return;
        if (text.size() > limits_.maxValueBytes - value_.size())
            return reader_->stop(Error{.kind = base::ErrorKind::tooLarge,
                                       .message = "A value of an expanded collection is too long. "
                                                  "Select fewer of its columns."});
        value_ += text;
    }
    [[nodiscard]] AtomMembers& members() { return members_; }

private:
    const DecoderLimits& limits_;
    text::XmlPushCore* reader_ = nullptr;
    AtomNames names_;
    AtomMembers members_;
    std::string value_;
    int depth_ = 0;
    bool isCollecting_ = false;
    bool isError_ = false;
};

} // namespace

base::Result<MembersPage> readAtomMembers(std::string_view xml, const DecoderLimits& limits) {
    MembersHandler handler(limits);
    text::XmlReader<MembersHandler> reader(handler, {.maxDepth = limits.maxDepth});
    handler.attach(reader);
    if (auto pushed = reader.push(xml); !pushed)
        return std::move(pushed).error();
    if (auto finished = reader.finish(); !finished)
        return std::move(finished).error();
    MembersPage page;
    page.nextLink = handler.members().nextLink();
    page.members = std::move(handler.members().take().items);
    return page;
}

} // namespace odc::odata
