// SPDX-License-Identifier: MPL-2.0
// Puts written annotations into the model's, and says what is odd about them.
#pragma once

#include "odata/csdl_names.hpp"

#include <set>
#include <string>
#include <vector>

namespace odc::odata::csdl {

/// Whether a term or a namespace belongs to a vocabulary that services use without always naming
/// it, and that says nothing about the shape of rows.
bool isVocabulary(std::string_view name);

class Annotator {
public:
    /// Both are borrowed and outlive it.
    Annotator(const Names& names, std::vector<ModelWarning>& warnings)
        : names_(names), warnings_(warnings) {}

    /// Aliases resolved, values summed up; a later one of the same name wins. `where` is the
    /// element, for warnings. `prefix` goes before each term ("Some.Term@").
    void add(const Schema& schema, const WrittenAnnotations& terms, Annotations& annotations,
             const std::string& where, const std::string& prefix);

    /// The full name of a term, its qualifier left in place.
    [[nodiscard]] std::string termOf(const Schema& schema, std::string_view written) const;

private:
    void checkTerm(const Schema& schema, const std::string& term, const std::string& where);
    void checkMembers(const Schema& schema, const Expression& value, const std::string& where);

    const Names& names_;
    std::vector<ModelWarning>& warnings_;
    std::set<std::string, std::less<>> unknown_; ///< terms that were warned of once
};

} // namespace odc::odata::csdl
