// SPDX-License-Identifier: MPL-2.0
// A sample service of a fixed day, asked without a network.
#pragma once

#include "sample_service/service.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::sample::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

inline constexpr const char* asAdmin = "Basic YWRtaW46YWRtaW4=";
inline constexpr const char* asLimited = "Basic bGltaXRlZDpsaW1pdGVk";

ServiceOptions optionsFor(base::Day today);
/// 2014-07-15 is today: the last day with figures is Sunday 13 July.
ServiceOptions july2014();

/// `rest` is what follows the service's root. Signed in as admin unless a header says otherwise.
Response ask(Service& service, std::string_view rest, Headers headers);

std::string headerOf(const Response& response, std::string_view name);
std::size_t countOf(std::string_view text, std::string_view part);
/// The texts between each `begin` and the `end` that follows it.
std::vector<std::string> allBetween(std::string_view text, std::string_view begin,
                                    std::string_view end);

} // namespace odc::sample::test
