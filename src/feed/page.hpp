// SPDX-License-Identifier: MPL-2.0
// Receives one page of rows: picks the decoder by what arrives and streams the body through it.
#pragma once

#include "feed/exchange.hpp"
#include "feed/meter.hpp"
#include "feed/row_gate.hpp"
#include "odata/decoder.hpp"

#include <memory>
#include <string>

namespace odc::feed {

/// Thread: one. Everything given must outlive it.
class PageReceiver final : public Receiver {
public:
    PageReceiver(odata::DecoderOptions options, RowGate& gate, Meter& meter);

    Result<void> onHead(const http::ResponseHead& head) override;
    Result<void> onBody(std::string_view bytes) override;
    [[nodiscard]] bool hasDelivered() const override;
    /// After the last byte.
    Result<odata::PageEnd> finish();
    [[nodiscard]] bool isJson() const { return isJson_; }

private:
    Result<void> begin();
    Result<odata::PageEnd> finishWithout();

    odata::DecoderOptions options_;
    RowGate& gate_;
    Meter& meter_;
    std::int64_t rowsBefore_;
    std::unique_ptr<odata::Decoder> decoder_;
    std::string contentType_;
    std::string firstBytes_; ///< until there are enough to choose a decoder by
    bool isEmptyByStatus_ = false;
    bool isJson_ = false;
};

} // namespace odc::feed
