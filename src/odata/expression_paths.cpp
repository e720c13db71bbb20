// SPDX-License-Identifier: MPL-2.0
#include "odata/expression.hpp"

#include <algorithm>

namespace odc::odata {

namespace {

class PathCollector {
public:
    std::vector<std::string> collect(const Expression& expression) {
        visit(expression);
        return std::move(paths_);
    }

private:
    void visit(const Expression& expression) {
        if (expression.kind == ExpressionKind::property)
            take(expression.name);
        const bool isLambda = expression.kind == ExpressionKind::lambda;
        for (std::size_t i = 0; i < expression.operands.size(); ++i) {
            const bool isCondition = isLambda && i == 1;
            if (isCondition)
                variables_.push_back(expression.value);
            visit(expression.operands[i]);
            if (isCondition)
                variables_.pop_back();
        }
    }

    void take(const std::string& path) {
        const std::string first = path.substr(0, path.find('/'));
        const bool isVariable =
            std::find(variables_.begin(), variables_.end(), first) != variables_.end();
        if (!isVariable && std::find(paths_.begin(), paths_.end(), path) == paths_.end())
            paths_.push_back(path);
    }

    std::vector<std::string> variables_;
    std::vector<std::string> paths_;
};

} // namespace

std::vector<std::string> pathsOf(const Expression& expression) {
    return PathCollector().collect(expression);
}

} // namespace odc::odata
