// SPDX-License-Identifier: MPL-2.0
#include "base/number.hpp"
#include "odata/decode/json_envelope.hpp"
#include "odata/decode/json_handler.hpp"
#include "odata/decode/service_error.hpp"
#include "odata/decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <new>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using base::Result;
using text::JsonValue;

namespace {

/// The same name twice for what holds the rows: JSON allows it, and somebody's rows would be lost.
bool hasTwoLists(const JsonValue& root) {
    for (const std::string_view name : {"d", "value", "results"}) {
        const auto isNamed = [&](const text::JsonMember& member) { return member.name == name; };
        if (std::ranges::count_if(root.members, isNamed) > 1)
            return true;
    }
    const JsonValue* const inner = root.find("d");
    return inner && inner->type == JsonValue::Type::object && hasTwoLists(*inner);
}

Error noRows(std::string_view what) {
    return Error{.message = fmt::format("The service sent no rows but {}.", what)};
}

class JsonDecoder final : public Decoder {
public:
    JsonDecoder(DecoderOptions options, base::BatchSink sink)
        : builder_(std::move(options), std::move(sink)), handler_(builder_),
          reader_(handler_, text::JsonRowsLimits{.maxDepth = builder_.limits().maxDepth,
                                                 .maxRowBytes = builder_.limits().maxEntryBytes,
                                                 .windowBytes = builder_.limits().windowBytes}) {
        handler_.attach(reader_);
    }

    Result<void> push(std::string_view bytes) override {
        auto pushed = reader_.push(bytes);
        if (!pushed)
            return withWords(std::move(pushed).error());
        if (!*pushed)
            return builderError();
        return {};
    }

    Result<PageEnd> finish() override {
        auto finished = reader_.finish();
        if (!finished)
            return withWords(std::move(finished).error());
        if (finished->isStopped)
            return builderError();
        const JsonValue& envelope = finished->envelope;
        if (const JsonValue* const error = errorOf(envelope))
            return serviceError(wordsOfError(*error), builder_.rowCount());
        if (finished->hadRows && hasTwoLists(envelope))
            return Error{.message = "The service's answer has two lists of rows, and only one can "
                                    "be meant. Report it to the service's operator."};
        if (!finished->hadRows)
            if (auto read = readSingle(envelope); !read)
                return std::move(read).error();
        if (!builder_.finish())
            return builderError();
        return pageEnd(envelope);
    }

private:
    /// A service that fails after it has begun to answer writes its error into the middle.
    Error withWords(Error error) const {
        if (error.kind != ErrorKind::badResponse)
            return error;
        const std::string words = wordsInBrokenJson(reader_.unread());
        return words.empty() ? error : serviceError(words, builder_.rowCount());
    }

    Error builderError() const {
        Error error = builder_.error();
        if (error.where.empty())
            error.where = fmt::format("byte {}", reader_.byteOffset());
        return error;
    }

    /// A document without an array of rows: one entity, or none.
    Result<void> readSingle(const JsonValue& envelope) {
        if (envelope.type != JsonValue::Type::object)
            return noRows("a single value");
        const JsonValue* const inner = envelope.find("d");
        const JsonValue& entity = inner ? *inner : envelope;
        if (entity.type == JsonValue::Type::null || envelope.find("odata.null"))
            return {};
        if (entity.find("EntitySets"))
            return noRows("the list of the service's tables: choose one of them");
        if (envelope.find("ErrorCode") && envelope.find("Message"))
            return serviceError(envelope.textOf("Message"), 0);
        if (entity.type != JsonValue::Type::object || entity.members.empty())
            return noRows("a JSON document without any");
        if (!reader_.readRow(entity))
            return builderError();
        return {};
    }

    PageEnd pageEnd(const JsonValue& envelope) {
        PageEnd end;
        end.rows = builder_.rowCount();
        end.nextLink = nextLinkOf(envelope);
        end.base = contextOf(envelope);
        if (const JsonValue* const count = countIn(envelope)) {
            end.count = base::parseInteger(count->text);
            if (!end.count)
                builder_.warn("The service's count of all rows is no number.");
        }
        end.deltaLink = deltaLinkOf(envelope);
        end.warnings = builder_.takeWarnings();
        return end;
    }

    RowBuilder builder_;
    JsonHandler handler_;
    text::JsonRowsReader<JsonHandler> reader_;
};

} // namespace

std::unique_ptr<Decoder> makeJsonDecoder(DecoderOptions options, base::BatchSink sink) {
    return std::make_unique<JsonDecoder>(std::move(options), std::move(sink));
}

} // namespace odc::odata
