// SPDX-License-Identifier: MPL-2.0
#include "cli/commands.hpp"
#include "odata/annotation_terms.hpp"

#include <algorithm>
#include <utility>

namespace odc::cli {

namespace {

/// One row: a set, or one of its columns or links.
class Listing {
public:
    Listing() {
        table_.schema = {{.path = "set"},
                         {.path = "column"},
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
        addRow(set.name, "", set.entityType, false, nullptr,
               titleOf(type ? type->annotations : set.annotations, odata::terms::reportTitle));
        if (!type)
            return;
        for (const odata::Property& property : type->properties) {
            const bool isKey = std::ranges::find(type->key, property.name) != type->key.end();
            addRow(set.name, property.name, property.type, isKey, &property,
                   titleOf(property.annotations, odata::terms::columnTitle));
        }
        for (const odata::NavigationProperty& link : type->navigation)
            addRow(set.name, link.name,
                   link.isCollection ? "Collection(" + link.targetType + ")" : link.targetType,
                   false, nullptr, titleOf(link.annotations, odata::terms::columnTitle));
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

    void addRow(std::string_view set, std::string_view column, std::string_view type, bool isKey,
                const odata::Property* property, std::string_view title) {
        std::size_t next = 0;
        const auto text = [&](std::string_view value) {
            base::Column& place = batch_.columns[next++];
            value.empty() ? place.appendNull(base::Storage::texts) : place.appendText(value);
        };
        const auto number = [&](std::optional<std::int64_t> value) {
            base::Column& place = batch_.columns[next++];
            value ? place.appendInteger(*value) : place.appendNull(base::Storage::integers);
        };
        text(set);
        text(column);
        text(type);
        const bool isColumn = property != nullptr;
        number(isColumn ? std::optional<std::int64_t>(isKey) : std::nullopt);
        number(isColumn ? std::optional<std::int64_t>(property->isNullable) : std::nullopt);
        number(isColumn ? property->maxLength : std::nullopt);
        number(isColumn ? property->precision : std::nullopt);
        number(isColumn ? property->scale : std::nullopt);
        text(title);
        ++batch_.rowCount;
    }

    base::Table table_;
    base::Batch batch_;
};

} // namespace

Result<void> runMetadata(const CommandLine& line, const Console& console, const base::Task& task) {
    auto located = feed::locate(line.operands.front());
    if (!located)
        return located.error();
    auto format = outputFormatOf(line);
    if (!format)
        return format.error();
    auto session = openSession(line, located->root);
    if (!session)
        return session.error();
    auto model = session->service->metadata(task);
    if (!model)
        return model.error();
    Listing listing;
    for (const odata::EntitySet& set : (*model)->entitySets)
        listing.add(**model, set);
    for (const odata::ModelWarning& warning : (*model)->warnings)
        console.message(warning.element + ": " + warning.message);
    return writeTable(*makeRowWriter(*format, console.out), listing.take());
}

} // namespace odc::cli
