// SPDX-License-Identifier: MPL-2.0
// The door to libxml2: the one place that includes its headers. The library is opened at run time,
// because Linux distributions ship it under two names, and a missing library must be a sentence and
// not an extension that fails to load.
#include "text/xml_push.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <dlfcn.h>
#include <optional>
#include <string>

namespace odc::text {

using base::Error;
using base::ErrorKind;

namespace {

/// The functions used. Only functions: the parser's own struct changed between the two names.
struct Library {
    decltype(&::xmlInitParser) initParser = nullptr;
    decltype(&::xmlCreatePushParserCtxt) createPushParser = nullptr;
    decltype(&::xmlFreeParserCtxt) freeParser = nullptr;
    decltype(&::xmlCtxtUseOptions) useOptions = nullptr;
    decltype(&::xmlParseChunk) parseChunk = nullptr;
    decltype(&::xmlStopParser) stopParser = nullptr;
    decltype(&::xmlByteConsumed) byteConsumed = nullptr;
    decltype(&::xmlSAX2GetLineNumber) lineNumber = nullptr;
};

template <typename Function>
bool resolve(void* handle, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(handle, name));
    return function != nullptr;
}

/// Empty where no usable libxml2 is on this machine. The handle is never closed: others in the
/// process may use the same library, and it must outlive every parser.
std::optional<Library> openLibrary() {
    for (const char* const name : {"libxml2.so.2", "libxml2.so.16"}) {
        void* const handle = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
        if (!handle)
            continue;
        Library library;
        if (resolve(handle, "xmlInitParser", library.initParser) &&
            resolve(handle, "xmlCreatePushParserCtxt", library.createPushParser) &&
            resolve(handle, "xmlFreeParserCtxt", library.freeParser) &&
            resolve(handle, "xmlCtxtUseOptions", library.useOptions) &&
            resolve(handle, "xmlParseChunk", library.parseChunk) &&
            resolve(handle, "xmlStopParser", library.stopParser) &&
            resolve(handle, "xmlByteConsumed", library.byteConsumed) &&
            resolve(handle, "xmlSAX2GetLineNumber", library.lineNumber)) {
            library.initParser();
            return library;
        }
        ::dlclose(handle);
    }
    return std::nullopt;
}

const std::optional<Library>& libxml2() {
    static const std::optional<Library> library = openLibrary();
    return library;
}

/// A limit of the library itself: text that it looks through at once may have 10 million bytes,
/// and this includes the piece that is pushed.
constexpr std::size_t sliceBytes = 64u << 10;

constexpr std::size_t maxDeclarationBytes = 256;

bool isEncodingError(int code) {
    return code == XML_ERR_INVALID_ENCODING || code == XML_ERR_UNSUPPORTED_ENCODING ||
           code == XML_ERR_UNKNOWN_ENCODING || code == XML_I18N_CONV_FAILED ||
           code == XML_I18N_NO_HANDLER;
}

bool isTruncation(int code) {
    return code == XML_ERR_DOCUMENT_END || code == XML_ERR_DOCUMENT_EMPTY ||
           code == XML_ERR_TAG_NOT_FINISHED;
}

/// Whether a byte means the same wherever a piece of the body is cut: encodings with states, such
/// as UTF-7 and those of ISO 2022, are read differently by the pieces that they arrive in.
bool isReadableEncoding(std::string_view name) {
    std::string small(name);
    std::ranges::transform(small, small.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    });
    constexpr std::array wholeNames{"utf-8",    "utf8",     "utf-16", "utf-16le",
                                    "utf-16be", "us-ascii", "ascii",  "latin1"};
    constexpr std::array families{"iso-8859-", "windows-125", "cp125"};
    return std::ranges::find(wholeNames, small) != wholeNames.end() ||
           std::ranges::any_of(families, [&](const char* head) { return small.starts_with(head); });
}

/// What is told by the first four bytes alone, and cannot be read in pieces either.
std::string_view unreadEncodingOf(std::string_view head) {
    using namespace std::string_view_literals;
    constexpr std::array beginsOfUcs4{"\0\0\0<"sv, "<\0\0\0"sv, "\0\0<\0"sv, "\0<\0\0"sv};
    if (std::ranges::any_of(beginsOfUcs4, [&](auto begin) { return head.starts_with(begin); }))
        return "UCS-4";
    return head.starts_with("\x4C\x6F\xA7\x94"sv) ? "EBCDIC" : std::string_view();
}

