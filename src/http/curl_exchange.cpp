// SPDX-License-Identifier: MPL-2.0
#include "http/curl_exchange.hpp"

#include "http/address.hpp"
#include "http/admission.hpp"
#include "http/curl_errors.hpp"
#include "http/proxy.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <filesystem>
#include <new>

namespace odc::http {

using base::Error;
using base::ErrorKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds connectGrace{500}; // our own limit comes first: it can say what happened
constexpr milliseconds longestPoll{1'000};

long wholeSeconds(milliseconds time) {
    return static_cast<long>((time.count() + 999) / 1000);
}

/// A libcurl that was built without a list of authorities (one that comes with an office, say) is
/// shown where the distributions keep theirs. Empty: it has its own.
std::string authoritiesFile(const CurlLibrary& curl) {
    if (const auto named = processEnvironment()("SSL_CERT_FILE"); named && !named->empty())
        return *named;
    const curl_version_info_data* info = curl.versionInfo(CURLVERSION_NOW);
    if (info->age >= CURLVERSION_SEVENTH && (info->cainfo || info->capath))
        return {};
    for (const char* file :
         {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"}) {
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored))
            return file;
    }
    return {};
}

} // namespace

/// What libcurl calls. Nothing may be thrown through its C frames: each shell turns an exception
/// into the exchange's failure.
struct CurlExchange::Callbacks {
    template <typename Work>
    static bool guarded(CurlExchange& self, Work work) noexcept {
        try {
            if (self.failure_ || self.breakdown_ != Breakdown::none || self.stop_.stop_requested())
                return false;
            auto done = work();
            if (done)
                return true;
            self.failure_ = std::move(done).error();
        } catch (const std::bad_alloc&) {
            self.breakdown_ = Breakdown::outOfMemory;
        } catch (...) {
            self.breakdown_ = Breakdown::unexpected;
        }
        return false;
    }

    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* exchange) {
        CurlExchange& self = *static_cast<CurlExchange*>(exchange);
        const std::string_view line(data, size * count);
        return guarded(self, [&] { return self.answer_.takeHeaderLine(line); }) ? line.size() : 0;
    }

    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* exchange) {
        CurlExchange& self = *static_cast<CurlExchange*>(exchange);
        const std::string_view bytes(data, size * count);
        curl_off_t received = 0; // compressed; a newer libcurl counts a piece once it is unpacked
        self.lane_->curl.easyGetinfo(self.lane_->easy.get(), CURLINFO_SIZE_DOWNLOAD_T, &received);
        if (guarded(self, [&] { return self.answer_.takeBody(bytes, received); }))
            return bytes.size();
        return bytes.empty() ? 1 : 0; // anything but the size means stop
    }

    static curl_socket_t onOpen(void* exchange, curlsocktype, curl_sockaddr* address) {
        CurlExchange& self = *static_cast<CurlExchange*>(exchange);
        bool isAllowed = true;
        const bool isFine = guarded(self, [&]() -> Result<void> {
            const auto bytes = addressOf(address->addr);
            if (!bytes)
                return {};
            if (auto judged = self.judgeAddress(*bytes); !judged) {
                // Not yet a failure: another address of the same name may be allowed.
                self.refusedAddress_ = std::move(judged).error();
                isAllowed = false;
            }
            return {};
        });
        if (!isFine || !isAllowed)
            return CURL_SOCKET_BAD;
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    }

    /// Also asked where a connection is used again that was opened under another Policy.
    static int onConnected(void* exchange, char* remote, char*, int, int) {
        CurlExchange& self = *static_cast<CurlExchange*>(exchange);
        self.isConnected_ = true;
        const bool isFine = guarded(self, [&]() -> Result<void> {
            const auto bytes = parseAddress(remote ? remote : "");
            return bytes ? self.judgeAddress(*bytes) : Result<void>();
        });
        return isFine ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    }
};

CurlExchange::CurlExchange(std::unique_ptr<Lane> lane, bool mayDetachLookups,
                           const Request& request, const ResponseSink& sink, std::stop_token stop)
    : lane_(std::move(lane)), request_(request), stop_(std::move(stop)), answer_(request, sink),
      url_(request.url.text()), proxy_(proxyFor(request.url, processEnvironment())),
      headerLines_(nullptr, lane_->curl.slistFreeAll), mayDetach_(mayDetachLookups) {}

