// SPDX-License-Identifier: MPL-2.0
#include "odata/language.hpp"

#include <algorithm>
#include <array>

namespace odc::odata {

namespace {

struct Operator {
    std::string_view name;
    int precedence;
    bool isOnlyInV4 = false;
};

constexpr std::array operators{
    Operator{"or", 1},
    Operator{"and", 2},
    Operator{"eq", 3},
    Operator{"ne", 3},
    Operator{"lt", 4},
    Operator{"le", 4},
    Operator{"gt", 4},
    Operator{"ge", 4},
    Operator{"add", 5},
    Operator{"sub", 5},
    Operator{"mul", 6},
    Operator{"div", 6},
    Operator{"mod", 6},
    Operator{"divby", 6, true},
    Operator{"in", membershipPrecedence, true},
    Operator{"has", membershipPrecedence, true},
};

/// A case's conditions and values come in pairs; as many as a person would still write.
constexpr std::size_t maxCaseParts = 200;

constexpr std::array functions{
    Function{"startswith", 2, 2},
    Function{"endswith", 2, 2},
    Function{"length", 1, 1},
    Function{"indexof", 2, 2},
    Function{"substring", 2, 3},
    Function{"tolower", 1, 1},
    Function{"toupper", 1, 1},
    Function{"trim", 1, 1},
    Function{"concat", 2, 2},
    Function{"year", 1, 1},
    Function{"month", 1, 1},
    Function{"day", 1, 1},
    Function{"hour", 1, 1},
    Function{"minute", 1, 1},
    Function{"second", 1, 1},
    Function{"round", 1, 1},
    Function{"floor", 1, 1},
    Function{"ceiling", 1, 1},
    Function{"isof", 1, 2},
    Function{"cast", 1, 2},
    Function{"substringof", 2, 2, true, true, false},
    Function{"replace", 3, 3, true, true, false},
    Function{"geo.distance", 2, 2, false, true, true},
    Function{"geo.length", 1, 1, false, true, true},
    Function{"geo.intersects", 2, 2, false, true, true},
    Function{"contains", 2, 2, false, false, true},
    Function{"matchesPattern", 2, 2, false, false, true},
    Function{"fractionalseconds", 1, 1, false, false, true},
    Function{"totalseconds", 1, 1, false, false, true},
    Function{"totaloffsetminutes", 1, 1, false, false, true},
    Function{"date", 1, 1, false, false, true},
    Function{"time", 1, 1, false, false, true},
    Function{"now", 0, 0, false, false, true},
    Function{"mindatetime", 0, 0, false, false, true},
    Function{"maxdatetime", 0, 0, false, false, true},
    Function{"hassubset", 2, 2, false, false, true},
    Function{"hassubsequence", 2, 2, false, false, true},
    Function{"case", 2, maxCaseParts, false, false, true},
};

bool isIn(const Function& function, Dialect dialect) {
    switch (dialect) {
    case Dialect::v2:
        return function.isInV2;
    case Dialect::v3:
        return function.isInV3;
    case Dialect::v4:
        break;
    }
    return function.isInV4;
}

} // namespace

std::string lowerCase(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

int precedenceOf(std::string_view name, Dialect dialect) {
    for (const Operator& entry : operators) {
        if (entry.name == name)
            return entry.isOnlyInV4 && dialect != Dialect::v4 ? 0 : entry.precedence;
    }
    return 0;
}

const Function* findFunction(std::string_view name, Dialect dialect) {
    const bool isAnyCase = dialect == Dialect::v4;
    const std::string wanted = isAnyCase ? lowerCase(name) : std::string(name);
    for (const Function& function : functions) {
        const bool isSame =
            isAnyCase ? lowerCase(function.name) == wanted : function.name == wanted;
        if (isSame && isIn(function, dialect))
            return &function;
    }
    return nullptr;
}

std::string_view nameOf(Dialect dialect) {
    switch (dialect) {
    case Dialect::v2:
        return "OData version 2";
    case Dialect::v3:
        return "OData version 3";
    case Dialect::v4:
        break;
    }
    return "OData version 4";
}

} // namespace odc::odata
