// SPDX-License-Identifier: MPL-2.0
#include "odata/metadata.hpp"

#include "odata/annotator.hpp"
#include "odata/csdl.hpp"
#include "odata/model_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace odc::odata {

namespace {

Result<csdl::Document> readDocument(std::string_view body) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    std::string_view rest = body;
    if (rest.starts_with(byteOrderMark))
        rest.remove_prefix(byteOrderMark.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    return rest.starts_with('{') ? csdl::readJsonDocument(body) : csdl::readXmlDocument(body);
}

} // namespace

Result<Model> readMetadata(std::string_view body) {
    const auto document = readDocument(body);
    if (!document)
        return document.error();
    return buildModel(*document);
}

struct MetadataReader::Impl {
    csdl::Document document;
    bool hasDocument = false;
    std::vector<std::pair<csdl::WrittenReference, std::string>> references =
        {};                                        ///< with their base
    std::set<std::string, std::less<>> named = {}; ///< by takeWanted

    [[nodiscard]] bool describes(std::string_view space) const {
        return std::ranges::any_of(
            document.schemas, [&](const csdl::Schema& schema) { return schema.name == space; });
    }

    [[nodiscard]] bool needs(const csdl::WrittenReference& reference) const {
        return reference.hasAnnotations ||
               std::ranges::any_of(reference.namespaces, [&](const std::string& space) {
                   return !csdl::isVocabulary(space) && !describes(space);
               });
    }
};

MetadataReader::MetadataReader() : impl_(std::make_unique<Impl>()) {}
MetadataReader::~MetadataReader() = default;

Result<void> MetadataReader::add(std::string_view body, const std::string& url) {
    auto read = readDocument(body);
    if (!read)
        return read.error();
    for (csdl::WrittenReference& reference : read->references)
        impl_->references.emplace_back(reference, url);
    if (!impl_->hasDocument) {
        impl_->document = std::move(*read);
        impl_->hasDocument = true;
        return {};
    }
    for (csdl::Schema& schema : read->schemas) {
        // Aliases hold in their own document alone.
        schema.aliases.insert(read->aliases.begin(), read->aliases.end());
        if (!impl_->describes(schema.name))
            impl_->document.schemas.push_back(std::move(schema));
        else if (!schema.annotations.empty())
            impl_->document.schemas.push_back({.name = schema.name,
                                               .aliases = std::move(schema.aliases),
                                               .annotations = std::move(schema.annotations)});
    }
    auto& warnings = impl_->document.warnings;
    warnings.insert(warnings.end(), read->warnings.begin(), read->warnings.end());
    return {};
}

std::vector<MetadataReference> MetadataReader::takeWanted() {
    std::vector<MetadataReference> wanted;
    for (const auto& [reference, base] : impl_->references) {
        if (impl_->needs(reference) && impl_->named.insert(base + " " + reference.uri).second)
            wanted.push_back({reference.uri, base});
    }
    return wanted;
}

void MetadataReader::giveUp(const MetadataReference& reference, const std::string& reason) {
    impl_->document.warnings.push_back({reference.uri, reason});
}

Result<Model> MetadataReader::finish() {
    return buildModel(impl_->document);
}

} // namespace odc::odata
