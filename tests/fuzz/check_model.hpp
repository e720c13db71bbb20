// SPDX-License-Identifier: MPL-2.0
// What must hold for every model, whatever it was read from.
#pragma once

#include "odata/edm.hpp"
#include "odata/model_file.hpp"

#include <cstdlib>

namespace odc::test {

/// Ends the program where it does not hold.
inline void checkModel(const odata::Model& model) {
    for (const auto& [name, type] : model.types) {
        const base::Schema columns = odata::schemaOf(model, type, {});
        if (!columns.empty() && odata::schemaOf(model, type, {columns.front().path}).empty())
            std::abort();
    }
    if (model.types.size() < 50)
        for (const auto& [name, type] : model.types)
            for (const base::ColumnInfo& column : odata::derivedColumnsOf(model, type))
                if (column.path.empty() || !column.isNullable)
                    std::abort();
    const auto again = odata::readModel(odata::writeModel(model));
    if (!again || !(*again == model))
        std::abort();
}

} // namespace odc::test
