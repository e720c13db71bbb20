// SPDX-License-Identifier: MPL-2.0
#include "sample_service/metadata_writer.hpp"

#include "odata/annotation_terms.hpp"
#include "sample_service/escape.hpp"

#include <fmt/format.h>

namespace odc::sample {

namespace {

void appendType(std::string& out, const EntitySet& set) {
    out += fmt::format(R"(<EntityType Name="{}"><Key><PropertyRef Name="{}" /></Key>)", set.name,
                       set.key);
    for (const Property& property : set.properties) {
        out +=
            fmt::format(R"(<Property Name="{}" Type="{}")", property.name, nameOf(property.type));
        if (!property.isNullable)
            out += R"( Nullable="false")";
        if (property.maxLength > 0)
            out += fmt::format(R"( MaxLength="{}")", property.maxLength);
        if (property.type == Edm::decimal)
            out += R"( Precision="18" Scale="4")";
        out += " />";
    }
    out += "</EntityType>";
}

void appendTerm(std::string& out, std::string_view term, const std::string& text) {
    out += fmt::format(R"(<ValueAnnotation Term="{}" String="{}" />)", term, escapeXml(text));
}

void appendAnnotations(std::string& out, const EntitySet& set, Language language) {
    namespace terms = odata::terms;
    out += fmt::format(R"(<Annotations Target="{}">)", set.typeName());
    appendTerm(out, terms::reportTitle, in(language, set.title));
    appendTerm(out, terms::xAxisTitle, in(language, set.xAxis));
    appendTerm(out, terms::yAxisTitle, in(language, set.yAxis));
    out += "</Annotations>";
    for (const Property& property : set.properties) {
        out += fmt::format(R"(<Annotations Target="{}/{}">)", set.typeName(), property.name);
        appendTerm(out, terms::columnTitle, in(language, property.title));
        out += "</Annotations>";
    }
}

} // namespace

std::string writeMetadata(std::span<const EntitySet> sets, Account account, Language language) {
    std::string types;
    std::string container;
    std::string annotations;
    for (const EntitySet& set : sets) {
        if (!mayRead(account, set))
            continue;
        appendType(types, set);
        container +=
            fmt::format(R"(<EntitySet Name="{}" EntityType="{}" />)", set.name, set.typeName());
        appendAnnotations(annotations, set, language);
    }
    return fmt::format(
        R"(<?xml version="1.0" encoding="utf-8"?>)"
        R"(<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">)"
        R"(<edmx:DataServices xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" m:DataServiceVersion="2.0">)"
        R"(<Schema Namespace="TenantReporting" xmlns="http://schemas.microsoft.com/ado/2009/11/edm">)"
        R"({}<EntityContainer Name="TenantReportingWebService" m:IsDefaultEntityContainer="true">{}</EntityContainer>{})"
        R"(</Schema></edmx:DataServices></edmx:Edmx>)",
        types, container, annotations);
}

} // namespace odc::sample
