// SPDX-License-Identifier: MPL-2.0
#include "feed/metadata_source.hpp"

#include "base/limits.hpp"
#include "feed/address.hpp"
#include "feed/media.hpp"
#include "feed/metadata_cache.hpp"
#include "odata/metadata.hpp"
#include "odata/model_file.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace odc::feed {

namespace {

using base::limits::maxDescriptionBytes;
using base::limits::maxDocuments;

using ModelPointer = std::shared_ptr<const odata::Model>;

/// A document as it is now. Without a body it is as it was.
struct Asked {
    CachedDocument document;
    std::optional<std::string> body = {};
};

class Source {
public:
    Source(const Line& line, const base::Task& task)
        : line_(line), task_(task), cache_(line.connection.cacheFolder) {}

    Result<ModelPointer> load() {
        const http::Url root = below(line_.connection.root, "$metadata");
        const std::string key = cacheKeyOf(line_.connection);
        const std::optional<CachedModel> cached = cache_.find(key);
        auto first = ask(root, cached ? &cached->documents.front() : nullptr);
        if (!first)
            return first.error();
        if (cached && !first->body) {
            auto unchanged = loadCached(*cached);
            if (!unchanged || *unchanged)
                return unchanged;
        }
        if (!first->body)
            first = ask(root, nullptr);
        if (!first)
            return first.error();
        return loadAll(std::move(*first), root, key);
    }

private:
    /// The cached model, once all documents are known to be as they were; else null.
    Result<ModelPointer> loadCached(const CachedModel& cached) {
        for (std::size_t i = 1; i < cached.documents.size(); ++i) {
            const auto url = http::parseUrl(cached.documents[i].url);
            if (!url)
                return ModelPointer();
            auto asked = ask(*url, &cached.documents[i]);
            if (!asked && asked.error().kind == base::ErrorKind::cancelled)
                return asked.error();
            if (!asked || asked->body)
                return ModelPointer();
        }
        auto model = odata::readModel(cached.model);
        return model ? std::make_shared<const odata::Model>(std::move(*model)) : ModelPointer();
    }

    Result<ModelPointer> loadAll(Asked first, const http::Url& root, const std::string& key) {
        odata::MetadataReader reader;
        if (auto added = reader.add(*first.body, root.text()); !added)
            return withUrl(added.error(), root);
        CachedModel fresh{{std::move(first.document)}, {}};
        bool isWhole = true;
        for (;;) {
            const std::vector<odata::MetadataReference> wanted = reader.takeWanted();
            if (wanted.empty())
                break;
            for (const odata::MetadataReference& reference : wanted) {
                auto followed = follow(reference, reader, fresh.documents);
                if (!followed)
                    return followed.error();
                isWhole = isWhole && *followed;
            }
        }
        auto model = reader.finish();
        if (!model)
            return withUrl(model.error(), root);
        // A document that failed today may be there tomorrow.
        if (isWhole && !line_.connection.cacheFolder.empty()) {
            fresh.model = odata::writeModel(*model);
            cache_.store(key, fresh, line_.clock.random());
        }
        return std::make_shared<const odata::Model>(std::move(*model));
    }

    /// Whether what came of the reference would come of it again.
    Result<bool> follow(const odata::MetadataReference& reference, odata::MetadataReader& reader,
                        std::vector<CachedDocument>& documents) {
        const auto base = http::parseUrl(reference.base);
        const auto url = base ? http::resolve(*base, reference.uri) : base;
        if (!url) {
            reader.giveUp(reference, "The metadata refers to this document, whose address is no "
                                     "URL; what it describes is missing here.");
            return true;
        }
        if (url->origin() != line_.connection.root.origin()) {
            reader.giveUp(reference,
                          fmt::format("The metadata refers to a document on another server ({}), "
                                      "which is not asked; what it describes is missing here.",
                                      url->origin()));
            return true;
        }
        if (documents.size() >= maxDocuments) {
            reader.giveUp(reference, fmt::format("The metadata consists of more than {} documents; "
                                                 "this one is left out.",
                                                 maxDocuments));
            return true;
        }
        auto asked = ask(*url, nullptr);
        if (!asked && asked.error().kind == base::ErrorKind::cancelled)
            return asked.error();
        Result<void> added =
            asked ? reader.add(*asked->body, url->text()) : Result<void>(asked.error());
        if (!added) {
            reader.giveUp(reference, "The metadata refers to this document, but it could not be "
                                     "read: " +
                                         added.error().message);
            return false;
        }
        documents.push_back(std::move(asked->document));
        return true;
    }

    /// With what is known of the document, whose body then comes only where it has changed.
    Result<Asked> ask(const http::Url& url, const CachedDocument* known) {
        http::Request request = makeRequest(line_, url, acceptForMetadata, std::nullopt);
        if (known != nullptr && !known->etag.empty())
            request.headers.emplace_back("If-None-Match", known->etag);
        else if (known != nullptr && !known->lastModified.empty())
            request.headers.emplace_back("If-Modified-Since", known->lastModified);
        auto answer = exchangeWhole(line_, request, maxDescriptionBytes - bytes_, task_);
        if (!answer)
            return answer.error();
        Asked asked{{url.text()}};
        if (answer->head.status == notModified) {
            if (known == nullptr)
                return withUrl({base::ErrorKind::badResponse,
                                "The service answered that nothing has changed, though it was not "
                                "asked so. Ask the service's operator."},
                               url);
            asked.document = *known;
            return asked;
        }
        bytes_ += answer->body.size();
        asked.document.etag = http::headerOf(answer->head.headers, "ETag");
        asked.document.lastModified = http::headerOf(answer->head.headers, "Last-Modified");
        asked.document.digest = digestOf(answer->body);
        if (known == nullptr || known->digest != asked.document.digest)
            asked.body = std::move(answer->body);
        return asked;
    }

    static constexpr int notModified = 304;

    const Line& line_;
    const base::Task& task_;
    MetadataCache cache_;
    std::size_t bytes_ = 0; ///< of all bodies so far
};

} // namespace

Result<ModelPointer> loadModel(const Line& line, const base::Task& task) {
    return Source(line, task).load();
}

} // namespace odc::feed
