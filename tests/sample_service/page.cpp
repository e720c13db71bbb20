// SPDX-License-Identifier: MPL-2.0
#include "sample_service/page.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

namespace odc::sample {

Addresses addressesAt(const std::string& host) {
    return {fmt::format("http://{}{}", host, rootPath), fmt::format("http://{}{}", host, basePath)};
}

std::string keyedName(const EntitySet& set, const Row& row) {
    const std::size_t key = set.indexOf(set.key);
    return fmt::format("{}({}{})", set.name, std::get<std::int64_t>(row[key]),
                       set.properties[key].type == Edm::int64 ? "L" : "");
}

std::string textOf(Edm type, const Value& value) {
    if (const std::string* text = std::get_if<std::string>(&value))
        return *text;
    const std::int64_t number = std::get<std::int64_t>(value);
    return type == Edm::dateTime ? base::formatMoment(number) : std::to_string(number);
}

} // namespace odc::sample
