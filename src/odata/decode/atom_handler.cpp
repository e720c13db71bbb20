// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/atom_handler.hpp"

#include "base/number.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/decode/xml_base.hpp"
#include "odata/type_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::viewOf;
using text::XmlAttribute;
using text::XmlAttributes;
using text::XmlName;

namespace {

bool isTrue(std::string_view text) {
    return text == "true" || text == "1";
}

/// "Collection(Edm.String)", in v4 "#Collection(String)".
bool isCollectionMark(std::string_view type) {
    if (type.empty() || type.front() == 'E')
        return false;
    if (type.front() == '#')
        type.remove_prefix(1);
    return isCollectionType(type);
}

bool isDelta(std::string_view relation) {
    return relation == "delta" || relation == "http://docs.oasis-open.org/odata/ns/delta";
}

} // namespace

AtomHandler::AtomHandler(RowBuilder& builder, JsonHandler& inner)
    : builder_(builder), inner_(inner), mappings_(builder.feedMappings()),
      frames_(static_cast<std::size_t>(builder.limits().maxDepth) + 2), top_(frames_.data()),
      value_(std::min<std::size_t>(1'024, builder.limits().maxValueBytes)),
      tree_(builder.feedMappings()) {
    mappings_.settle(builder);
}

void AtomHandler::check(bool isFine) {
    if (!isFine)
        reader_->stop(builder_.error());
}

std::string_view AtomHandler::find(const XmlAttributes& attributes, AtomName name,
                                   AtomSpace space) {
    for (int i = 0; i < attributes.size(); ++i) {
        if (names_.nameOf(attributes.nameAt(i)) != name)
            continue;
        const XmlAttribute attribute = attributes[i];
        if (names_.spaceOf(attribute.namespaceUri) == space)
            return attribute.value;
    }
    return {};
}

void AtomHandler::startElement(XmlName localName, XmlName uri, const XmlAttributes& attributes) {
    const Frame& frame = *top_;
    switch (frame.where) {
    case Where::properties:
        return startProperty(*frame.level, localName, uri, attributes);
    case Where::property:
        return startPart(localName, uri, attributes);
    case Where::entry:
        return startInEntry(localName, names_.spaceOf(uri), attributes);
    case Where::content:
        if (names_.nameOf(localName) == AtomName::properties &&
            names_.spaceOf(uri) == AtomSpace::meta)
            return push({Where::properties, frame.level});
        return skip();
    case Where::feed:
        return startInFeed(localName, names_.spaceOf(uri), attributes);
    case Where::link:
        if (names_.nameOf(localName) == AtomName::inlined &&
            names_.spaceOf(uri) == AtomSpace::meta && !linkName_.empty())
            return push({Where::inlined, frame.level, &frame.level->byName(linkName_)});
        return skip();
    case Where::inlined:
        return startInInline(localName, names_.spaceOf(uri));
    case Where::inlineFeed:
        return startInInlineFeed(localName, names_.spaceOf(uri), attributes);
    case Where::collection:
        return startItem(attributes, uri);
    case Where::item:
        return startInItem(localName, uri, attributes);
    case Where::shape:
        return startShape(localName, attributes);
    case Where::error:
        if (names_.nameOf(localName) == AtomName::message) {
            valueSize_ = 0;
            isCollecting_ = true;
            return push({Where::errorMessage});
        }
        return skip();
    case Where::document:
        return startRoot(localName, names_.spaceOf(uri), attributes, uri);
    case Where::count:
    case Where::errorMessage:
    case Where::inlineDone:
    case Where::skip:
        return skip();
    case Where::members:
        isCollecting_ = tree_.startElement(localName, uri, attributes, names_);
        valueSize_ = 0;
        return push(frame);
    case Where::mappedEntry:
        if (viewOf(localName) == "category")
            mapped_.back()->takeType(attributes);
        if (!startMapped(localName, uri, attributes))
            startInEntry(localName, names_.spaceOf(uri), attributes);
        return;
    case Where::mapped:
        return startInMapped(localName, uri, attributes);
    }
}

void AtomHandler::startRoot(XmlName localName, AtomSpace space, const XmlAttributes& attributes,
                            XmlName uri) {
    const AtomName name = names_.nameOf(localName);
    const std::string_view root = viewOf(localName);
    base_ = find(attributes, AtomName::base, AtomSpace::xml);
    if (space == AtomSpace::atom && name == AtomName::feed)
        return push({Where::feed});
    if (space == AtomSpace::atom && name == AtomName::entry)
        return startRow();
    if (name == AtomName::error || root == "ServiceFault")
        return push({Where::error});
    if (space == AtomSpace::data && name != AtomName::links && name != AtomName::uri) {
        isPropertyDocument_ = true;
        check(builder_.beginRow());
        return startProperty(builder_.root(), localName, uri, attributes);
    }
    std::string_view what = "which this program does not know";
    if (root == "Edmx")
        what = "which is the service's metadata";
    else if (root == "service")
        what = "which is the list of the service's tables: choose one of them";
    else if (root == "html")
        what = "which is a web page, perhaps to sign in";
    else if (space == AtomSpace::data)
        what = "which is a list of links";
    reader_->stop(Error{.message = fmt::format("The service sent no rows but an XML document "
                                               "\"{}\", {}.",
                                               root.substr(0, 60), what)});
}

void AtomHandler::startRow() {
    inner_.expanded().forget();
    check(builder_.beginRow());
    mapped_.clear();
    startEntry(builder_.root(), {});
}

/// A row's, or that of a single related row in it.
void AtomHandler::startEntry(PropertyLevel& level, std::string_view path) {
    MappedValues* const values = mappings_.at(path);
    if (values)
        mapped_.push_back(values);
    push({values ? Where::mappedEntry : Where::entry, &level});
}

void AtomHandler::startInFeed(XmlName localName, AtomSpace space, const XmlAttributes& attributes) {
    const AtomName name = names_.nameOf(localName);
    if (space == AtomSpace::atom && name == AtomName::entry)
        return startRow();
    if (space == AtomSpace::atom && name == AtomName::link)
        readNextLink(attributes);
    if (space == AtomSpace::meta && name == AtomName::count) {
        valueSize_ = 0;
        isCollecting_ = true;
        return push({Where::count});
    }
    if (space == AtomSpace::meta && name == AtomName::error)
        return push({Where::error});
    if (name == AtomName::deletedEntry)
        builder_.warn("The service also named deleted rows, which are left out.");
    if (space == AtomSpace::meta && (name == AtomName::link || name == AtomName::deletedLink))
        builder_.warn("The service also named links between rows that have changed, which are left "
                      "out.");
    skip();
}

void AtomHandler::readNextLink(const XmlAttributes& attributes) {
    const std::string_view relation = find(attributes, AtomName::rel, AtomSpace::none);
    if (isDelta(relation))
        end_.deltaLink =
            resolveBase(resolveBase(base_, find(attributes, AtomName::base, AtomSpace::xml)),
                        find(attributes, AtomName::href, AtomSpace::none));
    if (!isNextRelation(relation))
        return;
    end_.nextLink = find(attributes, AtomName::href, AtomSpace::none);
    end_.base = resolveBase(base_, find(attributes, AtomName::base, AtomSpace::xml));
}

void AtomHandler::startInEntry(XmlName localName, AtomSpace space,
                               const XmlAttributes& attributes) {
    PropertyLevel* const level = top_->level;
    const AtomName name = names_.nameOf(localName);
    if (space == AtomSpace::atom && name == AtomName::content)
        return push({Where::content, level});
    if (space == AtomSpace::atom && name == AtomName::link) {
        readLink(attributes);
        return push({Where::link, level});
    }
    if (space == AtomSpace::meta && name == AtomName::properties)
        return push({Where::properties, level});
    if (space == AtomSpace::meta && name == AtomName::error)
        return push({Where::error});
    skip();
}

/// False, and nothing done, where the element has no part in a mapping.
bool AtomHandler::startMapped(XmlName localName, XmlName uri, const XmlAttributes& attributes) {
    const bool isAtom = names_.spaceOf(uri) == AtomSpace::atom;
    MappedValues& mapped = *mapped_.back();
    if (!mapped.enter(isAtom ? atomNamespace : viewOf(uri), viewOf(localName)))
        return false;
    for (int i = 0; i < attributes.size(); ++i) {
        const XmlAttribute attribute = attributes[i];
        mapped.takeAttribute(viewOf(attribute.namespaceUri), viewOf(attribute.localName),
                             attribute.value);
    }
    valueSize_ = 0;
    isCollecting_ =
        mapped.wantsText() && !isTrue(find(attributes, AtomName::null, AtomSpace::meta));
    push({Where::mapped});
    return true;
}

/// A child element inside a value: markup.
void AtomHandler::startInMapped(XmlName localName, XmlName uri, const XmlAttributes& attributes) {
    if (std::exchange(isCollecting_, false))
        builder_.warn("Some values that stand outside of the entries' content are documents, which "
                      "a cell cannot hold; they are left out.");
    if (!startMapped(localName, uri, attributes))
        skip();
}

void AtomHandler::endMapped() {
    if (std::exchange(isCollecting_, false))
        mapped_.back()->takeText(value());
    mapped_.back()->leave();
}

void AtomHandler::endMappedEntry(const PropertyLevel* level) {
    check(mapped_.back()->appendTo(builder_));
    mapped_.pop_back();
    if (level == &builder_.root() && !builder_.hasFailed())
        check(inner_.endRowElsewhere());
}

/// rel="http://schemas.microsoft.com/ado/2007/08/dataservices/related/Category"
void AtomHandler::readLink(const XmlAttributes& attributes) {
    linkName_.clear();
    const std::string_view relation = find(attributes, AtomName::rel, AtomSpace::none);
    const auto slash = relation.rfind('/');
    if (slash == std::string_view::npos)
        return;
    if (!relation.substr(0, slash).ends_with("/related"))
        return readStreamLink(relation, attributes);
    linkName_ = relation.substr(slash + 1);
    isLinkToFeed_ = find(attributes, AtomName::type, AtomSpace::none).find("type=feed") !=
                    std::string_view::npos;
}

/// rel="http://docs.oasis-open.org/odata/ns/mediaresource/Photo": shown where Photo was asked for
/// by name.
void AtomHandler::readStreamLink(std::string_view relation, const XmlAttributes& attributes) {
    constexpr std::string_view mark = "/mediaresource/";
    const auto at = relation.find(mark);
    if (at == std::string_view::npos)
        return;
    PropertySlot* const slot = top_->level->find(relation.substr(at + mark.size()));
    if (slot && builder_.isPlain(*slot) && !builder_.isFilled(*slot))
        check(builder_.append(*slot,
                              resolveBase(base_, find(attributes, AtomName::href, AtomSpace::none)),
                              ValueForm::typed, "Edm.Stream"));
}

void AtomHandler::startInInline(XmlName localName, AtomSpace space) {
    Frame& frame = *top_;
    PropertySlot& slot = *frame.slot;
    const AtomName name = names_.nameOf(localName);
    if (space != AtomSpace::atom || (name != AtomName::entry && name != AtomName::feed))
        return skip();
    frame.where = Where::inlineDone;
    if (name == AtomName::feed) {
        if (ExpandedRows::wantsMembers(slot)) {
            tree_.begin(base_, slot.owner->prefix() + slot.name);
            return push({Where::members, frame.level, &slot});
        }
        members_ = 0;
        return push({Where::inlineFeed, frame.level, &slot});
    }
    PropertyLevel* const level = builder_.enter(slot);
    check(!builder_.hasFailed());
    if (!level)
        return skip();
    startEntry(*level, std::string_view(level->prefix()).substr(0, level->prefix().size() - 1));
}

void AtomHandler::endMembers(PropertySlot& slot) {
    check(inner_.expanded().take(slot, tree_.take()));
    if (!tree_.nextLink().empty())
        inner_.expanded().noteNext(slot, tree_.nextLink());
}

void AtomHandler::startInInlineFeed(XmlName localName, AtomSpace space,
                                    const XmlAttributes& attributes) {
    const AtomName name = names_.nameOf(localName);
    if (space == AtomSpace::atom && name == AtomName::entry)
        ++members_;
    if (space == AtomSpace::atom && name == AtomName::link &&
        isNextRelation(find(attributes, AtomName::rel, AtomSpace::none)))
        inner_.expanded().noteNext(
            *top_->slot,
            resolveBase(resolveBase(base_, find(attributes, AtomName::base, AtomSpace::xml)),
                        find(attributes, AtomName::href, AtomSpace::none)));
    skip();
}

void AtomHandler::startProperty(PropertyLevel& level, XmlName localName, XmlName uri,
                                const XmlAttributes& attributes) {
    if (uri != dataUri_) [[unlikely]] {
        // A service that fails in the middle of an entry says so there; annotations are no values.
        if (names_.spaceOf(uri) == AtomSpace::meta)
            return push({names_.nameOf(localName) == AtomName::error ? Where::error : Where::skip});
        dataUri_ = uri;
    }
    PropertySlot& slot = level.byToken(localName, viewOf(localName));
    isNull_ = false;
    std::string_view type;
    for (int i = 0; i < attributes.size(); ++i) {
        const XmlAttribute attribute = attributes[i];
        if (attribute.localName == typeName_ && attribute.namespaceUri == typeUri_) [[likely]]
            type = attribute.value;
        else
            readAttribute(attribute, type);
    }
    if (!builder_.isPlain(slot)) [[unlikely]] {
        if (isCollectionMark(type) || builder_.formOf(slot) == ColumnForm::collection)
            return startCollection(level, slot, type);
        type_ = fullTypeName(type);
    } else if (isCollectionMark(type)) [[unlikely]] {
        return startCollection(level, slot, type);
    }
    valueSize_ = 0;
    propertyUri_ = uri;
    isCollecting_ = true;
    push({Where::property, &level, &slot});
}

void AtomHandler::readAttribute(const XmlAttribute& attribute, std::string_view& type) {
    if (names_.spaceOf(attribute.namespaceUri) != AtomSpace::meta)
        return;
    const AtomName name = names_.nameOf(attribute.localName);
    if (name == AtomName::null)
        isNull_ = isTrue(attribute.value);
    if (name != AtomName::type)
        return;
    typeName_ = attribute.localName;
    typeUri_ = attribute.namespaceUri;
    type = attribute.value;
}

/// A child element inside a property: the value is a complex one after all.
void AtomHandler::startPart(XmlName localName, XmlName uri, const XmlAttributes& attributes) {
    isCollecting_ = false;
    Frame& frame = *top_;
    const AtomSpace space = names_.spaceOf(uri);
    if (space == AtomSpace::gml) {
        const std::string_view known = builder_.typeOf(*frame.slot);
        shape_.begin(!(known.empty() ? std::string_view(type_) : known).starts_with("Edm.Geom"));
        return startShape(localName, attributes);
    }
    // A collection whose type is not written.
    if (names_.nameOf(localName) == AtomName::element && !frame.slot->level &&
        (space == AtomSpace::meta || space == AtomSpace::data)) {
        PropertySlot& slot = *frame.slot;
        PropertyLevel& level = *frame.level;
        --top_;
        startCollection(level, slot, {});
        if (top_->where == Where::collection)
            return startItem(attributes, uri);
        return skip();
    }
    if (uri != propertyUri_) {
        builder_.warn(fmt::format("The values of \"{}{}\" are documents, which a cell "
                                  "cannot hold; they are left out.",
                                  frame.slot->owner->prefix(), frame.slot->name));
        check(builder_.appendNull(*frame.slot));
        frame.where = Where::skip;
        return skip();
    }
    PropertyLevel* const level = builder_.enter(*frame.slot);
    check(!builder_.hasFailed());
    if (!level) {
        frame.where = Where::skip;
        return skip();
    }
    frame = {Where::properties, level};
    startProperty(*level, localName, uri, attributes);
}

/// A complex value that is there, but has no parts: <d:Address m:type="NS.Address"/>.
bool AtomHandler::isEmptyComplex(const PropertySlot& slot) const {
    const bool isComplex = slot.level || (!type_.empty() && !type_.starts_with("Edm."));
    return isComplex && value().find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void AtomHandler::endProperty(PropertySlot& slot) {
    isCollecting_ = false;
    if (isNull_ || (!builder_.isDecided(slot) && isEmptyComplex(slot)))
        check(builder_.appendNull(slot));
    else
        check(builder_.append(slot, value(), ValueForm::typed, type_));
}

void AtomHandler::endElement() {
    const Frame& frame = *top_--;
    switch (frame.where) {
    case Where::property:
        endProperty(*frame.slot);
        break;
    case Where::collection:
        check(builder_.append(*frame.slot, collection_.finish(), ValueForm::typed, {}));
        break;
    case Where::inlineFeed:
        check(builder_.appendCount(*frame.slot, members_));
        break;
    case Where::item:
        endItem(frame);
        return;
    case Where::shape:
        endShapePart();
        return;
    case Where::inlined:
        check(isLinkToFeed_ ? builder_.appendCount(*frame.slot, 0)
                            : builder_.appendNull(*frame.slot));
        break;
    case Where::entry:
        if (frame.level == &builder_.root())
            check(inner_.endRowElsewhere());
        return;
    case Where::mappedEntry:
        endMappedEntry(frame.level);
        return;
    case Where::mapped:
        endMapped();
        return;
    case Where::members:
        isCollecting_ = false;
        if (tree_.endElement(value()))
            endMembers(*frame.slot);
        return;
    case Where::count:
        readCount();
        break;
    case Where::error:
    case Where::errorMessage:
        stopWithServiceError();
        return;
    default:
        break;
    }
    if (isPropertyDocument_ && top_ == frames_.data())
        check(builder_.endRow());
}

void AtomHandler::collectLong(std::string_view text) {
    const std::size_t size = valueSize_ + text.size();
    if (size > builder_.limits().maxValueBytes) {
        reader_->stop(Error{.kind = ErrorKind::tooLarge,
                            .message = fmt::format("A value in row {} has more than {} bytes, the "
                                                   "limit for one value. Leave that column out.",
                                                   builder_.rowCount() + 1,
                                                   builder_.limits().maxValueBytes)});
        return;
    }
    value_.resize(std::max(size, std::min(2 * value_.size(), builder_.limits().maxValueBytes)));
    std::memcpy(value_.data() + valueSize_, text.data(), text.size());
    valueSize_ = size;
}

void AtomHandler::readCount() {
    isCollecting_ = false;
    std::string_view text = value();
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ')
        text.remove_suffix(1);
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ')
        text.remove_prefix(1);
    end_.count = base::parseInteger(text);
    if (!end_.count)
        builder_.warn("The service's count of all rows is no number.");
}

void AtomHandler::stopWithServiceError() {
    isCollecting_ = false;
    reader_->stop(serviceError(value(), builder_.rowCount()));
}

} // namespace odc::odata

template class odc::text::XmlReader<odc::odata::AtomHandler>;
