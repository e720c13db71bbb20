// SPDX-License-Identifier: MPL-2.0
#include "feed/page_asked.hpp"

#include "feed/members.hpp"
#include "feed/meter.hpp"
#include "feed/page.hpp"
#include "feed/row_gate.hpp"

#include <utility>

namespace odc::feed {

namespace {

/// One attempt. Everything in it refers to itself: it stays where it was made.
class PageInWork final : public Receiver {
public:
    PageInWork(const Line& line, const http::Url& url, const PageRules& rules,
               const base::Schema& schema, std::int64_t top, std::atomic<std::int64_t>& bytes,
               const base::Task& task)
        : bytes_(bytes), sink_([this](const base::Schema& widest, base::Batch&& batch) {
              got_.schema = widest;
              got_.rows += static_cast<std::int64_t>(batch.rowCount);
              got_.batches.push_back(std::move(batch));
              return Result<void>();
          }),
          meter_(line.clock, task),
          gate_(sink_, {.wanted = top, .maxRows = line.connection.policy.maxRows}, schema, meter_,
                task),
          page_(decoderOptions(
                    rules, schema,
                    membersFetcher(line, url, rules.accept, rules.version, task,
                                   [this](const http::Url& link) { got_.inside.push_back(link); })),
                gate_, meter_) {
        got_.schema = schema;
    }
    PageInWork(const PageInWork&) = delete;
    PageInWork& operator=(const PageInWork&) = delete;

    Result<void> onHead(const http::ResponseHead& head) override { return page_.onHead(head); }
    Result<void> onBody(std::string_view bytes) override {
        bytes_ += static_cast<std::int64_t>(bytes.size());
        return page_.onBody(bytes);
    }
    [[nodiscard]] bool hasDelivered() const override { return false; }

    [[nodiscard]] bool isTooLong() const { return gate_.isSatisfied(); }
    Result<PageGot> finish() {
        if (!isTooLong()) {
            auto end = page_.finish();
            if (!end && !isTooLong())
                return end.error();
            if (end)
                got_.end = std::move(*end);
        }
        got_.isTooLong = isTooLong();
        return std::move(got_);
    }

private:
    std::atomic<std::int64_t>& bytes_;
    PageGot got_;
    base::BatchSink sink_;
    Meter meter_;
    RowGate gate_;
    PageReceiver page_;
};

Result<PageGot> unchanged(const KeptAnswer& answer, const KeptPage& page) {
    auto batches = rowsOf(answer, page);
    if (!batches)
        return std::move(batches).error();
    return PageGot{.schema = answer.schema,
                   .batches = *std::move(batches),
                   .rows = page.rows + static_cast<std::int64_t>(page.behind.size()),
                   .end = page.end,
                   .kept = page,
                   .isUnchanged = true};
}

} // namespace

odata::DecoderOptions decoderOptions(const PageRules& rules, const base::Schema& schema,
                                     odata::FetchMembers fetchMembers) {
    return {.schema = schema,
            .isOpen = rules.isOpen,
            .feedMappings = rules.feedMappings,
            .policies = rules.policies,
            .possible = rules.possible,
            .enums = rules.model ? &rules.model->enums : nullptr,
            .expansions = rules.expansions,
            .fetchMembers = std::move(fetchMembers),
            .shape = rules.shape,
            .selected = schema.empty() ? rules.selected : std::vector<std::string>{},
            .omitted = rules.defaults};
}

Result<PageGot> readPage(const Line& line, const http::Url& url, const PageRules& rules,
                         const KeptPages& known, const base::Schema& schema, std::int64_t top,
                         Waiting& waiting, std::atomic<std::int64_t>& bytes,
                         const std::stop_token& stop) {
    // Progress of single pages is told by whoever waits for them; only why one waits is passed on.
    const base::Task quiet{stop};
    const base::Task task{
        stop, [&waiting](const base::Progress& progress) { waiting.set(progress.what); }};
    const KeptPage* const before = known.find(url);
    http::Request request = makeRequest(line, url, rules.accept, rules.version);
    if (before)
        askWhetherChanged(request, *before);
    std::optional<PageInWork> page;
    auto head = exchange(
        line, request,
        [&]() -> Receiver& { return page.emplace(line, url, rules, schema, top, bytes, quiet); },
        task);
    if (!head && !page->isTooLong())
        return head.error();
    if (head && before && head->status == notModified)
        return unchanged(*known.answer(), *before);
    auto got = page->finish();
    if (!got)
        return withUrl(got.error(), url);
    if (head && got->inside.empty())
        got->kept = keptPage(url, *head);
    return got;
}

} // namespace odc::feed
