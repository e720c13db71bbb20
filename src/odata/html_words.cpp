// SPDX-License-Identifier: MPL-2.0
#include "odata/html_words.hpp"

#include "odata/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace odc::odata {

namespace {

using Entity = std::pair<std::string_view, char32_t>;

constexpr std::array<Entity, 67> entities{{
    {"amp", '&'},      {"lt", '<'},        {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},     {"copy", 0xA9},     {"reg", 0xAE},     {"laquo", 0xAB},   {"raquo", 0xBB},
    {"middot", 0xB7},  {"deg", 0xB0},      {"sect", 0xA7},    {"ndash", 0x2013}, {"mdash", 0x2014},
    {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},
    {"bull", 0x2022},  {"hellip", 0x2026}, {"euro", 0x20AC},  {"trade", 0x2122}, {"Auml", 0xC4},
    {"Ouml", 0xD6},    {"Uuml", 0xDC},     {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},
    {"szlig", 0xDF},   {"Agrave", 0xC0},   {"Aacute", 0xC1},  {"Acirc", 0xC2},   {"Ccedil", 0xC7},
    {"Egrave", 0xC8},  {"Eacute", 0xC9},   {"Ntilde", 0xD1},  {"Oacute", 0xD3},  {"Oslash", 0xD8},
    {"Aring", 0xC5},   {"AElig", 0xC6},    {"agrave", 0xE0},  {"aacute", 0xE1},  {"acirc", 0xE2},
    {"atilde", 0xE3},  {"aring", 0xE5},    {"aelig", 0xE6},   {"ccedil", 0xE7},  {"egrave", 0xE8},
    {"eacute", 0xE9},  {"ecirc", 0xEA},    {"euml", 0xEB},    {"igrave", 0xEC},  {"iacute", 0xED},
    {"icirc", 0xEE},   {"iuml", 0xEF},     {"ntilde", 0xF1},  {"ograve", 0xF2},  {"oacute", 0xF3},
    {"ocirc", 0xF4},   {"otilde", 0xF5},   {"oslash", 0xF8},  {"ugrave", 0xF9},  {"uacute", 0xFA},
    {"ucirc", 0xFB},   {"iexcl", 0xA1},
}};

/// Elements that do not part words.
constexpr std::array inlineNames{"a",     "abbr", "b",      "code", "em",  "font", "i",
                                 "small", "span", "strong", "sub",  "sup", "tt",   "u"};

/// Elements whose content nobody sees.
constexpr std::array hiddenNames{"script", "style", "template", "noscript", "svg"};

template <typename Names>
bool isOneOf(std::string_view name, const Names& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::optional<char32_t> numericEntity(std::string_view digits) {
    const bool isHex = digits.starts_with('x') || digits.starts_with('X');
    if (isHex)
        digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 7)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : digits) {
        const char small = lower(c);
        const bool isDigit = c >= '0' && c <= '9';
        if (!isDigit && !(isHex && small >= 'a' && small <= 'f'))
            return std::nullopt;
        value = value * (isHex ? 16 : 10) +
                static_cast<std::uint32_t>(isDigit ? c - '0' : small - 'a' + 10);
    }
    return value;
}

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_(html) {}

    HtmlWords read() {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && readTag())
                continue;
            if (html_[at_] == '&' && readEntity())
                continue;
            target().push_back(html_[at_++]);
        }
        return std::move(words_);
    }

private:
    std::string& target() { return isTitle_ ? words_.title : words_.text; }

    void skipTo(std::string_view end) {
        const std::size_t found = html_.find(end, at_);
        at_ = found == std::string_view::npos ? html_.size() : found + end.size();
    }

    /// Past the end tag of this name, in whatever case.
    void skipElement(std::string_view name) {
        for (std::size_t i = at_; i + 2 + name.size() <= html_.size(); ++i) {
            if (html_[i] != '<' || html_[i + 1] != '/')
                continue;
            const std::string_view found = html_.substr(i + 2, name.size());
            if (std::equal(found.begin(), found.end(), name.begin(),
                           [](char a, char b) { return lower(a) == b; })) {
                at_ = i;
                skipTo(">");
                return;
            }
        }
        at_ = html_.size();
    }

    /// False: this is no tag but a sign of the text.
    bool readTag() {
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) {
            skipTo("-->");
            return true;
        }
        if (rest.size() < 2 ||
            (!isLetter(rest[1]) && rest[1] != '/' && rest[1] != '!' && rest[1] != '?'))
            return false;
        const bool isEnd = rest[1] == '/';
        std::string name;
        for (std::size_t i = isEnd ? 2 : 1; i < rest.size() && name.size() < 16; ++i) {
            if (!isLetter(rest[i]) && !(rest[i] >= '0' && rest[i] <= '9'))
                break;
            name.push_back(lower(rest[i]));
        }
        skipTo(">");
        if (name == "title" && !(isEnd && !isTitle_))
            isTitle_ = !isEnd;
        else if (!isEnd && isOneOf(name, hiddenNames))
            skipElement(name);
        else if (!isOneOf(name, inlineNames))
            target().push_back(' ');
        return true;
    }

    bool readEntity() {
        constexpr std::size_t longest = 10;
        const std::string_view rest = html_.substr(at_ + 1, longest);
        const std::size_t end = rest.find(';');
        if (end == std::string_view::npos || end == 0)
            return false;
        const std::string_view name = rest.substr(0, end);
        std::optional<char32_t> character;
        if (name.front() == '#') {
            character = numericEntity(name.substr(1));
        } else {
            const auto found =
                std::find_if(entities.begin(), entities.end(),
                             [&](const Entity& entity) { return entity.first == name; });
            if (found != entities.end())
                character = found->second;
        }
        if (!character)
            return false;
        text::appendCodePoint(target(), *character);
        at_ += 2 + end;
        return true;
    }

    std::string_view html_;
    std::size_t at_ = 0;
    bool isTitle_ = false;
    HtmlWords words_;
};

} // namespace

HtmlWords readHtmlWords(std::string_view html) {
    return HtmlReader(html).read();
}

} // namespace odc::odata
