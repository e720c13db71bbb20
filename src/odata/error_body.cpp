// SPDX-License-Identifier: MPL-2.0
#include "odata/error_body.hpp"

#include "base/limits.hpp"
#include "odata/characters.hpp"
#include "odata/html_words.hpp"
#include "text/charset.hpp"
#include "text/json_value.hpp"
#include "text/xml_tree.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace odc::odata {

using base::Error;
using base::ErrorKind;
using text::JsonValue;
using text::XmlElement;

namespace {

using base::limits::maxErrorBytes;
using base::limits::maxErrorWords;
constexpr std::size_t maxPageText = 500; ///< of an HTML page: its first lines

struct Verdict {
    ErrorKind kind;
    std::string_view sentence;
};

Verdict verdictOf(int status) {
    switch (status) {
    case 401:
        return {ErrorKind::signInNeeded,
                "The service asks for a user name and password, or does not accept the ones given. "
                "Check them and sign in again."};
    case 403:
        return {ErrorKind::notPermitted,
                "This account may not read what was asked for. Ask the service's administrator for "
                "the permission, or sign in as someone else."};
    case 404:
    case 410:
        return {ErrorKind::notFound,
                "The service has nothing at this address. Check the service's URL and the name of "
                "the report or entity set."};
    case 405:
        return {ErrorKind::methodRefused,
                "The service does not allow this kind of request here. Check that the address is "
                "that of an OData service."};
    case 406:
    case 415:
        return {ErrorKind::badRequest,
                "The service does not answer in the form that was asked for. Ask for another one "
                "(atom or json)."};
    case 407:
        return {ErrorKind::signInNeeded,
                "The proxy on the way to the service asks for a user name and password. Check the "
                "proxy settings."};
    case 408:
    case 504:
        return {ErrorKind::timedOut,
                "The service took too long to answer. Try again, or ask for less at once."};
    case 413:
    case 414:
        return {ErrorKind::badRequest,
                "The question is too long for the service. Use a shorter filter or fewer columns."};
    case 429:
        return {ErrorKind::throttled,
                "The service has had too many requests and asks to wait. Try again in a few "
                "minutes."};
    case 501:
        return {ErrorKind::badRequest,
                "The service does not do what was asked for. Leave out what it does not know, or "
                "ask in another way."};
    default:
        break;
    }
    if (status >= 500)
        return {
            ErrorKind::serviceFailed,
            "The service failed while it answered. Try again later; if that does not help, tell "
            "the service's operator."};
    return {ErrorKind::badRequest,
            "The service did not accept the question. Check the filter, the columns and the order "
            "that were asked for."};
}

// ---- encodings

bool isUtf8(std::string_view text) {
    // A byte that begins no character counts as a character of one byte.
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t size = offsetOfCharacter(text.substr(i, 4), 1);
        if (size < 2)
            return false;
        i += size;
    }
    return true;
}

/// The body as UTF-8: by its byte-order mark, else as UTF-8, else byte by byte.
std::string asUtf8(std::string_view body) {
    if (const auto mark = text::byteOrderMarkOf(body))
        return text::toUtf8(body.substr(mark->bytes), mark->charset);
    return text::toUtf8(body, isUtf8(body) ? text::Charset::utf8 : text::Charset::windows1252);
}

/// Pictures, archives and the like: nothing that a person could read.
bool isBinary(std::string_view text) {
    const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && (byte < 0x09 || byte > 0x0D));
    });
    return static_cast<std::size_t>(controls) * 10 > text.size();
}

// ---- shapes

/// "message" is a text (v4), or has a "value" (v2, v3).
std::string_view messageOf(const JsonValue& error) {
    const JsonValue* message = error.find("message");
    if (message == nullptr)
        return error.textOf("Message");
    if (message->type == JsonValue::Type::object)
        return message->textOf("value");
    return error.textOf("message");
}

