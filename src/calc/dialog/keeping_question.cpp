// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/keeping_question.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/form.hpp"

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <cppuhelper/implbase1.hxx>

#include <string>
#include <utility>

namespace odc::calc::dialog {
namespace {

/// Ends the dialog with the pressed button's command as its answer.
class Answer final : public cppu::WeakImplHelper1<css::awt::XActionListener> {
public:
    explicit Answer(const Reference<css::awt::XDialog>& dialog) : dialog_(dialog) {}

    [[nodiscard]] const OUString& command() const { return command_; }

    void SAL_CALL actionPerformed(const css::awt::ActionEvent& event) override {
        command_ = event.ActionCommand;
        if (dialog_.is())
            dialog_->endExecute();
    }
    void SAL_CALL disposing(const css::lang::EventObject&) override { dialog_.clear(); }

private:
    Reference<css::awt::XDialog> dialog_;
    OUString command_;
};

constexpr std::pair<const char*, KeepingChoice> choices[] = {
    {"keeping.master", KeepingChoice::withMasterPassword},
    {"keeping.plain", KeepingChoice::withoutMasterPassword},
    {"keeping.session", KeepingChoice::thisSession},
};

} // namespace

std::optional<KeepingChoice> askHowToKeep(const Reference<css::uno::XComponentContext>& context,
                                          const Texts& texts,
                                          const Reference<css::awt::XWindowPeer>& parent) {
    Form form(context, texts("keeping.title"));
    form.add("FixedText", "text",
             {{"Label", Any(texts("keeping.text"))}, {"MultiLine", Any(true)}});
    for (const auto& [key, choice] : choices)
        form.add("Button", key,
                 {{"Label", Any(texts(key))},
                  {"DefaultButton", Any(choice == KeepingChoice::withMasterPassword)}});
    form.add("Button", "cancel", {{"Label", Any(texts("action.cancel"))}});
    form.open(parent);

    const rtl::Reference<Answer> answer(
        new Answer(Reference<css::awt::XDialog>(form.dialog(), UNO_QUERY_THROW)));
    std::vector<Row> rows{{RowKind::full, {form.wrapped("text", form.pixels(230, 0).width)}}};
    bool isFirst = true;
    for (const auto& [key, choice] : choices) {
        rows.push_back({RowKind::full, {form.stretched(key)}, 1, isFirst});
        isFirst = false;
    }
    rows.push_back({RowKind::buttons, {form.cell("cancel")}, 1, true});
    for (const char* name : {choices[0].first, choices[1].first, choices[2].first, "cancel"}) {
        const auto button = form.as<css::awt::XButton>(name);
        button->setActionCommand(OUString::createFromAscii(name));
        button->addActionListener(answer.get());
    }
    form.arrange(rows, 0);
    form.focus(choices[0].first);
    form.dialog()->execute();
    form.close();

    for (const auto& [key, choice] : choices)
        if (answer->command().equalsAscii(key))
            return choice;
    return {};
}

} // namespace odc::calc::dialog
