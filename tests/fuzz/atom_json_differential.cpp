// SPDX-License-Identifier: MPL-2.0
// The bytes make up a table; written as Atom and as verbose JSON, in the ways of v2, it must be
// read as the same one, and so written as Atom and as JSON in those of v4.
#include "fuzz/decode_both_ways.hpp"
#include "text/json_writer.hpp"
#include "text/xml_escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

using namespace odc;
using base::ValueKind;

namespace {

/// Takes the input apart; zeros once it is used up.
class Source {
public:
    Source(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    std::uint8_t byte() {
        if (size_ == 0)
            return 0;
        --size_;
        return *data_++;
    }
    std::int64_t number() {
        std::uint64_t value = 0;
        for (int i = byte() % 9; i > 0; --i)
            value = value << 8 | byte();
        return static_cast<std::int64_t>(value);
    }
    /// Characters that XML 1.0 can hold, carriage returns apart.
    std::string text() {
        static constexpr std::string_view parts[] = {
            "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "&", "<", ">", "\"",
            "\\",       "]]>",          "/Date(0)/"};
        std::string out;
        for (int i = byte() % 40; i > 0; --i) {
            const std::uint8_t c = byte();
            if (c >= 0x20 && c < 0x7F)
                out += static_cast<char>(c);
            else
                out += parts[c % std::size(parts)];
        }
        return out;
    }
    [[nodiscard]] bool isEmpty() const { return size_ == 0; }

private:
    const std::uint8_t* data_;
    std::size_t size_;
};

enum class Level { none, full, short401 };

/// The same table in one version's two formats.
struct Writers {
    bool isV4;
    Level level; ///< of v4
    std::string atom = {};
    std::string json = {};
    text::JsonWriter writer{json};

    void property(std::string_view name, std::string_view type, const std::string& xml) {
        atom += fmt::format("<d:{0} m:type=\"{2}{1}\">{3}</d:{0}>", name, type, isV4 ? "" : "Edm.",
                            xml);
    }
    /// What v4 says of a property before its value, at the level at hand.
    void annotate(std::string_view name, std::string_view type) {
        if (!isV4 || level == Level::none)
            return;
        writer.name(fmt::format("{}@{}type", name, level == Level::full ? "odata." : ""));
        writer.string(fmt::format("{}{}", level == Level::full ? "#" : "", type));
    }
    void null(std::string_view name) {
        atom += fmt::format("<d:{} m:null=\"true\"/>", name);
        writer.name(name);
        writer.null();
    }
};

/// Both versions at once, so that the bytes are taken apart once.
struct Both {
    Writers v2{.isV4 = false, .level = Level::none};
    Writers v4;

    template <typename Work>
    void each(Work work) {
        work(v2);
        work(v4);
    }
};

void writeValue(Source& source, Both& both, std::string_view name, ValueKind kind) {
    const std::uint8_t choice = source.byte();
    if (choice % 5 == 0)
        return; // missing
    if (choice % 5 == 1)
        return both.each([&](Writers& out) { out.null(name); });
    switch (kind) {
    case ValueKind::integer: {
        const std::int64_t value = source.number();
        return both.each([&](Writers& out) {
            out.property(name, "Int64", std::to_string(value));
            out.annotate(name, "Int64");
            out.writer.name(name);
            if (choice % 2 == 0) // as IEEE754Compatible has it in v4
                out.writer.string(std::to_string(value));
            else
                out.writer.integer(value);
        });
    }
    case ValueKind::dateTime: {
        // Milliseconds of the years 1970 to 2100.
        const std::int64_t value = (source.number() & 0x7FFF'FFFF'FFFF) % 4'102'444'800'000;
        const std::string moment = base::formatMoment(value * (base::ticksPerSecond / 1000));
        both.v2.property(name, "DateTime", moment);
        both.v2.writer.name(name);
        both.v2.writer.string(fmt::format("/Date({})/", value));
        both.v4.property(name, "DateTimeOffset", moment + "Z");
        both.v4.annotate(name, "DateTimeOffset");
        both.v4.writer.name(name);
        both.v4.writer.string(moment + "Z");
        return;
    }
    default: {
        const std::string value = source.text();
        return both.each([&](Writers& out) {
            out.property(name, "String", text::escapeXml(value));
            out.writer.name(name);
            out.writer.string(value);
        });
    }
    }
}

void writeRow(Source& source, Both& both) {
    both.each([](Writers& out) {
        out.atom += "<entry><content type=\"application/xml\"><m:properties>";
        out.writer.beginObject();
        if (out.isV4 && out.level != Level::none) {
            out.writer.name(out.level == Level::full ? "@odata.type" : "@type");
            out.writer.string("#NS.Row");
        }
    });
    writeValue(source, both, "Id", ValueKind::integer);
    writeValue(source, both, "Name", ValueKind::text);
    writeValue(source, both, "Date", ValueKind::dateTime);
    if (source.byte() % 4 == 0) {
        both.each([](Writers& out) { out.null("Address"); });
    } else {
        both.each([](Writers& out) {
            out.atom += fmt::format("<d:Address m:type=\"{}NS.Address\">", out.isV4 ? "#" : "");
            out.writer.name("Address");
            out.writer.beginObject();
        });
        writeValue(source, both, "City", ValueKind::text);
        both.each([](Writers& out) {
            out.writer.endObject();
            out.atom += "</d:Address>";
        });
    }
    both.each([](Writers& out) {
        out.writer.endObject();
        out.atom += "</m:properties></content></entry>";
    });
}

void begin(Writers& out) {
    const std::string_view spaces = out.isV4
                                        ? "http://docs.oasis-open.org/odata/ns/"
                                        : "http://schemas.microsoft.com/ado/2007/08/dataservices/";
    out.atom = fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:d=\"{}\" "
                           "xmlns:m=\"{}metadata\">",
                           out.isV4 ? fmt::format("{}data", spaces)
                                    : std::string(spaces.substr(0, spaces.size() - 1)),
                           spaces);
    out.writer.beginObject();
    if (out.isV4) {
        out.writer.name(out.level == Level::short401 ? "@context" : "@odata.context");
        out.writer.string("$metadata#Rows");
    }
    out.writer.name(out.isV4 ? "value" : "d");
    out.writer.beginArray();
}

void requireSameTable(Writers& out, std::size_t pieceBytes) {
    out.writer.endArray();
    out.writer.endObject();
    out.atom += "</feed>";
    const auto maker = [&](fuzz::MakeDecoder make) {
        return [&out, make](odata::DecoderOptions options, base::BatchSink sink) {
            if (out.isV4) {
                options.schema[2].kind = ValueKind::dateTimeOffset;
                options.schema[2].edmType = "Edm.DateTimeOffset";
            }
            return make(std::move(options), std::move(sink));
        };
    };
    const auto atom = fuzz::decode(maker(&odata::makeAtomDecoder), out.atom, pieceBytes);
    const auto json = fuzz::decode(maker(&odata::makeJsonDecoder), out.json, pieceBytes);
    fuzz::require(atom.has_value() && json.has_value());
    fuzz::requireSame(*atom, *json);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A few rows show what many would, and are done sooner.
    Source source(data, std::min<std::size_t>(size, 256));
    const std::size_t pieceBytes = 1 + source.byte();
    constexpr Level levels[]{Level::none, Level::full, Level::short401};
    Both both{.v4{.isV4 = true, .level = levels[pieceBytes % std::size(levels)]}};
    both.each(begin);
    while (!source.isEmpty())
        writeRow(source, both);
    both.each([&](Writers& out) { requireSameTable(out, pieceBytes); });
    return 0;
}
