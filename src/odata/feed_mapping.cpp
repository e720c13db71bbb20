// SPDX-License-Identifier: MPL-2.0
#include "odata/feed_mapping.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
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
            if (!mapping)
                continue;
            mapping->column = columnOf(property, textOf(annotations, "m:FC_SourcePath", number));
            if (!mapping->column.empty())
                mappings_.push_back(std::move(*mapping));
        }
    }

    /// A property's source path begins below it; written from the type down it is taken as well.
    std::string columnOf(std::string_view property, std::string_view source) {
        std::string below(property);
        if (!below.empty() && !source.empty())
            below += '/';
        below += source;
        if (isColumn(below))
            return below;
        return isColumn(source) ? std::string(source) : std::string();
    }

    bool isColumn(std::string_view path) {
        if (columns_.empty()) {
            for (base::ColumnInfo& column : schemaOf(model_, type_, {}))
                columns_.insert(std::move(column.path));
        }
        return columns_.contains(path);
    }

    const Model& model_;
    const StructuredType& type_;
    std::set<std::string, std::less<>> columns_; ///< made once one is asked for
    std::vector<FeedMapping> mappings_;
};

} // namespace

std::vector<FeedMapping> feedMappingsOf(const Model& model, const StructuredType& type) {
    return MappingCollector(model, type).collect();
}

} // namespace odc::odata
