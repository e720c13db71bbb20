// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/document_watch.hpp"

#include "calc/convert.hpp"
#include "calc/log.hpp"
#include "calc/main_thread.hpp"
#include "calc/ranges/alarm.hpp"
#include "calc/ranges/argument_cells.hpp"
#include "calc/ranges/command_states.hpp"
#include "calc/ranges/document_ranges.hpp"
#include "calc/ranges/range_session.hpp"
#include "calc/ranges/refresh_by_itself.hpp"
#include "calc/ranges/schedule.hpp"

#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/util/XModifyBroadcaster.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <cppuhelper/implbase1.hxx>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace odc::calc::ranges {

namespace {

using Context = Reference<css::uno::XComponentContext>;
using Broadcaster = Reference<css::util::XModifyBroadcaster>;

class Watch;

/// Passes on what it hears as long as the watch lives.
class Ear final : public cppu::WeakImplHelper1<css::util::XModifyListener> {
public:
    Ear(std::weak_ptr<Watch> watch, void (Watch::*heard)(), void (Watch::*ended)())
        : watch_(std::move(watch)), heard_(heard), ended_(ended) {}

    void SAL_CALL modified(const css::lang::EventObject&) override {
        if (const auto watch = watch_.lock())
            (*watch.*heard_)();
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override {
        if (const auto watch = watch_.lock(); watch && ended_)
            (*watch.*ended_)();
    }

private:
    std::weak_ptr<Watch> watch_;
    void (Watch::*heard_)();
    void (Watch::*ended_)();
};

/// One document. Main thread only, but for what it hears, which is posted there.
class Watch : public std::enable_shared_from_this<Watch> {
public:
    Watch(const Context& context, const Document& document)
        : context_(context), document_(document) {}

    [[nodiscard]] bool isOf(const Document& document) const {
        return Document(document_) == document;
    }
    [[nodiscard]] bool isOver() const { return !Document(document_).is(); }
    [[nodiscard]] std::optional<Schedule::Clock::time_point> next() const {
        return schedule_.next();
    }

    void begin();
    void refreshDue(Schedule::Clock::time_point now);

    void definitionsChanged() { soon(isReadPosted_, &Watch::read); }
    void cellsChanged() { soon(isCheckPosted_, &Watch::check); }
    void documentClosed();

private:
    /// A range that is refreshed when one of its cells changes.
    struct Listened {
        OUString name;
        std::vector<report::RangeArgument> arguments;
        report::Arguments values; ///< when it was last looked
        std::vector<std::pair<Broadcaster, rtl::Reference<Ear>>> ears;
    };

    void soon(bool& isPosted, void (Watch::*work)());
    void read();
    void listenTo(const OUString& name, const report::RangeDefinition& definition);
    void unlisten(Listened& listened) const;
    void check();
    void refreshChanged(const OUString& name);
    [[nodiscard]] report::Arguments valuesNow(const Document& document,
                                              const Listened& listened) const;

