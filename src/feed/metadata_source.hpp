// SPDX-License-Identifier: MPL-2.0
// Where a service's model comes from: its metadata, the documents that this builds on, and what is
// kept on disk of both.
#pragma once

#include "feed/exchange.hpp"

#include <memory>

namespace odc::feed {

/// Asks the service for its metadata, with what the cache knows of it, and reads it only where it
/// has changed. Documents of the service's own origin that it refers to are read as well; one that
/// cannot be had, or lies elsewhere, is a warning in the model.
/// Errors: as exchangeWhole and odata::readMetadata.
Result<std::shared_ptr<const odata::Model>> loadModel(const Line& line, const base::Task& task);

} // namespace odc::feed
