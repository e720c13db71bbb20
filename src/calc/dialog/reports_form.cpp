// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/reports_form.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/util/Date.hpp>

#include <algorithm>
#include <utility>

namespace odc::calc::dialog {
namespace {

constexpr const char* reportPrefix = "report";
/// How many ticks stand under each other before a second column begins.
constexpr std::size_t ticksInColumn = 5;
/// What is done of the work, and what is left.
constexpr const char* stripeDone = "stripeDone";
constexpr const char* stripeLeft = "stripeLeft";
constexpr sal_Int16 bullet = 0x2022;
/// awt's name for the locale's own short form with a year of four digits.
constexpr sal_Int16 localeDateFormat = 2;
constexpr sal_Int16 unlimitedItem = 1;

std::string reportControl(std::size_t index) {
    return reportPrefix + std::to_string(index);
}

Sequence<OUString> listOf(const std::vector<OUString>& texts) {
    return Sequence<OUString>(texts.data(), static_cast<sal_Int32>(texts.size()));
}

Any selection(sal_Int16 index) {
    Sequence<sal_Int16> items(1);
    items.getArray()[0] = index;
    return Any(items);
}

css::util::Date toUnoDate(base::Day day) {
    return {static_cast<sal_uInt16>(static_cast<unsigned>(day.day())),
            static_cast<sal_uInt16>(static_cast<unsigned>(day.month())),
            static_cast<sal_Int16>(static_cast<int>(day.year()))};
}

sal_Int16 selectedItem(const Form& form, const char* name) {
    return form.as<css::awt::XListBox>(name)->getSelectedItemPos();
}

} // namespace

ReportsForm::ReportsForm(const Reference<css::uno::XComponentContext>& context, const Texts& texts,
                         const std::vector<report::Report>& reports,
                         const std::vector<std::string>& preferred, const std::string& language)
    : texts_(texts), language_(language), form_(context, texts("title")) {
    addService();
    addReports(reports, preferred);
    addPeriod();
    addEnd();
}

void ReportsForm::addService() {
    form_.add("FixedLine", "serviceGroup", {{"Label", Any(texts_("service.group"))}});
    form_.add("FixedText", "urlLabel", {{"Label", Any(texts_("service.url"))}});
    form_.add("Edit", control::url, {{"HelpText", Any(texts_("service.url.help"))}});
    form_.add("FixedText", "userLabel", {{"Label", Any(texts_("service.user"))}});
    form_.add("Edit", control::user, {});
    form_.add("FixedText", "passwordLabel", {{"Label", Any(texts_("service.password"))}});
    form_.add("Edit", control::password, {{"EchoChar", Any(bullet)}});
    form_.add("Button", control::connect,
              {{"Label", Any(texts_("service.connect"))}, {"DefaultButton", Any(true)}});
    form_.add("CheckBox", control::keep, {{"Label", Any(texts_("service.keep"))}});
}

void ReportsForm::addReports(const std::vector<report::Report>& reports,
                             const std::vector<std::string>& preferred) {
    form_.add("FixedLine", "reportsGroup", {{"Label", Any(texts_("reports.group"))}});
    form_.add("CheckBox", control::all, {{"Label", Any(texts_("reports.all"))}});
    for (const report::Report& report : reports) {
        const std::string& title = report.title.in(language_);
        const bool isPreferred =
            std::find(preferred.begin(), preferred.end(), report.name) != preferred.end();
        form_.add("CheckBox", reportControl(names_.size()),
                  {{"Label", Any(toUno(title.empty() ? report.name : title))},
                   {"HelpText", Any(toUno(report.description.in(language_)))},
                   {"State", Any(static_cast<sal_Int16>(isPreferred ? 1 : 0))}});
        names_.push_back(report.name);
    }
    form_.add("CheckBox", control::overview,
              {{"Label", Any(texts_("reports.overview"))}, {"State", Any(sal_Int16(1))}});
}

void ReportsForm::addPeriod() {
    form_.add("FixedLine", "periodGroup", {{"Label", Any(texts_("period.group"))}});
    form_.add("FixedText", "granularityLabel", {{"Label", Any(texts_("period.granularity"))}});
    form_.add("ListBox", control::granularity, {{"Dropdown", Any(true)}});
    form_.add("FixedText", "sizeLabel", {{"Label", Any(texts_("period.size"))}});
    form_.add("ListBox", control::size,
              {{"Dropdown", Any(true)},
               {"StringItemList", Any(listOf({texts_("size.limited"), texts_("size.unlimited")}))},
               {"SelectedItems", selection(0)}});
    for (const char* name : {control::first, control::last}) {
        const std::string key = name;
        form_.add("FixedText", key + "Label", {{"Label", Any(texts_("period." + key))}});
        form_.add("DateField", key,
                  {{"Spin", Any(true)},
                   {"DateFormat", Any(localeDateFormat)},
                   {"HelpText", Any(texts_("period." + key + ".help"))}});
    }
}

void ReportsForm::addEnd() {
    // Without a label of its own the field would go by the one before it: "Last day".
    form_.add("FixedText", "messageLabel", {{"Label", Any(texts_("say"))}});
    form_.add("Edit", control::message,
              {{"MultiLine", Any(true)}, {"ReadOnly", Any(true)}, {"AutoVScroll", Any(true)}});
    // Two stripes, not awt's progress bar: that one lets other events happen while its value is
    // being set, and they may close the window.
    form_.add("FixedText", stripeDone, {});
    form_.add("FixedText", stripeLeft, {});
    form_.add("Button", control::create, {{"Label", Any(texts_("action.create"))}});
    form_.add("Button", control::cancel, {{"Label", Any(texts_("action.cancel"))}});
}

void ReportsForm::open(const Reference<css::awt::XWindowPeer>& parent) {
    form_.open(parent);
    // What the lists will hold decides how wide they must be.
    granularities_ = {"Daily", "Weekly", "Monthly", "Yearly"};
    listGranularities();
    form_.set(stripeDone, "BackgroundColor", Any(form_.style()->getHighlightColor()));
    form_.set(stripeLeft, "BackgroundColor", Any(form_.style()->getShadowColor()));
    arrange();
    showPhase(Phase::disconnected);
}

void ReportsForm::arrange() {
    const auto widened = [](Cell cell, const Cell& other) {
        cell.size.width = std::max(cell.size.width, other.size.width);
        return cell;
    };
    const auto granularity = form_.cell(control::granularity);
    // A date field does not count its own spin buttons.
    const Cell spun{"", form_.pixels(74, 0), false};
    const auto first = widened(form_.cell(control::first), spun);
    const auto size = form_.cell(control::size);
    const auto last = widened(form_.cell(control::last), spun);
    const auto sizeLabel = form_.cell("sizeLabel");
    const auto lastLabel = form_.cell("lastLabel");

    Row ticks{RowKind::grid, {}, 1};
    for (std::size_t index = 0; index < names_.size(); ++index)
        if (offer_.reports.empty() || offered(index))
            ticks.cells.push_back(form_.cell(reportControl(index)));
    ticks.columns = ticks.cells.size() > ticksInColumn ? 2 : 1;

    Cell message = form_.stretched(control::message);
    message.size = form_.pixels(0, 44);
    const Cell progress{stripeDone, form_.pixels(0, 4), true};
    const Cell create = form_.cell(control::create);
    const Cell cancel = form_.cell(control::cancel);

    const std::vector<Row> rows{
        {RowKind::full, {form_.stretched("serviceGroup")}},
        {RowKind::labelled, {form_.cell("urlLabel"), form_.stretched(control::url)}},
        {RowKind::labelled, {form_.cell("userLabel"), form_.stretched(control::user)}},
        {RowKind::labelled,
         {form_.cell("passwordLabel"), form_.stretched(control::password),
          form_.cell(control::connect)}},
        {RowKind::beside, {form_.stretched(control::keep)}},
        {RowKind::full, {form_.stretched("reportsGroup")}, 1, true},
        {RowKind::beside, {form_.stretched(control::all)}},
        ticks,
        {RowKind::beside, {form_.stretched(control::overview)}},
        {RowKind::full, {form_.stretched("periodGroup")}, 1, true},
        {RowKind::labelled,
         {form_.cell("granularityLabel"), widened(granularity, first),
          widened(sizeLabel, lastLabel), widened(size, last)}},
        {RowKind::labelled,
         {form_.cell("firstLabel"), widened(first, granularity), widened(lastLabel, sizeLabel),
          widened(last, size)}},
        {RowKind::labelled, {form_.cell("messageLabel"), message}, 1, true},
        {RowKind::full, {progress, widened(create, cancel), widened(cancel, create)}, 1, true},
    };
    const Layout layout = form_.arrange(rows, form_.pixels(310, 0).width);
    stripe_ = layout.places.at(stripeDone);
    showProgress(0);
}

void ReportsForm::showPhase(Phase phase) {
    phase_ = phase;
    const bool mayChooseService = phase == Phase::disconnected || phase == Phase::connected;
    const bool mayChooseReports = phase == Phase::connected;
    for (const char* name : {control::url, control::user, control::password, control::keep})
        form_.setEnabled(name, phase != Phase::running);
    form_.setEnabled(control::connect, mayChooseService);
    for (const char* name : {control::all, control::overview, control::granularity, control::first,
                             control::last, control::size, control::create})
        form_.setEnabled(name, mayChooseReports);
    for (std::size_t index = 0; index < names_.size(); ++index)
        form_.setEnabled(reportControl(index), mayChooseReports && isPossible(index));
    for (const char* stripe : {stripeDone, stripeLeft})
        form_.setVisible(stripe, phase == Phase::connecting || phase == Phase::running);
    showProgress(0);
    form_.set(control::connect, "DefaultButton", Any(phase == Phase::disconnected));
    form_.set(control::create, "DefaultButton", Any(phase == Phase::connected));
}

void ReportsForm::showOffer(const Offer& offer) {
    const std::string before = granularity();
    offer_ = offer;
    granularities_ = granularitiesOf(offer_.reports);
    listGranularities();
    const auto kept = std::find(granularities_.begin(), granularities_.end(), before);
    if (kept != granularities_.end())
        form_.set(control::granularity, "SelectedItems",
                  selection(static_cast<sal_Int16>(kept - granularities_.begin())));
    for (std::size_t index = 0; index < names_.size(); ++index)
        form_.setVisible(reportControl(index), offered(index) != nullptr);
    arrange();
    followGranularity();
}

void ReportsForm::hideOffer() {
    offer_ = {};
    for (const std::string& name : reportControls())
        form_.setVisible(name, true);
    arrange();
}

void ReportsForm::listGranularities() {
    std::vector<OUString> labels;
    for (const std::string& granularity : granularities_) {
        const std::string key = "granularity." + granularity;
        const OUString label = texts_(key);
        labels.push_back(label == toUno(key) ? toUno(granularity) : label);
    }
    form_.set(control::granularity, "StringItemList", Any(listOf(labels)));
    if (!labels.empty())
        form_.set(control::granularity, "SelectedItems", selection(0));
}

void ReportsForm::showProgress(int percent) {
    const int done = std::max(1, stripe_.width * std::clamp(percent, 0, 100) / 100);
    form_.place(stripeDone, {stripe_.x, stripe_.y, done, stripe_.height});
    form_.place(stripeLeft, {stripe_.x + done, stripe_.y, stripe_.width - done, stripe_.height});
}

void ReportsForm::say(const OUString& text) {
    form_.setText(control::message, text);
    // awt tells assistive technology nothing of what stands in a field of several lines.
    form_.set(control::message, "HelpText", Any(text));
}

Account ReportsForm::account() const {
    return {fromUno(form_.text(control::url).trim()), fromUno(form_.text(control::user).trim()),
            fromUno(form_.text(control::password)), language_};
}

std::string ReportsForm::granularity() const {
    const sal_Int16 item = selectedItem(form_, control::granularity);
    const auto index = static_cast<std::size_t>(item);
    return item >= 0 && index < granularities_.size() ? granularities_[index] : std::string();
}

std::optional<base::Day> ReportsForm::firstDay() const {
    return day(control::first);
}
std::optional<base::Day> ReportsForm::lastDay() const {
    return day(control::last);
}

std::optional<base::Day> ReportsForm::day(const char* name) const {
    css::util::Date date;
    if (!(form_.get(name, "Date") >>= date))
        return {};
    const base::Day day{std::chrono::year(date.Year), std::chrono::month(date.Month),
                        std::chrono::day(date.Day)};
    return day.ok() ? std::optional(day) : std::nullopt;
}

bool ReportsForm::isUnlimited() const {
    return selectedItem(form_, control::size) == unlimitedItem;
}

bool ReportsForm::wantsOverview() const {
    return form_.isTicked(control::overview);
}

std::vector<std::string> ReportsForm::chosenReports() const {
    std::vector<std::string> chosen;
    for (std::size_t index = 0; index < names_.size(); ++index)
        if (isPossible(index) && form_.isTicked(reportControl(index)))
            chosen.push_back(names_[index]);
    return chosen;
}

void ReportsForm::followGranularity() {
    for (std::size_t index = 0; index < names_.size(); ++index)
        form_.setEnabled(reportControl(index), phase_ == Phase::connected && isPossible(index));
    followReports();
    const auto days = offer_.days.find(granularity());
    const bool isUntouched =
        !shownDays_ || (firstDay() == shownDays_->first && lastDay() == shownDays_->last);
    if (days != offer_.days.end() && isUntouched)
        showDays(days->second);
}

void ReportsForm::showDays(const report::Days& days) {
    form_.set(control::first, "Date", Any(toUnoDate(days.first)));
    form_.set(control::last, "Date", Any(toUnoDate(days.last)));
    shownDays_ = days;
}

bool ReportsForm::noteIsoDays() {
    for (const char* name : {control::first, control::last}) {
        const std::string typed = fromUno(form_.as<css::awt::XTextComponent>(name)->getText());
        if (const std::optional<base::Day> isoDay = base::parseDay(typed))
            isoDays_[name] = *isoDay;
    }
    return !isoDays_.empty();
}

void ReportsForm::showIsoDays() {
    // Emptied first: what is shown is a text that changes.
    for (const auto& [name, isoDay] : std::exchange(isoDays_, {}))
        form_.set(name, "Date", Any(toUnoDate(isoDay)));
}

void ReportsForm::followAll() {
    for (std::size_t index = 0; index < names_.size(); ++index)
        if (isPossible(index))
            form_.setTicked(reportControl(index), form_.isTicked(control::all));
}

void ReportsForm::followReports() {
    bool areAllTicked = true;
    for (std::size_t index = 0; index < names_.size(); ++index)
        if (isPossible(index))
            areAllTicked = areAllTicked && form_.isTicked(reportControl(index));
    form_.setTicked(control::all, areAllTicked);
}

bool ReportsForm::isReport(const std::string& control) {
    return control.starts_with(reportPrefix);
}

std::vector<std::string> ReportsForm::reportControls() const {
    std::vector<std::string> controls;
    for (std::size_t index = 0; index < names_.size(); ++index)
        controls.push_back(reportControl(index));
    return controls;
}

const OfferedReport* ReportsForm::offered(std::size_t report) const {
    const auto found = std::find_if(
        offer_.reports.begin(), offer_.reports.end(),
        [&](const OfferedReport& candidate) { return candidate.name == names_[report]; });
    return found == offer_.reports.end() ? nullptr : &*found;
}

bool ReportsForm::isPossible(std::size_t report) const {
    const OfferedReport* entry = offered(report);
    return entry && entry->allows(granularity());
}

} // namespace odc::calc::dialog
