// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/value_reader.hpp"

#include "base/number.hpp"
#include "odata/edm.hpp"
#include "odata/type_name.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace odc::odata {

using base::Column;
using base::Moment;
using base::Storage;
using base::Ticks;
using base::ValueKind;

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// White space around a value is allowed in XML and rare: a value is first read as it stands.
/// `read` is bool(Column&, std::string_view).
template <typename Read>
bool readTrimmed(Column& column, std::string_view text, Storage storage, Read read) {
    if (!text.empty() && read(column, text))
        return true;
    const std::string_view trimmed = trim(text);
    if (trimmed.empty()) {
        column.appendNull(storage);
        return true;
    }
    return trimmed.size() != text.size() && read(column, trimmed);
}

bool readText(Column& column, std::string_view text) {
    column.appendText(text);
    return true;
}

bool readBoolean(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::integers, [](Column& into, std::string_view value) {
        const bool isTrue = value == "true" || value == "1";
        if (!isTrue && value != "false" && value != "0")
            return false;
        into.appendInteger(isTrue ? 1 : 0);
        return true;
    });
}

/// 12.0 and 1E3 are whole numbers too; some services write them so in JSON.
bool appendWholeReal(Column& into, std::string_view value) {
    const auto real = base::parseReal(value);
    constexpr double exact = 9007199254740992.0; // 2^53
    if (!real || !(std::fabs(*real) <= exact) || *real != std::floor(*real))
        return false;
    into.appendInteger(static_cast<std::int64_t>(*real));
    return true;
}

/// Digits with an optional minus, at most 18 of them, so that nothing can overflow.
bool appendShortInteger(Column& into, std::string_view value) {
    const bool isNegative = value.front() == '-';
    const std::string_view digits = value.substr(isNegative ? 1 : 0);
    if (digits.empty() || digits.size() > 18)
        return false;
    std::int64_t number = 0;
    for (const char c : digits) {
        const auto digit = static_cast<unsigned>(c) - '0';
        if (digit > 9)
            return false;
        number = number * 10 + digit;
    }
    into.appendInteger(isNegative ? -number : number);
    return true;
}

bool readInteger(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::integers, [](Column& into, std::string_view value) {
        if (appendShortInteger(into, value))
            return true;
        if (const auto number = base::parseInteger(value)) {
            into.appendInteger(*number);
            return true;
        }
        return appendWholeReal(into, value);
    });
}

bool readReal(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::reals, [](Column& into, std::string_view value) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (const auto number = base::parseReal(value))
            into.appendReal(*number);
        else if (value == "Infinity") // seen in JSON from JavaScript services
            into.appendReal(infinity);
        else if (value == "-Infinity")
            into.appendReal(-infinity);
        else
            return false;
        return true;
    });
}

bool readDecimal(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::texts, [](Column& into, std::string_view value) {
        if (!base::isDecimal(value))
            return false;
        into.appendText(value);
        return true;
    });
}

bool readMoment(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::integers, [](Column& into, std::string_view value) {
        const auto moment = value.front() == '/' ? parseJsonDate(value) : base::parseMoment(value);
        if (!moment)
            return false;
        into.appendInteger(moment->ticks);
        return true;
    });
}

bool readDate(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::integers, [](Column& into, std::string_view value) {
        const auto day = base::parseDay(value);
        if (!day)
            return false;
        into.appendInteger(base::ticksOf(*day));
        return true;
    });
}

/// Edm.Time of v2 is written as a duration ("PT13H20M"), Edm.TimeOfDay of v4 as "13:20:00". Both
/// columns take both.
bool readTime(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::integers, [](Column& into, std::string_view value) {
        const auto ticks = base::parseDuration(value);
        if (!ticks)
            return false;
        into.appendInteger(*ticks);
        return true;
    });
}

