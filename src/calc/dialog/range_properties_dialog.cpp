// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/range_properties_dialog.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/package.hpp"
#include "calc/dialog/range_dialogs.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/dialog/status_text.hpp"
#include "calc/ranges/range_properties.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/ranges/window.hpp"

#include "base/number.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace odc::calc::dialog {
namespace {

using report::ColumnChanges;
using report::Growth;
using report::RangeProperties;

namespace control {
constexpr const char* minutes = "minutes";
constexpr const char* limit = "limit";
constexpr const char* growth = "growth";
constexpr const char* columns = "columns";
constexpr const char* keys = "keys";
constexpr const char* status = "status";
constexpr const char* accept = "accept";
constexpr const char* cancel = "cancel";
} // namespace control

struct Tick {
    const char* name;
    const char* text;
    bool RangeProperties::*member;
};
constexpr std::array<Tick, 2> refreshTicks{
    {{"onOpen", "properties.onOpen", &RangeProperties::refreshesOnOpen},
     {"onChange", "properties.onChange", &RangeProperties::refreshesOnChange}}};
constexpr std::array<Tick, 4> sheetTicks{
    {{"formats", "properties.formats", &RangeProperties::keepsFormats},
     {"widths", "properties.widths", &RangeProperties::keepsWidths},
     {"header", "properties.header", &RangeProperties::hasHeader},
     {"fill", "properties.fill", &RangeProperties::fillsFormulas}}};
constexpr std::array<Growth, 2> growths{Growth::insertCells, Growth::overwriteCells};
constexpr std::array<ColumnChanges, 3> columnChanges{ColumnChanges::follow, ColumnChanges::keep,
                                                     ColumnChanges::refuse};
constexpr std::int64_t mostMinutes = 100'000;
constexpr std::int64_t mostRows = 1'000'000'000;

template <typename Values, typename Value>
std::size_t positionIn(const Values& values, const Value& value) {
    return static_cast<std::size_t>(std::ranges::find(values, value) - values.begin());
}

} // namespace

RangePropertiesDialog::RangePropertiesDialog(const Reference<css::uno::XComponentContext>& context,
                                             const Reference<css::frame::XFrame>& frame,
                                             const Texts& texts, const OUString& range,
                                             report::RangeDefinition definition)
    : FrameDialog(context, frame, texts, texts("properties.title", {range})), range_(range),
      definition_(std::move(definition)) {
    addControls();
}

void RangePropertiesDialog::addControls() {
    const RangeProperties& properties = definition_.properties;
    form_.add("FixedLine", "refreshGroup", {{"Label", Any(texts_("properties.refreshGroup"))}});
    for (const Tick& tick : refreshTicks)
        addTick(tick.name, texts_(tick.text), properties.*tick.member);
    addLabel("minutesLabel", texts_("properties.minutes"));
    addEdit(control::minutes, texts_("properties.minutes.help"));
    addLabel("minutesUnit", texts_("properties.minutes.unit"));
    form_.add("FixedLine", "sheetGroup", {{"Label", Any(texts_("properties.sheetGroup"))}});
    for (const Tick& tick : sheetTicks)
        addTick(tick.name, texts_(tick.text), properties.*tick.member);
    addLabel("growthLabel", texts_("properties.growth"));
    addList(control::growth,
            {texts_("properties.growth.insert"), texts_("properties.growth.write")},
            positionIn(growths, properties.growth));
    addLabel("columnsLabel", texts_("properties.columns"));
    addList(control::columns,
            {texts_("properties.columns.follow"), texts_("properties.columns.keep"),
             texts_("properties.columns.refuse")},
            positionIn(columnChanges, properties.columnChanges));
    addLabel("limitLabel", texts_("properties.limit"));
    addEdit(control::limit, texts_("properties.limit.help"));
    addLabel("limitUnit", texts_("properties.limit.unit"));
    addLabel("keysLabel", texts_("properties.keys"));
    addEdit(control::keys, texts_("properties.keys.help"));
    form_.add("FixedLine", "statusGroup", {{"Label", Any(texts_("properties.statusGroup"))}});
    addLabel("statusLabel", texts_("properties.status"));
    form_.add("Edit", control::status,
              {{"MultiLine", Any(true)}, {"ReadOnly", Any(true)}, {"AutoVScroll", Any(true)}});
    addMessage(texts_("properties.say"));
    addButton(control::accept, texts_("action.ok"), true);
    addButton(control::cancel, texts_("action.cancel"), false);
}

