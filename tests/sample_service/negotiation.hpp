// SPDX-License-Identifier: MPL-2.0
// Which format and which language a request gets.
#pragma once

#include "sample_service/errors.hpp"
#include "sample_service/model.hpp"

#include <optional>
#include <string>

namespace odc::sample {

/// $format first (Atom or Json, any letter case; Json is the verbose one), then Accept, else Atom.
/// Accept: application/json is v3's light form, unless a DataServiceVersion or
/// MaxDataServiceVersion below 3 or `odata=verbose` asks for v2's.
Outcome<Format> chooseFormat(const Request& request,
                             const std::optional<std::string>& formatOption);

/// Of light JSON: `odata=nometadata`, `odata=fullmetadata`; anything else is the minimum.
MetadataLevel levelOf(const Request& request);

/// The format for answers that come before the options could be read.
Format likelyFormat(const Request& request);

/// By Accept-Language; English where nothing fits.
Language chooseLanguage(const Request& request);

} // namespace odc::sample
