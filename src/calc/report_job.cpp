// SPDX-License-Identifier: MPL-2.0
#include "calc/report_job.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/settings.hpp"
#include "calc/errors.hpp"
#include "calc/main_thread.hpp"
#include "calc/number_formats.hpp"
#include "calc/report_run.hpp"
#include "calc/throttled.hpp"
#include "calc/workbook_writer.hpp"
#include "calc/workers.hpp"

#include <cppuhelper/weakref.hxx>

#include <chrono>
#include <utility>

namespace odc::calc {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds sliceTime{80};

base::Error stoppedError() {
    return {base::ErrorKind::cancelled, "The report was stopped. The document is as it was."};
}

} // namespace

struct ReportJob::Impl : std::enable_shared_from_this<ReportJob::Impl> {
    Reference<css::uno::XComponentContext> context;
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    std::function<void(const base::Progress&)> onProgress;
    std::function<void(const ReportOutcome&)> onDone;
    Clock::time_point started = Clock::now();
    std::stop_source stopSource;

    // Main thread only.
    std::unique_ptr<WorkbookWriter> writer;
    ReportOutcome outcome;

    /// On the worker.
    void fetch(const Run& run, const std::stop_token& stop) {
        base::Task task;
        task.stop = stop;
        task.onProgress = throttled([this](const base::Progress& progress) {
            main_thread::post(context, [self = shared_from_this(), progress] {
                if (self->onDone && self->onProgress)
                    self->onProgress(progress);
            });
        });
        auto prepared =
            std::make_shared<base::Result<PreparedWorkbook>>(fetchAndPrepare(run, task));
        main_thread::post(
            context, [self = shared_from_this(), prepared] { self->begin(std::move(*prepared)); });
    }

    void begin(base::Result<PreparedWorkbook>&& prepared) {
        if (!prepared)
            return finish(prepared.error());
        if (stopSource.stop_requested())
            return finish(stoppedError());
        outcome.warnings = prepared->warnings;
        try {
            const Reference<css::sheet::XSpreadsheetDocument> target(document);
            if (!target.is())
                return finish(base::Error{base::ErrorKind::cancelled,
                                          "The document was closed before the report was ready."});
            writer = std::make_unique<WorkbookWriter>(context, target, std::move(prepared).value(),
                                                      std::nullopt);
        } catch (...) {
            return finish(currentError());
        }
        writeSlice();
    }

    void writeSlice() {
        if (stopSource.stop_requested())
            return takeBack(stoppedError());
        try {
            if (writer->step(sliceTime)) {
                main_thread::post(context, [self = shared_from_this()] { self->writeSlice(); });
                return;
            }
            outcome.sheets = writer->keep();
        } catch (...) {
            return takeBack(currentError());
        }
        writer.reset();
        finish(std::nullopt);
    }

    void takeBack(const base::Error& error) {
        writer->takeBack();
        writer.reset();
        outcome.sheets.clear();
        finish(error);
    }

    void finish(std::optional<base::Error> error) {
        outcome.error = std::move(error);
        outcome.seconds = std::chrono::duration<double>(Clock::now() - started).count();
        // Emptied first: what the callbacks hold goes here, on the main thread.
        const auto done = std::exchange(onDone, {});
        onProgress = {};
        if (done)
            done(outcome);
    }
};

ReportJob::ReportJob(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReportJob::~ReportJob() = default;

std::shared_ptr<ReportJob>
ReportJob::start(const Reference<css::uno::XComponentContext>& context,
                 const Reference<css::sheet::XSpreadsheetDocument>& document, ReportRequest request,
                 std::function<void(const base::Progress&)> onProgress,
                 std::function<void(const ReportOutcome&)> onDone) {
    auto impl = std::make_shared<Impl>();
    impl->context = context;
    impl->document = document;
    impl->onProgress = std::move(onProgress);
    impl->onDone = std::move(onDone);
    Run run;
    run.what = RunWorkbook{"", std::move(request.reports), request.withOverview};
    run.serviceUrl = std::move(request.serviceUrl);
    run.user = std::move(request.user);
    run.password = std::move(request.password);
    run.arguments = std::move(request.arguments);
    run.language = fromUno(dialog::readUiLanguage(context));
    run.nullDate = nullDateOf(document);
    // Who fills in the dialog gave the address himself.
    if (const auto origin = originOf(run.serviceUrl))
        run.policy.origins.insert(*origin);
    impl->stopSource =
        workers::start(context, [impl, run = std::move(run)](const std::stop_token& stop) {
            impl->fetch(run, stop);
        });
    return std::shared_ptr<ReportJob>(new ReportJob(std::move(impl)));
}

void ReportJob::stop() {
    impl_->stopSource.request_stop();
}

} // namespace odc::calc
