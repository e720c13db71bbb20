// SPDX-License-Identifier: MPL-2.0
#include "text/xml_tree.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using odc::base::ErrorKind;
using odc::text::readXmlTree;
using odc::text::XmlElement;
using odc::text::XmlLimits;

namespace {

XmlElement mustRead(std::string_view xml) {
    auto read = readXmlTree(xml, XmlLimits{});
    BOOST_REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().message));
    return std::move(read).value();
}

odc::base::Error mustRefuse(std::string_view xml, const XmlLimits& limits = {}) {
    auto read = readXmlTree(xml, limits);
    BOOST_REQUIRE_MESSAGE(!read.has_value(), "was read: " << xml.substr(0, 80));
    return read.error();
}

struct Ignoring {
    void startElement(odc::text::XmlName, odc::text::XmlName, const odc::text::XmlAttributes&) {}
    void endElement() {}
    void characters(std::string_view) {}
};

} // namespace

BOOST_AUTO_TEST_SUITE(xml_tree)

BOOST_AUTO_TEST_CASE(names_attributes_text_and_lines_are_kept) {
    const XmlElement root = mustRead("<?xml version='1.0'?>\n"
                                     "<a xmlns='urn:one' xmlns:x='urn:two' k='v &amp; w' x:k='2'>\n"
                                     "  <x:b>text &lt; <![CDATA[<raw>]]></x:b>\n"
                                     "</a>");
    BOOST_TEST(root.localName == "a");
    BOOST_TEST(root.namespaceUri == "urn:one");
    BOOST_TEST(root.attribute("k") == "v & w");
    BOOST_REQUIRE(root.findAttribute("urn:two", "k") != nullptr);
    BOOST_TEST(*root.findAttribute("urn:two", "k") == "2");
    BOOST_TEST(root.findAttribute("missing") == nullptr);
    BOOST_TEST(root.attribute("missing") == "");
    BOOST_TEST(root.text == "");
    BOOST_TEST(root.line == 2);
    BOOST_REQUIRE(root.child("b") != nullptr);
    BOOST_TEST(root.child("b")->namespaceUri == "urn:two");
    BOOST_TEST(root.child("b")->text == "text < <raw>");
    BOOST_TEST(root.child("b")->line == 3);
    BOOST_TEST(root.child("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_and_utf_16_are_read) {
    BOOST_TEST(mustRead("\xEF\xBB\xBF<a>\xC3\xA4</a>").text == "\xC3\xA4");
    std::string wide("\xFF\xFE", 2);
    for (const char c : std::string_view("<?xml version='1.0' encoding='UTF-16'?><a>b</a>")) {
        wide += c;
        wide += '\0';
    }
    BOOST_TEST(mustRead(wide).text == "b");
}

BOOST_AUTO_TEST_CASE(a_document_type_declaration_is_refused) {
    const auto error = mustRefuse("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>");
    BOOST_TEST((error.kind == ErrorKind::badResponse));
    BOOST_TEST(error.message.find("document type declaration") != std::string::npos, error.message);
    mustRefuse("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>");
    mustRefuse("<!DOCTYPE a [<!ENTITY e SYSTEM 'http://127.0.0.1:9/x'>]><a>&e;</a>");
    mustRefuse("<!DOCTYPE a><a/>");
}

BOOST_AUTO_TEST_CASE(an_entity_that_xml_does_not_know_is_refused) {
    BOOST_TEST((mustRefuse("<a>&nbsp;</a>").kind == ErrorKind::badResponse));
}

BOOST_AUTO_TEST_CASE(what_is_cut_or_not_well_formed_is_refused_with_its_place) {
    BOOST_TEST(mustRefuse("<a><b>").message.find("ends in the middle") != std::string::npos);
    BOOST_TEST(mustRefuse("").message.find("ends in the middle") != std::string::npos);
    BOOST_TEST(mustRefuse("<a>\n<b></a>").where.find("line 2") != std::string::npos);
    mustRefuse("<a/><b/>");
    mustRefuse("plain text");
    mustRefuse("<x:a/>");
}

BOOST_AUTO_TEST_CASE(a_wrong_encoding_is_refused) {
    BOOST_TEST(mustRefuse("<?xml version='1.0' encoding='utf-8'?><a>caf\xE9</a>")
                   .message.find("encoding") != std::string::npos);
    mustRefuse("<?xml version='1.0' encoding='no-such-thing'?><a/>");
}

BOOST_AUTO_TEST_CASE(an_encoding_whose_pieces_cannot_be_read_alone_is_refused) {
    for (const char* name : {"utf-7", "UTF-7", "ISO-2022-JP"})
        BOOST_TEST(mustRefuse("<?xml version='1.0' encoding='" + std::string(name) + "'?><a/>")
                           .message.find("encoding") != std::string::npos,
                   name);
    for (const char* name : {"ISO-8859-1", "windows-1252", "US-ASCII", "Utf-8"})
        BOOST_TEST(
            mustRead("<?xml version='1.0' encoding='" + std::string(name) + "'?><a/>").localName ==
                "a",
            name);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf_16_are_refused_however_they_are_cut) {
    std::string text("\xFF\xFE<\0a\0>\0", 8);
    for (int i = 0; i < 200; ++i)
        text += "\x7A\xDA"; // half of a character, without its other half
    for (const std::size_t piece : {text.size(), std::size_t{12}, std::size_t{1}}) {
        Ignoring handler;
        odc::text::XmlReader<Ignoring> reader(handler, XmlLimits{});
        for (std::size_t at = 0; at < text.size() && !reader.isStopped(); at += piece)
            (void)reader.push(std::string_view(text).substr(at, piece));
        BOOST_TEST(!reader.finish().has_value(), piece);
    }
}

BOOST_AUTO_TEST_CASE(an_encoding_that_only_the_first_bytes_tell_is_refused_by_name) {
    using namespace std::string_literals;
    for (const std::string& begin :
         {"\0\0\0<\0\0\0a"s, "<\0\0\0a\0\0\0"s, "\0\0<\0\0\0a\0"s, "\0<\0\0\0a\0\0"s})
        BOOST_TEST(mustRefuse(begin).message.find("UCS-4") != std::string::npos);
    BOOST_TEST(mustRefuse("\x4C\x6F\xA7\x94\x93").message.find("EBCDIC") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(depth_attributes_and_size_are_limited) {
    std::string deep;
    for (int i = 0; i < 65; ++i)
        deep += "<a>";
    BOOST_TEST((mustRefuse(deep).kind == ErrorKind::tooLarge));
    XmlLimits limits;
    limits.maxBytes = 10;
    BOOST_TEST((mustRefuse("<a>0123456789</a>", limits).kind == ErrorKind::tooLarge));
    limits = {};
    limits.maxAttributes = 1;
    BOOST_TEST((mustRefuse("<a b='' c=''/>", limits).kind == ErrorKind::tooLarge));
}

BOOST_AUTO_TEST_SUITE_END()
