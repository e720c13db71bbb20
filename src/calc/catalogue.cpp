// SPDX-License-Identifier: MPL-2.0
#include "calc/catalogue.hpp"

#include <dlfcn.h>

namespace odc::calc::catalogue {

namespace {

std::string folder() {
    // The office unpacks the .oxt into a folder of its own naming: ask the loader where we are.
    Dl_info info{};
    const void* here = reinterpret_cast<const void*>(&folder);
    const bool isFound = dladdr(here, &info) != 0 && info.dli_fname != nullptr;
    return report::catalogueFolderFor(isFound ? info.dli_fname : "");
}

} // namespace

base::Result<std::vector<report::Report>> reports() {
    return report::readCatalogue(folder());
}

base::Result<std::vector<report::Workbook>> workbooks() {
    return report::readWorkbooks(folder());
}

base::Result<report::Report> reportOf(std::string_view nameOrText) {
    if (nameOrText.starts_with("odata-report "))
        return report::readReport(nameOrText);
    const base::Result<std::vector<report::Report>> all = reports();
    if (!all)
        return all.error();
    return report::findReport(*all, nameOrText);
}

base::Result<report::Workbook> workbookOf(std::string_view nameOrText) {
    if (nameOrText.starts_with("odata-workbook "))
        return report::readWorkbook(nameOrText);
    const base::Result<std::vector<report::Workbook>> all = workbooks();
    if (!all)
        return all.error();
    return report::findWorkbook(*all, nameOrText);
}

} // namespace odc::calc::catalogue
