// SPDX-License-Identifier: MPL-2.0
#include "report/range_plan.hpp"

#include "report/row_digest.hpp"

#include <algorithm>

namespace odc::report {
namespace {

/// Nanoseconds, as measured on LibreOffice 7.4.7: a cell that is written, one that a move shifts, a
/// move by itself. Only their proportions matter.
constexpr double writeCost = 1'100;
constexpr double shiftCost = 80;
constexpr double moveCost = 500'000;
/// So many moves are made whatever they cost, so that notes and formats of small ranges move with
/// their rows.
constexpr double freeCost = 50'000'000;

/// Between two rows that stay: how many old ones stood there, and how many new ones will.
struct Gap {
    std::int32_t newRow = 0; ///< first new row in it
    std::int32_t gone = 0;
    std::int32_t added = 0;
};

/// Whether the rows that stay keep their order.
bool isInOrder(const RowAlignment& alignment) {
    std::int32_t last = noRow;
    for (const std::int32_t row : alignment.oldRows) {
        if (row == noRow)
            continue;
        if (row <= last)
            return false;
        last = row;
    }
    return true;
}

/// Gaps before rows that stay; that at the end is not among them.
std::vector<Gap> gapsOf(const RowAlignment& alignment) {
    std::vector<Gap> gaps;
    std::int32_t nextOld = 0;
    std::int32_t added = 0;
    for (std::size_t row = 0; row < alignment.oldRows.size(); ++row) {
        const std::int32_t old = alignment.oldRows[row];
        if (old == noRow) {
            ++added;
            continue;
        }
        if (added > 0 || old > nextOld)
            gaps.push_back({static_cast<std::int32_t>(row) - added, old - nextOld, added});
        nextOld = old + 1;
        added = 0;
    }
    return gaps;
}

std::vector<RowMove> movesIn(const std::vector<Gap>& gaps) {
    std::vector<RowMove> moves;
    for (const Gap& gap : gaps) {
        // Where rows go and others come, these are written over.
        const std::int32_t net = gap.added - gap.gone;
        if (net == 0)
            continue;
        const std::int32_t at = gap.newRow + std::min(gap.added, gap.gone);
        moves.push_back({std::max(1, at), net > 0 ? net : -net, net > 0});
    }
    return moves;
}

void apply(std::vector<std::uint64_t>& rows, const RowMove& move) {
    const auto at = rows.begin() + move.row;
    if (move.isInsert)
        rows.insert(at, static_cast<std::size_t>(move.count), unknownDigest);
    else
        rows.erase(at, at + move.count);
}

/// Before the last row, so that sums and charts over all rows grow with them and new cells look
/// like those above; a single row grows at its end.
std::optional<RowMove> moveAtEnd(std::int32_t has, std::int32_t wanted) {
    if (wanted > has)
        return RowMove{has > 1 ? has - 1 : has, wanted - has, true};
    if (wanted < has)
        return RowMove{wanted, has - wanted, false};
    return std::nullopt;
}

std::int64_t differingRows(std::span<const std::uint64_t> standing,
                           std::span<const std::uint64_t> wanted) {
    std::int64_t count = 0;
    for (std::size_t row = 0; row < wanted.size(); ++row)
        count += row >= standing.size() || standing[row] != wanted[row] ? 1 : 0;
    return count;
}

struct Moved {
    std::vector<RowMove> moves;
    std::vector<std::uint64_t> standing;
    double cost = 0;
};

Moved moved(std::span<const std::uint64_t> standing, std::span<const std::uint64_t> wanted,
            std::vector<RowMove> inner, const PlanRules& rules) {
    Moved result{std::move(inner), {standing.begin(), standing.end()}, 0};
    for (const RowMove& move : result.moves) {
        result.cost += moveCost + shiftCost * rules.movedWidth *
                                      static_cast<double>(result.standing.size() -
                                                          static_cast<std::size_t>(move.row));
        apply(result.standing, move);
    }
    const auto last = moveAtEnd(static_cast<std::int32_t>(result.standing.size()),
                                static_cast<std::int32_t>(wanted.size()));
    if (last && rules.movesCells) {
        apply(result.standing, *last);
        result.moves.push_back(*last);
    }
    result.cost +=
        writeCost * rules.width * static_cast<double>(differingRows(result.standing, wanted));
    return result;
}

std::vector<RowRun> runsOf(std::span<const std::uint64_t> standing,
                           std::span<const std::uint64_t> wanted) {
    std::vector<RowRun> runs;
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        if (row < standing.size() && standing[row] == wanted[row])
            continue;
        const auto at = static_cast<std::int32_t>(row);
        if (!runs.empty() && runs.back().first + runs.back().count == at)
            ++runs.back().count;
        else
            runs.push_back({at, 1});
    }
    return runs;
}

} // namespace

RangePlan planRange(std::span<const std::uint64_t> standing, std::span<const std::uint64_t> wanted,
                    const std::optional<RowAlignment>& alignment, const PlanRules& rules) {
    Moved best = moved(standing, wanted, {}, rules);
    if (rules.movesCells && rules.movesInside && alignment && !alignment->isInPlace() &&
        isInOrder(*alignment)) {
        // More of them would take longer to weigh than to refuse.
        constexpr std::size_t mostMoves = 1'000;
        std::vector<RowMove> inner = movesIn(gapsOf(*alignment));
        const double least = moveCost * static_cast<double>(inner.size());
        if (inner.size() <= mostMoves && least < std::max(best.cost, freeCost)) {
            Moved other = moved(standing, wanted, std::move(inner), rules);
            if (other.cost < std::max(best.cost, freeCost))
                best = std::move(other);
        }
    }
    RangePlan plan;
    plan.differing = runsOf(best.standing, wanted);
    plan.moves = std::move(best.moves);
    return plan;
}

std::int64_t changedRows(std::span<const std::uint64_t> standing,
                         std::span<const std::uint64_t> wanted,
                         const std::optional<RowAlignment>& alignment) {
    if (!alignment) {
        const std::size_t common = std::min(standing.size(), wanted.size());
        return differingRows(standing.first(common), wanted.first(common));
    }
    std::int64_t count = 0;
    for (std::size_t row = 0; row < alignment->oldRows.size(); ++row) {
        const std::int32_t old = alignment->oldRows[row];
        if (old != noRow && standing[static_cast<std::size_t>(old)] != wanted[row])
            ++count;
    }
    return count;
}

} // namespace odc::report
