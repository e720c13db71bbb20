// SPDX-License-Identifier: MPL-2.0
#include "sample_service/atom_writer.hpp"

#include "sample_service/escape.hpp"

#include <fmt/format.h>

namespace odc::sample {

namespace {

std::string namespacesAt(const std::string& base) {
    return fmt::format(
        R"( xml:base="{}" xmlns="http://www.w3.org/2005/Atom")"
        R"( xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices")"
        R"( xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata")",
        escapeXml(base));
}

void appendProperty(std::string& out, const Property& property, const Value& value) {
    out += "<d:" + property.name;
    if (property.type != Edm::string)
        out += fmt::format(R"( m:type="{}")", nameOf(property.type));
    if (std::holds_alternative<std::monostate>(value)) {
        out += R"( m:null="true" />)";
        return;
    }
    const std::string text = textOf(property.type, value);
    const bool hasOuterSpace = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    out += hasOuterSpace ? R"( xml:space="preserve">)" : ">";
    out += escapeXml(text);
    out += "</d:" + property.name + ">";
}

void appendEntry(std::string& out, const Page& page, const Row& row,
                 const std::string& attributes) {
    const EntitySet& set = page.set;
    out += fmt::format(
        "<entry{}><id>{}{}</id>"
        R"(<category term="{}" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" />)"
        R"(<title /><updated>{}</updated><author><name /></author>)"
        R"(<content type="application/xml"><m:properties>)",
        attributes, escapeXml(page.addresses.base), keyedName(set, row), set.typeName(),
        page.updated);
    for (const std::size_t column : page.columns)
        appendProperty(out, set.properties[column], row[column]);
    out += "</m:properties></content></entry>";
}

} // namespace

std::string writeAtom(const Page& page) {
    std::string out = R"(<?xml version="1.0" encoding="utf-8"?>)";
    const std::string attributes = namespacesAt(page.addresses.base);
    if (page.isSingle) {
        appendEntry(out, page, *page.rows.front(), attributes);
        return out;
    }
    const std::string& name = page.set.name;
    out.reserve(page.rows.size() * 1200 + 1000);
    out += fmt::format(
        R"(<feed{0}><id>{1}{2}</id><title type="text">{2}</title><updated>{3}</updated>)"
        R"(<link rel="self" title="{2}" href="{2}" />)",
        attributes, escapeXml(page.addresses.root), name, page.updated);
    if (page.count)
        out += fmt::format("<m:count>{}</m:count>", *page.count);
    for (const Row* row : page.rows)
        appendEntry(out, page, *row, {});
    if (!page.nextLink.empty())
        out += fmt::format(R"(<link rel="next" href="{}" />)", escapeXml(page.nextLink));
    return out + "</feed>";
}

} // namespace odc::sample
