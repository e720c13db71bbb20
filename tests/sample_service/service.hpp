// SPDX-License-Identifier: MPL-2.0
// The sample of the Office 365 reporting web service, without its network: a request in, an answer
// out. Invented figures; what is documented and what is not stands in README.md beside this file.
#pragma once

#include "base/date.hpp"
#include "sample_service/data.hpp"
#include "sample_service/message.hpp"
#include "sample_service/model.hpp"
#include "sample_service/query_options.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace odc::sample {

struct ServiceOptions {
    base::Day today;
    Columns columns = Columns::of2013;
    int pageSize = 0; ///< rows in one answer, for every set; 0: as each set has it
    std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

/// Thread: answer() from any.
class Service {
public:
    explicit Service(ServiceOptions options);

    /// The body and every header but those of length and connection.
    Response answer(const Request& request);

private:
    Response answerBare(const Request& request);
    Response answerAs(Account account, const Request& request, std::string_view resource,
                      std::string_view query);
    Response answerSet(Account account, const Request& request, std::string_view resource,
                       const QueryOptions& asked, Format format);

    ServiceOptions options_;
    std::vector<EntitySet> sets_;
    Data data_;
    std::atomic<std::int64_t> answered_ = 0;
};

} // namespace odc::sample
