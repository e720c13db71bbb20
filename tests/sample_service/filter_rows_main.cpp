// SPDX-License-Identifier: MPL-2.0
// build/bin/filter-rows: our reading of $filter, $orderby, $skip and $top over rows read in full
// from any v2 service, so that its own answers can be held against ours.
#include "base/number.hpp"
#include "odata/edm.hpp"
#include "odata/metadata.hpp"
#include "sample_service/json_rows.hpp"
#include "sample_service/row_query.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace {

using namespace odc;

constexpr std::string_view usage = "usage: filter-rows --metadata FILE --set NAME [--filter TEXT] "
                                   "[--orderby TEXT] [--skip N] [--top N] < rows.json\n"
                                   "Prints the positions, from 0, of the rows that are left, one a "
                                   "line. The rows are verbose JSON.\n";

std::string readAll(std::istream& stream) {
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

base::Result<base::Schema> schemaFor(const std::string& file, const std::string& set) {
    std::ifstream stream(file);
    const base::Result<odata::Model> model = odata::readMetadata(readAll(stream));
    if (!model)
        return model.error();
    const odata::EntitySet* entitySet = model->findEntitySet(set);
    const odata::StructuredType* type =
        entitySet ? model->findType(entitySet->entityType) : nullptr;
    if (!type)
        return base::Error{base::ErrorKind::wrongUsage,
                           fmt::format("There is no entity set {} in {}.", set, file)};
    return odata::schemaOf(*model, *type, {});
}

/// The positions of the rows that are left.
base::Result<std::vector<std::size_t>>
run(std::map<std::string, std::string, std::less<>>& options) {
    const base::Result<base::Schema> schema = schemaFor(options["--metadata"], options["--set"]);
    if (!schema)
        return schema.error();
    const base::Result<std::vector<sample::ForeignRow>> rows =
        sample::readForeignRows(readAll(std::cin), *schema);
    if (!rows)
        return rows.error();
    const base::Result<sample::RowQuery> query =
        sample::readRowQuery(options["--filter"], options["--orderby"]);
    if (!query)
        return query.error();
    for (const std::string& path : query->paths()) {
        if (!base::indexOf(*schema, path))
            return base::Error{base::ErrorKind::wrongUsage,
                               fmt::format("{} has no column {}.", options["--set"], path)};
    }
    return sample::runRowQuery(*query, rows->size(), [&](std::size_t row, std::string_view path) {
        return (*rows)[row].find(path)->second;
    });
}

} // namespace

int main(int argc, char* argv[]) {
    std::map<std::string, std::string, std::less<>> options;
    for (int at = 1; at + 1 < argc; at += 2)
        options[argv[at]] = argv[at + 1];
    const std::int64_t skip = base::parseInteger(options["--skip"]).value_or(0);
    const std::int64_t top = base::parseInteger(options["--top"]).value_or(1'000'000);
    if (argc % 2 == 0 || !options.contains("--metadata") || !options.contains("--set") ||
        skip < 0 || top < 0) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    const base::Result<std::vector<std::size_t>> rows = run(options);
    if (!rows) {
        fmt::print(stderr, "{}\n", base::describe(rows.error()));
        return base::exitCodeOf(rows.error().kind);
    }
    const std::int64_t count = static_cast<std::int64_t>(rows->size());
    for (std::int64_t at = skip; at < std::min(count, skip + top); ++at)
        fmt::print("{}\n", (*rows)[static_cast<std::size_t>(at)]);
    return 0;
}
