// SPDX-License-Identifier: MPL-2.0
// The window of the Skype for Business reports: which controls there are, how they are arranged,
// and what the user has put in. What happens on a press is the controller's business.
#pragma once

#include "calc/dialog/form.hpp"
#include "calc/dialog/offer.hpp"
#include "calc/dialog/texts.hpp"
#include "calc/uno.hpp"

#include "base/date.hpp"
#include "report/report.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace odc::calc::dialog {

/// Names of the controls that something happens on.
namespace control {
inline constexpr const char* url = "url";
inline constexpr const char* user = "user";
inline constexpr const char* password = "password";
inline constexpr const char* keep = "keep";
inline constexpr const char* connect = "connect";
inline constexpr const char* all = "all";
inline constexpr const char* overview = "overview";
inline constexpr const char* granularity = "granularity";
inline constexpr const char* first = "first";
inline constexpr const char* last = "last";
inline constexpr const char* size = "size";
inline constexpr const char* message = "message";
inline constexpr const char* create = "create";
inline constexpr const char* cancel = "cancel";
} // namespace control

/// What the window can be used for at the moment.
enum class Phase {
    disconnected, ///< address and account can be given
    connecting,   ///< the service is being asked
    connected,    ///< reports can be chosen and made
    running,      ///< reports are being made: only Cancel works
};

/// Thread: main only.
class ReportsForm {
public:
    /// `reports` in the order in which they are listed; those named in `preferred` are ticked at
    /// first. `texts` outlives this.
    ReportsForm(const css::uno::Reference<css::uno::XComponentContext>& context, const Texts& texts,
                const std::vector<report::Report>& reports,
                const std::vector<std::string>& preferred, const std::string& language);

    /// Makes the window, arranged but invisible still.
    void open(const css::uno::Reference<css::awt::XWindowPeer>& parent);
    [[nodiscard]] Form& form() { return form_; }

    void showPhase(Phase phase);
    /// Lists what is offered only; ticks survive for reports that stay.
    void showOffer(const Offer& offer);
    /// Back to the whole catalogue, all of it disabled.
    void hideOffer();
    /// Nothing is lost of a long text: it can be scrolled, selected and copied.
    void say(const OUString& text);
    /// Seen while connecting and running. Lets no other event happen.
    void showProgress(int percent);

    [[nodiscard]] Account account() const;
    /// Empty while nothing is offered.
    [[nodiscard]] std::string granularity() const;
    /// Empty where no day is in the field.
    [[nodiscard]] std::optional<base::Day> firstDay() const;
    [[nodiscard]] std::optional<base::Day> lastDay() const;
    [[nodiscard]] bool isUnlimited() const;
    [[nodiscard]] bool wantsOverview() const;
    /// Catalogue names of the reports that are listed, possible in this granularity and ticked.
    [[nodiscard]] std::vector<std::string> chosenReports() const;

    /// After the granularity changed: what is possible in it, and its default days unless the user
    /// has put in others.
    void followGranularity();
    /// All reports' ticks as the tick of "All reports".
    void followAll();
    /// The tick of "All reports" from the reports' own.
    void followReports();

    /// Whether this control is the tick of one report.
    [[nodiscard]] static bool isReport(const std::string& control);
    /// The ticks of all reports of the catalogue.
    [[nodiscard]] std::vector<std::string> reportControls() const;

    /// A date field takes days as the locale writes them and drops what it does not know when it is
    /// left: so a day in ISO form is noted while it is typed. Whether there is one to show.
    bool noteIsoDays();
    void showIsoDays();

private:
    void addService();
    void addReports(const std::vector<report::Report>& reports,
                    const std::vector<std::string>& preferred);
    void addPeriod();
    void addEnd();
    void arrange();
    void listGranularities();
    void showDays(const report::Days& days);
    [[nodiscard]] const OfferedReport* offered(std::size_t report) const;
    [[nodiscard]] bool isPossible(std::size_t report) const;
    [[nodiscard]] std::optional<base::Day> day(const char* name) const;

    const Texts& texts_;
    std::string language_;
    std::vector<std::string> names_; ///< of the reports, in the order of their controls
    Offer offer_;
    std::vector<std::string> granularities_;   ///< as the list box shows them
    std::optional<report::Days> shownDays_;    ///< the default that stands in the fields
    std::map<std::string, base::Day> isoDays_; ///< typed just now, by field
    Rect stripe_;                              ///< room of the progress
    Phase phase_ = Phase::disconnected;
    Form form_;
};

} // namespace odc::calc::dialog
