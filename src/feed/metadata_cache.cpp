// SPDX-License-Identifier: MPL-2.0
#include "feed/metadata_cache.hpp"

#include "odata/model_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace odc::feed {

namespace files = std::filesystem;

namespace {

constexpr std::string_view mark = "odc-model";
constexpr std::string_view ending = ".model";
constexpr std::uintmax_t maxFolderBytes = std::uintmax_t{128} << 20;
constexpr std::uintmax_t maxFileBytes = std::uintmax_t{64} << 20;
constexpr auto abandonedAfter = std::chrono::hours(24); ///< a file that was written aside

std::uint64_t checksumOf(std::string_view bytes, std::uint64_t seed) {
    constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t sum = seed ^ (bytes.size() * factor);
    const auto add = [&](std::uint64_t word) { sum = std::rotl((sum ^ word) * factor, 29); };
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        add(word);
    }
    std::uint64_t last = 0;
    std::memcpy(&last, bytes.data(), bytes.size());
    add(last);
    sum = (sum ^ (sum >> 31)) * factor;
    return sum ^ (sum >> 29);
}

/// A text with its size before it.
void put(std::string& bytes, std::string_view text) {
    bytes += fmt::format("{}:", text.size());
    bytes += text;
}

std::optional<std::string> take(std::string_view& bytes) {
    std::size_t size = 0;
    std::size_t at = 0;
    for (; at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9' && at < 12; ++at)
        size = size * 10 + static_cast<std::size_t>(bytes[at] - '0');
    if (at == 0 || at >= bytes.size() || bytes[at] != ':' || size > bytes.size() - at - 1)
        return std::nullopt;
    std::string text(bytes.substr(at + 1, size));
    bytes.remove_prefix(at + 1 + size);
    return text;
}

std::string headOf(std::string_view rest) {
    return fmt::format("{} {:016x} {:016x}\n", mark, odata::modelFormat(), checksumOf(rest, 0));
}

std::optional<CachedModel> parse(std::string_view bytes, const std::string& key) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = bytes.substr(end + 1);
    if (bytes.substr(0, end + 1) != headOf(rest))
        return std::nullopt;
    const auto ownKey = take(rest);
    const auto count = take(rest);
    if (!ownKey || *ownKey != key || !count)
        return std::nullopt;
    CachedModel found;
    for (int i = std::atoi(count->c_str()); i > 0; --i) {
        CachedDocument document;
        for (std::string* part :
             {&document.url, &document.etag, &document.lastModified, &document.digest}) {
            auto text = take(rest);
            if (!text)
                return std::nullopt;
            *part = std::move(*text);
        }
        found.documents.push_back(std::move(document));
    }
    if (found.documents.empty())
        return std::nullopt;
    found.model = rest;
    return found;
}

struct File {
    files::path path;
    std::uintmax_t bytes = 0;
    files::file_time_type used = {};
};

/// Drops what was used longest ago, and what a process left behind that ended while writing.
void tidy(const files::path& folder) {
    std::error_code error;
    std::vector<File> kept;
    std::uintmax_t total = 0;
    const auto now = files::file_time_type::clock::now();
    for (const files::directory_entry& entry : files::directory_iterator(folder, error)) {
        File file{entry.path(), entry.file_size(error), entry.last_write_time(error)};
        if (error)
            continue;
        if (file.path.extension() == ending) {
            total += file.bytes;
            kept.push_back(std::move(file));
        } else if (file.path.extension() == ".part" && now - file.used > abandonedAfter) {
            files::remove(file.path, error);
        }
    }
    std::ranges::sort(kept, {}, &File::used);
    for (const File& file : kept) {
        if (total <= maxFolderBytes)
            return;
        if (files::remove(file.path, error))
            total -= file.bytes;
    }
}

} // namespace

std::string digestOf(std::string_view bytes) {
    return fmt::format("{:016x}{:016x}", checksumOf(bytes, 1), checksumOf(bytes, 0x5EED));
}

std::string cacheKeyOf(const Connection& connection) {
    std::string headers;
    for (const auto& [name, value] : connection.headers)
        headers += fmt::format("{}: {}\n", name, value);
    const std::string user = connection.credentials ? connection.credentials->user : std::string();
    return fmt::format("{}\n{}\n{}\n{}", connection.root.text(),
                       user.empty() ? user : digestOf(user), connection.language,
                       headers.empty() ? headers : digestOf(headers));
}

std::string MetadataCache::fileOf(const std::string& key) const {
    return (files::path(folder_) / (digestOf(key) + std::string(ending))).string();
}

std::optional<CachedModel> MetadataCache::find(const std::string& key) const {
    if (folder_.empty())
        return std::nullopt;
    const std::string path = fileOf(key);
    std::error_code error;
    const std::uintmax_t size = files::file_size(path, error);
    if (error || size > maxFileBytes)
        return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
        return std::nullopt;
    auto found = parse(bytes, key);
    if (found)
        files::last_write_time(path, files::file_time_type::clock::now(), error);
    return found;
}

void MetadataCache::store(const std::string& key, const CachedModel& model,
                          std::uint64_t unique) const {
    if (folder_.empty())
        return;
    std::string rest;
    put(rest, key);
    put(rest, std::to_string(model.documents.size()));
    for (const CachedDocument& document : model.documents) {
        for (const std::string& part :
             {document.url, document.etag, document.lastModified, document.digest})
            put(rest, part);
    }
    rest += model.model;
    if (rest.size() > maxFileBytes)
        return;
    std::error_code error;
    if (files::create_directories(folder_, error))
        files::permissions(folder_, files::perms::owner_all, error);
    const files::path aside =
        files::path(folder_) / fmt::format("{}-{:016x}.part", digestOf(key), unique);
    {
        std::ofstream file(aside, std::ios::binary | std::ios::trunc);
        files::permissions(aside, files::perms::owner_read | files::perms::owner_write, error);
        file << headOf(rest) << rest;
        file.close();
        if (file.fail()) {
            files::remove(aside, error);
            return;
        }
    }
    files::rename(aside, fileOf(key), error);
    if (error)
        files::remove(aside, error);
    tidy(folder_);
}

std::string usualCacheFolder() {
    const auto value = [](const char* name) -> std::string {
        const char* text = std::getenv(name);
        return text == nullptr ? std::string() : std::string(text);
    };
    // The specification of XDG's folders passes over a relative one.
    if (const std::string caches = value("XDG_CACHE_HOME"); caches.starts_with('/'))
        return caches + "/odata-for-calc";
    const std::string home = value("HOME");
    return home.starts_with('/') ? home + "/.cache/odata-for-calc" : std::string();
}

} // namespace odc::feed
