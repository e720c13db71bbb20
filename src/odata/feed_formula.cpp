// SPDX-License-Identifier: MPL-2.0
// A line of Power Query's M that reads an OData feed. Not M: only what that line is made of.
#include "base/percent.hpp"
#include "odata/language.hpp"
#include "odata/pasted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::string_view feedFunction = "OData.Feed";

Error wrongUsage(std::string message) {
    return {ErrorKind::wrongUsage, std::move(message)};
}

enum class Kind { end, text, name, sign };

struct Word {
    Kind kind = Kind::end;
    std::string text = {};     ///< a text without its quotes and escapes, a name without #""
    bool isQuotedName = false; ///< #"…"
};

bool isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of M; comments and spaces are skipped. Anything unknown is a word of its own.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) {}

    Result<Word> next() {
        skip();
        if (rest_.empty())
            return Word{};
        if (rest_.front() == '"')
            return quoted(Kind::text, 1);
        if (rest_.starts_with("#\""))
            return quoted(Kind::name, 2);
        std::size_t end = 0;
        while (end < rest_.size() && isNamePart(rest_[end]))
            ++end;
        const bool isName = end > 0;
        end = std::max<std::size_t>(end, 1);
        Word word{isName ? Kind::name : Kind::sign, std::string(rest_.substr(0, end))};
        rest_.remove_prefix(end);
        return word;
    }

private:
    void skip() {
        for (;;) {
            const std::size_t space = rest_.find_first_not_of(" \t\r\n");
            rest_.remove_prefix(std::min(space, rest_.size()));
            std::size_t end = 0;
            if (rest_.starts_with("//"))
                end = rest_.find('\n');
            else if (rest_.starts_with("/*"))
                end = rest_.find("*/") == std::string_view::npos ? rest_.size()
                                                                 : rest_.find("*/") + 2;
            else
                return;
            rest_.remove_prefix(std::min(end, rest_.size()));
        }
    }

    Result<Word> quoted(Kind kind, std::size_t begin) {
        Word word{kind, {}, kind == Kind::name};
        for (std::size_t i = begin; i < rest_.size(); ++i) {
            if (rest_[i] == '"') {
                if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
                    word.text.push_back(rest_[i++]);
                    continue;
                }
                rest_.remove_prefix(i + 1);
                return word;
            }
            if (rest_.substr(i, 2) == "#(")
                i = escape(i, word.text);
            else
                word.text.push_back(rest_[i]);
        }
        return wrongUsage(
            "The Power Query line is cut short: a closing quotation mark is missing.");
    }

    /// #(lf), #(cr,lf), #(tab), #(#): the index of the closing bracket.
    std::size_t escape(std::size_t begin, std::string& text) const {
        const std::size_t end = std::min(rest_.find(')', begin), rest_.size() - 1);
        std::string_view names = rest_.substr(begin + 2, end - std::min(end, begin + 2));
        while (!names.empty()) {
            const std::string_view name = names.substr(0, names.find(','));
            names.remove_prefix(std::min(name.size() + 1, names.size()));
            if (name == "lf")
                text.push_back('\n');
            else if (name == "cr")
                text.push_back('\r');
            else if (name == "tab")
                text.push_back('\t');
            else if (name == "#")
                text.push_back('#');
        }
        return end;
    }

    std::string_view rest_;
};

using Record = std::vector<std::pair<std::string, std::string>>;

class Formula {
public:
    explicit Formula(std::string_view text) : words_(text) {}

    Result<PastedSource> read() {
        while (word_.text != feedFunction || word_.kind != Kind::name)
            if (auto moved = advance(); !moved)
                return std::move(moved).error();
        for (auto step :
             {&Formula::readAddress, &Formula::readFurtherArguments, &Formula::readSteps})
            if (auto done = (this->*step)(); !done)
                return std::move(done).error();
        std::string url = std::move(url_);
        if (!table_.empty()) {
            const std::size_t mark = std::min(url.find('?'), url.size());
            std::string path = url.substr(0, mark);
            if (!path.ends_with('/'))
                path.push_back('/');
            url = path + base::encodePathSegment(table_) + url.substr(mark);
        }
        for (const auto& [name, value] : query_) {
            url.push_back(url.find('?') == std::string::npos ? '?' : '&');
            url += base::encodeQueryValue(name) + "=" + base::encodeQueryValue(value);
        }
        return PastedSource{{{table_, std::move(url)}}, std::move(headers_)};
    }

private:
    Result<void> advance() {
        auto next = words_.next();
        if (!next)
            return std::move(next).error();
        if (next->kind == Kind::end && word_.kind == Kind::end && hasBegun_)
            return wrongUsage("The Power Query line is cut short.");
        word_ = std::move(*next);
        hasBegun_ = true;
        return {};
    }

    [[nodiscard]] bool isSign(char sign) const {
        return word_.kind == Kind::sign && word_.text[0] == sign;
    }

    Result<void> take(char sign) {
        if (!isSign(sign))
            return wrongUsage(
                fmt::format("The Power Query line cannot be read: \"{}\" was expected "
                            "where \"{}\" stands.",
                            sign, word_.text.substr(0, 100)));
        return advance();
    }

    /// OData.Feed("…"
    Result<void> readAddress() {
        if (auto moved = advance(); !moved)
            return moved;
        if (auto taken = take('('); !taken)
            return taken;
        auto address = readText("the address");
        if (!address)
            return std::move(address).error();
        url_ = std::move(*address);
        return {};
    }

