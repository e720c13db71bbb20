// SPDX-License-Identifier: MPL-2.0
// Makes head and body of an answer out of the header lines and pieces that arrive, keeps them
// within limits, and tells the sink. Knows nothing of libcurl.
#pragma once

#include "http/transport.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace odc::http {

/// Thread: one at a time. request and sink must outlive it.
class AnswerReader {
public:
    AnswerReader(const Request& request, const ResponseSink& sink);

    /// One line with its line end, in order, the status line first; interim answers (1xx) and those
    /// of a proxy that first asks for a password are replaced by what follows them.
    /// Errors: tooLarge (over 256 KiB of them, or an announced body over the Policy's limit), the
    /// sink's.
    Result<void> takeHeaderLine(std::string_view line);
    /// `wireBytes` is how many of the body have arrived so far, compressed as they were sent.
    /// Errors: tooLarge (over the Policy's limit; a small answer that unpacks to a huge one), the
    /// sink's.
    Result<void> takeBody(std::string_view bytes, std::int64_t wireBytes);

    [[nodiscard]] const ResponseHead& head() const { return head_; }
    [[nodiscard]] bool isHeadComplete() const { return isHeadComplete_; }
    /// Where a redirect leads, of which the sink is told nothing; else empty.
    [[nodiscard]] std::string_view location() const;

private:
    Result<void> finishHead();
    void beginHead(std::string_view statusLine);

    const Request& request_;
    const ResponseSink& sink_;
    ResponseHead head_;
    std::size_t headBytes_ = 0;
    std::int64_t bodyBytes_ = 0;
    bool isHeadComplete_ = false;
    bool isDelivered_ = false; ///< the sink has been told: no other head may come
};

} // namespace odc::http