std::string_view firstNotEmpty(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
        if (!text.empty())
            return text;
    }
    return {};
}

std::string wordsOfJson(const JsonValue& root) {
    for (const std::string_view name : {"error", "odata.error"}) {
        const JsonValue* error = root.find(name);
        if (error == nullptr)
            continue;
        // A sign-in service's answer: {"error":"invalid_grant","error_description":"…"}.
        if (error->type == JsonValue::Type::string)
            return std::string(firstNotEmpty({root.textOf("error_description"), error->text}));
        const JsonValue* inner = error->find("innererror");
        return std::string(firstNotEmpty({messageOf(*error),
                                          inner != nullptr ? messageOf(*inner) : std::string_view(),
                                          error->textOf("code")}));
    }
    return std::string(firstNotEmpty(
        {messageOf(root), root.textOf("detail"), root.textOf("title"), root.textOf("ErrorCode")}));
}

/// OData's <error> and the reporting service's <ServiceFault>; nothing for other XML.
std::optional<std::string> wordsOfXml(const XmlElement& root) {
    const auto textOf = [&](const XmlElement& parent, std::string_view name) {
        const XmlElement* child = parent.child(name);
        return child != nullptr ? std::string_view(child->text) : std::string_view();
    };
    if (root.localName == "error") {
        const XmlElement* inner = root.child("innererror");
        return std::string(firstNotEmpty({textOf(root, "message"),
                                          inner != nullptr ? textOf(*inner, "message") : "",
                                          textOf(root, "code")}));
    }
    if (root.localName == "ServiceFault")
        return std::string(firstNotEmpty({textOf(root, "Message"), textOf(root, "ErrorCode")}));
    return std::nullopt;
}

std::string wordsOfPage(std::string_view html) {
    const HtmlWords words = readHtmlWords(html);
    const std::string title = cleaned(words.title, maxErrorWords);
    std::string text = cleaned(words.text, maxPageText);
    if (title.empty() || text.find(title) != std::string::npos)
        return text;
    return text.empty() ? title : title + ": " + text;
}

std::string wordsOf(std::string_view contentType, std::string_view body) {
    for (const std::string_view binary : {"image/", "audio/", "video/", "application/octet-stream",
                                          "application/zip", "application/pdf"}) {
        if (contentType.starts_with(binary))
            return {};
    }
    // An XML document may name its own encoding, which its reader knows.
    const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFF\xFE");
    const bool isXml = first != std::string_view::npos && (body[first] == '<' || body[first] == 0);
    if (isXml) {
        if (const auto root = text::readXmlTree(body, {.maxBytes = maxErrorBytes})) {
            if (const auto words = wordsOfXml(*root))
                return *words;
        }
    }
    std::string text = asUtf8(body);
    if (isBinary(text))
        return {};
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos)
        return {};
    if (text[begin] == '<')
        return wordsOfPage(text);
    if (text[begin] == '{') {
        if (const auto root = text::readJson(text, {.maxBytes = maxErrorBytes})) {
            if (std::string words = wordsOfJson(*root); !words.empty())
                return words;
        }
    }
    return text;
}

/// Without a user and password in front of the host.
std::string withoutSecrets(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return std::string(url);
    const std::size_t begin = scheme + 3;
    const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
    const std::size_t sign = url.substr(0, end).rfind('@');
    if (sign == std::string_view::npos || sign < begin)
        return std::string(url);
    return std::string(url.substr(0, begin)) + std::string(url.substr(sign + 1));
}

} // namespace

Error classifyRefusal(int status, std::string_view contentType, std::string_view body,
                      std::string_view url) {
    const Verdict verdict = verdictOf(status);
    Error error{verdict.kind, std::string(verdict.sentence)};
    error.serverWords = cleaned(wordsOf(contentType, body.substr(0, maxErrorBytes)), maxErrorWords);
    error.where = withoutSecrets(url);
    error.httpStatus = status;
    return error;
}

} // namespace odc::odata
