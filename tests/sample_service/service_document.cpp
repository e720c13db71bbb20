// SPDX-License-Identifier: MPL-2.0
#include "sample_service/service_document.hpp"

#include "sample_service/escape.hpp"

#include <fmt/format.h>

namespace odc::sample {

std::string writeServiceDocument(std::span<const EntitySet> sets, Account account,
                                 const Addresses& addresses, Format format) {
    std::string list;
    for (const EntitySet& set : sets) {
        if (!mayRead(account, set))
            continue;
        if (format != Format::atom && !list.empty())
            list += ',';
        switch (format) {
        case Format::atom:
            list += fmt::format(
                R"(<collection href="{0}"><atom:title>{0}</atom:title></collection>)", set.name);
            break;
        case Format::verboseJson:
            list += fmt::format(R"("{}")", set.name);
            break;
        case Format::lightJson:
            list += fmt::format(R"({{"name":"{0}","url":"{0}"}})", set.name);
            break;
        }
    }
    switch (format) {
    case Format::verboseJson:
        return fmt::format(R"({{"d":{{"EntitySets":[{}]}}}})", list);
    case Format::lightJson:
        return fmt::format(R"({{"odata.metadata":{},"value":[{}]}})",
                           quoteJson(addresses.base + "$metadata"), list);
    case Format::atom:
        break;
    }
    return fmt::format(
        R"(<?xml version="1.0" encoding="utf-8"?>)"
        R"(<service xml:base="{}" xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom">)"
        R"(<workspace><atom:title>Default</atom:title>{}</workspace></service>)",
        escapeXml(addresses.base), list);
}

} // namespace odc::sample
