// SPDX-License-Identifier: MPL-2.0
#include "support/behaviours.hpp"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>

#include <array>

namespace odc::test {

std::string gzip(std::string_view bytes) {
    namespace zlib = boost::beast::zlib;
    std::string packed("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF", 10);
    zlib::deflate_stream stream;
    zlib::z_params state;
    state.next_in = bytes.data();
    state.avail_in = bytes.size();
    std::array<char, 16'384> window{};
    boost::beast::error_code failed;
    do {
        state.next_out = window.data();
        state.avail_out = window.size();
        stream.write(state, zlib::Flush::finish, failed);
        packed.append(window.data(), window.size() - state.avail_out);
    } while (!failed);
    boost::crc_32_type checksum;
    checksum.process_bytes(bytes.data(), bytes.size());
    for (const std::uint32_t number :
         {checksum.checksum(), static_cast<std::uint32_t>(bytes.size())})
        for (int shift = 0; shift < 32; shift += 8)
            packed += static_cast<char>(number >> shift);
    return packed;
}

} // namespace odc::test
