// SPDX-License-Identifier: MPL-2.0
// rewriteDocument: the text is cut into pieces (sections, and within one its lines), each piece
// with the key it stands for; pieces are then kept, changed, moved among their like, added or
// dropped.
#include "report/document.hpp"
#include "report/lines.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace odc::report {
namespace {

/// What a piece stands for; pieces of one group keep an order among themselves, groups do not.
struct Key {
    std::string group;
    std::string id;
    bool operator==(const Key&) const = default;
    auto operator<=>(const Key&) const = default;
};

struct Piece {
    std::optional<Key> key; ///< nothing: a comment, an empty line
    std::string text;
    bool isInPlay = false; ///< its key is one of `before` or `after`
    bool isNew = false;
};

std::size_t positionOf(const std::vector<Piece>& pieces, const Key& key) {
    const auto found = std::ranges::find_if(
        pieces, [&](const Piece& piece) { return piece.isInPlay && piece.key == key; });
    return static_cast<std::size_t>(found - pieces.begin());
}

bool has(const std::vector<Key>& keys, const Key& key) {
    return std::ranges::find(keys, key) != keys.end();
}

/// Each group keeps its own places; who stands there follows the order of `after`.
void reorder(std::vector<Piece>& pieces, const std::vector<Key>& after) {
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        if (pieces[index].isInPlay)
            places[pieces[index].key->group].push_back(index);
    }
    std::map<std::string, std::vector<Piece>> inOrder;
    for (const Key& key : after) {
        if (const std::size_t at = positionOf(pieces, key); at < pieces.size())
            inOrder[key.group].push_back(pieces[at]);
    }
    for (const auto& [group, slots] : places) {
        const std::vector<Piece>& sorted = inOrder[group];
        for (std::size_t index = 0; index < slots.size() && index < sorted.size(); ++index)
            pieces[slots[index]] = sorted[index];
    }
}

/// Where a new piece goes: behind the nearest earlier one of its group, before the nearest later
/// one, else behind everything that has a key.
std::size_t placeFor(const std::vector<Piece>& pieces, const std::vector<Key>& after,
                     std::size_t index) {
    for (std::size_t earlier = index; earlier-- > 0;) {
        const std::size_t like = positionOf(pieces, after[earlier]);
        if (after[earlier].group == after[index].group && like < pieces.size())
            return like + 1;
    }
    for (std::size_t later = index + 1; later < after.size(); ++later) {
        const std::size_t like = positionOf(pieces, after[later]);
        if (after[later].group == after[index].group && like < pieces.size())
            return like;
    }
    std::size_t place = pieces.size();
    while (place > 0 && !pieces[place - 1].key)
        --place;
    return place;
}

/// Drops the pieces of `before` that `after` lacks, reorders, adds what is new.
template <typename MakeText>
void arrange(std::vector<Piece>& pieces, const std::vector<Key>& before,
             const std::vector<Key>& after, MakeText makeText) {
    for (Piece& piece : pieces)
        piece.isInPlay = piece.key && (has(before, *piece.key) || has(after, *piece.key));
    std::erase_if(pieces,
                  [&](const Piece& piece) { return piece.isInPlay && !has(after, *piece.key); });
    reorder(pieces, after);
    for (std::size_t index = 0; index < after.size(); ++index) {
        if (positionOf(pieces, after[index]) < pieces.size())
            continue;
        const auto place = static_cast<std::ptrdiff_t>(placeFor(pieces, after, index));
        pieces.insert(pieces.begin() + place, Piece{after[index], makeText(index), true, true});
    }
}

