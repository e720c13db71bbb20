// SPDX-License-Identifier: MPL-2.0
// A small OData v2 service, honest but for the answers that a test spoils, read by the whole engine
// over real sockets.
#pragma once

#include "feed/service.hpp"
#include "support/behaviours.hpp"
#include "support/fake_clock.hpp"
#include "support/misbehaving_server.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace odc::test {

inline const http::Headers atomType{{"Content-Type", "application/atom+xml;charset=utf-8"}};
inline const http::Headers jsonType{{"Content-Type", "application/json;odata=verbose"}};

/// A page of the set `Rooms` in Atom, with seats from `first` to `last`; {root} in the next link
/// stands for the service's root.
std::string atomRooms(int first, int last, std::string_view next = {});
/// The same in verbose JSON.
std::string jsonRooms(int first, int last, std::string_view next = {});

/// Metadata is always honest; every other request gets what `data` makes.
class FaultyService {
public:
    explicit FaultyService(Behaviour data);

    /// The engine's answer to "all of Rooms".
    [[nodiscard]] base::Result<feed::Service::Fetched> fetchAll(const base::Task& task = {});
    /// fetchAll, which must fail with this kind and a whole sentence.
    base::Error failure(base::ErrorKind kind);
    /// How often the set was asked for.
    [[nodiscard]] int dataRequestCount() const;

    odata::Format format = odata::Format::any;
    base::Policy policy; ///< the service's origin is listed
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    const MisbehavingServer server;
};

/// The whole numbers of the column Seats.
std::vector<std::int64_t> seatsOf(const base::Table& table);

} // namespace odc::test
