// SPDX-License-Identifier: MPL-2.0
#include "http/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <span>

namespace odc::http {

namespace {

bool beginsWith(std::span<const std::uint8_t> address, std::span<const std::uint8_t> network,
                int bits) {
    for (int bit = 0; bit < bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const int mask = 0x80 >> (bit % 8);
        if ((address[at] & mask) != (network[at] & mask))
            return false;
    }
    return true;
}

struct Network4 {
    std::array<std::uint8_t, 4> address;
    int bits;
};

struct Network6 {
    std::array<std::uint8_t, 16> address;
    int bits;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry/ and multicast, reserved
constexpr std::array special4{
    Network4{{0, 0, 0, 0}, 8},     Network4{{10, 0, 0, 0}, 8},      Network4{{100, 64, 0, 0}, 10},
    Network4{{127, 0, 0, 0}, 8},   Network4{{169, 254, 0, 0}, 16},  Network4{{172, 16, 0, 0}, 12},
    Network4{{192, 0, 0, 0}, 24},  Network4{{192, 0, 2, 0}, 24},    Network4{{192, 168, 0, 0}, 16},
    Network4{{198, 18, 0, 0}, 15}, Network4{{198, 51, 100, 0}, 24}, Network4{{203, 0, 113, 0}, 24},
    Network4{{224, 0, 0, 0}, 3},
};

// https://www.iana.org/assignments/iana-ipv6-special-registry/: only 2000::/3 is given out at all.
constexpr Network6 global6{{0x20}, 3};
constexpr std::array special6{
    Network6{{0x20, 0x01, 0x00, 0x00}, 32}, // Teredo: an IPv4 address is hidden in it
    Network6{{0x20, 0x01, 0x0D, 0xB8}, 32}, // documentation
    Network6{{0x20, 0x01, 0x00, 0x02}, 48}, // benchmarks
};

constexpr Network6 mapped4{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96};
constexpr Network6 translated4{{0x00, 0x64, 0xFF, 0x9B}, 96};
constexpr Network6 sixToFour{{0x20, 0x02}, 16};

/// The IPv4 address that an IPv6 one stands for.
std::optional<AddressBytes> inner4(const AddressBytes& address) {
    const auto cut = [&](std::ptrdiff_t from) {
        return AddressBytes(address.begin() + from, address.begin() + from + 4);
    };
    if (beginsWith(address, mapped4.address, mapped4.bits) ||
        beginsWith(address, translated4.address, translated4.bits))
        return cut(12);
    if (beginsWith(address, sixToFour.address, sixToFour.bits))
        return cut(2);
    return std::nullopt;
}

} // namespace

std::optional<AddressBytes> parseAddress(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']'))
        text = text.substr(1, text.size() - 2);
    const std::string copy(text.substr(0, text.find('%'))); // a zone is no part of the address
    AddressBytes bytes(4);
    if (inet_pton(AF_INET, copy.c_str(), bytes.data()) == 1)
        return bytes;
    bytes.resize(16);
    if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1)
        return bytes;
    return std::nullopt;
}

std::optional<AddressBytes> addressOf(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        AddressBytes bytes(4);
        std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in&>(address).sin_addr, 4);
        return bytes;
    }
    if (address.sa_family == AF_INET6) {
        AddressBytes bytes(16);
        std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, 16);
        return bytes;
    }
    return std::nullopt;
}

std::string formatAddress(const AddressBytes& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = address.size() == 4 ? AF_INET : AF_INET6;
    if (!inet_ntop(family, address.data(), text.data(), text.size()))
        return {};
    return text.data();
}

bool isLoopbackAddress(const AddressBytes& address) {
    if (address.size() == 4)
        return address[0] == 127;
    if (const auto inner = inner4(address))
        return isLoopbackAddress(*inner);
    const AddressBytes own{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return address == own;
}

bool isPublicAddress(const AddressBytes& address) {
    if (address.size() == 4) {
        for (const Network4& network : special4)
            if (beginsWith(address, network.address, network.bits))
                return false;
        return true;
    }
    if (address.size() != 16)
        return false;
    if (const auto inner = inner4(address))
        return isPublicAddress(*inner);
    if (!beginsWith(address, global6.address, global6.bits))
        return false;
    for (const Network6& network : special6)
        if (beginsWith(address, network.address, network.bits))
            return false;
    return true;
}

} // namespace odc::http
