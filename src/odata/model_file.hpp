// SPDX-License-Identifier: MPL-2.0
// A model as bytes, to be kept between runs: compact, and read much faster than the metadata that
// it was made of. Not for exchange: the bytes belong to this build of the program.
#pragma once

#include "odata/edm.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odc::odata {

/// Another number where bytes of another build would be read differently.
std::uint64_t modelFormat();

std::string writeModel(const Model& model);
/// Nothing where the bytes are not such a model, whole and without a rest. Any bytes may be given.
std::optional<Model> readModel(std::string_view bytes);

} // namespace odc::odata
