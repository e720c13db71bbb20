// SPDX-License-Identifier: MPL-2.0
// One answer of rows, ready to be written in any format; and the addresses that stand in answers.
#pragma once

#include "sample_service/message.hpp"
#include "sample_service/model.hpp"
#include "sample_service/row.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace odc::sample {

inline constexpr std::string_view rootPath = "/ecp/reportingwebservice/reporting.svc/";
/// As xml:base and the links spell it; the service itself does not mind the letter case.
inline constexpr std::string_view basePath = "/ecp/ReportingWebService/Reporting.svc/";

struct Addresses {
    std::string root; ///< http://HOST/ecp/reportingwebservice/reporting.svc/
    std::string base; ///< the same with basePath
};
Addresses addressesAt(const std::string& host);

struct Page {
    const EntitySet& set;
    std::vector<std::size_t> columns; ///< of set.properties, in order
    std::vector<const Row*> rows;     ///< in `ownRows`, or kept by the service
    std::vector<Row> ownRows = {};    ///< rows made for this answer alone
    bool isSingle = false;            ///< one entity asked for by its key
    std::optional<std::int64_t> count = {};
    std::string nextLink = {}; ///< absolute; empty on the last page
    Addresses addresses;
    std::string updated; ///< the moment of the answer, with Z
    MetadataLevel level = MetadataLevel::minimal;
};

/// "CsActiveUserDaily(72L)", "MessageTrace(0)".
std::string keyedName(const EntitySet& set, const Row& row);

/// The value as Atom and light JSON spell it; null must be asked for before.
std::string textOf(Edm type, const Value& value);

} // namespace odc::sample
