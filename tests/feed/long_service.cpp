// SPDX-License-Identifier: MPL-2.0
#include "feed/long_service.hpp"

#include "base/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace odc::test {

namespace {

std::optional<std::string> optionOf(const std::string& query, std::string_view name) {
    const std::string padded = "&" + query;
    const std::string key = "&" + std::string(name) + "=";
    const std::size_t at = padded.find(key);
    if (at == std::string::npos)
        return std::nullopt;
    const std::size_t begin = at + key.size();
    return padded.substr(begin, padded.find('&', begin) - begin);
}

std::optional<std::size_t> numberOf(const std::string& query, std::string_view name) {
    const auto text = optionOf(query, name);
    if (!text)
        return std::nullopt;
    return static_cast<std::size_t>(base::parseInteger(*text).value_or(0));
}

std::string metadataWith(const std::string& ofSet) {
    std::string document = metadataDocument();
    const std::string set = R"(EntityType="N.T")";
    document.insert(document.find(set) + set.size(), " " + ofSet);
    return document;
}

} // namespace

LongService::LongService(int rows, Habits habits)
    : script(metadataWith(habits.ofSet)), habits_(std::move(habits)),
      rows_(static_cast<std::size_t>(rows)) {
    std::iota(rows_.begin(), rows_.end(), 1);
    script.transport->otherwise([this](const http::Request& request) { return answerTo(request); });
}

std::vector<std::string> LongService::skipRequests() const {
    std::vector<std::string> lines = script.dataRequests();
    std::erase_if(lines,
                  [](const std::string& line) { return line.find("$skip=") == std::string::npos; });
    return lines;
}

Answer LongService::answerTo(const http::Request& request) {
    const std::string& query = request.url.query;
    if (onRequest)
        onRequest(answers_, rows_);
    ++answers_;
    if (request.url.path.ends_with("/$count"))
        return habits_.counts ? answer(200, "text/plain", std::to_string(rows_.size()))
                              : answer(400, "text/plain", "No counting here.");
    std::vector<int> rows = rows_;
    if (habits_.isDescending && !(habits_.honoursOrder && optionOf(query, "$orderby")))
        std::ranges::reverse(rows);
    const auto skip = numberOf(query, "$skip");
    const auto top = numberOf(query, "$top");
    if (skip && habits_.maxSkip && *skip > static_cast<std::size_t>(*habits_.maxSkip))
        return answer(400, "text/plain", "That is too far to skip.");
    std::size_t begin = numberOf(query, "$skiptoken").value_or(0);
    if (skip && habits_.honoursSkip)
        begin = *skip;
    auto most = static_cast<std::size_t>(skip ? habits_.skipPageRows.value_or(habits_.pageRows)
                                              : habits_.pageRows);
    if (!habits_.honoursTop && top)
        most = rows.size();
    begin = std::min(begin, rows.size());
    const std::size_t wanted =
        std::min(rows.size() - begin, top && habits_.honoursTop ? *top : rows.size());
    const std::size_t end = begin + std::min(most, wanted);
    std::string body;
    for (std::size_t row = begin; row < end; ++row)
        body += fmt::format(R"({}{{"Id":{},"Name":"n{}"}})", body.empty() ? "" : ",", rows[row],
                            rows[row]);
    body = R"({"value":[)" + body + "]";
    if (habits_.counts && query.find("count=") != std::string::npos)
        body += fmt::format(R"(,"odata.count":"{}")", rows.size());
    if (habits_.linksPages && end < begin + wanted)
        body += fmt::format(R"(,"odata.nextLink":"Set?$skiptoken={}")", end);
    Answer page = answer(200, "application/json;odata=minimalmetadata", body + "}");
    if (!habits_.hasEtags)
        return page;
    const std::string tag = fmt::format("\"{:x}\"", std::hash<std::string>{}(body));
    if (http::headerOf(request.headers, "If-None-Match") == tag) {
        ++unchanged_;
        return {.status = 304, .headers = {{"ETag", tag}}};
    }
    page.headers.emplace_back("ETag", tag);
    return page;
}

} // namespace odc::test
