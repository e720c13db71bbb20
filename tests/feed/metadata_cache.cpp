// SPDX-License-Identifier: MPL-2.0
#include "feed/metadata_cache.hpp"

#include "feed/scripted_service.hpp"
#include "support/explain.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace odc;
using namespace odc::test;
namespace files = std::filesystem;

constexpr const char* noteUrl = "https://h/r.svc/note.xml";

/// A folder of this test alone, gone with it.
class Folder {
public:
    Folder() {
        static int count = 0;
        path_ = files::temp_directory_path() /
                ("odc-cache-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    }
    ~Folder() { files::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string name() const { return path_.string(); }
    [[nodiscard]] std::vector<files::path> list() const {
        std::vector<files::path> found;
        if (files::exists(path_))
            for (const auto& entry : files::directory_iterator(path_))
                found.push_back(entry.path());
        return found;
    }

private:
    files::path path_;
};

Answer metadataAnswer(const std::string& name, const std::string& value) {
    Answer made = answer(200, "application/xml", metadataDocument());
    if (!name.empty())
        made.headers.emplace_back(name, value);
    return made;
}

Answer notModified() {
    return answer(304, "text/html", "");
}

/// The value of a header of the request at this position; empty where it is missing.
std::string sent(const ScriptedService& script, std::size_t request, const char* name) {
    return std::string(http::headerOf(script.transport->requests().at(request).headers, name));
}

std::size_t typesOf(const ScriptedService& script) {
    const auto model = script.open()->metadata({});
    BOOST_REQUIRE_MESSAGE(model, test::explain(model));
    return (*model)->types.size();
}

std::string bytesOf(const files::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace

BOOST_AUTO_TEST_SUITE(metadata_cache)

BOOST_AUTO_TEST_CASE(a_known_model_is_used_where_the_service_says_that_it_still_holds) {
    const Folder folder;
    ScriptedService script;
    script.connection.cacheFolder = folder.name();
    script.transport->on(http::Method::get, metadataUrl, metadataAnswer("ETag", "W/\"7\""));
    BOOST_TEST(typesOf(script) == 2U);
    BOOST_TEST(folder.list().size() == 1U);

    ScriptedService again;
    again.connection.cacheFolder = folder.name();
    ScriptedTransport& transport = *again.transport;
    transport.on(http::Method::get, metadataUrl, notModified());
    const auto model = again.open()->metadata({});
    BOOST_REQUIRE_MESSAGE(model, test::explain(model));
    BOOST_TEST((**model == **script.open()->metadata({})));
    BOOST_TEST(sent(again, 0, "If-None-Match") == "W/\"7\"");
    BOOST_TEST(transport.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_date_is_asked_with_where_there_is_no_tag) {
    const Folder folder;
    ScriptedService script;
    script.connection.cacheFolder = folder.name();
    const std::string date = "Tue, 04 Mar 2014 05:06:07 GMT";
    script.transport->on(http::Method::get, metadataUrl, metadataAnswer("Last-Modified", date));
    static_cast<void>(typesOf(script));
    static_cast<void>(typesOf(script));
    BOOST_TEST(sent(script, 0, "If-Modified-Since") == "");
    BOOST_TEST(sent(script, 1, "If-Modified-Since") == date);
}

BOOST_AUTO_TEST_CASE(another_document_replaces_the_known_one) {
    const Folder folder;
    ScriptedService script;
    script.connection.cacheFolder = folder.name();
    script.transport->on(http::Method::get, metadataUrl, metadataAnswer("ETag", "1"));
    BOOST_TEST(typesOf(script) == 2U);
    std::string changed = metadataDocument();
    changed.insert(changed.find("<ComplexType"), "<ComplexType Name=\"More\"/>");
    ScriptedService later(changed);
    later.connection.cacheFolder = folder.name();
    BOOST_TEST(typesOf(later) == 3U);
    BOOST_TEST(sent(later, 0, "If-None-Match") == "1");
    BOOST_TEST(folder.list().size() == 1U);
}

BOOST_AUTO_TEST_CASE(damaged_files_are_as_if_they_were_not_there) {
    const Folder folder;
    ScriptedService script;
    script.connection.cacheFolder = folder.name();
    script.transport->on(http::Method::get, metadataUrl, metadataAnswer("ETag", "1"));
    static_cast<void>(typesOf(script));
    const files::path file = folder.list().at(0);
    const std::string whole = bytesOf(file);
    BOOST_REQUIRE_GT(whole.size(), 100U);
    for (std::size_t size : {std::size_t{0}, std::size_t{20}, whole.size() / 2, whole.size() - 1}) {
        std::ofstream(file, std::ios::binary) << whole.substr(0, size);
        const std::size_t before = script.transport->requests().size();
        BOOST_TEST(typesOf(script) == 2U);
        BOOST_TEST(sent(script, before, "If-None-Match") == "", "cut to " << size);
    }
    std::string other = whole;
    other[other.size() / 2] ^= 1;
    std::ofstream(file, std::ios::binary) << other;
    const std::size_t before = script.transport->requests().size();
    BOOST_TEST(typesOf(script) == 2U);
    BOOST_TEST(sent(script, before, "If-None-Match") == "");
    BOOST_TEST(bytesOf(file) == whole);
}

BOOST_AUTO_TEST_CASE(accounts_and_languages_do_not_share_a_model) {
    const Folder folder;
    ScriptedService script;
    script.connection.cacheFolder = folder.name();
    script.transport->on(http::Method::get, metadataUrl, metadataAnswer("ETag", "1"));
    static_cast<void>(typesOf(script));
    script.connection.language = "de";
    static_cast<void>(typesOf(script));
    script.connection.credentials = http::Credentials{"https://h:443", "maria.secret", "pass.word"};
    static_cast<void>(typesOf(script));
    for (std::size_t i = 0; i < 3; ++i)
        BOOST_TEST(sent(script, i, "If-None-Match") == "");
    BOOST_TEST(folder.list().size() == 3U);
    for (const files::path& file : folder.list()) {
        const std::string bytes = bytesOf(file);
        BOOST_TEST(bytes.find("maria.secret") == std::string::npos);
        BOOST_TEST(bytes.find("pass.word") == std::string::npos);
        BOOST_TEST(
            ((files::status(file).permissions() & files::perms::others_all) == files::perms::none));
    }
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_does_no_harm) {
    ScriptedService script;
    script.connection.cacheFolder = "/proc/no/such/folder";
    BOOST_TEST(typesOf(script) == 2U);
}

BOOST_AUTO_TEST_CASE(documents_of_the_same_origin_are_followed_and_revalidated) {
    const auto edmx = [](const std::string& inside) {
        return R"(<Edmx Version="4.0" xmlns="http://docs.oasis-open.org/odata/ns/edmx">)" + inside +
               "</Edmx>";
    };
    const std::string main = edmx(
        R"(<Reference Uri="note.xml"><Include Namespace="O"/></Reference>)"
        R"(<Reference Uri="https://other.example/x.xml"><Include Namespace="X"/></Reference>)"
        R"(<Reference Uri="gone.xml"><Include Namespace="G"/></Reference>)"
        R"(<DataServices><Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">)"
        R"(<EntityType Name="T" BaseType="O.B"/></Schema></DataServices>)");
    const std::string note = edmx(
        R"(<DataServices><Schema Namespace="O" xmlns="http://docs.oasis-open.org/odata/ns/edm">)"
        R"(<EntityType Name="B"><Property Name="P" Type="Edm.Int32"/></EntityType></Schema>)"
        R"(</DataServices>)");
    const Folder folder;
    ScriptedService script(main);
    script.connection.cacheFolder = folder.name();
    script.transport->on(noteUrl, answer(200, "application/xml", note));
    script.transport->on("https://h/r.svc/gone.xml", answer(404, "text/plain", "gone"));
    const auto model = script.open()->metadata({});
    BOOST_REQUIRE_MESSAGE(model, test::explain(model));
    BOOST_REQUIRE_EQUAL((*model)->findType("N.T")->properties.size(), 1U);
    std::string warned;
    for (const odata::ModelWarning& warning : (*model)->warnings)
        warned += warning.element + "|";
    BOOST_TEST(warned == "https://other.example/x.xml|gone.xml|");
    // What is missing today may be there tomorrow: nothing is kept.
    BOOST_TEST(folder.list().empty());

    ScriptedService whole(main);
    whole.connection.cacheFolder = folder.name();
    whole.transport->on(noteUrl, answer(200, "application/xml", note));
    whole.transport->on("https://h/r.svc/gone.xml", answer(200, "application/xml", note));
    BOOST_TEST(typesOf(whole) == 2U);
    BOOST_TEST(folder.list().size() == 1U);
    BOOST_TEST(typesOf(whole) == 2U);
    BOOST_TEST(whole.transport->requests().size() == 6U);
}

BOOST_AUTO_TEST_SUITE_END()
