// SPDX-License-Identifier: MPL-2.0
// The bytes make up a table; written as Atom and as verbose JSON it must be read as the same one.
#include "fuzz/decode_both_ways.hpp"
#include "text/json_writer.hpp"
#include "text/xml_escape.hpp"

#include <fmt/format.h>

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

struct Writers {
    std::string atom;
    std::string json;
    text::JsonWriter writer{json};

    void property(std::string_view name, std::string_view type, const std::string& xml) {
        atom += fmt::format("<d:{0} m:type=\"{1}\">{2}</d:{0}>", name, type, xml);
    }
    void null(std::string_view name) {
        atom += fmt::format("<d:{} m:null=\"true\"/>", name);
        writer.name(name);
        writer.null();
    }
};

void writeValue(Source& source, Writers& out, std::string_view name, ValueKind kind) {
    const std::uint8_t choice = source.byte();
    if (choice % 5 == 0)
        return; // missing
    if (choice % 5 == 1)
        return out.null(name);
    switch (kind) {
    case ValueKind::integer: {
        const std::int64_t value = source.number();
        out.property(name, "Edm.Int64", std::to_string(value));
        out.writer.name(name);
        if (choice % 2 == 0)
            out.writer.string(std::to_string(value));
        else
            out.writer.integer(value);
        return;
    }
    case ValueKind::dateTime: {
        // Milliseconds of the years 1970 to 2100.
        const std::int64_t value = (source.number() & 0x7FFF'FFFF'FFFF) % 4'102'444'800'000;
        out.property(name, "Edm.DateTime",
                     base::formatMoment(value * (base::ticksPerSecond / 1000)));
        out.writer.name(name);
        out.writer.string(fmt::format("/Date({})/", value));
        return;
    }
    default: {
        const std::string value = source.text();
        out.property(name, "Edm.String", text::escapeXml(value));
        out.writer.name(name);
        out.writer.string(value);
        return;
    }
    }
}

void writeRow(Source& source, Writers& out) {
    out.atom += "<entry><content type=\"application/xml\"><m:properties>";
    out.writer.beginObject();
    writeValue(source, out, "Id", ValueKind::integer);
    writeValue(source, out, "Name", ValueKind::text);
    writeValue(source, out, "Date", ValueKind::dateTime);
    if (source.byte() % 4 == 0) {
        out.null("Address");
    } else {
        out.atom += "<d:Address m:type=\"NS.Address\">";
        out.writer.name("Address");
        out.writer.beginObject();
        writeValue(source, out, "City", ValueKind::text);
        out.writer.endObject();
        out.atom += "</d:Address>";
    }
    out.writer.endObject();
    out.atom += "</m:properties></content></entry>";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Source source(data, size);
    const std::size_t pieceBytes = 1 + source.byte();
    Writers out;
    out.atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
               "xmlns:d=\"http://schemas.microsoft.com/ado/2007/08/dataservices\" "
               "xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">";
    out.writer.beginObject();
    out.writer.name("d");
    out.writer.beginArray();
    while (!source.isEmpty())
        writeRow(source, out);
    out.writer.endArray();
    out.writer.endObject();
    out.atom += "</feed>";
    const auto atom = fuzz::decode(&odata::makeAtomDecoder, out.atom, pieceBytes);
    const auto json = fuzz::decode(&odata::makeJsonDecoder, out.json, pieceBytes);
    fuzz::require(atom.has_value() && json.has_value());
    fuzz::requireSame(*atom, *json);
    return 0;
}
