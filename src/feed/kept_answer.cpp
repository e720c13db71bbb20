// SPDX-License-Identifier: MPL-2.0
#include "feed/kept_answer.hpp"

#include "feed/batches.hpp"

#include <algorithm>
#include <utility>

namespace odc::feed {

bool KeptAnswer::isWhole() const {
    std::int64_t next = 0;
    for (const KeptPage& page : pages) {
        if (page.firstRow != next)
            return false;
        next += page.rows;
    }
    return !pages.empty() && rows && next == rows->rowCount();
}

Result<std::vector<base::Batch>> rowsOf(const KeptAnswer& answer, const KeptPage& page) {
    std::vector<base::Batch> batches;
    const std::int64_t end = page.firstRow + page.rows;
    for (std::int64_t row = page.firstRow; row < end;) {
        const std::size_t index = answer.rows->batchOf(row);
        auto batch = answer.rows->read(index);
        if (!batch)
            return std::move(batch).error();
        const auto before = static_cast<std::size_t>(row - answer.rows->firstRow(index));
        dropFirst(*batch, before);
        const auto wanted = std::min(static_cast<std::size_t>(end - row), batch->rowCount);
        keepFirst(*batch, wanted);
        row += static_cast<std::int64_t>(wanted);
        batches.push_back(*std::move(batch));
    }
    return batches;
}

KeptPages::KeptPages(std::shared_ptr<const KeptAnswer> answer) : answer_(std::move(answer)) {
    if (!answer_)
        return;
    for (const KeptPage& page : answer_->pages)
        byUrl_.emplace(page.url, &page);
}

const KeptPage* KeptPages::find(const http::Url& url) const {
    const auto found = byUrl_.find(url.text());
    return found == byUrl_.end() ? nullptr : found->second;
}

void askWhetherChanged(http::Request& request, const KeptPage& page) {
    if (!page.etag.empty())
        request.headers.emplace_back("If-None-Match", page.etag);
    else
        request.headers.emplace_back("If-Modified-Since", page.lastModified);
}

std::optional<KeptPage> keptPage(const http::Url& url, const http::ResponseHead& head) {
    KeptPage page{url.text(), std::string(http::headerOf(head.headers, "ETag")),
                  std::string(http::headerOf(head.headers, "Last-Modified"))};
    if (page.etag.empty() && page.lastModified.empty())
        return std::nullopt;
    page.answeredBy = head.url;
    return page;
}

} // namespace odc::feed