void RangePropertiesDialog::arrange() {
    Row ticks{RowKind::grid, {}, 2};
    for (const Tick& tick : sheetTicks)
        ticks.cells.push_back(form_.cell(tick.name));
    const auto narrow = [this](const char* name) {
        Cell cell = form_.cell(name);
        cell.size.width = form_.pixels(40, 0).width;
        return cell;
    };
    const std::vector<Row> rows{
        {RowKind::full, {form_.stretched("refreshGroup")}},
        {RowKind::beside, {form_.stretched(refreshTicks[0].name)}},
        {RowKind::beside, {form_.stretched(refreshTicks[1].name)}},
        {RowKind::labelled,
         {form_.cell("minutesLabel"), narrow(control::minutes), form_.stretched("minutesUnit")}},
        {RowKind::full, {form_.stretched("sheetGroup")}, 1, true},
        ticks,
        {RowKind::labelled, {form_.cell("growthLabel"), form_.stretched(control::growth)}},
        {RowKind::labelled, {form_.cell("columnsLabel"), form_.stretched(control::columns)}},
        {RowKind::labelled,
         {form_.cell("limitLabel"), narrow(control::limit), form_.stretched("limitUnit")}},
        {RowKind::labelled, {form_.cell("keysLabel"), line(control::keys)}},
        {RowKind::full, {form_.stretched("statusGroup")}, 1, true},
        {RowKind::labelled,
         {form_.cell("statusLabel"), {control::status, form_.pixels(100, 56), true}}},
        messageRow(26),
        {RowKind::buttons, {form_.cell(control::accept), form_.cell(control::cancel)}, 1, true},
    };
    form_.arrange(rows, form_.pixels(310, 0).width);
    const RangeProperties& properties = definition_.properties;
    if (properties.refreshMinutes > 0)
        form_.setText(control::minutes, OUString::number(properties.refreshMinutes));
    if (properties.rowLimit)
        form_.setText(control::limit, OUString::number(*properties.rowLimit));
    form_.setText(control::keys, toUno(fmt::format("{}", fmt::join(properties.keys, ", "))));
    const bool isRefreshing = ranges::runningJob(ranges::documentIn(frame_), range_) != nullptr;
    const OUString status = statusText(texts_, definition_.status, isRefreshing);
    form_.setText(control::status, status);
    form_.set(control::status, "HelpText", Any(status));
    say(texts_("properties.welcome"));
    form_.focus(refreshTicks.front().name);
}

void RangePropertiesDialog::pressed(const std::string& button) {
    if (button == control::accept)
        accept();
    else if (button == control::cancel)
        cancel();
}

std::optional<std::int64_t> RangePropertiesDialog::number(const char* name, std::int64_t most,
                                                          const char* complaint) {
    const std::string text = fromUno(form_.text(name).trim());
    if (text.empty())
        return 0;
    const auto value = base::parseInteger(text);
    if (value && *value >= 0 && *value <= most)
        return *value;
    say(texts_(complaint, {toUno(text)}));
    form_.focus(name);
    return std::nullopt;
}

std::optional<RangeProperties> RangePropertiesDialog::wanted() {
    RangeProperties properties = definition_.properties;
    for (const Tick& tick : refreshTicks)
        properties.*tick.member = form_.isTicked(tick.name);
    for (const Tick& tick : sheetTicks)
        properties.*tick.member = form_.isTicked(tick.name);
    const auto minutes = number(control::minutes, mostMinutes, "properties.badMinutes");
    if (!minutes)
        return std::nullopt;
    const auto limit = number(control::limit, mostRows, "properties.badLimit");
    if (!limit)
        return std::nullopt;
    properties.refreshMinutes = static_cast<int>(*minutes);
    properties.rowLimit = *limit == 0 ? std::nullopt : std::optional(*limit);
    properties.growth = growths[chosen(control::growth)];
    properties.columnChanges = columnChanges[chosen(control::columns)];
    properties.keys = ranges::namesIn(fromUno(form_.text(control::keys)));
    const auto& columns = definition_.columns;
    for (const std::string& key : properties.keys) {
        if (std::ranges::find(columns, key, &report::RangeColumn::path) != columns.end())
            continue;
        std::vector<std::string> paths;
        std::ranges::transform(columns, std::back_inserter(paths), &report::RangeColumn::path);
        say(texts_("properties.badKey",
                   {toUno(key), toUno(fmt::format("{}", fmt::join(paths, ", ")))}));
        form_.focus(control::keys);
        return std::nullopt;
    }
    return properties;
}

void RangePropertiesDialog::accept() {
    const auto properties = wanted();
    if (!properties)
        return;
    const ranges::Document document = ranges::documentIn(frame_);
    // A refresh may have ended since the window was opened.
    auto definition = ranges::DocumentRanges(document).definition(range_);
    if (!definition)
        return say(toUno(base::describe(definition.error())));
    definition->properties = *properties;
    const auto changed =
        ranges::changeDefinition(document, range_, *definition, fromUno(readUiLanguage(context_)));
    if (!changed)
        return say(toUno(base::describe(changed.error())));
    closeLater();
}

void openRangeProperties(const Reference<css::uno::XComponentContext>& context,
                         const Reference<css::frame::XFrame>& frame, const OUString& range) {
    const Texts texts(context, dialogsUrl(context));
    auto definition = ranges::DocumentRanges(ranges::documentIn(frame)).definition(range);
    if (!definition)
        return ranges::showMessage(context, frame, texts("properties.title", {range}),
                                   toUno(base::describe(definition.error())), true);
    openOne(frame, "properties", range, [&]() -> rtl::Reference<FrameDialog> {
        return new RangePropertiesDialog(context, frame, texts, range, *std::move(definition));
    });
}

} // namespace odc::calc::dialog
