// SPDX-License-Identifier: MPL-2.0
#include "sample_service/service.hpp"

#include "base/number.hpp"
#include "sample_service/atom_writer.hpp"
#include "sample_service/errors.hpp"
#include "sample_service/escape.hpp"
#include "sample_service/json_writer.hpp"
#include "sample_service/mail_window.hpp"
#include "sample_service/metadata_writer.hpp"
#include "sample_service/negotiation.hpp"
#include "sample_service/query_options.hpp"
#include "sample_service/selection.hpp"
#include "sample_service/service_document.hpp"
#include "sample_service/sign_in.hpp"
#include "sample_service/standard_headers.hpp"
#include "sample_service/version_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace odc::sample {

namespace {

Refusal notFound(std::string_view segment) {
    return {404, RefusalShape::odata,
            fmt::format("Resource not found for the segment '{}'.", segment)};
}

std::string_view nameOf(MetadataLevel level) {
    switch (level) {
    case MetadataLevel::none:
        return "nometadata";
    case MetadataLevel::minimal:
        return "minimalmetadata";
    case MetadataLevel::full:
        return "fullmetadata";
    }
    return {};
}

std::string contentTypeOf(Format format, std::string_view atomKind, MetadataLevel level) {
    switch (format) {
    case Format::atom:
        return fmt::format("application/atom+xml;type={};charset=utf-8", atomKind);
    case Format::verboseJson:
        return "application/json;odata=verbose;charset=utf-8";
    case Format::lightJson:
        return fmt::format("application/json;odata={};streaming=true;charset=utf-8", nameOf(level));
    }
    return {};
}

std::string write(const Page& page, Format format) {
    switch (format) {
    case Format::atom:
        return writeAtom(page);
    case Format::verboseJson:
        return writeVerboseJson(page);
    case Format::lightJson:
        return writeLightJson(page);
    }
    return {};
}

/// What follows the service's root in the path, in whatever letter case that is written; nothing
/// where the path lies elsewhere.
std::optional<std::string> resourceOf(std::string_view path) {
    const std::optional<std::string> decoded = decodeUrlPart(path, false);
    if (!decoded)
        return {};
    const std::string_view root = rootPath.substr(0, rootPath.size() - 1);
    if (!equalIgnoringCase(std::string_view(*decoded).substr(0, root.size()), root))
        return {};
    const std::string rest = decoded->substr(root.size());
    if (rest.empty())
        return "";
    if (rest.front() != '/')
        return {};
    return rest.substr(1);
}

/// The key in "Set(72L)"; nothing where it is no key of that set's type.
std::optional<std::int64_t> readKey(std::string_view text, const EntitySet& set) {
    if (text.starts_with(set.key + "="))
        text.remove_prefix(set.key.size() + 1);
    if (text.ends_with('L') && set.find(set.key)->type == Edm::int64)
        text.remove_suffix(1);
    return base::parseInteger(text);
}

/// Puts the one row with the key "(72L)" into the page; an answer is why it cannot be.
std::optional<Refusal> fillByKey(Page& page, const std::vector<Row>& rows, std::string_view key) {
    const std::optional<std::int64_t> number =
        key.ends_with(')') ? readKey(key.substr(1, key.size() - 2), page.set) : std::nullopt;
    if (!number)
        return Refusal{400, RefusalShape::odata,
                       fmt::format("Syntax error in the key '{}' of {}.", key, page.set.name)};
    const std::size_t column = page.set.indexOf(page.set.key);
    const auto found = std::ranges::find_if(
        rows, [&](const Row& row) { return std::get<std::int64_t>(row[column]) == *number; });
    if (found == rows.end())
        return notFound(page.set.name);
    page.rows.push_back(&*found);
    page.isSingle = true;
    return {};
}

/// Puts the rows that were asked for into the page; an answer is why it cannot be.
std::optional<Refusal> fill(Page& page, const std::vector<Row>& rows, const QueryOptions& asked,
                            int pageSize) {
    const Outcome<RowQuery> read = readQuery(page.set, asked);
    if (const Refusal* refusal = std::get_if<Refusal>(&read))
        return *refusal;
    const RowQuery& query = std::get<RowQuery>(read);
    const std::vector<Row>* from = &rows;
    if (page.set.family == Family::messageTrace && query.filter) {
        const Outcome<MailWindow> window = readMailWindow(*query.filter);
        if (const Refusal* refusal = std::get_if<Refusal>(&window))
            return *refusal;
        page.ownRows = rowsWithin(std::get<MailWindow>(window), page.set, rows);
        from = &page.ownRows;
    }
    const Outcome<Selection> outcome = selectRows(page.set, *from, query, asked, pageSize);
    if (const Refusal* refusal = std::get_if<Refusal>(&outcome))
        return *refusal;
    const Selection& selection = std::get<Selection>(outcome);
    page.rows = selection.rows;
    if (asked.wantsCount)
        page.count = selection.matching;
    if (selection.hasMore)
        page.nextLink = fmt::format("{}{}?{}", page.addresses.base, page.set.name,
                                    nextQuery(asked, selection.lastPosition, selection.topLeft));
    return {};
}

} // namespace

