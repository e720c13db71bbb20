// SPDX-License-Identifier: MPL-2.0
#include "calc/dialog/choice_question.hpp"

#include "calc/convert.hpp"
#include "calc/dialog/form.hpp"

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <cppuhelper/implbase1.hxx>

#include <string>

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

} // namespace

std::optional<std::size_t> askChoice(const Reference<css::uno::XComponentContext>& context,
                                     const Reference<css::awt::XWindowPeer>& parent,
                                     const ChoiceQuestion& question) {
    Form form(context, question.title);
    form.add("FixedText", "text", {{"Label", Any(question.text)}, {"MultiLine", Any(true)}});
    std::vector<std::string> names;
    for (const OUString& answer : question.answers) {
        names.push_back("answer" + std::to_string(names.size()));
        form.add("Button", names.back(),
                 {{"Label", Any(answer)}, {"DefaultButton", Any(names.size() == 1)}});
    }
    form.add("Button", "cancel", {{"Label", Any(question.cancel)}});
    form.open(parent);

    std::vector<Row> rows{{RowKind::full, {form.wrapped("text", form.pixels(230, 0).width)}}};
    for (const std::string& name : names)
        rows.push_back({RowKind::full, {form.stretched(name)}, 1, name == names.front()});
    rows.push_back({RowKind::buttons, {form.cell("cancel")}, 1, true});
    const rtl::Reference<Answer> answer(
        new Answer(Reference<css::awt::XDialog>(form.dialog(), UNO_QUERY_THROW)));
    std::vector<std::string> buttons = names;
    buttons.emplace_back("cancel");
    for (const std::string& name : buttons) {
        const auto button = form.as<css::awt::XButton>(name);
        button->setActionCommand(toUno(name));
        button->addActionListener(answer.get());
    }
    form.arrange(rows, 0);
    form.focus(names.front());
    form.dialog()->execute();
    form.close();

    for (std::size_t i = 0; i < names.size(); ++i)
        if (answer->command() == toUno(names[i]))
            return i;
    return std::nullopt;
}

} // namespace odc::calc::dialog
