// SPDX-License-Identifier: MPL-2.0
#include "odata/annotator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace odc::odata::csdl {

namespace {

constexpr std::array knownVocabularies{"Org.OData.", "com.sap.vocabularies.", "OData.Community."};

} // namespace

bool isVocabulary(std::string_view name) {
    return std::ranges::any_of(knownVocabularies,
                               [&](std::string_view each) { return name.starts_with(each); });
}

std::string Annotator::termOf(const Schema& schema, std::string_view written) const {
    const std::size_t mark = written.find('#');
    std::string name = names_.resolve(schema, written.substr(0, mark));
    if (mark != std::string_view::npos)
        name += written.substr(mark);
    return name;
}

void Annotator::add(const Schema& schema, const WrittenAnnotations& terms, Annotations& annotations,
                    const std::string& where, const std::string& prefix) {
    for (const WrittenAnnotation& written : terms) {
        std::string name = prefix + termOf(schema, written.term);
        checkTerm(schema, written.term, where);
        checkMembers(schema, written.value, where);
        if (!written.annotations.empty())
            add(schema, written.annotations, annotations, where, name + "@");
        annotations.insert_or_assign(std::move(name), summaryOf(written.value));
    }
}

void Annotator::checkTerm(const Schema& schema, const std::string& term, const std::string& where) {
    const std::string name =
        names_.resolve(schema, std::string_view(term).substr(0, term.find('#')));
    const std::size_t dot = name.rfind('.');
    const bool isKnown = dot != std::string::npos &&
                         (isVocabulary(name) || names_.isKnownNamespace(name.substr(0, dot)));
    if (!isKnown && unknown_.insert(name).second)
        warnings_.push_back({where, fmt::format("The annotation {} is of a vocabulary that the "
                                                "metadata does not name; it is kept as written.",
                                                name)});
}

void Annotator::checkMembers(const Schema& schema, const Expression& value,
                             const std::string& where) {
    for (const Expression& item : value.items)
        checkMembers(schema, item, where);
    if (value.kind != Expression::Kind::enumMember)
        return;
    std::string_view rest = value.text;
    while (!rest.empty()) {
        const std::size_t end = rest.find(' ');
        const std::string_view path = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const std::size_t slash = path.rfind('/');
        if (slash == std::string_view::npos)
            continue;
        const WrittenType* type =
            names_.findEnumeration(names_.resolve(schema, path.substr(0, slash)));
        const std::string_view wanted = path.substr(slash + 1);
        if (type != nullptr && std::ranges::none_of(type->members, [&](const WrittenMember& each) {
                return each.member.name == wanted;
            }))
            warnings_.push_back(
                {where, fmt::format("An annotation names {}, which the enumeration does not have.",
                                    path)});
    }
}

} // namespace odc::odata::csdl
