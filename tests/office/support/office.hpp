// SPDX-License-Identifier: MPL-2.0
// A real office in a process of its own, on a profile of its own, spoken to over UNO.
#pragma once

#include "calc/uno.hpp"
#include "office/support/process.hpp"

#include <com/sun/star/frame/XDesktop2.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace odc::test {

struct OfficeOptions {
    std::filesystem::path project;   ///< where packaging/as-office-user lies
    std::filesystem::path extension; ///< the .oxt; empty: a profile without it
    std::filesystem::path types;     ///< our .rdb
    bool isVisible = false;          ///< with windows; else headless
    std::vector<std::pair<std::string, std::string>> environment = {};
    std::vector<std::filesystem::path> moreExtensions = {}; ///< beside ours
};

/// A folder under /tmp that the office's user may read and write, gone with the object.
class OfficeFolder {
public:
    explicit OfficeFolder(const std::filesystem::path& project);
    ~OfficeFolder();
    OfficeFolder(const OfficeFolder&) = delete;
    OfficeFolder& operator=(const OfficeFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string url(const std::string& file) const;

private:
    std::filesystem::path path_;
};

/// Starts with construction: a first start makes the profile, unopkg adds the extension, a second
/// start listens. Failures are std::runtime_error with what the programs said.
class Office {
public:
    Office(const OfficeOptions& options, const OfficeFolder& folder);
    /// Asks it to end, and sees to it.
    ~Office();
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    [[nodiscard]] const css::uno::Reference<css::uno::XComponentContext>& context() const {
        return context_;
    }
    [[nodiscard]] css::uno::Reference<css::uno::XInterface>
    create(const std::string& service) const;
    [[nodiscard]] css::uno::Reference<css::frame::XDesktop2> desktop() const;
    /// A new spreadsheet, or a stored one.
    [[nodiscard]] css::uno::Reference<css::sheet::XSpreadsheetDocument>
    open(const std::string& url) const;
    [[nodiscard]] css::uno::Reference<css::sheet::XSpreadsheetDocument> openNew() const;
    /// Adds the host of a URL to those from which documents may fetch, in the profile's
    /// configuration.
    void allow(const std::string& url) const;
    [[nodiscard]] Process& process() { return *process_; }
    [[nodiscard]] const std::filesystem::path& log() const { return log_; }
    /// "-env:UserInstallation=…", to start another program on the same profile.
    [[nodiscard]] const std::string& profileArgument() const { return profile_; }

private:
    [[nodiscard]] css::uno::Reference<css::sheet::XSpreadsheetDocument> load(const std::string& url,
                                                                             bool isHidden) const;

    std::filesystem::path log_;
    std::string profile_;
    bool isVisible_ = false;
    std::unique_ptr<Process> process_;
    css::uno::Reference<css::uno::XComponentContext> context_;
};

/// Stores by filter name ("calc8", "Calc MS Excel 2007 XML", "calc_pdf_Export").
void store(const css::uno::Reference<css::sheet::XSpreadsheetDocument>& document,
           const std::string& url, const std::string& filter);
void close(const css::uno::Reference<css::sheet::XSpreadsheetDocument>& document);

} // namespace odc::test