    Context context_;
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document_;
    Schedule schedule_;
    std::vector<Listened> listened_;
    bool isReadPosted_ = false;
    bool isCheckPosted_ = false;
};

/// Main thread only.
std::vector<std::shared_ptr<Watch>>& watches() {
    static std::vector<std::shared_ptr<Watch>> all;
    return all;
}

void setNextAlarm(const Context& context) {
    std::optional<Schedule::Clock::time_point> first;
    for (const auto& watch : watches())
        if (const auto next = watch->next())
            first = std::min(first.value_or(*next), *next);
    setAlarm(context, first, [context] {
        const auto now = Schedule::Clock::now();
        const auto present = watches(); // a refresh may open and close windows
        for (const auto& watch : present)
            watch->refreshDue(now);
        setNextAlarm(context);
    });
}

void Watch::begin() {
    const Document document(document_);
    const auto properties =
        Reference<css::document::XDocumentPropertiesSupplier>(document, UNO_QUERY_THROW)
            ->getDocumentProperties();
    Broadcaster(properties->getUserDefinedProperties(), UNO_QUERY_THROW)
        ->addModifyListener(new Ear(weak_from_this(), &Watch::definitionsChanged, nullptr));
    Reference<css::lang::XComponent>(document, UNO_QUERY_THROW)
        ->addEventListener(new Ear(weak_from_this(), nullptr, &Watch::documentClosed));
    read();
}

void Watch::soon(bool& isPosted, void (Watch::*work)()) {
    if (std::exchange(isPosted, true))
        return;
    main_thread::post(context_, [self = shared_from_this(), &isPosted, work] {
        isPosted = false;
        if (!self->isOver())
            (*self.*work)();
    });
}

void Watch::read() {
    const Document document(document_);
    DocumentRanges ranges(document);
    const std::vector<OUString> names = ranges.names();
    std::vector<std::pair<std::string, int>> minutes;
    std::vector<OUString> listening;
    for (const OUString& name : names) {
        const auto definition = ranges.definition(name);
        if (!definition)
            continue;
        minutes.emplace_back(fromUno(name), definition->properties.refreshMinutes);
        if (!definition->properties.refreshesOnChange)
            continue;
        listening.push_back(name);
        const auto known = std::ranges::find(listened_, name, &Listened::name);
        if (known == listened_.end() || known->arguments != definition->arguments)
            listenTo(name, *definition);
    }
    std::erase_if(listened_, [&](Listened& listened) {
        if (std::ranges::find(listening, listened.name) != listening.end())
            return false;
        unlisten(listened);
        return true;
    });
    schedule_.set(minutes, Schedule::Clock::now());
    setNextAlarm(context_);
    tellStates(context_);
}

void Watch::listenTo(const OUString& name, const report::RangeDefinition& definition) {
    const Document document(document_);
    const auto known = std::ranges::find(listened_, name, &Listened::name);
    if (known != listened_.end()) {
        unlisten(*known);
        listened_.erase(known);
    }
    Listened listened{name, definition.arguments, {}, {}};
    const auto place = DocumentRanges(document).place(name);
    for (const report::RangeArgument& argument : definition.arguments) {
        if (argument.cell.empty() || !place)
            continue;
        const Broadcaster cells(cellsCalled(document, place->sheet, toUno(argument.cell)),
                                UNO_QUERY);
        if (!cells.is())
            continue;
        const rtl::Reference<Ear> ear(new Ear(weak_from_this(), &Watch::cellsChanged, nullptr));
        cells->addModifyListener(ear.get());
        listened.ears.emplace_back(cells, ear);
    }
    listened.values = valuesNow(document, listened);
    listened_.push_back(std::move(listened));
}

void Watch::unlisten(Listened& listened) const {
    for (const auto& [cells, ear] : listened.ears) {
        try {
            cells->removeModifyListener(ear.get());
        } catch (const css::uno::Exception& e) {
            log("a cell went before its listener", e.Message);
        }
    }
}

report::Arguments Watch::valuesNow(const Document& document, const Listened& listened) const {
    const auto place = DocumentRanges(document).place(listened.name);
    auto values = place ? readArguments(document, place->sheet, listened.arguments)
                        : base::Result<report::Arguments>(place.error());
    return values ? std::move(values).value() : report::Arguments{};
}

/// Listeners are called for many reasons; only another value is one.
void Watch::check() {
    const Document document(document_);
    std::vector<OUString> changed;
    for (Listened& listened : listened_) {
        report::Arguments values = valuesNow(document, listened);
        if (std::exchange(listened.values, values) != values)
            changed.push_back(listened.name);
    }
    for (const OUString& name : changed)
        refreshChanged(name);
}

/// A refresh that is under way asked with the old value: it is ended, and another begins.
void Watch::refreshChanged(const OUString& name) {
    const Document document(document_);
    const Job job = runningJob(document, name);
    if (!job)
        return refreshByItself(context_, document, {name});
    job->listen([](const base::Progress&) {},
                [self = shared_from_this(), name](const RangeOutcome&) {
                    main_thread::post(self->context_, [self, name] {
                        if (!self->isOver())
                            self->refreshChanged(name);
                    });
                });
    job->stop();
}

void Watch::refreshDue(Schedule::Clock::time_point now) {
    const Document document(document_);
    std::vector<OUString> names;
    for (const std::string& name : schedule_.takeDue(now))
        names.push_back(toUno(name));
    if (document.is() && !names.empty())
        refreshByItself(context_, document, names);
}

void Watch::documentClosed() {
    const auto self = shared_from_this();
    std::erase(watches(), self);
    for (const Job& job : runningJobs(Document(document_)))
        job->stop();
    schedule_.set({}, {});
    listened_.clear();
    setNextAlarm(context_);
}

} // namespace

bool watch(const Context& context, const Document& document) {
    std::erase_if(watches(), [](const auto& one) { return one->isOver(); });
    if (std::ranges::any_of(watches(), [&](const auto& one) { return one->isOf(document); }))
        return false;
    const auto made = std::make_shared<Watch>(context, document);
    watches().push_back(made);
    made->begin();
    return true;
}

void opened(const Context& context, const Document& document) {
    DocumentRanges ranges(document);
    std::vector<OUString> names;
    for (const OUString& name : ranges.names()) {
        const auto definition = ranges.definition(name);
        if (definition && definition->properties.refreshesOnOpen)
            names.push_back(name);
    }
    const bool isReadOnly =
        Reference<css::frame::XStorable>(document, UNO_QUERY_THROW)->isReadonly();
    if (!names.empty() && !isReadOnly)
        refreshByItself(context, document, names);
}

} // namespace odc::calc::ranges
