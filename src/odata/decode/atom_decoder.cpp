// SPDX-License-Identifier: MPL-2.0
#include "odata/decode/atom_handler.hpp"
#include "odata/decoder.hpp"

#include <utility>
#include <vector>

namespace odc::odata {

using base::Result;

namespace {

class AtomDecoder final : public Decoder {
public:
    AtomDecoder(DecoderOptions options, base::BatchSink sink)
        : builder_(std::move(options), std::move(sink)), inner_(builder_),
          innerReader_(inner_, text::JsonRowsLimits{.maxDepth = builder_.limits().maxDepth}),
          handler_(builder_, inner_),
          reader_(handler_, text::XmlLimits{.maxDepth = builder_.limits().maxDepth}) {
        inner_.attach(innerReader_);
        handler_.attach(reader_);
    }

    Result<void> push(std::string_view bytes) override { return reader_.push(bytes); }

    Result<PageEnd> finish() override {
        if (auto finished = reader_.finish(); !finished)
            return std::move(finished).error();
        if (!builder_.finish())
            return builder_.error();
        PageEnd end = handler_.pageEnd();
        end.rows = builder_.rowCount();
        end.warnings = builder_.takeWarnings();
        return end;
    }

private:
    RowBuilder builder_;
    JsonHandler inner_;
    text::JsonRowsReader<JsonHandler> innerReader_;
    AtomHandler handler_;
    text::XmlReader<AtomHandler> reader_;
};

} // namespace

std::unique_ptr<Decoder> makeAtomDecoder(DecoderOptions options, base::BatchSink sink) {
    return std::make_unique<AtomDecoder>(std::move(options), std::move(sink));
}

} // namespace odc::odata
