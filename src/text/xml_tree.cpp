// SPDX-License-Identifier: MPL-2.0
#include "text/xml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::text {

using base::Error;
using base::ErrorKind;

namespace {

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Builds the tree; elements that are still open lie on a stack by value.
class TreeBuilder {
public:
    /// `parts` is borrowed, or null for a tree that stays whole.
    TreeBuilder(const XmlParts* parts, std::size_t maxNodes) : parts_(parts), maxNodes_(maxNodes) {}

    void attach(XmlPushCore& reader) { reader_ = &reader; }

    void startElement(XmlName localName, XmlName namespaceUri, const XmlAttributes& attributes) {
        nodes_ += 1 + static_cast<std::size_t>(attributes.size());
        if (nodes_ > maxNodes_)
            return tooMany();
        XmlElement element;
        element.namespaceUri = viewOf(namespaceUri);
        element.localName = viewOf(localName);
        element.line = reader_->line();
        element.attributes.reserve(static_cast<std::size_t>(attributes.size()));
        for (int i = 0; i < attributes.size(); ++i) {
            const XmlAttribute attribute = attributes[i];
            element.attributes.push_back({std::string(viewOf(attribute.namespaceUri)),
                                          std::string(viewOf(attribute.localName)),
                                          std::string(attribute.value)});
        }
        const bool mayDivide = parts_ != nullptr && divided_ == open_.size();
        open_.push_back(std::move(element));
        if (mayDivide && parts_->isDivided(open_))
            ++divided_;
    }

    void endElement() {
        XmlElement done = std::move(open_.back());
        open_.pop_back();
        divided_ = std::min(divided_, open_.size());
        if (!done.children.empty() && isBlank(done.text))
            done.text.clear();
        if (open_.empty())
            root_ = std::move(done);
        else if (divided_ == open_.size())
            parts_->take(open_, std::move(done));
        else
            open_.back().children.push_back(std::move(done));
    }

    void characters(std::string_view text) {
        if (!open_.empty())
            open_.back().text.append(text);
    }

    XmlElement takeRoot() { return std::move(root_); }

private:
    void tooMany() {
        reader_->stop(
            Error{.kind = ErrorKind::tooLarge,
                  .message = fmt::format("The service's answer has more than {} elements and "
                                         "attributes where a short document belongs, which is "
                                         "refused. Check the address; if it is right, tell the "
                                         "service's operator.",
                                         maxNodes_)});
    }

    XmlPushCore* reader_ = nullptr;
    const XmlParts* parts_;
    std::size_t maxNodes_;
    std::size_t nodes_ = 0;
    std::size_t divided_ = 0; ///< so many of the open elements, from the root on
    std::vector<XmlElement> open_;
    XmlElement root_;
};

} // namespace

const std::string* XmlElement::findAttribute(std::string_view uri, std::string_view name) const {
    for (const XmlTreeAttribute& attribute : attributes)
        if (attribute.localName == name && attribute.namespaceUri == uri)
            return &attribute.value;
    return nullptr;
}

const std::string* XmlElement::findAttribute(std::string_view name) const {
    return findAttribute({}, name);
}

std::string_view XmlElement::attribute(std::string_view name) const {
    const std::string* const value = findAttribute(name);
    return value ? std::string_view(*value) : std::string_view();
}

const XmlElement* XmlElement::child(std::string_view name) const {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const XmlElement& e) { return e.localName == name; });
    return found == children.end() ? nullptr : &*found;
}

namespace {

Result<XmlElement> readWith(std::string_view xml, const XmlLimits& limits, const XmlParts* parts) {
    TreeBuilder builder(parts, limits.maxNodes);
    XmlReader<TreeBuilder> reader(builder, limits);
    builder.attach(reader);
    if (auto pushed = reader.push(xml); !pushed)
        return pushed.error();
    if (auto finished = reader.finish(); !finished)
        return finished.error();
    return builder.takeRoot();
}

} // namespace

Result<XmlElement> readXmlParts(std::string_view xml, const XmlLimits& limits,
                                const XmlParts& parts) {
    return readWith(xml, limits, &parts);
}

Result<XmlElement> readXmlTree(std::string_view xml, const XmlLimits& limits) {
    return readWith(xml, limits, nullptr);
}

} // namespace odc::text
