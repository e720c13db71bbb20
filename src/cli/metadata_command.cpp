// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "cli/operand.hpp"
#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <utility>

namespace odc::cli {

namespace {

/// One row: a set, one of its columns or links, a function or one of its parameters.
class Listing {
public:
    Listing() {
        table_.schema = {{.path = "set"},
                         {.path = "column"},
                         {.path = "what"},
                         {.path = "type"},
                         {.path = "key", .kind = base::ValueKind::boolean},
                         {.path = "nullable", .kind = base::ValueKind::boolean},
                         {.path = "maxLength", .kind = base::ValueKind::integer},
                         {.path = "precision", .kind = base::ValueKind::integer},
                         {.path = "scale", .kind = base::ValueKind::integer},
                         {.path = "title"}};
        batch_.columns.resize(table_.schema.size());
    }

    void add(const odata::Model& model, const odata::EntitySet& set) {
        const odata::StructuredType* type = model.findType(set.entityType);
        addRow({.set = set.name,
                .what = "set",
                .type = set.entityType,
                .title = titleOf(type ? type->annotations : set.annotations,
                                 odata::terms::reportTitle)});
        if (!type)
            return;
        for (const odata::Property& property : type->properties)
            addRow({.set = set.name,
                    .column = property.name,
                    .what = "column",
                    .type = property.type,
                    .isKey = std::ranges::find(type->key, property.name) != type->key.end(),
                    .isNullable = property.isNullable,
                    .maxLength = property.maxLength,
                    .precision = property.precision,
                    .scale = property.scale,
                    .title = titleOf(property.annotations, odata::terms::columnTitle)});
        for (const odata::NavigationProperty& link : type->navigation)
            addRow({.set = set.name,
                    .column = link.name,
                    .what = "link",
                    .type =
                        link.isCollection ? "Collection(" + link.targetType + ")" : link.targetType,
                    .title = titleOf(link.annotations, odata::terms::columnTitle)});
    }

    void add(const odata::FunctionImport& function) {
        addRow({.set = function.name,
                .what = "function",
                .type = function.returnType,
                .title = titleOf(function.annotations, odata::terms::reportTitle)});
        for (const odata::FunctionParameter& parameter : function.parameters)
            addRow({.set = function.name,
                    .column = parameter.name,
                    .what = "parameter",
                    .type = parameter.type,
                    .isNullable = parameter.isNullable});
    }

    base::Table take() {
        table_.batches.push_back(std::move(batch_));
        return std::move(table_);
    }

private:
    static std::string titleOf(const odata::Annotations& annotations, std::string_view ownTerm) {
        for (const std::string_view term :
             {ownTerm, odata::terms::sapLabel, odata::terms::coreDescription})
            if (const auto found = annotations.find(term); found != annotations.end())
                return found->second;
        return {};
    }

    struct Row {
        std::string set;
        std::string column = {};
        std::string what;
        std::string type = {};
        std::optional<bool> isKey = {};
        std::optional<bool> isNullable = {};
        std::optional<int> maxLength = {};
        std::optional<int> precision = {};
        std::optional<int> scale = {};
        std::string title = {};
    };

    void addRow(const Row& row) {
        std::size_t next = 0;
        for (const std::string& value : {row.set, row.column, row.what, row.type})
            addText(next++, value);
        addNumber(next++, row.isKey);
        addNumber(next++, row.isNullable);
        for (const std::optional<int>& value : {row.maxLength, row.precision, row.scale})
            addNumber(next++, value);
        addText(next, row.title);
        ++batch_.rowCount;
    }

    void addText(std::size_t column, const std::string& value) {
        base::Column& place = batch_.columns[column];
        value.empty() ? place.appendNull(base::Storage::texts) : place.appendText(value);
    }

    template <typename Number>
    void addNumber(std::size_t column, const std::optional<Number>& value) {
        base::Column& place = batch_.columns[column];
        value ? place.appendInteger(*value) : place.appendNull(base::Storage::integers);
    }

    base::Table table_;
    base::Batch batch_;
};

} // namespace

Result<void> runMetadata(const CommandLine& line, const Console& console, const base::Task& task) {
    auto located = locateOperand(line.operands.front());
    if (!located)
        return located.error();
    auto format = outputFormatOf(line);
    if (!format)
        return format.error();
    auto service = openService(line, located->root, located->headers);
    if (!service)
        return service.error();
    auto model = (*service)->metadata(task);
    if (!model)
        return model.error();
    Listing listing;
    for (const odata::EntitySet& set : (*model)->entitySets)
        listing.add(**model, set);
    for (const odata::FunctionImport& function : (*model)->functionImports)
        listing.add(function);
    for (const odata::ModelWarning& warning : (*model)->warnings)
        console.message(warning.element + ": " + warning.message);
    return writeTable(*makeRowWriter(*format, console.out), listing.take());
}

} // namespace odc::cli
