// SPDX-License-Identifier: MPL-2.0
#include "odata/v2_language.hpp"

#include <array>

namespace odc::odata::v2 {

namespace {

struct Operator {
    std::string_view name;
    int precedence;
};

constexpr std::array operators{
    Operator{"or", 1},  Operator{"and", 2}, Operator{"eq", 3},  Operator{"ne", 3},
    Operator{"lt", 4},  Operator{"le", 4},  Operator{"gt", 4},  Operator{"ge", 4},
    Operator{"add", 5}, Operator{"sub", 5}, Operator{"mul", 6}, Operator{"div", 6},
    Operator{"mod", 6},
};

constexpr std::array functions{
    Function{"substringof", 2, 2}, Function{"startswith", 2, 2}, Function{"endswith", 2, 2},
    Function{"length", 1, 1},      Function{"indexof", 2, 2},    Function{"replace", 3, 3},
    Function{"substring", 2, 3},   Function{"tolower", 1, 1},    Function{"toupper", 1, 1},
    Function{"trim", 1, 1},        Function{"concat", 2, 2},     Function{"year", 1, 1},
    Function{"month", 1, 1},       Function{"day", 1, 1},        Function{"hour", 1, 1},
    Function{"minute", 1, 1},      Function{"second", 1, 1},     Function{"round", 1, 1},
    Function{"floor", 1, 1},       Function{"ceiling", 1, 1},    Function{"isof", 1, 2},
    Function{"cast", 1, 2},
};

} // namespace

int precedenceOf(std::string_view name) {
    for (const Operator& entry : operators) {
        if (entry.name == name)
            return entry.precedence;
    }
    return 0;
}

const Function* findFunction(std::string_view name) {
    for (const Function& function : functions) {
        if (function.name == name)
            return &function;
    }
    return nullptr;
}

} // namespace odc::odata::v2