std::string lineEndOf(std::string_view text) {
    return text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

void endLine(std::string& text, const std::string& lineEnd) {
    if (!text.empty() && text.back() != '\n')
        text += lineEnd;
}

std::string withLineEnds(const std::string& text, const std::string& lineEnd) {
    std::string result;
    for (const char character : text) {
        if (character == '\n')
            result += lineEnd;
        else
            result += character;
    }
    return result;
}

std::string writeEntry(const Entry& entry) {
    const Document document{"report", {Section{{}, {}, 0, {entry}}}};
    const std::string text = writeDocument(document);
    return text.substr(text.find('\n') + 1);
}

std::string writeSection(const Section& section) {
    const std::string text = writeDocument(Document{"report", {Section{}, section}});
    return text.substr(text.find('\n') + 2);
}

/// The line with another value, taken from how that would be written; indent, spacing around the
/// equals sign and line end stay.
std::string withValue(const Line& line, std::string_view written) {
    const std::size_t qualifierEnd = line.second.empty() ? 0 : written.find(']');
    const std::string_view value = trimmed(written.substr(written.find('=', qualifierEnd) + 1));
    const std::string_view content = trimmed(line.text);
    const char* contentEnd = content.data() + content.size();
    const char* valueStart = line.value.empty() ? contentEnd : line.value.data();
    std::string text(line.text.data(), valueStart);
    if (line.value.empty() && !value.empty())
        text += ' ';
    text += value;
    text.append(contentEnd, line.text.data() + line.text.size());
    return text;
}

Key keyOf(const Entry& entry) {
    return {entry.key, entry.qualifier};
}

/// Sections without a name are told apart by their number among their like.
std::vector<Key> keysOf(const std::vector<Section>& sections) {
    std::vector<Key> keys;
    keys.reserve(sections.size());
    std::map<std::pair<std::string, std::string>, int> seen;
    for (const Section& section : sections)
        keys.push_back({section.kind, section.name + '\n' +
                                          std::to_string(seen[{section.kind, section.name}]++)});
    return keys;
}

/// One section's text with its entries brought from `before` to `after`.
std::string rewriteSection(const std::string& text, const Section& before, const Section& after,
                           bool isTop, const std::string& lineEnd) {
    // splitLines takes the first line for the file's header; a section has its own further down.
    const std::string whole = isTop ? text : "\n" + text;
    std::vector<Line> lines = splitLines(whole);
    if (!isTop)
        lines.erase(lines.begin());
    std::vector<Key> keysBefore;
    std::vector<Key> keysAfter;
    std::ranges::transform(before.entries, std::back_inserter(keysBefore), keyOf);
    std::ranges::transform(after.entries, std::back_inserter(keysAfter), keyOf);
    std::vector<Piece> pieces;
    for (const Line& line : lines) {
        pieces.push_back({{}, std::string(line.text)});
        if (line.kind == Line::Kind::header || line.kind == Line::Kind::section)
            pieces.back().key = Key{"\nheader", ""};
        if (line.kind != Line::Kind::entry)
            continue;
        const Key key{std::string(line.first), std::string(line.second)};
        pieces.back().key = key;
        const auto wanted = std::ranges::find(keysAfter, key);
        const auto known = std::ranges::find(keysBefore, key);
        if (wanted == keysAfter.end())
            continue;
        const Entry& entry = after.entries[static_cast<std::size_t>(wanted - keysAfter.begin())];
        const bool isSame =
            known != keysBefore.end() &&
            before.entries[static_cast<std::size_t>(known - keysBefore.begin())].value ==
                entry.value;
        if (!isSame)
            pieces.back().text = withValue(line, writeEntry(entry));
    }
    arrange(pieces, keysBefore, keysAfter, [&](std::size_t index) {
        return withLineEnds(writeEntry(after.entries[index]), lineEnd);
    });
    std::string result;
    for (const Piece& piece : pieces) {
        endLine(result, lineEnd);
        result += piece.text;
    }
    return result;
}

/// Cut where a section begins; the comment lines right above its header are the section's.
std::vector<Piece> cutSections(std::string_view text) {
    std::vector<Piece> pieces{Piece{Key{"", "\n0"}, "", false, false}};
    std::string comments;
    std::map<std::pair<std::string, std::string>, int> seen;
    for (const Line& line : splitLines(text)) {
        const bool isComment =
            line.kind == Line::Kind::trivia && trimmed(line.text).starts_with('#');
        if (isComment) {
            comments += line.text;
            continue;
        }
        if (line.kind == Line::Kind::section) {
            const std::string kind(line.first);
            const std::string name(line.second);
            pieces.push_back({Key{kind, name + '\n' + std::to_string(seen[{kind, name}]++)}, ""});
        }
        pieces.back().text += comments;
        pieces.back().text += line.text;
        comments.clear();
    }
    pieces.back().text += comments;
    return pieces;
}

} // namespace

std::string rewriteDocument(std::string_view text, const Document& before, const Document& after) {
    const std::string lineEnd = lineEndOf(text);
    std::vector<Piece> pieces = cutSections(text);
    const std::vector<Key> keysBefore = keysOf(before.sections);
    const std::vector<Key> keysAfter = keysOf(after.sections);
    for (Piece& piece : pieces) {
        const auto old = std::ranges::find(keysBefore, *piece.key);
        const auto wanted = std::ranges::find(keysAfter, *piece.key);
        if (old == keysBefore.end() || wanted == keysAfter.end())
            continue;
        piece.text = rewriteSection(
            piece.text, before.sections[static_cast<std::size_t>(old - keysBefore.begin())],
            after.sections[static_cast<std::size_t>(wanted - keysAfter.begin())],
            piece.key->group.empty(), lineEnd);
    }
    arrange(pieces, keysBefore, keysAfter, [&](std::size_t index) {
        return withLineEnds(writeSection(after.sections[index]), lineEnd);
    });
    std::string result;
    for (const Piece& piece : pieces) {
        endLine(result, lineEnd);
        // A new section stands between empty lines, as writeDocument puts it.
        if (piece.isNew && !result.ends_with(lineEnd + lineEnd))
            result += lineEnd;
        result += piece.text;
        if (piece.isNew && &piece != &pieces.back())
            result += lineEnd;
    }
    return result;
}

} // namespace odc::report
