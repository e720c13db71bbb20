// SPDX-License-Identifier: MPL-2.0
// Annotations that stand apart from what they are about: finds the places in the model.
#pragma once

#include "odata/annotator.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace odc::odata::csdl {

/// Where a container's members stand in the model: "NS.Container/Set" → position.
struct ContainerIndex {
    std::map<std::string, std::size_t, std::less<>> sets = {};
    std::map<std::string, std::size_t, std::less<>> singletons = {};
    std::map<std::string, std::size_t, std::less<>> imports = {};
    std::string container = {}; ///< full name of the default one
};

class AnnotationTargets {
public:
    /// All are borrowed and outlive it; the model's lists do not grow meanwhile.
    AnnotationTargets(const Document& document, const Names& names, Annotator& annotator,
                      const ContainerIndex& index, Model& model);

    /// One group. A target that the metadata does not describe is a warning.
    void annotate(const Schema& schema, const AnnotationGroup& group);

private:
    struct Place {
        Annotations* annotations;
        std::string where;
    };

    std::vector<Place> placesOf(const Schema& schema, std::string_view path);
    std::vector<Place> typePlaces(const std::string& owner, std::string_view rest);
    std::vector<Place> childPlaces(const std::string& container, std::string_view rest);
    std::vector<Place> operationPlaces(const Schema& schema, std::string_view signature,
                                       std::string_view rest);
    /// The full name of a container, also where it is given without its namespace; or empty.
    [[nodiscard]] std::string containerOf(const Schema& schema, const std::string& name) const;
    const std::vector<std::string>& derivedFrom(const std::string& name);

    const Names& names_;
    Annotator& annotator_;
    const ContainerIndex& index_;
    Model& model_;
    std::vector<std::string> containers_;
    Annotations others_; ///< of containers beside the default one; nobody asks for them
    std::map<std::string, std::vector<std::string>> derived_; ///< directly
    bool isDerivedKnown_ = false;
};

} // namespace odc::odata::csdl
