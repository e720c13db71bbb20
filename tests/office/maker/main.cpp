// SPDX-License-Identifier: MPL-2.0
// Has a real office make the report workbook, as a macro would; what packaging/demo runs.
#include "calc/convert.hpp"
#include "office/support/office.hpp"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/view/XRenderable.hpp>
#include <org/calcodata/ReportException.hpp>
#include <org/calcodata/Reports.hpp>

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using odc::calc::fromUno;
using odc::calc::toUno;
using Document = css::uno::Reference<css::sheet::XSpreadsheetDocument>;

namespace {

constexpr const char* usage =
    "make-workbook --service URL --out DIR [--user U] [--password P] [--oxt FILE] [--visible]\n"
    "              [--argument NAME=VALUE]...\n"
    "Starts an office, makes the Skype for Business workbook and stores skype-reports.ods, .pdf "
    "and\n"
    "one PNG a sheet in DIR. With --visible the workbook stays open until its window is closed.\n";

struct Options {
    std::string service, user, password;
    fs::path out, extension;
    bool isVisible = false;
    std::vector<std::pair<std::string, std::string>> arguments;
};

/// Nothing: the words are not understood, and it was said why.
std::optional<Options> readOptions(int argc, char* argv[], const fs::path& build) {
    Options options;
    options.extension = build / "odata-for-calc.oxt";
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--visible") {
            options.isVisible = true;
            continue;
        }
        if (i + 1 == argc) {
            std::cerr << "make-workbook: " << word << " is unknown or wants a value.\n" << usage;
            return std::nullopt;
        }
        const std::string value = argv[++i];
        if (word == "--service")
            options.service = value;
        else if (word == "--user")
            options.user = value;
        else if (word == "--password")
            options.password = value;
        else if (word == "--out")
            options.out = fs::absolute(value);
        else if (word == "--oxt")
            options.extension = fs::absolute(value);
        else if (word == "--argument" && value.find('=') != std::string::npos)
            options.arguments.emplace_back(value.substr(0, value.find('=')),
                                           value.substr(value.find('=') + 1));
        else {
            std::cerr << "make-workbook: " << word << " is unknown.\n" << usage;
            return std::nullopt;
        }
    }
    if (options.service.empty() || options.out.empty()) {
        std::cerr << usage;
        return std::nullopt;
    }
    return options;
}

/// "Peer-to-peer minutes" → "peer-to-peer-minutes".
std::string fileNameOf(const std::string& sheet) {
    std::string name;
    for (const char c : sheet) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80)
            name.push_back(static_cast<char>(std::tolower(byte)));
        else if (!name.empty() && name.back() != '-')
            name.push_back('-');
    }
    return name;
}

/// How many printed pages each sheet takes.
std::vector<std::pair<std::string, int>> pagesOfSheets(const Document& document) {
    const css::uno::Reference<css::container::XIndexAccess> sheets(document->getSheets(),
                                                                   css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::view::XRenderable> pages(document, css::uno::UNO_QUERY_THROW);
    std::vector<std::pair<std::string, int>> found;
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const css::uno::Reference<css::container::XNamed> sheet(sheets->getByIndex(i),
                                                                css::uno::UNO_QUERY_THROW);
        found.emplace_back(fromUno(sheet->getName()),
                           pages->getRendererCount(css::uno::Any(sheet), {}));
    }
    return found;
}

void copyOut(const fs::path& from, const fs::path& folder) {
    fs::copy_file(from, folder / from.filename(), fs::copy_options::overwrite_existing);
}

void storeAll(const Document& document, const odc::test::OfficeFolder& work, const fs::path& out) {
    odc::test::store(document, work.url("skype-reports.ods"), "calc8");
    odc::test::store(document, work.url("skype-reports.pdf"), "calc_pdf_Export");
    fs::create_directories(out);
    copyOut(work.path() / "skype-reports.ods", out);
    copyOut(work.path() / "skype-reports.pdf", out);
    int page = 1;
    int number = 0;
    for (const auto& [sheet, pages] : pagesOfSheets(document)) {
        const std::string name = fmt::format("{:02}-{}", ++number, fileNameOf(sheet));
        odc::test::runToEnd({"pdftoppm", "-png", "-singlefile", "-r", "110", "-f",
                             std::to_string(page), (out / "skype-reports.pdf").string(),
                             (out / name).string()},
                            std::chrono::seconds(60));
        page += pages;
    }
}

org::calcodata::ReportDone make(const odc::test::Office& office, const Options& options,
                                const Document& document) {
    css::uno::Sequence<css::beans::NamedValue> arguments(
        static_cast<sal_Int32>(options.arguments.size()));
    css::beans::NamedValue* out = arguments.getArray();
    for (const auto& [name, value] : options.arguments)
        *out++ = {toUno(name), css::uno::Any(toUno(value))};
    return org::calcodata::Reports::create(office.context())
        ->writeWorkbook("", arguments, toUno(options.service), toUno(options.user),
                        toUno(options.password), document);
}

/// A new profile asks for the largest window; where no window manager answers, it stays a dot.
void showLarge(const Document& document) {
    const css::uno::Reference<css::frame::XModel> model(document, css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::awt::XWindow> window =
        model->getCurrentController()->getFrame()->getContainerWindow();
    if (window->getPosSize().Width < 640)
        window->setPosSize(20, 20, 1280, 900, css::awt::PosSize::POSSIZE);
}

int run(const Options& options, const fs::path& build) {
    const odc::test::OfficeFolder work(ODC_SOURCE_DIR);
    odc::test::OfficeOptions start;
    start.project = ODC_SOURCE_DIR;
    start.extension = options.extension;
    start.types = build / "idl/calcodata.rdb";
    start.isVisible = options.isVisible;
    odc::test::Office office(start, work);
    office.allow(options.service);
    const Document document = office.openNew();
    if (options.isVisible)
        showLarge(document);
    const org::calcodata::ReportDone done = make(office, options, document);
    for (const org::calcodata::SheetDone& sheet : done.Sheets)
        std::cout << fromUno(sheet.SheetName) << ": " << sheet.Rows << " rows\n";
    for (const rtl::OUString& warning : done.Warnings)
        std::cout << fromUno(warning) << "\n";
    storeAll(document, work, options.out);
    if (options.isVisible) {
        std::cout << "The workbook is open; this ends when the office is closed.\n" << std::flush;
        office.process().wait();
    } else {
        odc::test::close(document);
    }
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    const fs::path build = fs::canonical("/proc/self/exe").parent_path().parent_path();
    const std::optional<Options> options = readOptions(argc, argv, build);
    if (!options)
        return 2;
    try {
        return run(*options, build);
    } catch (const org::calcodata::ReportException& e) {
        std::cerr << "make-workbook: " << fromUno(e.Message) << "\n";
    } catch (const css::uno::Exception& e) {
        std::cerr << "make-workbook: the office said: " << fromUno(e.Message) << "\n";
    } catch (const std::exception& e) {
        std::cerr << "make-workbook: " << e.what() << "\n";
    }
    return 1;
}
