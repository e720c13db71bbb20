// SPDX-License-Identifier: MPL-2.0
#include "support/certificate.hpp"

#include <boost/test/unit_test.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace odc::test {

namespace {

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T* handle) const {
        Free(handle);
    }
};
template <typename T, auto Free>
using Handle = std::unique_ptr<T, Freer<Free>>;

} // namespace

Certificate::Certificate(const std::string& name) {
    std::string pattern = (std::filesystem::temp_directory_path() / "odc-test-XXXXXX").string();
    BOOST_REQUIRE_MESSAGE(mkdtemp(pattern.data()), "no temporary folder at " << pattern);
    folder_ = pattern;

    const Handle<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
    const Handle<X509, X509_free> certificate(X509_new());
    BOOST_REQUIRE(key && certificate);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24L * 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* const subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("odc test"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    const Handle<X509_EXTENSION, X509_EXTENSION_free> names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str()));
    BOOST_REQUIRE_MESSAGE(names, "cannot make a certificate for " << name);
    X509_add_ext(certificate.get(), names.get(), -1);
    BOOST_REQUIRE(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);

    const Handle<std::FILE, std::fclose> certificateOut(std::fopen(certificateFile().c_str(), "w"));
    const Handle<std::FILE, std::fclose> keyOut(std::fopen(keyFile().c_str(), "w"));
    BOOST_REQUIRE(certificateOut && keyOut);
    BOOST_REQUIRE(PEM_write_X509(certificateOut.get(), certificate.get()) == 1);
    BOOST_REQUIRE(
        PEM_write_PrivateKey(keyOut.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
}

Certificate::~Certificate() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

} // namespace odc::test
