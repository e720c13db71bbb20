// SPDX-License-Identifier: MPL-2.0
// Every bound that an answer is held to, in one place, so that memory stays bounded whatever a
// server sends. What a person may set for one request is in base/policy.hpp. LIMITS.md explains
// them as a table, which a test compares with this file.
#pragma once

#include <cstddef>
#include <cstdint>

namespace odc::base::limits {

// ---- an answer on its way
inline constexpr std::size_t maxHeadBytes = std::size_t{256} << 10;
inline constexpr std::int64_t freeExpansionBytes = std::int64_t{64} << 20;
inline constexpr std::int64_t maxExpansion = 250;
inline constexpr std::size_t maxRefusalBytes = std::size_t{64} << 10;
inline constexpr std::size_t maxErrorBytes = std::size_t{1} << 20;
inline constexpr std::size_t maxErrorWords = 2'000;

// ---- what a service says of itself, and files that name a feed
inline constexpr std::size_t maxDescriptionBytes = std::size_t{64} << 20;
inline constexpr std::size_t maxContentsBytes = std::size_t{16} << 20;
inline constexpr std::size_t maxDocuments = 32;
inline constexpr std::size_t maxModelSets = 100'000;
inline constexpr std::size_t maxModelMembers = 2'000'000;
inline constexpr int maxComplexDepth = 8;
inline constexpr std::size_t maxCountBytes = 1'024;
inline constexpr std::size_t maxPastedBytes = std::size_t{4} << 20;

// ---- a document
inline constexpr int maxDepth = 64;
inline constexpr int maxXmlAttributes = 1'000;
inline constexpr std::size_t maxTreeNodes = 2'000'000;

// ---- rows
inline constexpr std::size_t windowBytes = std::size_t{128} << 10;
inline constexpr std::size_t maxRowBytes = std::size_t{64} << 20;
inline constexpr std::size_t maxValueBytes = std::size_t{32} << 20;
inline constexpr std::size_t maxColumns = 16'384;
inline constexpr std::size_t maxNames = 65'536;
inline constexpr std::size_t maxNameBytes = std::size_t{16} << 20;
inline constexpr std::size_t maxBatchCells = std::size_t{4} << 20;
inline constexpr std::size_t maxBatchBytes = std::size_t{16} << 20;

// ---- pages
inline constexpr std::size_t maxLinkBytes = std::size_t{64} << 10;
inline constexpr std::size_t maxMembersBytes = std::size_t{64} << 20;
inline constexpr std::size_t maxMembersPages = 10'000;
inline constexpr std::int64_t maxAheadBytes = std::int64_t{4} << 20;
inline constexpr std::size_t maxKeptRequests = 1'000;
inline constexpr std::size_t maxPageWarnings = 20;
inline constexpr std::size_t maxWarnings = 50;

} // namespace odc::base::limits
