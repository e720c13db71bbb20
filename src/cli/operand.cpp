// SPDX-License-Identifier: MPL-2.0
#include "cli/operand.hpp"

#include "base/percent.hpp"
#include "odata/pasted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

namespace odc::cli {

namespace {

/// More than any file that names a feed has; readPasted refuses it then.
constexpr std::size_t maxBytes = std::size_t{5} << 20;

base::Error unreadable(const std::string& file) {
    return {base::ErrorKind::storageFailed,
            fmt::format("The file {} cannot be read. Check that it is there and that you may read "
                        "it.",
                        file)};
}

Result<std::string> readFile(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return unreadable(file);
    std::string content;
    std::array<char, 16'384> buffer{};
    while (content.size() < maxBytes &&
           (stream.read(buffer.data(), buffer.size()), stream.gcount()))
        content.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
    if (stream.bad() || (content.empty() && !stream.eof()))
        return unreadable(file);
    return content;
}

/// file:///home/me/Feeds%20of%20us.atomsvc
Result<std::string> pathOf(std::string_view url) {
    url.remove_prefix(std::string_view("file://").size());
    if (url.starts_with("localhost/"))
        url.remove_prefix(std::string_view("localhost").size());
    auto path = base::decodePercent(url);
    if (!path || !path->starts_with('/'))
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("file://{} is no address of a file on this machine.", url)};
    return std::move(*path);
}

} // namespace

Result<feed::LocatedQuery> locateOperand(std::string_view operand) {
    const bool isFileUrl = operand.starts_with("file://");
    if (!isFileUrl && odata::isFeedFormula(operand))
        return feed::locatePasted(operand, {});
    if (!isFileUrl && operand.find("://") != std::string_view::npos)
        return feed::locate(operand);
    const std::size_t mark = std::min(operand.rfind('#'), operand.size());
    const std::string_view feed = operand.substr(std::min(mark + 1, operand.size()));
    Result<std::string> file = std::string(operand.substr(0, mark));
    if (isFileUrl)
        file = pathOf(*file);
    if (!file)
        return file.error();
    auto content = readFile(*file);
    if (!content && !isFileUrl && file->find_first_of("/.") == std::string::npos)
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("\"{}\" is neither an address nor a file that can be read. "
                                       "Give the whole address, such as https://…/{}.",
                                       *file, *file)};
    if (!content)
        return content.error();
    auto located = feed::locatePasted(*content, feed);
    if (!located && located.error().where.empty())
        located.error().where = *file;
    return located;
}

} // namespace odc::cli
