// SPDX-License-Identifier: MPL-2.0
#include "feed/still_same.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <system_error>
#include <utility>

namespace odc::feed {

namespace {

/// Takes no body: an answer that has one is refused at its head.
class UnchangedOnly final : public Receiver {
public:
    Result<void> onHead(const http::ResponseHead& head) override {
        if (head.status == notModified)
            return {};
        return base::Error{base::ErrorKind::cancelled, "The page has changed."};
    }
    Result<void> onBody(std::string_view) override { return {}; }
    [[nodiscard]] bool hasDelivered() const override { return true; }
};

bool isUnchanged(const Line& line, const KeptPage& page, const PageRules& rules,
                 const base::Task& task) {
    auto url = http::parseUrl(page.url);
    if (!url)
        return false;
    http::Request request = makeRequest(line, *url, rules.accept, rules.version);
    askWhetherChanged(request, page);
    UnchangedOnly receiver;
    return exchange(
               line, request, [&]() -> Receiver& { return receiver; }, task)
        .has_value();
}

} // namespace

Result<bool> isStillSame(const Line& line, const KeptAnswer& answer, const PageRules& rules,
                         const base::Task& task) {
    const auto stopped = [&] { return task.stop.stop_requested(); };
    const auto cancelled = base::Error{base::ErrorKind::cancelled, "The refresh was stopped."};
    if (!isUnchanged(line, answer.pages.front(), rules, task))
        return stopped() ? Result<bool>(cancelled) : Result<bool>(false);
    std::atomic<std::size_t> next = 1;
    std::atomic<bool> isSame = true;
    const base::Task quiet{task.stop};
    const auto askOn = [&] {
        for (std::size_t page = next++; isSame && page < answer.pages.size(); page = next++)
            if (!isUnchanged(line, answer.pages[page], rules, quiet))
                isSame = false;
    };
    const auto most =
        static_cast<std::size_t>(line.limits->allowance(line.connection.root.origin()));
    std::vector<std::future<void>> askers;
    try {
        for (std::size_t i = 1; i < std::min(most, answer.pages.size()); ++i)
            askers.push_back(std::async(std::launch::async, askOn));
    } catch (const std::system_error&) {
        // Those that there are, and this thread, do it.
    }
    askOn();
    for (std::future<void>& asker : askers)
        asker.get();
    if (stopped())
        return cancelled;
    return isSame.load();
}

} // namespace odc::feed
