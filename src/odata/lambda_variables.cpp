// SPDX-License-Identifier: MPL-2.0
#include "odata/lambda_variables.hpp"

namespace odc::odata {

std::string withoutVariables(std::string path, const LambdaVariables& variables) {
    for (auto variable = variables.rbegin(); variable != variables.rend(); ++variable) {
        if (path != variable->first && !path.starts_with(variable->first + "/"))
            continue;
        path.replace(0, variable->first.size(), variable->second);
    }
    return path;
}

} // namespace odc::odata
