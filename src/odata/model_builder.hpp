// SPDX-License-Identifier: MPL-2.0
// Makes the model from the written metadata: names resolved, members inherited, associations turned
// into navigation, annotations put where they belong.
#pragma once

#include "odata/csdl.hpp"

namespace odc::odata {

/// Errors: tooLarge (inheritance that multiplies the properties beyond all use).
base::Result<Model> buildModel(const csdl::Document& document);

} // namespace odc::odata
