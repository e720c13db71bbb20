// SPDX-License-Identifier: MPL-2.0
// One request and its answer on a lane, without redirects: sets libcurl up, runs it under the stop
// token and the Policy's times, and hands head and body on.
#pragma once

#include "http/answer_reader.hpp"
#include "http/curl_lane.hpp"
#include "http/transport.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace odc::http {

/// The one time that all hops of a request share.
struct Deadline {
    std::chrono::steady_clock::time_point total;
};

/// Thread: the caller's, on which the sink is called too.
class CurlExchange {
public:
    /// request and sink must outlive run(), not the object.
    CurlExchange(std::unique_ptr<Lane> lane, bool mayDetachLookups, const Request& request,
                 const ResponseSink& sink, std::stop_token stop);
    ~CurlExchange();
    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;

    /// Errors: as Transport::send.
    Result<void> run(Deadline deadline);

    [[nodiscard]] const AnswerReader& answer() const { return answer_; }
    /// The lane, to be used again after run() went well.
    std::unique_ptr<Lane> takeLane();
    /// run() ended while libcurl may still be looking up a name, and destroying this object may
    /// wait for the end of that.
    [[nodiscard]] bool mayBlockWhenDestroyed() const { return !isConnected_ && !mayDetach_; }

private:
    struct Callbacks;
    enum class Breakdown { none, outOfMemory, unexpected };

    Result<void> runToEnd(Deadline deadline);
    void setUp();
    void setRequest();
    void setLimits();
    void setTrust();
    void removeFromLane();
    Result<CURLcode> drive(Deadline deadline);
    std::optional<base::Error> ownFailure();
    base::Error failureOf(CURLcode code);
    Result<void> judgeAddress(const std::vector<std::uint8_t>& address) const;
    template <typename Value>
    CURLcode set(CURLoption option, Value value) {
        return lane_->curl.easySetopt(lane_->easy.get(), option, value);
    }

    std::unique_ptr<Lane> lane_;
    const Request& request_;
    std::stop_token stop_;
    AnswerReader answer_;

    std::string url_;
    std::string proxy_;
    std::unique_ptr<curl_slist, decltype(&::curl_slist_free_all)> headerLines_;
    std::array<char, CURL_ERROR_SIZE> curlWords_{};
    bool mayDetach_;
    bool isAdded_ = false;
    bool isConnected_ = false;

    std::optional<base::Error> failure_;        ///< ours or the sink's; goes before libcurl's
    Breakdown breakdown_ = Breakdown::none;     ///< a failure that had no memory to be told
    std::optional<base::Error> refusedAddress_; ///< counts where no other address answered
};

} // namespace odc::http
