// SPDX-License-Identifier: MPL-2.0
// Whether somebody else wrote into a range's rows since they were last looked at: typed, pasted, by
// API, by undo. Where, by blocks of rows. Not for: changes of looks, which no refresh touches.
#pragma once

#include "calc/ranges/range_cells.hpp"

#include "report/range_plan.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace odc::calc::ranges {

/// Calc tells that a watched block was written, not where or by whom (7.4.7).
/// Thread: main.
class RangeWatch {
    struct State;

public:
    /// `onGone` is called when the document goes, before which nothing else need be done.
    RangeWatch(const Sheet& sheet, const cells::Area& rows, std::function<void()> onGone);
    ~RangeWatch();
    RangeWatch(const RangeWatch&) = delete;
    RangeWatch& operator=(const RangeWatch&) = delete;

    /// Rows that may be others by now, counted from the first one. All, where `rows` is not what
    /// the watched cells have become: then it must be made anew.
    [[nodiscard]] std::vector<report::RowRun> touched(const cells::Area& rows) const;
    [[nodiscard]] bool isOf(const cells::Area& rows) const;
    /// What was touched has been looked at.
    void forget();

    /// What is written while one of these lives is our own.
    class Ours {
    public:
        explicit Ours(const RangeWatch* watch);
        ~Ours();
        Ours(const Ours&) = delete;
        Ours& operator=(const Ours&) = delete;

    private:
        std::shared_ptr<State> state_;
    };

private:
    struct Block;

    std::shared_ptr<State> state_;
    std::vector<Block> blocks_;
    std::int32_t rowsABlock_ = 0;
    std::int32_t rowCount_ = 0;
};

} // namespace odc::calc::ranges
