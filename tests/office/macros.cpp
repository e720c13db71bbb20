// SPDX-License-Identifier: MPL-2.0
// A Basic macro that calls the service and waits: it ends, on whichever thread it runs.
#include "office/session.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/script/XLibraryContainer.hpp>
#include <com/sun/star/script/XPersistentLibraryContainer.hpp>
#include <com/sun/star/script/provider/XScriptProvider.hpp>
#include <com/sun/star/script/provider/theMasterScriptProviderFactory.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>

namespace {

using namespace odc;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY_THROW;

/// The macro makes a report in a hidden document of its own and writes its rows, or why not, to a
/// file.
std::string macroText(const std::string& serviceUrl, const std::string& file) {
    return "Function Make() As String\n"
           "  Dim document, reports, done, result, handle\n"
           "  Dim hidden(0) As New com.sun.star.beans.PropertyValue\n"
           "  hidden(0).Name = \"Hidden\" : hidden(0).Value = True\n"
           "  document = StarDesktop.loadComponentFromURL(\"private:factory/scalc\", \"_blank\", "
           "0, "
           "hidden())\n"
           "  Dim arguments(0) As New com.sun.star.beans.NamedValue\n"
           "  arguments(0).Name = \"ReportType\" : arguments(0).Value = \"Weekly\"\n"
           "  reports = createUnoService(\"org.calcodata.Reports\")\n"
           "  done = reports.writeReport(\"Get-CsConferenceReport\", arguments(), \"" +
           serviceUrl +
           "\", \"admin\", \"admin\", document)\n"
           "  result = done.Sheets(0).SheetName & \" \" & done.Rows\n"
           "  document.close(True)\n"
           "  handle = FreeFile\n"
           "  Open \"" +
           file +
           "\" For Output As #handle\n"
           "  Print #handle, result\n"
           "  Close #handle\n"
           "  Make = result\n"
           "End Function\n";
}

/// The macro, put into the office's own Basic library under a name of its own.
void install(const test::Office& office, const std::string& module, const std::string& text) {
    const Reference<css::script::XLibraryContainer> libraries(
        office.create("com.sun.star.script.ApplicationScriptLibraryContainer"), UNO_QUERY_THROW);
    libraries->loadLibrary("Standard");
    const Reference<css::container::XNameContainer> library(libraries->getByName("Standard"),
                                                            UNO_QUERY_THROW);
    library->insertByName(toUno(module), Any(toUno(text)));
    Reference<css::script::XPersistentLibraryContainer>(libraries, UNO_QUERY_THROW)
        ->storeLibraries();
}

std::string scriptUrl(const std::string& module) {
    return "vnd.sun.star.script:Standard." + module + ".Make?language=Basic&location=application";
}

std::string firstLine(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return line;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_macro_run_from_another_thread_ends) {
    const auto& session = test::Session::get();
    const auto file = session.folder().path() / "macro-bridge.txt";
    install(session.office(), "BridgeThread", macroText(session.serviceUrl(), file.string()));
    const auto factory =
        css::script::provider::theMasterScriptProviderFactory::get(session.office().context());
    const Reference<css::script::provider::XScriptProvider> provider =
        factory->createScriptProvider(Any(rtl::OUString()));
    const auto script = provider->getScript(toUno(scriptUrl("BridgeThread")));
    Sequence<Any> out;
    Sequence<sal_Int16> indices;
    const Any result = script->invoke({}, indices, out);
    rtl::OUString text;
    BOOST_CHECK(result >>= text);
    BOOST_CHECK_EQUAL(calc::fromUno(text), "Conferences 13");
}

BOOST_AUTO_TEST_CASE(a_macro_run_on_the_main_thread_ends) {
    const auto& session = test::Session::get();
    const auto file = session.folder().path() / "macro-main.txt";
    std::string profile;
    {
        const test::Office office(session.officeOptions(), session.folder());
        office.allow(session.serviceUrl());
        install(office, "MainThread", macroText(session.serviceUrl(), file.string()));
        profile = office.profileArgument();
    }
    // A macro named at the start runs on the main thread, in the office's own event loop.
    test::Process office({std::string(ODC_SOURCE_DIR) + "/packaging/as-office-user", "soffice",
                          profile, "--headless", "--norestore",
                          "macro:///Standard.MainThread.Make"},
                         {});
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (firstLine(file).empty() && std::chrono::steady_clock::now() < end &&
           !office.wait(std::chrono::milliseconds(50))) {
    }
    BOOST_CHECK_EQUAL(firstLine(file), "Conferences 13");
}