/// What an XML declaration names, once all of it is there; nothing where there is none. Read here,
/// for the library keeps it in its struct alone.
std::string_view declaredEncoding(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    const std::size_t end = head.find("?>");
    if (!head.starts_with("<?xml") || end == std::string_view::npos)
        return {};
    head = head.substr(0, end);
    const std::size_t name = head.find("encoding");
    if (name == std::string_view::npos)
        return {};
    head.remove_prefix(name);
    const std::size_t open = head.find_first_of("'\"");
    if (open == std::string_view::npos)
        return {};
    return head.substr(open + 1, head.find(head[open], open + 1) - open - 1);
}

} // namespace

struct XmlPushCore::Parser {
    const Library* library = nullptr;
    xmlParserCtxtPtr context = nullptr;
    std::size_t received = 0;
    std::optional<Error> error = {};
    bool isAtEnd = false;
    std::string head = {}; ///< the first bytes, for the declaration

    Parser() = default;
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() {
        if (context)
            library->freeParser(context);
    }

    // The callbacks' first argument is the XmlPushCore.
    static void onDocumentType(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
        static_cast<XmlPushCore*>(self)->stop(
            Error{.kind = ErrorKind::badResponse,
                  .message = "The service's answer contains a document type declaration, which "
                             "could pull in other files and is refused. Ask the service's "
                             "operator for answers without <!DOCTYPE."});
    }

    static void report(XmlPushCore& core, const xmlError& problem) {
        if (problem.level < XML_ERR_ERROR)
            return;
        std::string words = problem.message ? problem.message : "";
        while (!words.empty() && (words.back() == '\n' || words.back() == ' '))
            words.pop_back();
        Error error;
        error.where = fmt::format("line {}, byte {}", problem.line, core.byteOffset());
        if (isEncodingError(problem.code)) {
            error.message = fmt::format("The service's answer is not in the encoding that it "
                                        "claims ({}). Ask for it in UTF-8.",
                                        words);
        } else if (core.parser_->isAtEnd && isTruncation(problem.code)) {
            error.message = "The service's answer ends in the middle. Try again; if it ends there "
                            "again, the service or a proxy cuts it.";
        } else if (problem.code == XML_ERR_NO_MEMORY) {
            error.kind = ErrorKind::tooLarge;
            error.message = "There is not enough memory to read the service's answer. Ask for "
                            "fewer rows or columns.";
        } else {
            error.message = fmt::format("The service's answer is not well-formed XML: {}.", words);
        }
        core.stop(std::move(error));
    }

    static xmlSAXHandler handlers(StartCall start, EndCall end, TextCall text) {
        xmlSAXHandler sax{};
        sax.initialized = XML_SAX2_MAGIC;
        sax.internalSubset = &onDocumentType;
        sax.startElementNs = start;
        sax.endElementNs = end;
        sax.characters = text;
        sax.ignorableWhitespace = text;
        sax.cdataBlock = text;
        // libxml2 2.12 made the argument const; a lambda with a template parameter takes either.
        sax.serror = [](void* self, auto* problem) {
            if (problem)
                report(*static_cast<XmlPushCore*>(self), *problem);
        };
        return sax;
    }
};

XmlPushCore::XmlPushCore(StartCall start, EndCall end, TextCall text, XmlLimits limits)
    : limits_(limits), parser_(std::make_unique<Parser>()) {
    const auto& library = libxml2();
    if (!library) {
        stop(Error{.kind = ErrorKind::libraryMissing,
                   .message = "The library libxml2 (libxml2.so.2 or libxml2.so.16), which reads "
                              "XML, is not on this machine. Install it: on Debian and Ubuntu the "
                              "package is called libxml2."});
        return;
    }
    parser_->library = &*library;
    xmlSAXHandler sax = Parser::handlers(start, end, text);
    parser_->context = library->createPushParser(&sax, this, nullptr, 0, nullptr);
    if (!parser_->context) {
        stop(Error{.kind = ErrorKind::tooLarge,
                   .message = "There is not enough memory to read the service's answer."});
        return;
    }
    // NOENT, for without it &amp; in an attribute arrives as &#38;. There are no other entities, as
    // nothing may declare one.
    library->useOptions(parser_->context, XML_PARSE_NONET | XML_PARSE_NOENT);
}

