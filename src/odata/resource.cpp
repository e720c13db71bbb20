// SPDX-License-Identifier: MPL-2.0
#include "odata/resource.hpp"

#include "odata/functions_of_model.hpp"
#include "odata/split.hpp"
#include "odata/type_name.hpp"

#include <algorithm>
#include <utility>

namespace odc::odata {

namespace {

template <typename Things>
auto findNamed(const Things& things, std::string_view name) {
    const auto found = std::ranges::find(
        things, name, [](const auto& thing) { return std::string_view(thing.name); });
    return found == things.end() ? nullptr : &*found;
}

/// Where a walk over a path stands.
class Walk {
public:
    explicit Walk(const Model& model) : model_(model) {}

    void begin(const PathSegment& segment) {
        if (const EntitySet* const set = model_.findEntitySet(segment.name))
            return enter(set->entityType, segment.arguments.empty(), segment.name);
        if (const Singleton* const one = model_.findSingleton(segment.name))
            return enter(one->entityType, false, segment.name);
        if (const FunctionImport* const import = findNamed(model_.functionImports, segment.name))
            return enterType(returnTypeOf(model_, *import, segment.arguments), segment.name);
        lose(segment);
    }

    void step(const PathSegment& segment) {
        if (segment.name.starts_with('$'))
            return stepSpecial(segment);
        if (!isKnown_)
            return lose(segment);
        if (segment.name.find('.') != std::string_view::npos && model_.findType(segment.name))
            return enter(segment.name, isCollection_ && segment.arguments.empty(), name_);
        if (const Operation* const bound =
                boundOperation(model_, segment, type_ ? type_->name : edmType_, isCollection_))
            return enterType(bound->returnType, segment.name);
        if (type_ && isCollection_) {
            isCollection_ = false; // a key that stands as a segment
            return;
        }
        if (!type_)
            return lose(segment);
        if (const auto* const link = findNamed(type_->navigation, segment.name))
            return enter(link->targetType, link->isCollection && segment.arguments.empty(),
                         segment.name);
        if (const auto* const property = findNamed(type_->properties, segment.name))
            return enterType(property->type, segment.name);
        lose(segment);
    }

    [[nodiscard]] Resource end() && {
        if (areLinksAhead_)
            become(AnswerForm::links, "Link", isCollection_);
        Resource resource{.shape = {form_, std::move(name_)},
                          .type = type_,
                          .edmType = std::move(edmType_),
                          .isCollection = isCollection_,
                          .isKnown = isKnown_};
        if (form_ == AnswerForm::rows && isKnown_ && !(type_ && type_->isEntity))
            resource.shape.form = AnswerForm::value;
        return resource;
    }

private:
    void enter(std::string_view entityType, bool isCollection, std::string_view name) {
        type_ = model_.findType(entityType);
        isKnown_ = type_ != nullptr;
        edmType_.clear();
        isCollection_ = isCollection;
        name_ = name;
    }

    void enterType(std::string_view type, std::string_view name) {
        isCollection_ = isCollectionType(type);
        edmType_ = underlyingTypeOf(model_, elementTypeOf(type));
        type_ = model_.findType(edmType_);
        if (type_)
            edmType_.clear();
        isKnown_ = type_ || !edmType_.empty();
        name_ = name;
    }

    /// A path that ends with a key in brackets names one entity, whoever knows it.
    void lose(const PathSegment& segment) {
        type_ = nullptr;
        edmType_.clear();
        isKnown_ = false;
        isCollection_ = segment.arguments.empty();
        name_ = segment.name;
    }

    void stepSpecial(const PathSegment& segment) {
        if (segment.name == "$count") {
            become(AnswerForm::count, "Count", false);
            edmType_ = "Edm.Int64";
            type_ = nullptr;
        } else if (segment.name == "$value") {
            const bool isMedia = type_ != nullptr;
            become(AnswerForm::raw, isMedia ? "Value" : std::exchange(name_, {}), false);
            type_ = nullptr;
        } else if (segment.name == "$ref") {
            become(AnswerForm::links, "Link", isCollection_);
        } else if (segment.name == "$links") {
            areLinksAhead_ = true;
        } else {
            lose(segment);
        }
    }

    void become(AnswerForm form, std::string name, bool isCollection) {
        form_ = form;
        name_ = std::move(name);
        isCollection_ = isCollection;
    }

    const Model& model_;
    const StructuredType* type_ = nullptr;
    std::string edmType_;
    std::string name_;
    AnswerForm form_ = AnswerForm::rows;
    bool isCollection_ = true;
    bool isKnown_ = false;
    bool areLinksAhead_ = false; ///< $links: what follows names the addresses of entities
};

} // namespace

std::vector<PathSegment> segmentsOf(std::string_view path) {
    std::vector<PathSegment> segments;
    for (const std::string_view text : splitPath(path)) {
        const std::size_t open = text.find('(');
        if (text.empty())
            continue;
        if (open == std::string_view::npos || !text.ends_with(')'))
            segments.push_back({text, {}, false});
        else
            segments.push_back(
                {text.substr(0, open), text.substr(open + 1, text.size() - open - 2), true});
    }
    return segments;
}

Resource resourceAt(const Model& model, std::string_view path) {
    const std::vector<PathSegment> segments = segmentsOf(path);
    Walk walk(model);
    for (std::size_t i = 0; i < segments.size(); ++i)
        i == 0 ? walk.begin(segments[i]) : walk.step(segments[i]);
    return std::move(walk).end();
}

base::Schema columnOf(const Model& model, const Resource& resource) {
    if (resource.shape.form == AnswerForm::links)
        return {{.path = resource.shape.name}};
    if (resource.edmType.empty() || resource.shape.name.empty() ||
        (!resource.isKnown && resource.shape.form != AnswerForm::count))
        return {};
    return {{.path = resource.shape.name,
             .kind = kindOf(model, resource.edmType),
             .edmType = resource.edmType}};
}

} // namespace odc::odata
