// SPDX-License-Identifier: MPL-2.0
#include "odata/feed_mapping.hpp"

#include "odata/path_type.hpp"
#include "odata/split.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace odc::odata {

namespace {

constexpr int maxInheritance = 100;

struct Syndication {
    std::string_view target;
    std::string_view element;
    std::string_view part = {}; ///< below the element
};

constexpr std::array<Syndication, 11> syndications{{
    {"SyndicationTitle", "title"},
    {"SyndicationSummary", "summary"},
    {"SyndicationUpdated", "updated"},
    {"SyndicationPublished", "published"},
    {"SyndicationRights", "rights"},
    {"SyndicationAuthorName", "author", "name"},
    {"SyndicationAuthorEmail", "author", "email"},
    {"SyndicationAuthorUri", "author", "uri"},
    {"SyndicationContributorName", "contributor", "name"},
    {"SyndicationContributorEmail", "contributor", "email"},
    {"SyndicationContributorUri", "contributor", "uri"},
}};

std::string_view textOf(const Annotations& annotations, std::string_view name,
                        std::string_view number) {
    const auto found = annotations.find(std::string(name) + std::string(number));
    return found == annotations.end() ? std::string_view() : found->second;
}

/// "a/b/@x"; nothing where it is no such path.
std::optional<FeedMapping> customMapping(std::string_view target, std::string_view namespaceUri) {
    FeedMapping mapping{.column = {}, .namespaceUri = std::string(namespaceUri), .elements = {}};
    while (!target.empty()) {
        const std::string_view step = target.substr(0, target.find('/'));
        target.remove_prefix(std::min(step.size() + 1, target.size()));
        if (step.empty() || !mapping.attribute.empty())
            return std::nullopt;
        if (step.front() == '@')
            mapping.attribute = step.substr(1);
        else
            mapping.elements.emplace_back(step);
    }
    if (mapping.elements.empty())
        return std::nullopt;
    return mapping;
}

std::optional<FeedMapping> mappingTo(std::string_view target, std::string_view namespaceUri) {
    for (const Syndication& known : syndications) {
        if (target != known.target)
            continue;
        FeedMapping mapping{.column = {},
                            .namespaceUri = std::string(atomNamespace),
                            .elements = {std::string(known.element)}};
        if (!known.part.empty())
            mapping.elements.emplace_back(known.part);
        return mapping;
    }
    // SyndicationLinkHref and SyndicationCategoryTerm: no elements of these names.
    if (target.starts_with("Syndication") && namespaceUri.empty())
        return std::nullopt;
    return customMapping(target, namespaceUri);
}

/// The mappings that one type declares and inherits, its columns as paths from it.
class MappingCollector {
public:
    MappingCollector(const Model& model, const StructuredType& type) : model_(model), type_(type) {}

    std::vector<FeedMapping> collect() {
        const StructuredType* at = &type_;
        for (int i = 0; at != nullptr && i < maxInheritance; ++i) {
            add(at->annotations, {});
            at = at->baseType.empty() ? nullptr : model_.findType(at->baseType);
        }
        for (const Property& property : type_.properties)
            add(property.annotations, property.name);
        return std::move(mappings_);
    }

private:
    /// What the attributes of one property, or of a type, say.
    void add(const Annotations& annotations, std::string_view property) {
        constexpr std::string_view target = "m:FC_TargetPath";
        for (auto at = annotations.lower_bound(target);
             at != annotations.end() && at->first.starts_with(target); ++at) {
            const std::string_view number = std::string_view(at->first).substr(target.size());
            const std::string_view keeps = textOf(annotations, "m:FC_KeepInContent", number);
            if (keeps != "false" && keeps != "False" && keeps != "0")
                continue;
            auto mapping = mappingTo(at->second, textOf(annotations, "m:FC_NsUri", number));
            const std::string_view source = textOf(annotations, "m:FC_SourcePath", number);
            const base::ColumnInfo* const column = mapping ? columnAt(property, source) : nullptr;
            if (!column)
                continue;
            mapping->column = column->path;
            mapping->edmType = column->edmType;
            mappings_.push_back(std::move(*mapping));
        }
    }

    /// A property's source path begins below it; written from the type down it is taken as well.
    const base::ColumnInfo* columnAt(std::string_view property, std::string_view source) {
        std::string below(property);
        if (!below.empty() && !source.empty())
            below += '/';
        below += source;
        const base::ColumnInfo* const found = find(below);
        return found ? found : find(source);
    }

    const base::ColumnInfo* find(std::string_view path) {
        if (columns_.empty()) {
            for (base::ColumnInfo& column : schemaOf(model_, type_, {})) {
                std::string name = column.path;
                columns_.emplace(std::move(name), std::move(column));
            }
        }
        const auto found = columns_.find(path);
        return found == columns_.end() ? nullptr : &found->second;
    }

    const Model& model_;
    const StructuredType& type_;
    std::map<std::string, base::ColumnInfo, std::less<>> columns_; ///< made once one is asked for
    std::vector<FeedMapping> mappings_;
};

/// Those of the type, then those that types derived from it add.
std::vector<FeedMapping> withDerived(const Model& model, const StructuredType& type) {
    std::vector<FeedMapping> mappings = MappingCollector(model, type).collect();
    const std::size_t own = mappings.size();
    for (const StructuredType* derived : derivedTypesOf(model, type.name)) {
        for (FeedMapping& mapping : MappingCollector(model, *derived).collect()) {
            const auto isSame = [&](FeedMapping known) {
                known.types.clear();
                return known == mapping;
            };
            const auto added = mappings.begin() + static_cast<std::ptrdiff_t>(own);
            if (std::any_of(mappings.begin(), added, isSame))
                continue;
            if (const auto known = std::find_if(added, mappings.end(), isSame);
                known != mappings.end()) {
                known->types.push_back(derived->name);
                continue;
            }
            mapping.types = {derived->name};
            mappings.push_back(std::move(mapping));
        }
    }
    return mappings;
}

/// Of entries at `entry`.
void addMappings(const Model& model, const StructuredType& type, const std::string& entry,
                 std::vector<FeedMapping>& mappings) {
    for (FeedMapping& mapping : withDerived(model, type)) {
        mapping.entry = entry;
        if (std::ranges::find(mappings, mapping) == mappings.end())
            mappings.push_back(std::move(mapping));
    }
}

/// Of what is expanded in entries at `entry`; "Orders/Lines" expands both.
void addExpanded(const Model& model, const StructuredType& type, const std::string& entry,
                 const std::vector<ExpandItem>& expand, std::vector<FeedMapping>& mappings) {
    for (const ExpandItem& item : expand) {
        const StructuredType* at = &type;
        std::string path = entry;
        for (const std::string_view segment : split(item.path, '/')) {
            if (!at || segment.starts_with('$'))
                continue;
            const bool leadsOn = isNavigation(*at, segment);
            at = stepInto(model, *at, segment);
            if (segment.find('.') == std::string_view::npos)
                path += (path.empty() ? "" : "/") + std::string(segment);
            if (at && leadsOn)
                addMappings(model, *at, path, mappings);
        }
        if (at && path != entry)
            addExpanded(model, *at, path, item.expand, mappings);
    }
}

} // namespace

std::vector<FeedMapping> feedMappingsOf(const Model& model, const StructuredType& type,
                                        const std::vector<ExpandItem>& expand) {
    std::vector<FeedMapping> mappings;
    addMappings(model, type, {}, mappings);
    addExpanded(model, type, {}, expand, mappings);
    return mappings;
}

} // namespace odc::odata
