// SPDX-License-Identifier: MPL-2.0
#include "odata/pasted.hpp"

#include "base/limits.hpp"
#include "odata/language.hpp"
#include "odata/metadata.hpp"
#include "text/xml_tree.hpp"

#include <fmt/format.h>

#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::XmlElement;

namespace {

using base::limits::maxPastedBytes;

Error wrongUsage(std::string message) {
    return {ErrorKind::wrongUsage, std::move(message)};
}

bool isAbsolute(std::string_view url) {
    const std::string scheme = lowerCase(url.substr(0, 8));
    return scheme.starts_with("http://") || scheme == "https://";
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::string joined(std::string_view base, std::string_view relative) {
    std::string url(base);
    if (!url.ends_with('/'))
        url.push_back('/');
    while (relative.starts_with('/'))
        relative.remove_prefix(1);
    return url.append(relative);
}

/// "Data Source=https://…;User ID=x" → the value of one key, in any case of its letters.
std::string_view settingOf(std::string_view connection, std::string_view key) {
    while (!connection.empty()) {
        const std::string_view setting = connection.substr(0, connection.find(';'));
        connection.remove_prefix(std::min(setting.size() + 1, connection.size()));
        const std::size_t equals = setting.find('=');
        if (equals == std::string_view::npos ||
            lowerCase(trimmed(setting.substr(0, equals))) != key)
            continue;
        std::string_view value = trimmed(setting.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

/// "Cars","Makers" → Cars, Makers. A name in single letters (Cars) stands as it is.
std::vector<std::string> tablesOf(std::string_view command) {
    std::vector<std::string> names;
    command = trimmed(command);
    while (!command.empty()) {
        const std::string_view piece = command.substr(0, command.find(','));
        command.remove_prefix(std::min(piece.size() + 1, command.size()));
        std::string_view name = trimmed(piece);
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        if (!name.empty())
            names.emplace_back(name);
    }
    return names;
}

/// The XML island of an .odc, whose HTML is no XML.
std::string_view islandOf(std::string_view html) {
    const std::size_t name = html.find("OfficeDataConnection");
    const std::size_t begin = html.substr(0, name).rfind('<');
    const std::size_t last = html.rfind("OfficeDataConnection>");
    constexpr std::size_t nameLength = std::string_view("OfficeDataConnection>").size();
    if (name == std::string_view::npos || begin == std::string_view::npos ||
        last == std::string_view::npos || last < name)
        return {};
    return html.substr(begin, last + nameLength - begin);
}

std::string_view textOf(const XmlElement& element, std::string_view name) {
    const XmlElement* child = element.child(name);
    return child == nullptr ? std::string_view() : trimmed(child->text);
}

} // namespace

Result<PastedSource> readFeedDocument(std::string_view xml) {
    auto document = readServiceDocument(xml);
    if (!document)
        return std::move(document).error();
    PastedSource source;
    for (const ServiceDocumentEntry& entry : document->entitySets) {
        if (isAbsolute(entry.href))
            source.feeds.push_back({entry.name, entry.href});
        else if (isAbsolute(document->base))
            source.feeds.push_back({entry.name, joined(document->base, entry.href)});
        else
            return wrongUsage(fmt::format("The file names the feed \"{}\" without saying of which "
                                          "service. Use the feed's whole address.",
                                          entry.href.substr(0, 200)));
    }
    if (source.feeds.empty())
        return wrongUsage("The file names no feed.");
    return source;
}

Result<PastedSource> readOfficeConnection(std::string_view html) {
    const std::string_view island = islandOf(html);
    if (island.empty())
        return wrongUsage("The file is no Office data connection: its end is missing.");
    const auto root = text::readXmlTree(
        island, {.maxDepth = 32, .maxAttributes = 200, .maxBytes = maxPastedBytes});
    if (!root)
        return root.error();
    const XmlElement* connection = root->child("Connection");
    const std::string_view settings =
        connection == nullptr ? std::string_view() : textOf(*connection, "ConnectionString");
    const bool isMashup = root->child("PowerQueryConnection") != nullptr ||
                          lowerCase(settings).find("mashup") != std::string::npos;
    if (isMashup)
        return Error{ErrorKind::unsupported,
                     "This Office data connection runs Power Query, which is not done here. Open "
                     "it in Excel, copy the line with OData.Feed out of the Advanced Editor, and "
                     "use that."};
    std::string_view url;
    for (const std::string_view key :
         {"data service url", "data source", "service document url", "url"}) {
        url = settingOf(settings, key);
        if (isAbsolute(url))
            break;
    }
    if (!isAbsolute(url))
        return Error{ErrorKind::unsupported,
                     "This Office data connection names no OData service. Use one that Excel made "
                     "with From OData Data Feed."};
    const std::string_view command =
        connection == nullptr ? std::string_view() : textOf(*connection, "CommandText");
    PastedSource source;
    for (const std::string& table : tablesOf(command))
        source.feeds.push_back({table, isAbsolute(table) ? table : joined(url, table)});
    if (source.feeds.empty())
        source.feeds.push_back({"", std::string(url)});
    return source;
}

Result<PastedSource> readPasted(std::string_view text) {
    if (text.size() > maxPastedBytes)
        return Error{ErrorKind::tooLarge,
                     fmt::format("The file has more than {} MB, too many for one that names a "
                                 "feed. Choose the file of the feed, or paste its address.",
                                 maxPastedBytes >> 20)};
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (text.find("OfficeDataConnection") != std::string_view::npos)
        return readOfficeConnection(text);
    if (isFeedFormula(text))
        return readFeedFormula(text);
    if (trimmed(text).starts_with('<'))
        return readFeedDocument(text);
    return wrongUsage("The file names no feed: neither .atomsvc nor .odc, and no line with "
                      "OData.Feed(\"…\").");
}

} // namespace odc::odata
