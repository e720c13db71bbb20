// SPDX-License-Identifier: MPL-2.0
// The closed list of what can go wrong, and the one value that carries it to a person.
// Not for: deciding what to do about it; that is the caller's.
#pragma once

#include <string>
#include <string_view>

namespace odc::base {

/// What went wrong, classified once where it arises.
enum class ErrorKind {
    cancelled,        ///< the user, or the end of the document, stopped it
    timedOut,         ///< no answer within the Policy's time
    hostNotFound,     ///< the name does not resolve
    connectionFailed, ///< refused, reset, cut short
    notSecure,        ///< certificate or TLS refused, or credentials over plain http
    refusedByPolicy,  ///< the Policy does not allow this origin, address, size or redirect
    signInNeeded,     ///< 401
    notPermitted,     ///< 403
    notFound,         ///< 404
    methodRefused,    ///< 405
    throttled,        ///< 429 or 503 with Retry-After
    badRequest,       ///< other 4xx: the service did not understand the question
    serviceFailed,    ///< 5xx, or an error inside an answer that began well
    badResponse,      ///< the bytes cannot be understood
    tooLarge,         ///< a limit of size, depth or count was met
    unsupported,      ///< understood, but not something that this version does
    wrongUsage,       ///< the caller's words are off: option, parameter, report text
    libraryMissing,   ///< a library opened at run time is not on this machine
    storageFailed,    ///< a file, the document or the password container refused
};

/// One failure. `message` is a whole sentence for a spreadsheet user, with what to do about it;
/// `serverWords` is what the service itself said, unedited but cut at 2,000 bytes, or empty.
struct Error { // NOLINT(clang-analyzer-core.uninitialized.Assign): not unset in a Result
    ErrorKind kind = ErrorKind::badResponse;
    std::string message;
    std::string serverWords = {};
    std::string where = {};        ///< URL without secrets, or file and byte offset; may be empty
    int httpStatus = 0;            ///< 0 where no HTTP answer was involved
    double retryAfterSeconds = -1; ///< what the service asked for; negative where it did not

    bool operator==(const Error&) const = default;
};

/// A short stable name of a kind ("timedOut"), for logs and tests, not for users.
std::string_view nameOf(ErrorKind kind);

/// The exit code of the command line: 1 service or network, 2 wrong usage, 3 data not understood.
int exitCodeOf(ErrorKind kind);

/// Message, then the service's own words in quotation marks where there are any.
std::string describe(const Error& error);

} // namespace odc::base
