// SPDX-License-Identifier: MPL-2.0
#include "text/json_envelope.hpp"

namespace odc::text {

/// [ … ]   {"d": [ … ]}   {"value": [ … ]}   {"results": [ … ]}   {"d": {"results": [ … ]}}
bool JsonEnvelope::opensRows() const {
    if (hadRows_)
        return false;
    if (open_.empty())
        return true;
    if (open_ == "{")
        return outerKey_ == "d" || outerKey_ == "value" || outerKey_ == "results";
    return open_ == "{{" && outerKey_ == "d" && innerKey_ == "results";
}

JsonEnvelope::Taken JsonEnvelope::take(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (text_.size() >= maxBytes_)
            return {State::tooLarge, i};
        text_ += c;
        if (isInString_) {
            if (isEscaped_) {
                isEscaped_ = false;
            } else if (c == '\\') {
                isEscaped_ = true;
            } else if (c == '"') {
                isInString_ = false;
                stringLength_ = text_.size() - 1 - stringBegin_;
            }
            continue;
        }
        switch (c) {
        case '"':
            isInString_ = true;
            stringBegin_ = text_.size();
            break;
        case ':':
            if (open_.size() == 1)
                outerKey_ = text_.substr(stringBegin_, stringLength_);
            else if (open_.size() == 2)
                innerKey_ = text_.substr(stringBegin_, stringLength_);
            break;
        case '[':
            if (opensRows()) {
                open_ += c;
                return {State::rowsBegin, i + 1};
            }
            [[fallthrough]];
        case '{':
            if (open_.size() >= maxDepth_)
                return {State::tooDeep, i};
            open_ += c;
            break;
        case ']':
        case '}':
            if (!open_.empty())
                open_.pop_back();
            break;
        default:
            break;
        }
    }
    return {State::wantsMore, bytes.size()};
}

} // namespace odc::text
