// SPDX-License-Identifier: MPL-2.0
#include "sample_service/json_writer.hpp"

#include "base/date.hpp"
#include "sample_service/escape.hpp"

#include <fmt/format.h>

namespace odc::sample {

namespace {

void appendValue(std::string& out, Edm type, const Value& value, bool isVerbose) {
    if (std::holds_alternative<std::monostate>(value)) {
        out += "null";
    } else if (type == Edm::int32) {
        out += std::to_string(std::get<std::int64_t>(value));
    } else if (type == Edm::dateTime && isVerbose) {
        constexpr base::Ticks ticksPerMillisecond = base::ticksPerSecond / 1000;
        out +=
            fmt::format(R"("\/Date({})\/")", std::get<std::int64_t>(value) / ticksPerMillisecond);
    } else {
        out += quoteJson(textOf(type, value));
    }
}

void appendProperties(std::string& out, const Page& page, const Row& row, bool isVerbose) {
    bool isFirst = true;
    for (const std::size_t column : page.columns) {
        const Property& property = page.set.properties[column];
        out += isFirst ? "" : ",";
        out += quoteJson(property.name) + ":";
        appendValue(out, property.type, row[column], isVerbose);
        isFirst = false;
    }
}

void appendVerboseEntity(std::string& out, const Page& page, const Row& row) {
    const std::string uri = quoteJson(page.addresses.base + keyedName(page.set, row));
    out += fmt::format(R"({{"__metadata":{{"id":{0},"uri":{0},"type":"{1}"}},)", uri,
                       page.set.typeName());
    appendProperties(out, page, row, true);
    out += '}';
}

/// What stands between an entity's braces. A type is said where JSON's own does not tell it.
void appendLightEntity(std::string& out, const Page& page, const Row& row) {
    if (page.level != MetadataLevel::full)
        return appendProperties(out, page, row, false);
    const std::string key = keyedName(page.set, row);
    out += fmt::format(R"("odata.type":"{}","odata.id":{},"odata.editLink":{},)",
                       page.set.typeName(), quoteJson(page.addresses.base + key), quoteJson(key));
    bool isFirst = true;
    for (const std::size_t column : page.columns) {
        const Property& property = page.set.properties[column];
        out += isFirst ? "" : ",";
        if (property.type != Edm::int32 && property.type != Edm::string)
            out += fmt::format(R"({}:"{}",)", quoteJson(property.name + "@odata.type"),
                               nameOf(property.type));
        out += quoteJson(property.name) + ":";
        appendValue(out, property.type, row[column], false);
        isFirst = false;
    }
}

} // namespace

std::string writeVerboseJson(const Page& page) {
    std::string out = R"({"d":)";
    if (page.isSingle) {
        appendVerboseEntity(out, page, *page.rows.front());
        return out + "}";
    }
    out += R"({"results":[)";
    for (const Row* row : page.rows) {
        if (row != page.rows.front())
            out += ',';
        appendVerboseEntity(out, page, *row);
    }
    out += ']';
    if (page.count)
        out += fmt::format(R"(,"__count":"{}")", *page.count);
    if (!page.nextLink.empty())
        out += fmt::format(R"(,"__next":{})", quoteJson(page.nextLink));
    return out + "}}";
}

std::string writeLightJson(const Page& page) {
    std::string out = "{";
    if (page.level != MetadataLevel::none)
        out += fmt::format(R"("odata.metadata":{},)",
                           quoteJson(fmt::format("{}$metadata#{}{}", page.addresses.base,
                                                 page.set.name, page.isSingle ? "/@Element" : "")));
    if (page.isSingle) {
        appendLightEntity(out, page, *page.rows.front());
        return out + "}";
    }
    if (page.count)
        out += fmt::format(R"("odata.count":"{}",)", *page.count);
    out += R"("value":[)";
    for (const Row* row : page.rows) {
        out += row == page.rows.front() ? "{" : ",{";
        appendLightEntity(out, page, *row);
        out += '}';
    }
    out += ']';
    if (!page.nextLink.empty())
        out += fmt::format(R"(,"odata.nextLink":{})", quoteJson(page.nextLink));
    return out + "}";
}

} // namespace odc::sample
