// SPDX-License-Identifier: MPL-2.0
// Answers that are no list of entities: a property, what a function returns, links, $value, $count.
// Each is read whole, for it is small or has a limit. Not for: entities (atom_decoder,
// json_decoder).
#pragma once

#include "odata/decoder.hpp"

#include <memory>
#include <string_view>

namespace odc::odata {

/// What the beginning of a JSON document shows: a list of objects; a value, or a list of values; or
/// neither, or too little.
enum class JsonBeginning { rows, value, unclear };
JsonBeginning judgeJson(std::string_view firstBytes);
/// Whether an XML document's root is none of those that Atom's reader knows.
bool beginsXmlValue(std::string_view firstBytes);

/// A property or a function's result in JSON or XML, of any version: one row, or one a member of a
/// collection. A primitive value's column has the name that options.shape gives, else the one in
/// the answer; a complex value has a column for each of its parts.
/// Shape:   v1, v2: {"d":{"Name":…}}, {"d":{"results":[…]}}, <d:Name>; v3, v4: {"value":…}, bare
///          values, <m:value>, <m:element>.
/// Null:    m:null, null and "odata.null": one row with a null.
std::unique_ptr<Decoder> makeValueDecoder(DecoderOptions options, base::BatchSink sink);

/// Addresses of entities, one a row: <links><uri>, <m:ref id>, {"uri":…}, {"url":…},
/// {"@odata.id":…}. Not resolved.
std::unique_ptr<Decoder> makeLinksDecoder(DecoderOptions options, base::BatchSink sink);

/// The bytes of $value or the number of $count in one cell. Text by the content type's charset;
/// other bytes as base64.
std::unique_ptr<Decoder> makeRawDecoder(std::string_view contentType, DecoderOptions options,
                                        base::BatchSink sink);

} // namespace odc::odata
