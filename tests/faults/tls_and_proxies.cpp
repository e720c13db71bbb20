// SPDX-License-Identifier: MPL-2.0
#include "support/behaviours.hpp"
#include "support/certificate.hpp"
#include "support/fetching.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

using namespace odc;
using base::ErrorKind;
using test::Certificate;
using test::fetch;
using test::getRequest;
using test::MisbehavingServer;
using test::requireError;

namespace {

const http::Headers plainText{{"Content-Type", "text/plain"}};

test::ServerOptions speakingTls(const Certificate& certificate) {
    return {.certificateFile = certificate.certificateFile(), .keyFile = certificate.keyFile()};
}

/// An environment variable for one test; set before the server's threads begin.
class Variable {
public:
    Variable(const char* name, const std::string& value) : name_(name) {
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(tls_and_proxies)

BOOST_AUTO_TEST_CASE(self_signed_certificate_is_refused_and_nothing_is_sent) {
    const Certificate certificate("IP:127.0.0.1");
    const MisbehavingServer server(test::answers(200, plainText, "secret"),
                                   speakingTls(certificate));
    auto request = getRequest(server.origin());
    request.credentials = {server.origin(), "ann", "secret"};
    const auto error = requireError(fetch(*test::curlTransport(), request), ErrorKind::notSecure);
    BOOST_TEST(error.message.find("certificate") != std::string::npos, error.message);
    BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(trusted_certificate_is_accepted_and_credentials_go_out) {
    const Certificate certificate("IP:127.0.0.1");
    const Variable trusted("SSL_CERT_FILE", certificate.certificateFile());
    const MisbehavingServer server(test::answers(200, plainText, "in"), speakingTls(certificate));
    auto request = getRequest(server.origin());
    request.credentials = {server.origin(), "ann", "secret"};
    const auto got = fetch(*test::curlTransport(), request);
    BOOST_REQUIRE_MESSAGE(got.head, (got.error ? got.error->message : ""));
    BOOST_TEST(got.body == "in");
    BOOST_TEST(!http::headerOf(server.requests()[0].headers, "Authorization").empty());
}

BOOST_AUTO_TEST_CASE(certificate_of_another_host_is_refused) {
    const Certificate certificate("DNS:services.example.org");
    const Variable trusted("SSL_CERT_FILE", certificate.certificateFile());
    const MisbehavingServer server(test::answers(200, plainText, "x"), speakingTls(certificate));
    requireError(fetch(*test::curlTransport(), getRequest(server.origin())), ErrorKind::notSecure);
    BOOST_TEST(server.requests().empty());
}

BOOST_AUTO_TEST_CASE(file_of_authorities_that_is_missing_is_named) {
    const Certificate certificate("IP:127.0.0.1");
    const Variable trusted("SSL_CERT_FILE", "/nonexistent/authorities.pem");
    const MisbehavingServer server(test::answers(200, plainText, "x"), speakingTls(certificate));
    const auto error = requireError(fetch(*test::curlTransport(), getRequest(server.origin())),
                                    ErrorKind::notSecure);
    BOOST_TEST(error.message.find("SSL_CERT_FILE") != std::string::npos, error.message);
}

BOOST_AUTO_TEST_CASE(tls_cut_off_in_the_body_is_a_failed_connection) {
    const Certificate certificate("IP:127.0.0.1");
    const Variable trusted("SSL_CERT_FILE", certificate.certificateFile());
    const MisbehavingServer server(test::cutsBody(plainText, std::string(1'000, 'x'), 500),
                                   speakingTls(certificate));
    requireError(fetch(*test::curlTransport(), getRequest(server.origin())),
                 ErrorKind::connectionFailed);
}

BOOST_AUTO_TEST_CASE(server_that_does_not_speak_tls_says_so) {
    const MisbehavingServer server(test::answers(200, plainText, "x"));
    const auto error =
        requireError(fetch(*test::curlTransport(),
                           getRequest("https://127.0.0.1:" + std::to_string(server.port()) + "/")),
                     ErrorKind::notSecure);
    BOOST_TEST(error.message.find("http://") != std::string::npos, error.message);
}

BOOST_AUTO_TEST_CASE(redirect_from_https_to_http_is_refused) {
    const Certificate certificate("IP:127.0.0.1");
    const Variable trusted("SSL_CERT_FILE", certificate.certificateFile());
    const MisbehavingServer plain(test::answers(200, plainText, "x"));
    const MisbehavingServer server(test::redirects(302, plain.origin()), speakingTls(certificate));
    auto request = getRequest(server.origin());
    request.policy.mayRedirectToOtherOrigins = true;
    requireError(fetch(*test::curlTransport(), request), ErrorKind::refusedByPolicy);
    BOOST_TEST(plain.connectionCount() == 0);
}

BOOST_AUTO_TEST_CASE(http_2_is_spoken_where_it_is_offered) {
    const Certificate certificate("IP:127.0.0.1");
    const Variable trusted("SSL_CERT_FILE", certificate.certificateFile());
    test::ServerOptions options = speakingTls(certificate);
    options.speaksHttp2 = true;
    const MisbehavingServer server(test::answersWith(test::http2Answer("in frames", false)),
                                   options);
    const auto got = fetch(*test::curlTransport(), getRequest(server.origin()));
    BOOST_REQUIRE_MESSAGE(got.head, (got.error ? got.error->message : ""));
    BOOST_TEST(got.head->httpVersion == "2");
    BOOST_TEST(got.head->status == 200);
    BOOST_TEST(got.body == "in frames");
}

BOOST_AUTO_TEST_CASE(http_2_stream_that_is_reset_is_a_failed_connection) {
    const Certificate certificate("IP:127.0.0.1");
    const Variable trusted("SSL_CERT_FILE", certificate.certificateFile());
    test::ServerOptions options = speakingTls(certificate);
    options.speaksHttp2 = true;
    const MisbehavingServer server(test::answersWith(test::http2Answer("in fra", true)), options);
    requireError(fetch(*test::curlTransport(), getRequest(server.origin())),
                 ErrorKind::connectionFailed);
}

BOOST_AUTO_TEST_CASE(proxy_of_the_environment_is_used) {
    const MisbehavingServer proxy(test::answers(200, plainText, "by proxy"));
    const Variable variable("http_proxy", proxy.origin());
    auto request = getRequest("http://services.example.org/x");
    request.policy.mayReachPrivateAddresses = false; // the proxy's own address is not judged
    BOOST_TEST(fetch(*test::curlTransport(), request).body == "by proxy");
    BOOST_TEST(proxy.requests()[0].target == "http://services.example.org/x");
    auto literal = getRequest("http://10.0.0.1/x");
    literal.policy.mayReachPrivateAddresses = false;
    requireError(fetch(*test::curlTransport(), literal), ErrorKind::refusedByPolicy);
}

BOOST_AUTO_TEST_CASE(proxy_that_wants_a_password_is_not_taken_for_the_service) {
    const MisbehavingServer proxy(
        test::answers(407, {{"Proxy-Authenticate", "Basic realm=\"proxy\""}}, "sign in"));
    const std::string authority = proxy.origin().substr(7);
    for (const char* url : {"http://services.example.org/x", "https://services.example.org/x"}) {
        const Variable plain("http_proxy", "http://" + authority);
        const Variable tls("https_proxy", "http://" + authority);
        const auto got = fetch(*test::curlTransport(), getRequest(url));
        const auto error = requireError(got, ErrorKind::connectionFailed);
        BOOST_TEST(error.message.find("proxy") != std::string::npos, error.message);
        BOOST_TEST(got.headCount == 0);
    }
}

BOOST_AUTO_TEST_CASE(proxy_that_refuses_is_named_without_its_password) {
    const std::string port = std::to_string(test::refusingPort());
    const Variable variable("http_proxy", "http://ann:geheim@127.0.0.1:" + port);
    const auto error =
        requireError(fetch(*test::curlTransport(), getRequest("http://services.example.org/x")),
                     ErrorKind::connectionFailed);
    BOOST_TEST(error.message.find("127.0.0.1:" + port) != std::string::npos, error.message);
    BOOST_TEST(error.message.find("geheim") == std::string::npos, error.message);
}

BOOST_AUTO_TEST_SUITE_END()
