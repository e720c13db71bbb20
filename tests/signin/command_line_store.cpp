// SPDX-License-Identifier: MPL-2.0
#include "signin/command_line_store.hpp"
#include "signin/basic.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace odc;
using base::ErrorKind;
using signin::CommandLineStore;

namespace {

CommandLineStore::Environment environmentOf(std::optional<std::string> password) {
    return [password](std::string_view name) {
        return name == "ODATA_PASSWORD" ? password : std::nullopt;
    };
}

/// A file that goes with the object.
struct PasswordFile {
    explicit PasswordFile(const std::string& content) {
        path = (std::filesystem::temp_directory_path() /
                ("odc-password-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))))
                   .string();
        std::ofstream(path, std::ios::binary) << content;
    }
    ~PasswordFile() { std::remove(path.c_str()); }
    PasswordFile(const PasswordFile&) = delete;
    PasswordFile& operator=(const PasswordFile&) = delete;
    std::string path;
};

std::string passwordFrom(CommandLineStore store) {
    const auto found = store.find("https://h:443", "ann");
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
    BOOST_REQUIRE(found->has_value());
    return **found;
}

/// A store as the office has one: a password for each origin and user.
class MapStore final : public signin::SecretStore {
public:
    base::Result<std::optional<std::string>> find(std::string_view origin,
                                                  std::string_view user) override {
        const auto found = passwords.find(std::string(origin) + " " + std::string(user));
        if (found == passwords.end())
            return std::optional<std::string>();
        return std::optional(found->second);
    }
    base::Result<void> keep(std::string_view origin, std::string_view user,
                            std::string_view password) override {
        passwords[std::string(origin) + " " + std::string(user)] = password;
        return {};
    }
    std::map<std::string, std::string> passwords;
};

} // namespace

BOOST_AUTO_TEST_SUITE(command_line_store)

BOOST_AUTO_TEST_CASE(password_comes_from_the_file_first) {
    const PasswordFile file("s3cret pass\r\nsecond line\n");
    std::istringstream input("typed\n");
    BOOST_TEST(passwordFrom({file.path, environmentOf("set"), input}) == "s3cret pass");
}

BOOST_AUTO_TEST_CASE(password_comes_from_the_environment_before_standard_input) {
    std::istringstream input("typed\n");
    BOOST_TEST(passwordFrom({std::nullopt, environmentOf("set"), input}) == "set");
    std::string rest;
    std::getline(input, rest);
    BOOST_TEST(rest == "typed");
}

BOOST_AUTO_TEST_CASE(password_is_one_line_of_standard_input_read_once) {
    std::istringstream input("typed\nnot the password\n");
    CommandLineStore store(std::nullopt, environmentOf(std::nullopt), input);
    for (int i = 0; i < 2; ++i) {
        const auto found = store.find("https://h:443", "ann");
        BOOST_REQUIRE(found);
        BOOST_TEST(found->value() == "typed");
    }
    std::string rest;
    std::getline(input, rest);
    BOOST_TEST(rest == "not the password");
}

BOOST_AUTO_TEST_CASE(empty_password_is_a_password) {
    std::istringstream input("\n");
    BOOST_TEST(passwordFrom({std::nullopt, environmentOf(std::nullopt), input}) == "");
}

BOOST_AUTO_TEST_CASE(missing_password_names_the_three_ways) {
    std::istringstream input;
    CommandLineStore store(std::nullopt, environmentOf(std::nullopt), input);
    const auto found = store.find("https://h:443", "ann");
    BOOST_REQUIRE(!found);
    BOOST_TEST((found.error().kind == ErrorKind::wrongUsage));
    for (const char* way : {"--password-file", "ODATA_PASSWORD", "standard input"})
        BOOST_TEST(found.error().message.find(way) != std::string::npos, found.error().message);
}

BOOST_AUTO_TEST_CASE(unreadable_password_file_is_named_and_nothing_else_is_tried) {
    std::istringstream input("typed\n");
    CommandLineStore store("/nonexistent/password", environmentOf("set"), input);
    const auto found = store.find("https://h:443", "ann");
    BOOST_REQUIRE(!found);
    BOOST_TEST((found.error().kind == ErrorKind::wrongUsage));
    BOOST_TEST(found.error().message.find("/nonexistent/password") != std::string::npos,
               found.error().message);
}

BOOST_AUTO_TEST_CASE(command_line_keeps_nothing) {
    std::istringstream input;
    CommandLineStore store(std::nullopt, environmentOf("set"), input);
    const auto kept = store.keep("https://h:443", "ann", "x");
    BOOST_REQUIRE(!kept);
    BOOST_TEST((kept.error().kind == ErrorKind::storageFailed));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(basic)

BOOST_AUTO_TEST_CASE(credentials_are_for_the_origin_of_the_url) {
    MapStore store;
    BOOST_REQUIRE(store.keep("https://example.org:443", "ann", "s3cret"));
    const auto url = http::parseUrl("https://example.org/Sales.svc/Rooms");
    BOOST_REQUIRE(url);
    const auto credentials = signin::basicCredentials(*url, "ann", store);
    BOOST_REQUIRE(credentials);
    BOOST_TEST(credentials->origin == "https://example.org:443");
    BOOST_TEST(credentials->user == "ann");
    BOOST_TEST(credentials->password == "s3cret");
    const auto elsewhere = http::parseUrl("https://example.org:8443/");
    BOOST_REQUIRE(elsewhere);
    const auto none = signin::basicCredentials(*elsewhere, "ann", store);
    BOOST_REQUIRE(!none);
    BOOST_TEST((none.error().kind == ErrorKind::signInNeeded), none.error().message);
}

BOOST_AUTO_TEST_CASE(user_name_that_cannot_be_sent_is_refused) {
    MapStore store;
    const auto url = http::parseUrl("https://example.org/");
    BOOST_REQUIRE(url);
    for (const char* user : {"", "a:b", "a\nb"}) {
        const auto credentials = signin::basicCredentials(*url, user, store);
        BOOST_REQUIRE_MESSAGE(!credentials, user);
        BOOST_TEST((credentials.error().kind == ErrorKind::wrongUsage));
    }
}

BOOST_AUTO_TEST_SUITE_END()