CurlExchange::~CurlExchange() {
    removeFromLane();
}

void CurlExchange::removeFromLane() {
    if (lane_ && isAdded_)
        lane_->curl.multiRemoveHandle(lane_->multi.get(), lane_->easy.get());
    isAdded_ = false;
}

std::unique_ptr<Lane> CurlExchange::takeLane() {
    removeFromLane();
    return std::move(lane_);
}

Result<void> CurlExchange::judgeAddress(const std::vector<std::uint8_t>& address) const {
    if (!proxy_.empty())
        return {}; // the proxy's address, which the machine's owner chose
    if (request_.credentials && request_.url.scheme == "http" && !isLoopbackAddress(address))
        return Error{
            ErrorKind::notSecure,
            fmt::format("The password was not sent, because {} is not this machine but {}, "
                        "and the connection is not encrypted. Use an address that begins "
                        "with https://.",
                        request_.url.host, formatAddress(address)),
            {},
            url_};
    if (request_.policy.mayReachPrivateAddresses || isPublicAddress(address))
        return {};
    return Error{ErrorKind::refusedByPolicy,
                 fmt::format("{} leads to {}, an address inside this machine or its private "
                             "network, which this request may not reach. If you trust that "
                             "server, allow private addresses for it.",
                             request_.url.host, formatAddress(address)),
                 {},
                 url_};
}

void CurlExchange::setUp() {
    lane_->curl.easyReset(lane_->easy.get());
    set(CURLOPT_ERRORBUFFER, curlWords_.data());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_HEADERFUNCTION, &Callbacks::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &Callbacks::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    setRequest();
    setLimits();
    setTrust();
}

void CurlExchange::setRequest() {
    set(CURLOPT_URL, url_.c_str());
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_ACCEPT_ENCODING, ""); // all that this libcurl can unpack
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_BUFFERSIZE, 128L * 1024);
    set(CURLOPT_USERAGENT, "odata-for-calc");
    set(CURLOPT_PROXY, proxy_.c_str());
    set(CURLOPT_NOPROXY, "");
    set(CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_ANY));
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);

    const auto addLine = [&](const std::string& line) {
        curl_slist* longer = lane_->curl.slistAppend(headerLines_.get(), line.c_str());
        if (!longer)
            return;
        headerLines_.release();
        headerLines_.reset(longer);
    };
    for (const auto& [name, value] : request_.headers)
        addLine(value.empty() ? name + ";" : fmt::format("{}: {}", name, value));
    if (request_.method == Method::post) {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
        set(CURLOPT_POSTFIELDS, request_.body.data());
        addLine("Expect:"); // no waiting for a "100 Continue" that few services send
        if (headerOf(request_.headers, "Content-Type").empty())
            addLine("Content-Type:");
    } else {
        set(CURLOPT_HTTPGET, 1L);
    }
    set(CURLOPT_HTTPHEADER, headerLines_.get());
    if (request_.credentials && request_.credentials->origin == request_.url.origin()) {
        set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        set(CURLOPT_USERNAME, request_.credentials->user.c_str());
        set(CURLOPT_PASSWORD, request_.credentials->password.c_str());
    }
}

void CurlExchange::setLimits() {
    set(CURLOPT_CONNECTTIMEOUT_MS,
        static_cast<long>((request_.policy.connectTimeout + connectGrace).count()));
    set(CURLOPT_OPENSOCKETFUNCTION, &Callbacks::onOpen);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    // The names of younger options (7.80, 7.85, 7.87) are in the headers that this is built with;
    // an older library answers that it does not know them.
    set(CURLOPT_PREREQDATA, static_cast<void*>(this));
    if (set(CURLOPT_PREREQFUNCTION, &Callbacks::onConnected) != CURLE_OK)
        set(CURLOPT_FRESH_CONNECT, 1L);
    if (set(CURLOPT_PROTOCOLS_STR, "http,https") != CURLE_OK) {
        constexpr long httpAndHttps = 1 | 2; // CURLPROTO_HTTP, CURLPROTO_HTTPS
        set(static_cast<CURLoption>(CURLOPTTYPE_LONG + 181), httpAndHttps); // CURLOPT_PROTOCOLS
    }
    mayDetach_ = mayDetach_ && set(CURLOPT_QUICK_EXIT, 1L) == CURLE_OK;
}

