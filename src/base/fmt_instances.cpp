// SPDX-License-Identifier: MPL-2.0
// The parts of fmt that its header-only form compiles again in every file: compiled once here, so
// that a file that formats takes half a second to build instead of four, and nothing has to be
// linked that a LibreOffice elsewhere may lack.
#include <fmt/format-inl.h>

#include <locale>

FMT_BEGIN_NAMESPACE
namespace detail {

template auto dragonbox::to_decimal(float value) noexcept -> dragonbox::decimal_fp<float>;
template auto dragonbox::to_decimal(double value) noexcept -> dragonbox::decimal_fp<double>;
template locale_ref::locale_ref(const std::locale& locale);
template auto locale_ref::get<std::locale>() const -> std::locale;
template auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template auto decimal_point_impl(locale_ref) -> char;
template void buffer<char>::append(const char* begin, const char* end);
template void vformat_to(buffer<char>& to, string_view format,
                         basic_format_args<buffer_context<char>> arguments, locale_ref locale);

} // namespace detail
FMT_END_NAMESPACE
