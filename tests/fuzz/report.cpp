// SPDX-License-Identifier: MPL-2.0
// Any bytes as a report, workbook or range: what can be read is written back byte for byte, and
// means the same when it is written anew, or changed and read again.
#include "report/report.hpp"
#include "report/range_definition.hpp"
#include "report/workbook.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace odc;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

template <typename Value>
Value withoutText(Value value) {
    value.text.clear();
    return value;
}

template <typename Value, typename Read, typename Write>
void check(std::string_view text, Read read, Write write) {
    auto value = read(text);
    if (!value) {
        require(!value.error().message.empty());
        return;
    }
    require(write(*value) == text);
    const Value bare = withoutText(*value);
    const auto anew = read(write(bare));
    require(anew.has_value() && withoutText(*anew) == bare);

    Value changed = *value;
    changed.title.text = changed.title.text == "Changed" ? "" : "Changed";
    changed.title.translations = {{"de", "Anders"}};
    const auto again = read(write(changed));
    require(again.has_value() && withoutText(*again) == withoutText(changed));
}

void checkRange(std::string_view text) {
    const auto range = report::readRange(text);
    if (!range) {
        require(!range.error().message.empty());
        return;
    }
    const auto again = report::readRange(report::writeRange(*range));
    require(again.has_value() && *again == *range);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check<report::Report>(text, report::readReport, report::writeReport);
    check<report::Workbook>(text, report::readWorkbook, report::writeWorkbook);
    checkRange(text);
    return 0;
}
