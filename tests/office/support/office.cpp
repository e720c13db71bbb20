// SPDX-License-Identifier: MPL-2.0
#include "office/support/office.hpp"

#include "calc/convert.hpp"

#include "http/url.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/bridge/UnoUrlResolver.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/connection/NoConnectException.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <cppuhelper/bootstrap.hxx>

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace odc::test {

namespace {

namespace fs = std::filesystem;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

int freePort() {
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(handle, reinterpret_cast<sockaddr*>(&address), sizeof address);
    getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(handle);
    return ntohs(address.sin_port);
}

std::string fileUrl(const fs::path& path) {
    return "file://" + path.string();
}

/// Our side of the bridge knows the office's types and ours from a file of variables.
Reference<css::uno::XComponentContext> localContext(const fs::path& types, const fs::path& folder) {
    static Reference<css::uno::XComponentContext> context;
    if (context.is())
        return context;
    const fs::path home = ODC_OFFICE_HOME;
    const fs::path variables = folder / "client.ini";
    std::ofstream(variables) << "[Bootstrap]\n"
                             << "URE_INTERNAL_LIB_DIR=" << fileUrl(home / "program") << "\n"
                             << "UNO_TYPES=" << fileUrl(home / "program/types.rdb") << " "
                             << fileUrl(home / "program/types/offapi.rdb") << " " << fileUrl(types)
                             << "\n"
                             << "UNO_SERVICES=" << fileUrl(home / "program/services.rdb") << "\n";
    context = cppu::defaultBootstrap_InitialComponentContext(toUno(fileUrl(variables)));
    return context;
}

/// A start takes seconds, on a machine that has much else to do some minutes.
constexpr std::chrono::seconds startLimit(600);

/// What the office said, which goes with its folder.
std::string wordsIn(const fs::path& log) {
    std::ifstream file(log);
    std::string words{std::istreambuf_iterator<char>(file), {}};
    return words.empty() ? " It said nothing." : " It said:\n" + words;
}

} // namespace

OfficeFolder::OfficeFolder(const fs::path& project) {
    // Made by the office's user, so that it may write there; ours, since we may be root.
    std::string made = runToEnd({(project / "packaging/as-office-user").string(), "mktemp", "-d",
                                 "/tmp/odata-office-XXXXXXXX"},
                                std::chrono::seconds(30));
    while (!made.empty() && made.back() == '\n')
        made.pop_back();
    path_ = made;
}

OfficeFolder::~OfficeFolder() {
    std::error_code ignored; // a file that cannot go stays in /tmp; nothing depends on it
    fs::remove_all(path_, ignored);
}

std::string OfficeFolder::url(const std::string& file) const {
    return fileUrl(path_ / file);
}

Office::Office(const OfficeOptions& options, const OfficeFolder& folder)
    : isVisible_(options.isVisible) {
    static int number = 0;
    const std::string name = "profile" + std::to_string(++number);
    const std::string user = (options.project / "packaging/as-office-user").string();
    profile_ = "-env:UserInstallation=" + folder.url(name);
    const std::string display = options.isVisible ? "--nologo" : "--headless";
    // Started once before anything is added, or that first start may throw the extension away.
    runToEnd({user, "soffice", profile_, "--headless", "--norestore", "--terminate_after_init"},
             startLimit);
    const fs::path types = folder.path() / "calcodata.rdb";
    const auto replace = fs::copy_options::overwrite_existing;
    fs::copy_file(options.types, types, replace);
    fs::permissions(types, fs::perms(0644));
    const auto add = [&](const fs::path& extension) {
        const fs::path copy = folder.path() / extension.filename();
        fs::copy_file(extension, copy, replace);
        fs::permissions(copy, fs::perms(0644));
        runToEnd({user, "unopkg", "add", profile_, copy.string()}, startLimit);
    };
    if (!options.extension.empty())
        add(options.extension);
    for (const fs::path& extension : options.moreExtensions)
        add(extension);
    const std::string port = std::to_string(freePort());
    log_ = folder.path() / (name + ".log");
    ProcessOptions process;
    process.logFile = log_.string();
    process.environment = options.environment;
    process_ = std::make_unique<Process>(
        std::vector<std::string>{user, "soffice", profile_, display, "--norestore", "--nodefault",
                                 "--accept=socket,host=127.0.0.1,port=" + port + ";urp"},
        process);
    const auto resolver =
        css::bridge::UnoUrlResolver::create(localContext(options.types, folder.path()));
    const rtl::OUString address =
        toUno("uno:socket,host=127.0.0.1,port=" + port + ";urp;StarOffice.ComponentContext");
    const auto end = std::chrono::steady_clock::now() + startLimit;
    while (!context_.is()) {
        try {
            context_.set(resolver->resolve(address), UNO_QUERY_THROW);
        } catch (const css::connection::NoConnectException&) {
            // It says nowhere when it listens: asked again until it does, or has ended.
            if (process_->wait(std::chrono::milliseconds(100)))
                throw std::runtime_error("The office ended while starting." + wordsIn(log_));
            if (std::chrono::steady_clock::now() > end)
                throw std::runtime_error(fmt::format("The office did not listen within {} s.{}",
                                                     startLimit.count(), wordsIn(log_)));
        }
    }
}

Office::~Office() {
    try {
        if (context_.is() && process_->isRunning()) {
            const Reference<css::frame::XDesktop2> all = desktop();
            all->terminate();
        }
    } catch (const css::uno::Exception&) {
        // The bridge goes down with the office, in the middle of its answer.
    }
    context_.clear();
    process_->wait(std::chrono::seconds(20));
}

Reference<css::uno::XInterface> Office::create(const std::string& service) const {
    return context_->getServiceManager()->createInstanceWithContext(toUno(service), context_);
}

Reference<css::frame::XDesktop2> Office::desktop() const {
    return css::frame::Desktop::create(context_);
}

void Office::allow(const std::string& url) const {
    const auto parsed = http::parseUrl(url);
    if (!parsed)
        throw std::runtime_error("no URL: " + url);
    Sequence<Any> arguments(1);
    arguments.getArray()[0] <<=
        css::beans::NamedValue("nodepath", Any(toUno("/org.calcodata.Settings/Trust")));
    const Reference<css::container::XNameReplace> node(
        css::configuration::theDefaultProvider::get(context_)->createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", arguments),
        UNO_QUERY_THROW);
    Sequence<rtl::OUString> origins;
    node->getByName("AllowedOrigins") >>= origins;
    origins.realloc(origins.getLength() + 1);
    origins.getArray()[origins.getLength() - 1] = toUno(parsed->origin());
    node->replaceByName("AllowedOrigins", Any(origins));
    Reference<css::util::XChangesBatch>(node, UNO_QUERY_THROW)->commitChanges();
}

Reference<css::sheet::XSpreadsheetDocument> Office::load(const std::string& url,
                                                         bool isHidden) const {
    Sequence<css::beans::PropertyValue> arguments(1);
    arguments.getArray()[0].Name = "Hidden";
    arguments.getArray()[0].Value <<= isHidden;
    return Reference<css::sheet::XSpreadsheetDocument>(
        desktop()->loadComponentFromURL(toUno(url), "_blank", 0, arguments), UNO_QUERY_THROW);
}

Reference<css::sheet::XSpreadsheetDocument> Office::open(const std::string& url) const {
    return load(url, !isVisible_);
}

Reference<css::sheet::XSpreadsheetDocument> Office::openNew() const {
    return open("private:factory/scalc");
}

void store(const Reference<css::sheet::XSpreadsheetDocument>& document, const std::string& url,
           const std::string& filter) {
    Sequence<css::beans::PropertyValue> arguments(2);
    arguments.getArray()[0].Name = "FilterName";
    arguments.getArray()[0].Value <<= toUno(filter);
    arguments.getArray()[1].Name = "Overwrite";
    arguments.getArray()[1].Value <<= true;
    Reference<css::frame::XStorable>(document, UNO_QUERY_THROW)->storeToURL(toUno(url), arguments);
}

void close(const Reference<css::sheet::XSpreadsheetDocument>& document) {
    Reference<css::util::XCloseable>(document, UNO_QUERY_THROW)->close(true);
}

} // namespace odc::test
