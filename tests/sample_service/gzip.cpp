// SPDX-License-Identifier: MPL-2.0
#include "sample_service/gzip.hpp"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>

#include <cstdint>

namespace odc::sample {

namespace zlib = boost::beast::zlib;

namespace {

void appendLittleEndian(std::string& out, std::uint32_t number) {
    for (int byte = 0; byte < 4; ++byte)
        out += static_cast<char>(number >> (8 * byte) & 0xff);
}

} // namespace

std::string gzipped(std::string_view text) {
    const std::string head("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    zlib::deflate_stream deflate;
    deflate.reset(3, 15, 8, zlib::Strategy::normal);
    std::string out = head;
    out.resize(head.size() + deflate.upper_bound(text.size()) + 64);
    zlib::z_params stream;
    stream.next_in = text.data();
    stream.avail_in = text.size();
    stream.next_out = out.data() + head.size();
    stream.avail_out = out.size() - head.size();
    boost::beast::error_code error;
    deflate.write(stream, zlib::Flush::finish, error);
    out.resize(head.size() + stream.total_out);
    boost::crc_32_type checksum;
    checksum.process_bytes(text.data(), text.size());
    appendLittleEndian(out, checksum.checksum());
    appendLittleEndian(out, static_cast<std::uint32_t>(text.size()));
    return out;
}

bool allowsGzip(std::string_view acceptEncoding) {
    const std::size_t at = acceptEncoding.find("gzip");
    return at != std::string_view::npos && !acceptEncoding.substr(at).starts_with("gzip;q=0,") &&
           acceptEncoding.substr(at) != "gzip;q=0";
}

} // namespace odc::sample
