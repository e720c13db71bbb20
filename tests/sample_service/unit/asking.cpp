// SPDX-License-Identifier: MPL-2.0
#include "sample_service/unit/asking.hpp"

#include "sample_service/page.hpp"

#include <algorithm>

namespace odc::sample::test {

ServiceOptions optionsFor(base::Day today) {
    ServiceOptions options;
    options.today = today;
    options.now = [] {
        return std::chrono::sys_days(std::chrono::year(2014) / 7 / 15) + std::chrono::hours(9);
    };
    return options;
}

ServiceOptions july2014() {
    return optionsFor(*base::parseDay("2014-07-15"));
}

Response ask(Service& service, std::string_view rest, Headers headers) {
    Request request{"GET", std::string(rootPath) + std::string(rest), std::move(headers)};
    if (!request.header("Host"))
        request.headers.emplace_back("Host", "reports.example:8080");
    if (!request.header("Authorization"))
        request.headers.emplace_back("Authorization", asAdmin);
    return service.answer(request);
}

std::string headerOf(const Response& response, std::string_view name) {
    const auto found =
        std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
    return found == response.headers.end() ? "" : found->second;
}

std::size_t countOf(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + 1))
        ++count;
    return count;
}

std::vector<std::string> allBetween(std::string_view text, std::string_view begin,
                                    std::string_view end) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(begin); at != std::string_view::npos;
         at = text.find(begin, at)) {
        at += begin.size();
        found.emplace_back(text.substr(at, text.find(end, at) - at));
    }
    return found;
}

} // namespace odc::sample::test
