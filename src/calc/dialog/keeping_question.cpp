// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/keeping_question.hpp"

#include "calc/dialog/choice_question.hpp"

#include <array>
#include <utility>

namespace odc::calc::dialog {
namespace {

constexpr std::array<std::pair<const char*, KeepingChoice>, 3> choices{{
    {"keeping.master", KeepingChoice::withMasterPassword},
    {"keeping.plain", KeepingChoice::withoutMasterPassword},
    {"keeping.session", KeepingChoice::thisSession},
}};

} // namespace

std::optional<KeepingChoice> askHowToKeep(const Reference<css::uno::XComponentContext>& context,
                                          const Texts& texts,
                                          const Reference<css::awt::XWindowPeer>& parent) {
    ChoiceQuestion question{
        texts("keeping.title"), texts("keeping.text"), {}, texts("action.cancel")};
    for (const auto& [key, choice] : choices)
        question.answers.push_back(texts(key));
    const std::optional<std::size_t> answer = askChoice(context, parent, question);
    if (!answer)
        return std::nullopt;
    return choices[*answer].second;
}

} // namespace odc::calc::dialog