XmlPushCore::~XmlPushCore() = default;

Result<void> XmlPushCore::outcome() {
    if (parser_->error)
        return *parser_->error;
    return {};
}

Result<void> XmlPushCore::push(std::string_view bytes) {
    if (!isStopped_ && bytes.size() > limits_.maxBytes - parser_->received)
        stop(
            Error{.kind = ErrorKind::tooLarge,
                  .message = fmt::format("The service's answer has more than {} bytes, the limit "
                                         "for such a document. Check the address, or ask for less.",
                                         limits_.maxBytes)});
    parser_->received += bytes.size();
    checkEncoding(bytes);
    while (!isStopped_ && !bytes.empty()) {
        const std::string_view slice = bytes.substr(0, sliceBytes);
        bytes.remove_prefix(slice.size());
        parse(slice, false);
    }
    return outcome();
}

/// What parseChunk returns also tells of mere warnings. Errors arrive by report, but for bytes that
/// are none of the encoding: the library then stops without a word.
void XmlPushCore::parse(std::string_view bytes, bool isLast) {
    const int code = parser_->library->parseChunk(parser_->context, bytes.data(),
                                                  static_cast<int>(bytes.size()), isLast ? 1 : 0);
    if ((code < 0 || isEncodingError(code)) && !isStopped_)
        stop(Error{.kind = ErrorKind::badResponse,
                   .message = "The service's answer is not in the encoding that it claims. Ask for "
                              "it in UTF-8."});
}

void XmlPushCore::checkEncoding(std::string_view bytes) {
    std::string& head = parser_->head;
    if (isStopped_ || head.size() >= maxDeclarationBytes)
        return;
    head += bytes.substr(0, maxDeclarationBytes - head.size());
    const std::string_view unread = unreadEncodingOf(head);
    const std::string_view encoding = unread.empty() ? declaredEncoding(head) : unread;
    if (encoding.empty())
        return;
    if (!isReadableEncoding(encoding))
        stop(
            Error{.kind = ErrorKind::badResponse,
                  .message = fmt::format("The service's answer is in the encoding \"{}\", which is "
                                         "not read. Ask for it in UTF-8.",
                                         encoding.substr(0, 40))});
    head.resize(maxDeclarationBytes);
}

Result<void> XmlPushCore::finish() {
    if (!isStopped_) {
        parser_->isAtEnd = true;
        parse({}, true);
    }
    return outcome();
}

void XmlPushCore::stop(Error error) {
    if (isStopped_)
        return;
    isStopped_ = true;
    if (error.where.empty() && parser_->context)
        error.where = fmt::format("line {}, byte {}", line(), byteOffset());
    parser_->error = std::move(error);
    if (parser_->context)
        parser_->library->stopParser(parser_->context);
}

std::int64_t XmlPushCore::byteOffset() const {
    return parser_->context ? parser_->library->byteConsumed(parser_->context) : 0;
}

long XmlPushCore::line() const {
    return parser_->context ? parser_->library->lineNumber(parser_->context) : 0;
}

void XmlPushCore::tooDeep() {
    stop(Error{.kind = ErrorKind::tooLarge,
               .message = fmt::format("The service's answer nests more than {} elements into each "
                                      "other, which is refused. Check the address; if it is right, "
                                      "tell the service's operator.",
                                      limits_.maxDepth)});
}

void XmlPushCore::tooManyAttributes() {
    stop(Error{.kind = ErrorKind::tooLarge,
               .message = fmt::format("An element of the service's answer has more than {} "
                                      "attributes, which is refused. Check the address; if it is "
                                      "right, tell the service's operator.",
                                      limits_.maxAttributes)});
}

void XmlPushCore::outOfMemory(const std::exception& cause) {
    stop(Error{.kind = ErrorKind::tooLarge,
               .message = fmt::format("There is not enough memory to read the service's answer "
                                      "({}). Ask for fewer rows or columns.",
                                      cause.what())});
}

} // namespace odc::text
