// SPDX-License-Identifier: MPL-2.0
// Text that does not arrive as UTF-8. Not for: JSON and XML, whose readers know their own rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odc::text {

/// ISO-8859-1 is read as Windows-1252, which is what senders mean by it.
enum class Charset : std::uint8_t { utf8, utf16LittleEndian, utf16BigEndian, windows1252 };

/// By the name that a content type gives ("UTF-8", "iso-8859-1"), in any case. Empty: not known
/// here.
std::optional<Charset> charsetNamed(std::string_view name);

struct ByteOrderMark {
    Charset charset = Charset::utf8;
    std::size_t bytes = 0;
};
/// Empty where the text begins with none.
std::optional<ByteOrderMark> byteOrderMarkOf(std::string_view start);

/// Turns pieces of a text into UTF-8 while they arrive. Halves of surrogate pairs that stand alone
/// become U+FFFD; UTF-8 itself is handed through unchecked.
/// Thread: any one at a time.
class Utf8Converter {
public:
    explicit Utf8Converter(Charset charset) : charset_(charset) {}

    /// Valid until the next call and while `bytes` lives. A character that is cut is kept back.
    std::string_view convert(std::string_view bytes);
    /// Whether the text ended between two characters.
    [[nodiscard]] bool isWhole() const { return !hasByte_ && high_ == 0; }

private:
    void takeUnit(char32_t unit);

    Charset charset_;
    std::string text_;
    char32_t high_ = 0; ///< the first half of a surrogate pair
    unsigned char byte_ = 0;
    bool hasByte_ = false; ///< half of a unit of two bytes
};

/// The whole of a text at once.
std::string toUtf8(std::string_view bytes, Charset charset);

} // namespace odc::text
