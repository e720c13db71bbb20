// SPDX-License-Identifier: MPL-2.0
// What kind of place a network address is. Not for: names; they say nothing about where they lead.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace odc::http {

/// Four bytes (IPv4) or sixteen (IPv6), in network order.
using AddressBytes = std::vector<std::uint8_t>;

/// Of "192.0.2.1", "2001:db8::1" or the latter in brackets. Nothing: a name or something else.
std::optional<AddressBytes> parseAddress(std::string_view text);
/// Of a socket address; nothing for other families than IPv4 and IPv6.
std::optional<AddressBytes> addressOf(const sockaddr& address);
std::string formatAddress(const AddressBytes& address);

/// The machine itself.
bool isLoopbackAddress(const AddressBytes& address);
/// An ordinary host of the internet: not the machine itself, not a private, shared, link-local,
/// multicast or reserved range (IANA special-purpose registries), also when such an IPv4 address is
/// wrapped into an IPv6 one.
bool isPublicAddress(const AddressBytes& address);

} // namespace odc::http
