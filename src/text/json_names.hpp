// SPDX-License-Identifier: MPL-2.0
// The names of a page's members, each kept once and found by looking where the last row had it.
// Private to this room.
#pragma once

#include "text/json_rows.hpp"

#include <array>
#include <cstddef>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace odc::text {

class JsonNames {
public:
    /// A row begins.
    void rewind() {
        place_ = 0;
        last_ = nullptr;
    }

    /// The name at `begin`, past its opening quote, if it is known; the window's padding lies
    /// behind it.
    const JsonName* find(const char* begin) {
        if (place_ < order_.size() && isAt(begin, *order_[place_])) [[likely]] {
            last_ = order_[place_++];
            return &last_->name;
        }
        if (last_ && last_->following && isAt(begin, *last_->following))
            return take(*last_->following);
        return findSlowly(begin);
    }
    /// The name with this text, made where it is new.
    const JsonName& add(std::string_view text);
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    /// Of all names together.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        alignas(16) std::array<char, 16> firstBytes{}; ///< of `quoted`
        int firstMask = 0;                             ///< a bit for each of them
        std::string quoted;                            ///< with its closing quote
        JsonName name{};
        Entry* following = nullptr; ///< what came after it when that was last not foreseen
    };

    static bool isAt(const char* begin, const Entry& entry) {
#ifdef __SSE2__
        const __m128i expected =
            _mm_load_si128(reinterpret_cast<const __m128i*>(entry.firstBytes.data()));
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
        const int equal = _mm_movemask_epi8(_mm_cmpeq_epi8(expected, bytes));
        if ((equal & entry.firstMask) != entry.firstMask)
            return false;
        if (entry.quoted.size() <= entry.firstBytes.size()) [[likely]]
            return true;
#endif
        return entry.quoted.size() <= paddingBytes &&
               std::memcmp(begin, entry.quoted.data(), entry.quoted.size()) == 0;
    }
    const JsonName* take(Entry& entry) {
        if (last_)
            last_->following = &entry;
        last_ = &entry;
        if (place_ < order_.size())
            order_[place_] = &entry;
        else if (place_ < maxOrder)
            order_.push_back(&entry);
        ++place_;
        return &entry.name;
    }
    const JsonName* findSlowly(const char* begin);

    static constexpr std::size_t maxOrder = 4'096;
    static constexpr std::size_t paddingBytes = 64; ///< that may be read behind the window

    std::map<std::string, Entry, std::less<>> entries_;
    std::size_t bytes_ = 0;
    std::vector<Entry*> order_; ///< of the last row
    std::size_t place_ = 0;
    Entry* last_ = nullptr;
};

} // namespace odc::text
