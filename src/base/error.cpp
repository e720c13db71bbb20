// SPDX-License-Identifier: MPL-2.0
#include "base/error.hpp"

namespace odc::base {

std::string_view nameOf(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::cancelled:
        return "cancelled";
    case ErrorKind::timedOut:
        return "timedOut";
    case ErrorKind::hostNotFound:
        return "hostNotFound";
    case ErrorKind::connectionFailed:
        return "connectionFailed";
    case ErrorKind::notSecure:
        return "notSecure";
    case ErrorKind::refusedByPolicy:
        return "refusedByPolicy";
    case ErrorKind::signInNeeded:
        return "signInNeeded";
    case ErrorKind::notPermitted:
        return "notPermitted";
    case ErrorKind::notFound:
        return "notFound";
    case ErrorKind::methodRefused:
        return "methodRefused";
    case ErrorKind::throttled:
        return "throttled";
    case ErrorKind::badRequest:
        return "badRequest";
    case ErrorKind::serviceFailed:
        return "serviceFailed";
    case ErrorKind::badResponse:
        return "badResponse";
    case ErrorKind::tooLarge:
        return "tooLarge";
    case ErrorKind::unsupported:
        return "unsupported";
    case ErrorKind::wrongUsage:
        return "wrongUsage";
    case ErrorKind::libraryMissing:
        return "libraryMissing";
    case ErrorKind::storageFailed:
        return "storageFailed";
    }
    return "unknown";
}

int exitCodeOf(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::badResponse:
    case ErrorKind::tooLarge:
        return 3;
    case ErrorKind::wrongUsage:
    case ErrorKind::unsupported:
        return 2;
    default:
        return 1;
    }
}

std::string describe(const Error& error) {
    if (error.serverWords.empty())
        return error.message;
    return error.message + " The service said: \"" + error.serverWords + "\"";
}

} // namespace odc::base