/// Eight digits at once; nothing where they are not all digits.
std::optional<std::int64_t> eightDigits(const char* at) {
    if constexpr (std::endian::native != std::endian::little)
        return std::nullopt;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    constexpr std::uint64_t highs = 0xF0F0F0F0F0F0F0F0;
    // 30 to 39, and still so when 6 is added to each.
    if ((bytes & highs) != 0x3030303030303030 ||
        ((bytes + 0x0606060606060606) & highs) != 0x3030303030303030)
        return std::nullopt;
    // Neighbours are put together: two digits, then four, then eight.
    bytes = (bytes & 0x0F0F0F0F0F0F0F0F) * (10 * 256 + 1) >> 8;
    bytes = (bytes & 0x00FF00FF00FF00FF) * (100 * 65'536 + 1) >> 16;
    bytes = (bytes & 0x0000FFFF0000FFFF) * (10'000 * 4'294'967'296 + 1) >> 32;
    return static_cast<std::int64_t>(bytes);
}

constexpr std::string_view guidPattern = "00000000-0000-0000-0000-000000000000";

#ifdef __SSE2__
/// Sixteen characters of a GUID, checked and in lower case; `at` is where they stand in it.
bool lowerGuidPart(const char* from, char* to, std::size_t at) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
    const __m128i pattern =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(guidPattern.data() + at));
    const auto isWithin = [](__m128i bytes, char first, char last) {
        return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                             _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const __m128i small = _mm_or_si128(text, _mm_set1_epi8(0x20));
    const __m128i isHex = _mm_or_si128(isWithin(text, '0', '9'), isWithin(small, 'a', 'f'));
    const __m128i hyphen = _mm_set1_epi8('-');
    const __m128i wantsHyphen = _mm_cmpeq_epi8(pattern, hyphen);
    const __m128i isHyphen = _mm_cmpeq_epi8(text, hyphen);
    const __m128i isRight =
        _mm_or_si128(_mm_and_si128(wantsHyphen, isHyphen), _mm_andnot_si128(wantsHyphen, isHex));
    // A hyphen and a digit have the bit of lower case already.
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), small);
    return _mm_movemask_epi8(isRight) == 0xFFFF;
}
#endif

/// Into lower case; false where it is no GUID. `text` has its 36 characters.
bool lowerGuid(std::string_view text, char* to) {
#ifdef __SSE2__
    const bool isFirst = lowerGuidPart(text.data(), to, 0);
    const bool isSecond = lowerGuidPart(text.data(), to, 16);
    return lowerGuidPart(text.data(), to, 20) && isFirst && isSecond;
#else
    for (std::size_t i = 0; i < guidPattern.size(); ++i) {
        const char c = text[i];
        const char small = static_cast<char>(c | 0x20);
        const bool isHex = isDigit(c) || (small >= 'a' && small <= 'f');
        if (guidPattern[i] == '-' ? c != '-' : !isHex)
            return false;
        to[i] = small;
    }
    return true;
#endif
}

bool readGuid(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::texts, [](Column& into, std::string_view value) {
        std::array<char, guidPattern.size()> lower{};
        if (value.size() != lower.size() || !lowerGuid(value, lower.data()))
            return false;
        into.appendText(std::string_view(lower.data(), lower.size()));
        return true;
    });
}

/// A moment as it was sent: what a JSON date says in milliseconds is written out.
bool readMomentAsSent(Column& column, std::string_view text) {
    return readTrimmed(column, text, Storage::texts, [](Column& into, std::string_view value) {
        if (value.front() != '/') {
            if (!base::parseMoment(value))
                return false;
            into.appendText(value);
            return true;
        }
        const auto moment = parseJsonDate(value);
        if (!moment)
            return false;
        // Minutes, between the milliseconds and the closing bracket.
        std::int64_t minutes = 0;
        if (const auto sign = value.find_first_of("+-", std::size_t{7}); sign != value.npos)
            minutes =
                base::parseInteger(value.substr(sign + (value[sign] == '+' ? 1 : 0),
                                                value.size() - sign - (value[sign] == '+' ? 3 : 2)))
                    .value_or(0);
        constexpr std::int64_t aDay = 1'440;
        if (minutes < -aDay || minutes > aDay)
            return false;
        into.appendText(base::formatMoment(moment->ticks + minutes * 60 * base::ticksPerSecond) +
                        base::formatOffset(static_cast<int>(minutes)));
        return true;
    });
}

/// A name, or several of them. A number is left to who knows the members.
bool readMember(Column& column, std::string_view text) {
    if (!text.empty() && (isDigit(text.front()) || text.front() == '-'))
        return false;
    column.appendText(text);
    return true;
}

/// base64 without its line breaks; v4's URL-safe letters are left as they are.
bool readBinary(Column& column, std::string_view text) {
    bool hasSpace = false;
    for (const char c : text) {
        const bool isBase64 = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                              (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=' ||
                              c == '-' || c == '_';
        if (!isBase64 && !isSpace(c))
            return false;
        hasSpace = hasSpace || !isBase64;
    }
    if (!hasSpace) {
        column.appendText(text);
        return true;
    }
    std::string joined;
    for (const char c : text)
        if (!isSpace(c))
            joined += c;
    column.appendText(joined);
    return true;
}

} // namespace