void CurlExchange::setTrust() {
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (const std::string file = authoritiesFile(lane_->curl); !file.empty())
        set(CURLOPT_CAINFO, file.c_str());
}

Result<CURLcode> CurlExchange::drive(Deadline deadline) {
    const CurlLibrary& curl = lane_->curl;
    CURLM* const multi = lane_->multi.get();
    const auto connectLimit = steady_clock::now() + request_.policy.connectTimeout;
    const std::stop_callback wake(stop_, [&curl, multi] { curl.multiWakeup(multi); });
    while (true) {
        int running = 0;
        if (curl.multiPerform(multi, &running) != CURLM_OK)
            return CURLE_OUT_OF_MEMORY;
        int left = 0;
        while (const CURLMsg* message = curl.multiInfoRead(multi, &left))
            if (message->msg == CURLMSG_DONE)
                return message->data.result;
        if (stop_.stop_requested())
            return cancelled(request_.url);

        if (!isConnected_) {
            curl_off_t time = 0; // for a library without CURLOPT_PREREQFUNCTION
            curl.easyGetinfo(lane_->easy.get(), CURLINFO_PRETRANSFER_TIME_T, &time);
            isConnected_ = time > 0;
        }
        const auto now = steady_clock::now();
        if (now >= deadline.total)
            return totalTimedOut(request_.url, wholeSeconds(request_.policy.totalTimeout));
        if (!isConnected_ && now >= connectLimit)
            return connectTimedOut(request_.url, wholeSeconds(request_.policy.connectTimeout));
        const auto limit = isConnected_ ? deadline.total : std::min(deadline.total, connectLimit);
        const auto wait = std::min(std::chrono::ceil<milliseconds>(limit - now), longestPoll);
        curl.multiPoll(multi, nullptr, 0, static_cast<int>(wait.count()), nullptr);
    }
}

std::optional<Error> CurlExchange::ownFailure() {
    if (failure_)
        return failure_;
    if (stop_.stop_requested())
        return cancelled(request_.url);
    if (breakdown_ == Breakdown::outOfMemory)
        return describeFailure({CURLE_OUT_OF_MEMORY}, request_.url);
    if (breakdown_ == Breakdown::unexpected)
        return Error{ErrorKind::badResponse,
                     fmt::format("The answer of {} could not be worked through. Try again, and "
                                 "tell the makers of this program if it happens each time.",
                                 request_.url.origin()),
                     {},
                     url_};
    return std::nullopt;
}

Error CurlExchange::failureOf(CURLcode code) {
    if (refusedAddress_ && !isConnected_)
        return *refusedAddress_;
    CurlFailure failure{code, curlWords_.data(), proxy_};
    lane_->curl.easyGetinfo(lane_->easy.get(), CURLINFO_HTTP_CONNECTCODE, &failure.proxyStatus);
    failure.hadAnswer = answer_.isHeadComplete();
    return describeFailure(failure, request_.url);
}

Result<void> CurlExchange::run(Deadline deadline) {
    auto done = runToEnd(deadline);
    if (!done)
        failure_ = done.error(); // from here on no callback looks at request or sink
    return done;
}

Result<void> CurlExchange::runToEnd(Deadline deadline) {
    if (!proxy_.empty())
        if (const auto literal = parseAddress(request_.url.host);
            literal && !request_.policy.mayReachPrivateAddresses && !isPublicAddress(*literal))
            return Error{ErrorKind::refusedByPolicy,
                         fmt::format("{} is an address of a private network, which this request "
                                     "may not reach. If you trust that server, allow private "
                                     "addresses for it.",
                                     request_.url.host),
                         {},
                         url_};
    setUp();
    if (lane_->curl.multiAddHandle(lane_->multi.get(), lane_->easy.get()) != CURLM_OK)
        return describeFailure({CURLE_OUT_OF_MEMORY}, request_.url);
    isAdded_ = true;
    const auto driven = drive(deadline);
    if (auto own = ownFailure())
        return *own;
    if (!driven)
        return driven.error();
    if (*driven != CURLE_OK)
        return failureOf(*driven);
    isConnected_ = true;
    if (answer_.head().status == 407)
        return proxyWantsSignIn(request_.url, proxy_);
    if (!answer_.isHeadComplete())
        return describeFailure({CURLE_WEIRD_SERVER_REPLY}, request_.url);
    return {};
}

} // namespace odc::http