    Result<std::string> readText(std::string_view what) {
        const bool isText = word_.kind == Kind::text;
        std::string text = word_.text;
        if (auto moved = advance(); !moved)
            return std::move(moved).error();
        if (!isText || isSign('&'))
            return Error{ErrorKind::unsupported,
                         fmt::format("The Power Query line calculates {}. Write it as plain text "
                                     "between quotation marks.",
                                     what)};
        return text;
    }

    /// , headers as a record or null, options as a record or null )
    Result<void> readFurtherArguments() {
        for (int argument = 1; isSign(','); ++argument) {
            if (auto moved = advance(); !moved)
                return moved;
            if (isSign('[')) {
                auto done = argument == 1 ? readRecord(headers_, "a header") : readOptions();
                if (!done)
                    return done;
            } else if (auto skipped = skipValue(); !skipped) {
                return skipped;
            }
        }
        return take(')');
    }

    /// [Implementation="2.0", Query=[…], Headers=[…]]
    Result<void> readOptions() {
        if (auto taken = take('['); !taken)
            return taken;
        while (!isSign(']')) {
            const std::string name = word_.text;
            if (auto moved = advance(); !moved)
                return moved;
            if (auto taken = take('='); !taken)
                return taken;
            const bool isRecord = isSign('[');
            auto done = name == "Query" && isRecord     ? readRecord(query_, "an option")
                        : name == "Headers" && isRecord ? readRecord(headers_, "a header")
                                                        : skipValue();
            if (!done)
                return done;
            if (isSign(','))
                if (auto moved = advance(); !moved)
                    return moved;
        }
        return advance();
    }

    Result<void> readRecord(Record& record, std::string_view what) {
        if (auto taken = take('['); !taken)
            return taken;
        while (!isSign(']')) {
            std::string name = word_.text;
            if (auto moved = advance(); !moved)
                return moved;
            while (word_.kind == Kind::name || isSign('-')) { // Accept-Language
                name += word_.text;
                if (auto moved = advance(); !moved)
                    return moved;
            }
            if (auto taken = take('='); !taken)
                return taken;
            auto value = readText(what);
            if (!value)
                return std::move(value).error();
            if (auto kept = checkHeader(record, name, *value); !kept)
                return kept;
            record.emplace_back(std::move(name), std::move(*value));
            if (isSign(','))
                if (auto moved = advance(); !moved)
                    return moved;
        }
        return advance();
    }

    Result<void> checkHeader(const Record& record, const std::string& name,
                             const std::string& value) const {
        if (&record != &headers_)
            return {};
        const std::string folded = lowerCase(name);
        constexpr std::array<std::string_view, 4> secrets{"authorization", "cookie",
                                                          "proxy-authorization", "x-api-key"};
        if (std::ranges::find(secrets, folded) != secrets.end())
            return Error{ErrorKind::unsupported,
                         fmt::format("The Power Query line holds a secret in its header {}. Take "
                                     "it out and sign in instead.",
                                     name)};
        const bool isToken = !name.empty() && std::ranges::all_of(name, [](char c) {
            return isNamePart(c) ? static_cast<unsigned char>(c) < 0x80 : c == '-';
        });
        const bool isLine = std::ranges::none_of(
            value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        if (isToken && isLine)
            return {};
        return wrongUsage(fmt::format("\"{}\" cannot be sent as a header.", name.substr(0, 100)));
    }

    /// Up to the comma or the bracket that ends it.
    Result<void> skipValue() {
        int depth = 0;
        for (;;) {
            const bool opens = isSign('(') || isSign('[') || isSign('{');
            const bool closes = isSign(')') || isSign(']') || isSign('}');
            if (depth == 0 && (closes || isSign(',')))
                return {};
            depth += opens ? 1 : closes ? -1 : 0;
            if (auto moved = advance(); !moved)
                return moved;
            if (word_.kind == Kind::end)
                return wrongUsage("The Power Query line is cut short: a bracket is missing.");
        }
    }

    /// Behind the feed: Orders = Source{[Name="Orders",Signature="table"]}[Data], or nothing more.
    /// Any function would change the rows, so it is not passed over in silence.
    Result<void> readSteps() {
        std::string before;
        while (word_.kind != Kind::end) {
            const bool isCall = word_.kind == Kind::name && !word_.isQuotedName &&
                                word_.text.find('.') != std::string::npos;
            if (isCall)
                return Error{
                    ErrorKind::unsupported,
                    fmt::format("The Power Query text does more than read a feed: {}. Only "
                                "OData.Feed and the choice of a table are taken over.",
                                word_.text.substr(0, 100))};
            const bool isChoice = word_.kind == Kind::text && before == "Name";
            if (isChoice && !table_.empty())
                return Error{ErrorKind::unsupported,
                             "The Power Query text goes from table to table. Use the address of "
                             "the table that is wanted."};
            if (isChoice)
                table_ = word_.text;
            if (word_.kind == Kind::name)
                before = word_.text;
            if (auto moved = advance(); !moved)
                return moved;
        }
        return {};
    }

    Words words_;
    Word word_;
    bool hasBegun_ = false;
    std::string url_;
    std::string table_;
    Record query_;
    Record headers_;
};

} // namespace

bool isFeedFormula(std::string_view text) {
    const std::size_t found = text.find(feedFunction);
    if (found == std::string_view::npos)
        return false;
    text.remove_prefix(found + feedFunction.size());
    const std::size_t bracket = text.find_first_not_of(" \t\r\n");
    return bracket != std::string_view::npos && text[bracket] == '(';
}

Result<PastedSource> readFeedFormula(std::string_view text) {
    return Formula(text).read();
}

} // namespace odc::odata
