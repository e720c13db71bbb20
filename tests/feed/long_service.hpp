// SPDX-License-Identifier: MPL-2.0
// A service with many rows that reads $skip, $top, $orderby and $count as it is told, or does not.
#pragma once

#include "feed/scripted_service.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace odc::test {

/// Its set is "Set" of rows with an Int32 key `Id`. Without $skip it pages by links.
class LongService {
public:
    struct Habits {
        int pageRows = 20;
        std::optional<int> skipPageRows = {}; ///< with $skip its pages have no more than these
        bool honoursSkip = true;
        bool honoursTop = true;
        bool honoursOrder = true;
        bool counts = true;
        bool linksPages = true;          ///< else an answer is cut at pageRows without a word
        bool isDescending = false;       ///< its own order
        std::optional<int> maxSkip = {}; ///< 400 beyond
        std::string ofSet = {};          ///< further attributes of the set in the metadata
        bool hasEtags = false;           ///< and answers 304 where one is asked for by it
    };

    LongService(int rows, Habits habits);

    ScriptedService script;
    /// Changes the rows before a request is answered. Called under a lock, with the answers given
    /// so far.
    std::function<void(int answers, std::vector<int>& rows)> onRequest = {};

    /// Answers of 304.
    [[nodiscard]] int unchangedPages() const { return unchanged_; }
    /// Requests with $skip.
    [[nodiscard]] std::vector<std::string> skipRequests() const;

private:
    Answer answerTo(const http::Request& request);

    Habits habits_;
    std::vector<int> rows_;
    int answers_ = 0;
    int unchanged_ = 0;
};

} // namespace odc::test
