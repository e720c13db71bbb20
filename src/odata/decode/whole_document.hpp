// SPDX-License-Identifier: MPL-2.0
// The half that all decoders of small documents share: collects the bytes, up to a limit.
#pragma once

#include "odata/decode/row_builder.hpp"
#include "odata/decoder.hpp"

#include <optional>
#include <string>

namespace odc::odata {

class WholeDocumentDecoder : public Decoder {
public:
    WholeDocumentDecoder(DecoderOptions options, base::BatchSink sink, std::size_t maxBytes)
        : shape_(options.shape), schema_(options.schema), maxBytes_(maxBytes),
          builder_(std::move(options), std::move(sink)) {}

    base::Result<void> push(std::string_view bytes) final;
    base::Result<PageEnd> finish() final;

protected:
    /// Makes the rows of body_. `end` gets links and count.
    virtual base::Result<void> read(PageEnd& end) = 0;

    /// True as it is, or the builder's Error.
    [[nodiscard]] base::Result<void> outcome(bool isFine) const {
        return isFine ? base::Result<void>() : builder_.error();
    }
    /// One row of the one column.
    [[nodiscard]] bool appendValue(std::string_view name, std::string_view text, ValueForm form,
                                   std::string_view edmType);
    [[nodiscard]] bool appendNull(std::string_view name);
    /// The one column's heading: the shape's name, else what the answer calls it.
    [[nodiscard]] std::string headingOr(std::string_view name) const;

    const AnswerShape shape_;
    const base::Schema schema_;
    std::string body_;
    std::size_t maxBytes_;
    RowBuilder builder_;

private:
    PropertySlot& slotOf(std::string_view name);
};

} // namespace odc::odata