std::optional<Moment> parseJsonDate(std::string_view text) {
    constexpr std::string_view head = "/Date(";
    constexpr std::string_view tail = ")/";
    if (text.size() < head.size() + tail.size() + 1 || !text.starts_with(head) ||
        !text.ends_with(tail))
        return std::nullopt;
    const char* at = text.data() + head.size();
    const char* const end = text.data() + text.size() - tail.size();
    const bool isNegative = *at == '-';
    at += isNegative ? 1 : 0;
    const char* const digits = at;
    std::int64_t milliseconds = 0;
    if (end - at >= 8) {
        if (const auto eight = eightDigits(at)) {
            milliseconds = *eight;
            at += 8;
        }
    }
    while (at != end && isDigit(*at) && at - digits < 16)
        milliseconds = milliseconds * 10 + (*at++ - '0');
    if (at == digits)
        return std::nullopt;
    // The offset after the milliseconds only says where the moment was written down: the
    // milliseconds are UTC already.
    const bool hadZone = at != end;
    if (hadZone) {
        if ((*at != '+' && *at != '-') || ++at == end)
            return std::nullopt;
        for (; at != end; ++at)
            if (!isDigit(*at))
                return std::nullopt;
    }
    if (isNegative)
        milliseconds = -milliseconds;
    // The years 1 to 9999.
    if (milliseconds < -62'135'596'800'000 || milliseconds > 253'402'300'799'999)
        return std::nullopt;
    return Moment{milliseconds * (base::ticksPerSecond / 1000), hadZone};
}

ValueReader readerOf(ValueKind kind) {
    switch (kind) {
    case ValueKind::text:
        return &readText;
    case ValueKind::boolean:
        return &readBoolean;
    case ValueKind::integer:
        return &readInteger;
    case ValueKind::real:
        return &readReal;
    case ValueKind::decimal:
        return &readDecimal;
    case ValueKind::dateTime:
    case ValueKind::dateTimeOffset:
        return &readMoment;
    case ValueKind::date:
        return &readDate;
    case ValueKind::timeOfDay:
    case ValueKind::duration:
        return &readTime;
    case ValueKind::guid:
        return &readGuid;
    case ValueKind::binary:
        return &readBinary;
    }
    return &readText;
}

ValueReader readerOf(const base::ColumnInfo& info, bool isEnumeration) {
    if (isEnumeration)
        return &readMember;
    const bool isMoment = kindOf(info.edmType) == ValueKind::dateTimeOffset;
    return isMoment && info.kind == ValueKind::text ? &readMomentAsSent : readerOf(info.kind);
}

void applyPolicy(base::ColumnInfo& info) {
    using base::ValuePolicy;
    if (info.policy.zone == ValuePolicy::Zone::asSent && info.kind == ValueKind::dateTimeOffset)
        info.kind = ValueKind::text;
    if (isCollectionType(info.edmType))
        info.kind = info.policy.collections == ValuePolicy::Collections::count ? ValueKind::integer
                                                                               : ValueKind::text;
}

bool isBeyond(ValueKind kind, std::string_view text) {
    text = trim(text);
    const bool isNegative = text.starts_with('-');
    switch (kind) {
    case ValueKind::dateTime:
    case ValueKind::dateTimeOffset:
    case ValueKind::date: {
        if (text.starts_with("/Date(") && text.ends_with(")/"))
            return text.size() > 22 && text.find_first_not_of("0123456789+-", 6) == text.size() - 2;
        text.remove_prefix(isNegative ? 1 : 0);
        const auto year = text.find_first_not_of("0123456789");
        if (year == std::string_view::npos || year < 4 || text.size() < year + 6 ||
            text[year] != '-' || text[year + 3] != '-')
            return false;
        return isNegative || year > 4 || text.starts_with("0000");
    }
    case ValueKind::duration: {
        text.remove_prefix(isNegative ? 1 : 0);
        if (!text.starts_with('P') || text.size() < 3 ||
            text.find_first_not_of("0123456789YMDTHS.", 1) != std::string_view::npos)
            return false;
        constexpr std::size_t tooManyDigits = 10;
        return text.substr(0, text.find('T')).find_first_of("YM") != std::string_view::npos ||
               text.size() > tooManyDigits + 2;
    }
    default:
        return false;
    }
}

std::string_view describeKind(ValueKind kind) {
    switch (kind) {
    case ValueKind::text:
        return "a text";
    case ValueKind::boolean:
        return "true or false";
    case ValueKind::integer:
        return "a whole number";
    case ValueKind::real:
        return "a number";
    case ValueKind::decimal:
        return "a decimal number";
    case ValueKind::dateTime:
    case ValueKind::dateTimeOffset:
        return "a date and time";
    case ValueKind::date:
        return "a date";
    case ValueKind::timeOfDay:
        return "a time of day";
    case ValueKind::duration:
        return "a duration";
    case ValueKind::guid:
        return "a GUID";
    case ValueKind::binary:
        return "binary data in base64";
    }
    return "a value";
}

} // namespace odc::odata
