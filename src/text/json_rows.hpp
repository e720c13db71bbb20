// SPDX-License-Identifier: MPL-2.0
// Reading a JSON page while it arrives: the rows one by one, then the rest of the document, the
// "envelope", as a small tree. simdjson On-Demand reads the rows; its name stays in the .cpp.
// The body is cut at row borders, so that what is held is a window and never the page.
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "text/json_value.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace odc::text {

using base::Result;

/// A member's name. Equal names have equal tokens, while the reader lives.
struct JsonName {
    std::string_view text;
    const void* token;
};

enum class JsonToken : std::uint8_t { null, boolean, number, string };

/// What a handler wants of an object or an array inside a row.
enum class JsonWish : std::uint8_t {
    skip,  ///< nothing: it is stepped over
    walk,  ///< its members or items one by one, then its end
    count, ///< of an array: its end, with the number of items, which are stepped over
    raw,   ///< its text, from bracket to bracket as it was sent
};

struct JsonRowsLimits {
    int maxDepth = base::limits::maxDepth;
    std::size_t maxRowBytes = base::limits::maxRowBytes; ///< also of the envelope
    std::size_t windowBytes = base::limits::windowBytes;
};

/// The part of a reader that knows the library; use JsonRowsReader.
class JsonRowsCore {
public:
    /// A handler's functions; each returns false to stop, after which its owner knows why.
    struct Calls {
        bool (*beginRow)(void* self);
        bool (*endRow)(void* self);
        bool (*scalar)(void* self, const JsonName& name, JsonToken token, std::string_view text);
        bool (*beginObject)(void* self, const JsonName& name, JsonWish& wish);
        bool (*endObject)(void* self);
        bool (*beginArray)(void* self, const JsonName& name, JsonWish& wish);
        bool (*endArray)(void* self, const JsonName& name, std::int64_t count);
        bool (*raw)(void* self, const JsonName& name, std::string_view json);
        bool (*rawTree)(void* self, const JsonName& name, const JsonValue& value);
    };

    JsonRowsCore(void* handler, const Calls& calls, JsonRowsLimits limits);
    ~JsonRowsCore();
    JsonRowsCore(const JsonRowsCore&) = delete;
    JsonRowsCore& operator=(const JsonRowsCore&) = delete;

    /// False in the result: the handler stopped it.
    Result<bool> push(std::string_view bytes);

    /// What is left when the rows are taken out.
    struct Rest {
        JsonValue envelope;   ///< the document; the array of rows is empty in it
        bool hadRows = false; ///< it had an array of rows, be it empty
        bool isStopped = false;
    };
    /// After the last byte.
    Result<Rest> finish();
    /// Sends an object of a tree to the handler as one row.
    bool readRow(const JsonValue& row);
    /// Sends an object's members to the handler, without beginning or end: for one that was taken
    /// raw and turned out to be wanted after all.
    bool readMembers(const JsonValue& object);
    /// The same for an array's items.
    bool readItems(const JsonValue& array);
    /// What has come and is not read yet, or could not be: where a service that failed in the
    /// middle wrote why. It lives until the next call.
    [[nodiscard]] std::string_view unread() const;
    /// Bytes before the row that is being read.
    [[nodiscard]] std::int64_t byteOffset() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Feeds a Handler with
///   bool beginRow(); bool endRow();
///   bool scalar(const JsonName& name, JsonToken token, std::string_view text);
///       // a number's literal; a string's content; "true" and "false"
///   bool beginObject(const JsonName& name, JsonWish& wish); bool endObject();
///   bool beginArray(const JsonName& name, JsonWish& wish);
///   bool endArray(const JsonName& name, std::int64_t count);
///       // the wish is `skip` unless the handler sets it; an end comes for `walk` and `count`
///   bool raw(const JsonName& name, std::string_view json);
///   bool rawTree(const JsonName& name, const JsonValue& value);
///       // where the wish was `raw`; white space inside is as it was sent. The second one is for
///       // what is read from a tree.
/// The items of an array that is walked come by the same functions, under an empty name.
/// The rows are the items of the first of these arrays: the document itself; "d", "value" or
/// "results" in it; "results" in "d".
/// Errors:  badResponse (not JSON, truncated, not UTF-8, rows that are no objects), tooLarge.
///          What is stepped over inside a row is only checked for its brackets and strings.
/// Thread:  any one at a time. Memory: a window, or the longest row.
template <typename Handler>
class JsonRowsReader final : public JsonRowsCore {
public:
    /// `handler` is borrowed and outlives the reader.
    JsonRowsReader(Handler& handler, JsonRowsLimits limits)
        : JsonRowsCore(&handler, calls(), limits) {}

private:
    static Handler& of(void* self) { return *static_cast<Handler*>(self); }
    static Calls calls() {
        return Calls{
            .beginRow = [](void* self) { return of(self).beginRow(); },
            .endRow = [](void* self) { return of(self).endRow(); },
            .scalar = [](void* self, const JsonName& name, JsonToken token,
                         std::string_view text) { return of(self).scalar(name, token, text); },
            .beginObject = [](void* self, const JsonName& name,
                              JsonWish& wish) { return of(self).beginObject(name, wish); },
            .endObject = [](void* self) { return of(self).endObject(); },
            .beginArray = [](void* self, const JsonName& name,
                             JsonWish& wish) { return of(self).beginArray(name, wish); },
            .endArray = [](void* self, const JsonName& name,
                           std::int64_t count) { return of(self).endArray(name, count); },
            .raw = [](void* self, const JsonName& name,
                      std::string_view json) { return of(self).raw(name, json); },
            .rawTree = [](void* self, const JsonName& name,
                          const JsonValue& value) { return of(self).rawTree(name, value); },
        };
    }
};

} // namespace odc::text
