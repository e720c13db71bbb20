// SPDX-License-Identifier: MPL-2.0
// A property or a function's result. JSON's objects are read by the reader of rows, so that each of
// their members means what it means there.
#include "odata/decode/value_decoder.hpp"

#include "base/number.hpp"
#include "odata/characters.hpp"
#include "odata/decode/json_envelope.hpp"
#include "odata/decode/json_handler.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/decode/value_json.hpp"
#include "odata/decode/value_xml.hpp"
#include "odata/decode/whole_document.hpp"
#include "text/json_value.hpp"
#include "text/xml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace odc::odata {

using base::Error;
using base::Result;
using text::JsonValue;
using text::XmlElement;

namespace {

/// The document, with its links and count noted. Errors: that it is none, or the one that it is.
Result<JsonValue> readEnvelope(const std::string& body, const DecoderLimits& limits, PageEnd& end) {
    auto root =
        text::readJson(body, {.maxDepth = limits.maxDepth, .maxBytes = base::limits::maxRowBytes});
    if (!root)
        return root;
    if (const JsonValue* const error = errorOf(*root))
        return serviceError(wordsOfError(*error), 0);
    end.nextLink = nextLinkOf(*root);
    if (const JsonValue* const count = countIn(*root))
        end.count = base::parseInteger(count->text);
    return root;
}

class ValueDecoder final : public WholeDocumentDecoder {
public:
    ValueDecoder(DecoderOptions options, base::BatchSink sink)
        : WholeDocumentDecoder(std::move(options), std::move(sink), base::limits::maxRowBytes),
          handler_(builder_),
          rows_(handler_, text::JsonRowsLimits{.maxDepth = builder_.limits().maxDepth,
                                               .maxRowBytes = builder_.limits().maxEntryBytes}) {
        handler_.attach(rows_);
    }

private:
    Result<void> read(PageEnd& end) override {
        const std::string_view start = trimmed(body_);
        if (start.empty()) // a value that is not there: "204 No Content"
            return outcome(appendNull(headingOr({})));
        return start.find('<') < start.find_first_of("{[\"") ? readXml() : readJson(end);
    }

    Result<void> readJson(PageEnd& end) {
        auto root = readEnvelope(body_, builder_.limits(), end);
        if (!root)
            return std::move(root).error();
        const JsonValueFound found = findValue(*root, shape_.name);
        const std::string heading = headingOr(found.name);
        if (found.value->type != JsonValue::Type::array)
            return readItem(*found.value, heading, found.edmType);
        for (const JsonValue& item : found.value->items)
            if (auto read = readItem(item, heading, found.edmType); !read)
                return read;
        return {};
    }

    Result<void> readItem(const JsonValue& item, const std::string& heading,
                          const std::string& edmType) {
        switch (item.type) {
        case JsonValue::Type::null:
            return outcome(appendNull(heading));
        case JsonValue::Type::object:
            if (item.members.empty())
                return Error{.message = "The service sent no value but an empty JSON document."};
            if (rows_.readRow(item))
                return {};
            return builder_.hasFailed() ? builder_.error() : readerError();
        case JsonValue::Type::array:
            return Error{.message = "The service's answer is a list of lists, which no table can "
                                    "hold."};
        case JsonValue::Type::boolean:
            return outcome(appendValue(heading, item.isTrue ? "true" : "false",
                                       edmType.empty() ? ValueForm::boolean : ValueForm::typed,
                                       edmType));
        case JsonValue::Type::number:
            return outcome(appendValue(heading, item.text,
                                       edmType.empty() ? ValueForm::number : ValueForm::typed,
                                       edmType));
        case JsonValue::Type::string:
            return outcome(appendValue(heading, item.text,
                                       edmType.empty() ? ValueForm::string : ValueForm::typed,
                                       edmType));
        }
        return {};
    }

    Error readerError() {
        auto pushed = rows_.push("");
        return pushed ? Error{.message = "The service's answer cannot be understood."}
                      : std::move(pushed).error();
    }

    Result<void> readXml() {
        auto root = text::readXmlTree(
            body_, {.maxDepth = builder_.limits().maxDepth, .maxBytes = base::limits::maxRowBytes});
        if (!root)
            return std::move(root).error();
        if (!isOfOData(root->namespaceUri))
            return Error{.message = fmt::format("The service sent no rows but an XML document "
                                                "\"{}\", which this program does not know.",
                                                root->localName.substr(0, 60))};
        const std::string heading = headingOr(xmlNameOf(*root));
        if (!isXmlCollection(*root))
            return readElement(*root, heading, xmlTypeOf(*root));
        for (const XmlElement& item : root->children)
            if (item.localName == "element")
                if (auto read = readElement(item, heading, itemTypeOfXml(*root, item)); !read)
                    return read;
        return {};
    }

    Result<void> readElement(const XmlElement& element, const std::string& heading,
                             const std::string& edmType) {
        if (isXmlNull(element))
            return outcome(appendNull(heading));
        if (element.children.empty())
            return outcome(appendValue(heading, element.text, ValueForm::typed, edmType));
        if (!isOfOData(element.children.front().namespaceUri)) {
            const auto shape = shapeOfXml(element, edmType);
            if (!shape)
                return Error{.message = "The service's answer is a document in XML, which a cell "
                                        "cannot hold."};
            return outcome(appendValue(heading, *shape, ValueForm::typed, edmType));
        }
        return outcome(builder_.beginRow() && appendParts(builder_, builder_.root(), element) &&
                       builder_.endRow());
    }

    JsonHandler handler_;
    text::JsonRowsReader<JsonHandler> rows_;
};

class LinksDecoder final : public WholeDocumentDecoder {
public:
    LinksDecoder(DecoderOptions options, base::BatchSink sink)
        : WholeDocumentDecoder(std::move(options), std::move(sink), base::limits::maxRowBytes) {}

private:
    Result<void> read(PageEnd& end) override {
        const std::string_view start = trimmed(body_);
        if (start.empty())
            return {};
        if (start.find('<') > start.find_first_of("{[\""))
            return readJson(end);
        auto root = text::readXmlTree(
            body_, {.maxDepth = builder_.limits().maxDepth, .maxBytes = base::limits::maxRowBytes});
        if (!root)
            return std::move(root).error();
        if (root->localName == "error")
            return serviceError(
                root->child("message") ? root->child("message")->text : std::string_view(), 0);
        for (const std::string& link : linksIn(*root, end))
            if (!appendValue(headingOr("Link"), link, ValueForm::typed, "Edm.String"))
                return builder_.error();
        return {};
    }

    Result<void> readJson(PageEnd& end) {
        auto root = readEnvelope(body_, builder_.limits(), end);
        if (!root)
            return std::move(root).error();
        const JsonValue* const found = findValue(*root, {}).value;
        const auto take = [&](const JsonValue& item) {
            const std::string_view link = linkOf(item);
            return link.empty() ||
                   appendValue(headingOr("Link"), link, ValueForm::typed, "Edm.String");
        };
        if (found->type != JsonValue::Type::array)
            return outcome(take(*found));
        return outcome(std::ranges::all_of(found->items, take));
    }
};

} // namespace

std::unique_ptr<Decoder> makeValueDecoder(DecoderOptions options, base::BatchSink sink) {
    return std::make_unique<ValueDecoder>(std::move(options), std::move(sink));
}

std::unique_ptr<Decoder> makeLinksDecoder(DecoderOptions options, base::BatchSink sink) {
    return std::make_unique<LinksDecoder>(std::move(options), std::move(sink));
}

} // namespace odc::odata
