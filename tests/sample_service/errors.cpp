// SPDX-License-Identifier: MPL-2.0
#include "sample_service/errors.hpp"

#include "sample_service/escape.hpp"

#include <fmt/format.h>

namespace odc::sample {

namespace {

constexpr std::string_view xmlHead = R"(<?xml version="1.0" encoding="utf-8"?>)";
/// The documents show the beginning only, up to "Mana"; the rest is invented.
constexpr std::string_view faultNamespace =
    "http://schemas.datacontract.org/2004/07/Microsoft.Exchange.Management.ReportingWebService";

std::string_view reasonOf(int status) {
    switch (status) {
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    default:
        return "Bad Request";
    }
}

std::string_view explanationOf(int status) {
    switch (status) {
    case 401:
        return "You do not have permission to view this directory or page using the credentials "
               "that you supplied.";
    case 404:
        return "The resource you are looking for might have been removed, had its name changed, or "
               "is temporarily unavailable.";
    case 405:
        return "The page you are looking for cannot be displayed because an invalid method (HTTP "
               "verb) was used to attempt access.";
    default:
        return "The request could not be understood.";
    }
}

Response html(const Refusal& refusal) {
    return {
        refusal.status, "text/html",
        fmt::format(
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
            "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\r\n"
            "<html xmlns=\"http://www.w3.org/1999/xhtml\">\r\n<head>\r\n"
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"/>\r\n"
            "<title>{0} - {1}</title>\r\n"
            "<style type=\"text/css\">body{{font-family:Verdana;background:#EEEEEE}}</style>\r\n"
            "</head>\r\n<body>\r\n<div id=\"header\"><h1>Server Error</h1></div>\r\n"
            "<div id=\"content\"><fieldset>\r\n<h2>{0} - {1}</h2>\r\n<h3>{2}</h3>\r\n"
            "</fieldset></div>\r\n</body>\r\n</html>\r\n",
            refusal.status,
            escapeXml(refusal.message.empty() ? reasonOf(refusal.status) : refusal.message),
            explanationOf(refusal.status))};
}

Response serviceFault(const Refusal& refusal) {
    return {
        refusal.status, "application/xml;charset=utf-8",
        fmt::format(
            "{}<ServiceFault xmlns=\"{}\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
            "<ErrorCode></ErrorCode><Message>{}</Message></ServiceFault>",
            xmlHead, faultNamespace, escapeXml(refusal.message))};
}

} // namespace

Response writeRefusal(const Refusal& refusal, Format format) {
    const bool isXml = format == Format::atom;
    switch (refusal.shape) {
    case RefusalShape::html:
        return html(refusal);
    case RefusalShape::serviceXml:
        return serviceFault(refusal);
    case RefusalShape::service:
        if (isXml)
            return serviceFault(refusal);
        return {refusal.status, "application/json;charset=utf-8",
                fmt::format(R"({{"ErrorCode":"","Message":{}}})", quoteJson(refusal.message))};
    case RefusalShape::odata:
        break;
    }
    if (isXml)
        return {
            refusal.status, "application/xml;charset=utf-8",
            fmt::format(
                "{}<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
                "<code></code><message xml:lang=\"en-US\">{}</message></error>",
                xmlHead, escapeXml(refusal.message))};
    return {refusal.status, "application/json;charset=utf-8",
            fmt::format(R"({{"{}":{{"code":"","message":{{"lang":"en-US","value":{}}}}}}})",
                        format == Format::lightJson ? "odata.error" : "error",
                        quoteJson(refusal.message))};
}

} // namespace odc::sample
