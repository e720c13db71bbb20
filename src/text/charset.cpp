// SPDX-License-Identifier: MPL-2.0
#include "text/charset.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace odc::text {

namespace {

/// 0x80 to 0x9F, where Windows-1252 differs from ISO-8859-1.
constexpr std::array<char16_t, 32> windowsCharacters{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool isSameName(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
    });
}

} // namespace

std::optional<Charset> charsetNamed(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Charset>, 12> names{{
        {"utf-8", Charset::utf8},
        {"utf8", Charset::utf8},
        {"us-ascii", Charset::utf8},
        {"ascii", Charset::utf8},
        {"utf-16le", Charset::utf16LittleEndian},
        {"utf-16", Charset::utf16LittleEndian},
        {"unicode", Charset::utf16LittleEndian},
        {"utf-16be", Charset::utf16BigEndian},
        {"windows-1252", Charset::windows1252},
        {"cp1252", Charset::windows1252},
        {"iso-8859-1", Charset::windows1252},
        {"latin1", Charset::windows1252},
    }};
    for (const auto& [known, charset] : names)
        if (isSameName(name, known))
            return charset;
    return std::nullopt;
}

std::optional<ByteOrderMark> byteOrderMarkOf(std::string_view start) {
    if (start.starts_with("\xEF\xBB\xBF"))
        return ByteOrderMark{Charset::utf8, 3};
    if (start.starts_with("\xFF\xFE"))
        return ByteOrderMark{Charset::utf16LittleEndian, 2};
    if (start.starts_with("\xFE\xFF"))
        return ByteOrderMark{Charset::utf16BigEndian, 2};
    return std::nullopt;
}

void Utf8Converter::takeUnit(char32_t unit) {
    const bool isLow = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0) {
        const char32_t high = std::exchange(high_, 0);
        if (isLow) {
            appendCodePoint(text_, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            return;
        }
        appendCodePoint(text_, high);
    }
    if (unit >= 0xD800 && unit < 0xDC00)
        high_ = unit;
    else
        appendCodePoint(text_, unit);
}

std::string_view Utf8Converter::convert(std::string_view bytes) {
    if (charset_ == Charset::utf8)
        return bytes;
    text_.clear();
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (charset_ == Charset::windows1252) {
            appendCodePoint(text_, byte >= 0x80 && byte < 0xA0 ? windowsCharacters[byte - 0x80]
                                                               : char32_t{byte});
        } else if (!hasByte_) {
            byte_ = byte;
            hasByte_ = true;
        } else {
            hasByte_ = false;
            takeUnit(charset_ == Charset::utf16BigEndian ? char32_t{byte_} << 8 | byte
                                                         : char32_t{byte} << 8 | byte_);
        }
    }
    return text_;
}

std::string toUtf8(std::string_view bytes, Charset charset) {
    Utf8Converter converter(charset);
    return std::string(converter.convert(bytes));
}

} // namespace odc::text