Service::Service(ServiceOptions options)
    : options_(std::move(options)), sets_(makeEntitySets(options_.columns)),
      data_(sets_, options_.today) {}

Response Service::answer(const Request& request) {
    Response response = answerBare(request);
    const bool isLight = response.contentType.find("metadata;streaming") != std::string::npos;
    addStandardHeaders(response, isLight ? Format::lightJson : Format::atom, ++answered_,
                       options_.now());
    return response;
}

Response Service::answerBare(const Request& request) {
    const std::size_t mark = request.target.find('?');
    const std::string_view target = request.target;
    const std::string_view query = mark == std::string::npos ? "" : target.substr(mark + 1);
    const std::optional<std::string> resource = resourceOf(target.substr(0, mark));
    const Format format = likelyFormat(request);
    if (!resource)
        return writeRefusal({404, RefusalShape::html, "File or directory not found."}, format);
    const std::optional<Account> account = signedIn(request);
    if (!account) {
        Response refused = writeRefusal(
            {401, RefusalShape::html, "Unauthorized: Access is denied due to invalid credentials."},
            format);
        refused.headers.emplace_back("WWW-Authenticate",
                                     "Basic realm=\"reports.office365.com (sample)\"");
        return refused;
    }
    if (request.method != "GET") {
        Response refused = writeRefusal(
            {405, RefusalShape::html, "HTTP verb used to access this page is not allowed."},
            format);
        refused.headers.emplace_back("Allow", "GET");
        return refused;
    }
    return answerAs(*account, request, *resource, query);
}

Response Service::answerAs(Account account, const Request& request, std::string_view resource,
                           std::string_view query) {
    const Outcome<QueryOptions> options = readQueryOptions(query);
    if (const Refusal* refusal = std::get_if<Refusal>(&options))
        return writeRefusal(*refusal, likelyFormat(request));
    const QueryOptions& asked = std::get<QueryOptions>(options);
    const Outcome<Format> chosen = chooseFormat(request, asked.format);
    const Format format =
        std::holds_alternative<Format>(chosen) ? std::get<Format>(chosen) : Format::atom;
    if (const std::optional<Refusal> refusal =
            checkServiceVersion(request.header("X-RWS-Version"), asked.serviceVersion))
        return writeRefusal(*refusal, format);
    if (equalIgnoringCase(resource, "$metadata"))
        return {200, "application/xml;charset=utf-8",
                writeMetadata(sets_, account, chooseLanguage(request))};
    if (const Refusal* refusal = std::get_if<Refusal>(&chosen))
        return writeRefusal(*refusal, Format::atom);
    if (!resource.empty())
        return answerSet(account, request, resource, asked, format);
    return {200,
            format == Format::atom ? "application/xml;charset=utf-8"
                                   : contentTypeOf(format, "", MetadataLevel::minimal),
            writeServiceDocument(
                sets_, account, addressesAt(request.header("Host").value_or("localhost")), format)};
}

Response Service::answerSet(Account account, const Request& request, std::string_view resource,
                            const QueryOptions& asked, Format format) {
    const std::size_t bracket = resource.find('(');
    const std::string_view name = resource.substr(0, bracket);
    const EntitySet* set = findSet(sets_, name);
    if (!set)
        return writeRefusal(notFound(name), format);
    if (!mayRead(account, *set))
        return writeRefusal({403, RefusalShape::service,
                             "No permission to access the report for the organization ."},
                            format);
    const Outcome<std::vector<std::size_t>> columns = selectColumns(*set, asked);
    if (const Refusal* refusal = std::get_if<Refusal>(&columns))
        return writeRefusal(*refusal, format);
    Page page{.set = *set,
              .columns = std::get<0>(columns),
              .rows = {},
              .addresses = addressesAt(request.header("Host").value_or("localhost")),
              .updated = isoMoment(options_.now()),
              .level = levelOf(request)};
    const std::vector<Row>& rows = data_.rows(*set);
    const std::optional<Refusal> refusal =
        bracket == std::string_view::npos
            ? fill(page, rows, asked, options_.pageSize > 0 ? options_.pageSize : set->pageSize)
            : fillByKey(page, rows, resource.substr(bracket));
    if (refusal)
        return writeRefusal(*refusal, format);
    return {200, contentTypeOf(format, page.isSingle ? "entry" : "feed", page.level),
            write(page, format)};
}

} // namespace odc::sample
