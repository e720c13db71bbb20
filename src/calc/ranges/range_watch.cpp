// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_watch.hpp"

#include "calc/log.hpp"

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>
#include <utility>

namespace odc::calc::ranges {

namespace {

/// A block is small enough to be read again at once, and there are few of them: Calc asks each of
/// them after each write.
constexpr std::int32_t leastRowsABlock = 4'096;
constexpr std::int32_t mostBlocks = 64;

} // namespace

struct RangeWatch::State {
    std::vector<bool> touched;
    int ours = 0;
    std::function<void()> onGone;
};

struct RangeWatch::Block {
    Reference<css::util::XModifyBroadcaster> cells; ///< held: Calc moves it with its cells
    Reference<css::util::XModifyListener> listener;
};

namespace {

template <typename State>
class Listener final : public cppu::WeakImplHelper1<css::util::XModifyListener> {
public:
    Listener(std::shared_ptr<State> state, std::size_t block)
        : state_(std::move(state)), block_(block) {}

    void SAL_CALL modified(const css::lang::EventObject&) override {
        if (state_->ours == 0)
            state_->touched[block_] = true;
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override {
        if (const auto tell = std::exchange(state_->onGone, {}))
            tell();
    }

private:
    std::shared_ptr<State> state_;
    std::size_t block_;
};

cells::Area areaOf(const Reference<css::uno::XInterface>& cells) {
    const auto address =
        Reference<css::sheet::XCellRangeAddressable>(cells, UNO_QUERY_THROW)->getRangeAddress();
    return {address.StartColumn, address.StartRow, address.EndColumn, address.EndRow};
}

} // namespace

RangeWatch::RangeWatch(const Sheet& sheet, const cells::Area& rows, std::function<void()> onGone)
    : state_(std::make_shared<State>()), rowCount_(rowsOf(rows)) {
    rowsABlock_ = std::max(leastRowsABlock, (rowCount_ + mostBlocks - 1) / mostBlocks);
    state_->onGone = std::move(onGone);
    for (std::int32_t first = 0; first < rowCount_; first += rowsABlock_) {
        const std::int32_t last = std::min(rowCount_, first + rowsABlock_) - 1;
        state_->touched.push_back(false);
        Block block;
        block.cells.set(
            cells::range(sheet, {rows.column, rows.row + first, rows.lastColumn, rows.row + last}),
            UNO_QUERY_THROW);
        block.listener = new Listener<State>(state_, blocks_.size());
        block.cells->addModifyListener(block.listener);
        blocks_.push_back(std::move(block));
    }
}

RangeWatch::~RangeWatch() {
    state_->onGone = {};
    for (const Block& block : blocks_) {
        try {
            block.cells->removeModifyListener(block.listener);
        } catch (const css::uno::Exception& e) {
            log("a watched range went first", e.Message);
        }
    }
}

bool RangeWatch::isOf(const cells::Area& rows) const {
    if (rowsOf(rows) != rowCount_)
        return false;
    std::int32_t first = rows.row;
    for (const Block& block : blocks_) {
        const std::int32_t last = std::min(rows.lastRow, first + rowsABlock_ - 1);
        if (areaOf(block.cells) != cells::Area{rows.column, first, rows.lastColumn, last})
            return false;
        first = last + 1;
    }
    return true;
}

std::vector<report::RowRun> RangeWatch::touched(const cells::Area& rows) const {
    if (!isOf(rows))
        return {{0, rowsOf(rows)}};
    std::vector<report::RowRun> runs;
    for (std::size_t block = 0; block < state_->touched.size(); ++block) {
        if (!state_->touched[block])
            continue;
        const std::int32_t first = static_cast<std::int32_t>(block) * rowsABlock_;
        runs.push_back({first, std::min(rowCount_ - first, rowsABlock_)});
    }
    return runs;
}

void RangeWatch::forget() {
    state_->touched.assign(state_->touched.size(), false);
}

RangeWatch::Ours::Ours(const RangeWatch* watch) : state_(watch ? watch->state_ : nullptr) {
    if (state_)
        ++state_->ours;
}

RangeWatch::Ours::~Ours() {
    if (state_)
        --state_->ours;
}

} // namespace odc::calc::ranges
