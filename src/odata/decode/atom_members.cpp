// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/atom_members.hpp"

#include "odata/decode/expanded_rows.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/decode/xml_base.hpp"
#include "odata/type_name.hpp"

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using text::JsonMember;
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

void AtomMembers::begin(std::string_view base, std::string path) {
    base_ = base;
    frames_.clear();
    frames_.push_back({.where = Where::feed,
                       .value = emptyValue(JsonValue::Type::array),
                       .path = std::move(path)});
}

bool AtomMembers::startElement(XmlName localName, XmlName uri, const XmlAttributes& attributes,
                               AtomNames& names) {
    const AtomName name = names.nameOf(localName);
    const AtomSpace space = names.spaceOf(uri);
    switch (frames_.back().where) {
    case Where::feed:
        return startInFeed(name, space, attributes, names);
    case Where::entry:
        if (frames_.back().values && viewOf(localName) == "category")
            frames_.back().values->takeType(attributes);
        if (startMapped(localName, uri, attributes, names))
            return frames_.back().wantsText;
        return startInEntry(name, space, attributes, names);
    case Where::mapped:
        frames_.back().wantsText = false; // markup
        if (startMapped(localName, uri, attributes, names))
            return frames_.back().wantsText;
        break;
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
            return push({.where = Where::entry,
                         .value = emptyValue(JsonValue::Type::object),
                         .values = mappings_.at(frames_.back().path)});
        break;
    case Where::skip:
        break;
    }
    return push({});
}

bool AtomMembers::startInFeed(AtomName name, AtomSpace space, const XmlAttributes& attributes,
                              AtomNames& names) {
    if (space == AtomSpace::atom && name == AtomName::entry) {
        Frame entry{.where = Where::entry,
                    .value = emptyValue(JsonValue::Type::object),
                    .values = mappings_.at(frames_.back().path)};
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
    std::string linked(relation.substr(slash + 1));
    std::string path = frames_.back().path + "/" + linked;
    return push(
        {.where = Where::link,
         .name = std::move(linked),
         .isToFeed = find(attributes, names, AtomName::type, AtomSpace::none).find("type=feed") !=
                     std::string_view::npos,
         .path = std::move(path)});
}

bool AtomMembers::startMapped(XmlName localName, XmlName uri, const XmlAttributes& attributes,
                              AtomNames& names) {
    MappedValues* const values = frames_.back().values;
    const bool isAtom = names.spaceOf(uri) == AtomSpace::atom;
    if (!values || !values->enter(isAtom ? atomNamespace : viewOf(uri), viewOf(localName)))
        return false;
    for (int i = 0; i < attributes.size(); ++i)
        values->takeAttribute(viewOf(attributes[i].namespaceUri), viewOf(attributes.nameAt(i)),
                              attributes[i].value);
    const std::string_view isNull = find(attributes, names, AtomName::null, AtomSpace::meta);
    push({.where = Where::mapped,
          .wantsText = values->wantsText() && isNull != "true" && isNull != "1",
          .values = values});
    return true;
}

/// What its content does not say, below the objects that the column's path leads through.
void AtomMembers::addMapped(Frame& entry) {
    entry.values->handOver([&](const FeedMapping& mapping, const std::string& text) {
        JsonValue* object = &entry.value;
        std::string_view path = mapping.column;
        for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
            const std::string_view part = path.substr(0, slash);
            auto member = std::ranges::find(object->members, part, &JsonMember::name);
            if (member == object->members.end())
                member = object->members.insert(
                    member, {std::string(part), emptyValue(JsonValue::Type::object)});
            if (member->value.type != JsonValue::Type::object)
                return;
            object = &member->value;
            path.remove_prefix(slash + 1);
        }
        if (object->find(path))
            return;
        if (mapping.edmType.starts_with("Edm."))
            object->members.push_back(
                {std::string(path) + "@odata.type", textValue(mapping.edmType)});
        object->members.push_back({std::string(path), textValue(text)});
    });
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
        for (JsonMember& member : frame.value.members)
            parent.value.members.push_back(std::move(member));
        break;
    case Where::mapped:
        if (frame.wantsText)
            frame.values->takeText(text);
        frame.values->leave();
        break;
    case Where::entry:
        if (frame.values)
            addMapped(frame);
        for (JsonMember& linked : frame.links)
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
    MembersHandler(const DecoderLimits& limits, const std::vector<FeedMapping>& mappings,
                   const std::string& path)
        : limits_(limits), path_(path), members_(mappings) {}
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
        members_.begin(find(attributes, names_, AtomName::base, AtomSpace::xml), path_);
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
    const std::string& path_;
    text::XmlPushCore* reader_ = nullptr;
    AtomNames names_;
    AtomMembers members_;
    std::string value_;
    int depth_ = 0;
    bool isCollecting_ = false;
    bool isError_ = false;
};

} // namespace

base::Result<MembersPage> readAtomMembers(std::string_view xml, const DecoderLimits& limits,
                                          const std::vector<FeedMapping>& mappings,
                                          const std::string& path) {
    MembersHandler handler(limits, mappings, path);
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
