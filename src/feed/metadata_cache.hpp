// SPDX-License-Identifier: MPL-2.0
// Models kept on disk between runs. Only a cache: what cannot be read or written is as if it were
// not there, and the service is asked each time whether it still holds.
#pragma once

#include "feed/service.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace odc::feed {

/// A document that a model was made of, and how to ask whether it has changed.
struct CachedDocument {
    std::string url;
    std::string etag = {};
    std::string lastModified = {};
    std::string digest = {}; ///< of the body, for services that give neither
    bool operator==(const CachedDocument&) const = default;
};

struct CachedModel {
    std::vector<CachedDocument> documents; ///< the service's own first
    std::string model;                     ///< as odata::writeModel writes it
    bool operator==(const CachedModel&) const = default;
};

/// Files in one folder, one a key. Half-written, damaged and foreign ones are passed over; several
/// processes may use the folder at once: a file is written aside and renamed.
/// The folder is readable by its owner alone and holds no secret.
class MetadataCache {
public:
    /// An empty folder keeps nothing.
    explicit MetadataCache(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::optional<CachedModel> find(const std::string& key) const;
    /// Drops the files that were used longest ago where all together grow too large. `unique` makes
    /// the name of the file that is written aside.
    void store(const std::string& key, const CachedModel& model, std::uint64_t unique) const;

private:
    [[nodiscard]] std::string fileOf(const std::string& key) const;

    std::string folder_;
};

/// What a model depends on: root URL, account (by a digest of its name), language, and the headers
/// that go with each request.
std::string cacheKeyOf(const Connection& connection);

/// 128 bits as hexadecimal digits. Tells bodies apart; no protection against forgers.
std::string digestOf(std::string_view bytes);

} // namespace odc::feed
