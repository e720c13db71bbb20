// SPDX-License-Identifier: MPL-2.0
#include "http/proxy.hpp"

#include "http/address.hpp"

#include <charconv>
#include <cstdlib>

namespace odc::http {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

bool isInNetwork(const AddressBytes& address, std::string_view entry) {
    const auto slash = entry.find('/');
    const auto network = parseAddress(entry.substr(0, slash));
    if (!network || network->size() != address.size())
        return false;
    int bits = static_cast<int>(address.size()) * 8;
    if (slash != std::string_view::npos) {
        const std::string_view digits = entry.substr(slash + 1);
        int given = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), given);
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || given < 0 ||
            given > bits)
            return false;
        bits = given;
    }
    for (int bit = 0; bit < bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const int mask = 0x80 >> (bit % 8);
        if ((address[at] & mask) != ((*network)[at] & mask))
            return false;
    }
    return true;
}

std::string firstOf(const Environment& environment, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const auto value = environment(name); value && !value->empty())
            return *value;
    return {};
}

} // namespace

Environment processEnvironment() {
    return [](std::string_view name) -> std::optional<std::string> {
        const char* value = std::getenv(std::string(name).c_str());
        if (!value)
            return std::nullopt;
        return value;
    };
}

bool isCoveredBy(std::string_view noProxy, std::string_view host) {
    constexpr std::string_view separators = ", \t";
    if (host.ends_with('.'))
        host.remove_suffix(1);
    const std::string wanted = lower(host);
    const auto address = parseAddress(wanted);
    while (!noProxy.empty()) {
        const auto begin = noProxy.find_first_not_of(separators);
        if (begin == std::string_view::npos)
            return false;
        noProxy.remove_prefix(begin);
        std::string entry = lower(noProxy.substr(0, noProxy.find_first_of(separators)));
        noProxy.remove_prefix(entry.size());
        if (entry == "*")
            return true;
        if (address) {
            if (isInNetwork(*address, entry))
                return true;
            continue;
        }
        if (entry.starts_with("*."))
            entry.erase(0, 1);
        if (entry.starts_with('.'))
            entry.erase(0, 1);
        if (entry.ends_with('.'))
            entry.pop_back();
        if (!entry.empty() && (wanted == entry || wanted.ends_with("." + entry)))
            return true;
    }
    return false;
}

std::string proxyFor(const Url& url, const Environment& environment) {
    if (isLoopback(url) || isCoveredBy(firstOf(environment, {"no_proxy", "NO_PROXY"}), url.host))
        return {};
    if (url.scheme == "https")
        return firstOf(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
    return firstOf(environment, {"http_proxy", "all_proxy", "ALL_PROXY"});
}

} // namespace odc::http
