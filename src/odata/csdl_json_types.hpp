// SPDX-License-Identifier: MPL-2.0
// The members of a CSDL JSON schema, by their $Kind. What cannot be used is left out with a
// warning.
#pragma once

#include "odata/csdl.hpp"
#include "text/json_value.hpp"

#include <string>
#include <vector>

namespace odc::odata::csdl {

using Warnings = std::vector<ModelWarning>;

/// `space` is the schema's namespace, for warnings.
WrittenType readJsonType(const std::string& name, const text::JsonValue& value,
                         WrittenType::Kind kind, const std::string& space, Warnings& warnings);
WrittenTerm readJsonTerm(const std::string& name, const text::JsonValue& value);
/// One overload.
WrittenOperation readJsonOperation(const std::string& name, const text::JsonValue& value);
Container readJsonContainer(const std::string& name, const text::JsonValue& value,
                            const std::string& space, Warnings& warnings);

} // namespace odc::odata::csdl
