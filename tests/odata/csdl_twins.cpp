// SPDX-License-Identifier: MPL-2.0
// Public models that exist as CSDL XML and as CSDL JSON give the same model.
#include "odata/metadata.hpp"

#include "odata/model_twins.hpp"
#include "odata/reason.hpp"
#include "odata/type_name.hpp"
#include "support/skip.hpp"
#include "support/test_data.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace odc::odata;
using odc::test::reasonOf;

namespace {

Model read(const std::string& file) {
    auto model = readMetadata(odc::test::readFile(*odc::test::testDataFolder() + "/" + file));
    BOOST_REQUIRE_MESSAGE(model, file << ": " << reasonOf(model));
    return std::move(model).value();
}

/// One line a fact, so that a difference can be read.
class Facts {
public:
    explicit Facts(bool withAnnotations) : withAnnotations_(withAnnotations) {}

    std::set<std::string> of(const Model& model) {
        for (const auto& [name, type] : model.types)
            add(type);
        for (const auto& [name, type] : model.enums) {
            line(name, "enum", type.underlyingType + (type.isFlags ? " flags" : ""));
            annotations(name, type.annotations);
            for (const EnumMember& member : type.members) {
                line(name + "/" + member.name, "member", std::to_string(member.value));
                annotations(name + "/" + member.name, member.annotations);
            }
        }
        for (const auto& [name, definition] : model.definitions) {
            line(name, "definition",
                 definition.underlyingType + facet(definition.maxLength) +
                     facet(definition.precision));
            annotations(name, definition.annotations);
        }
        for (const auto& [name, term] : model.terms) {
            line(name, "term", term.type + " " + term.appliesTo);
            annotations(name, term.annotations);
        }
        for (const EntitySet& set : model.entitySets)
            addSource(set, "set");
        for (const Singleton& singleton : model.singletons)
            addSource(singleton, "singleton");
        if (withAnnotations_)
            addCalls(model);
        annotations("container", model.containerAnnotations);
        return std::move(facts_);
    }

private:
    /// Blanks run together, for an XML attribute has no line breaks; and one alias written out
    /// that the JSON of a pair uses inside of values and the XML does not.
    void line(const std::string& element, const std::string& what, const std::string& value) {
        std::string text;
        for (const char c : element + " " + what + " " + value) {
            const bool isBlank = c == ' ' || c == '\n';
            if (!isBlank || !text.ends_with(' '))
                text += isBlank ? ' ' : c;
        }
        for (std::size_t at = text.find("M1."); at != std::string::npos; at = text.find("M1."))
            text.replace(at, 3, "Model1.");
        facts_.insert(text);
    }

    void addCalls(const Model& model) {
        for (const Operation& operation : model.operations)
            add(operation);
        for (const FunctionImport& import : model.functionImports) {
            line(import.name, "import", import.returnType + " " + import.entitySet);
            annotations(import.name, import.annotations);
        }
    }

    /// A facet of 0 is what XML takes where nothing is written, and JSON writes it.
    static std::string facet(const std::optional<int>& value) {
        return value.value_or(0) == 0 ? " -" : " " + std::to_string(*value);
    }

    void annotations(const std::string& element, const Annotations& annotations) {
        if (!withAnnotations_)
            return;
        for (const auto& [term, value] : annotations) {
            // XML has it as a text that JSON has as an object.
            if (term != "Org.OData.JSON.V1.Schema")
                line(element, "@" + term, value);
        }
    }

    void add(const StructuredType& type) {
        line(type.name, "type",
             type.baseType + (type.isEntity ? " entity" : " complex") +
                 (type.isAbstract ? " abstract" : "") + (type.isOpen ? " open" : "") +
                 (type.hasStream ? " stream" : ""));
        for (const std::string& part : type.key)
            line(type.name, "key", part);
        for (const auto& [alias, path] : type.keyAliases)
            line(type.name, "alias", alias + " " + path);
        annotations(type.name, type.annotations);
        for (const auto& [path, notes] : type.pathAnnotations)
            annotations(type.name + "//" + path, notes);
        for (const Property& property : type.properties) {
            const std::string where = type.name + "/" + property.name;
            line(where, "property",
                 property.type + (property.isNullable ? " null" : "") + " " + property.definition +
                     facet(property.maxLength) + facet(property.precision) + facet(property.scale));
            // XML has no null, and JSON no more digits than a double needs.
            if (!property.defaultValue.empty() && property.defaultValue != "null" &&
                property.type != "Edm.Double")
                line(where, "default", property.defaultValue);
            annotations(where, property.annotations);
        }
        for (const NavigationProperty& navigation : type.navigation) {
            const std::string where = type.name + "/" + navigation.name;
            line(where, "navigation",
                 navigation.targetType + (navigation.isCollection ? " many" : " one") +
                     (navigation.isNullable || navigation.isCollection ? " null" : "") +
                     (navigation.isContained ? " contained" : "") + " " +
                     (withAnnotations_ ? navigation.partner : ""));
            for (const auto& [own, other] : navigation.constraints)
                line(where, "constraint", own + " " + other);
            annotations(where, navigation.annotations);
        }
    }

    template <typename Source>
    void addSource(const Source& source, const std::string& what) {
        line(source.name, what, source.entityType);
        for (const auto& [path, target] : source.navigationTargets)
            line(source.name, "target", path + " " + target);
        const Capabilities& can = source.capabilities;
        line(source.name, "can",
             std::string(can.isFilterable ? "filter " : "") + (can.isSortable ? "sort " : "") +
                 (can.isExpandable ? "expand " : "") + (can.isCountable ? "count " : "") +
                 (can.isTopSupported ? "top " : "") + (can.isSkipSupported ? "skip " : "") +
                 (can.isFilterRequired ? "must " : ""));
        for (const std::string& each : can.nonFilterable)
            line(source.name, "no filter", each);
        for (const std::string& each : can.nonSortable)
            line(source.name, "no sort", each);
        for (const std::string& each : can.requiredFilters)
            line(source.name, "must filter", each);
        for (const auto& [property, allowed] : can.filterExpressions)
            line(source.name, "filter as", property + " " + allowed);
        annotations(source.name, source.annotations);
        for (const auto& [path, notes] : source.pathAnnotations)
            annotations(source.name + "//" + path, notes);
    }

    void add(const Operation& operation) {
        std::string signature = operation.name + "(";
        for (const FunctionParameter& parameter : operation.parameters)
            signature +=
                parameter.name + " " + parameter.type +
                (parameter.isNullable && elementTypeOf(parameter.type) == parameter.type ? " null"
                                                                                         : "") +
                facet(parameter.maxLength) + ",";
        line(signature, operation.isAction ? "action" : "function",
             operation.returnType + (operation.isBound ? " bound" : "") +
                 (operation.isComposable ? " composable" : "") + " " + operation.entitySetPath);
        annotations(signature, operation.annotations);
        annotations(signature + " return", operation.returnAnnotations);
        for (const FunctionParameter& parameter : operation.parameters)
            annotations(signature + "/" + parameter.name, parameter.annotations);
    }

    bool withAnnotations_;
    std::set<std::string> facts_;
};

std::string difference(const std::set<std::string>& left, const std::set<std::string>& right) {
    std::vector<std::string> only;
    std::ranges::set_difference(left, right, std::back_inserter(only));
    std::string text;
    for (const std::string& fact : only)
        text += "\n  " + fact;
    return text;
}

void compare(const std::string& name, bool withAnnotations) {
    BOOST_TEST_CONTEXT(name) {
        const Model xml = read(name + ".xml");
        const Model json = read(name + ".json");
        if (withAnnotations)
            BOOST_TEST((xml.version == json.version));
        BOOST_TEST(xml.container == json.container);
        const auto left = Facts(withAnnotations).of(xml);
        const auto right = Facts(withAnnotations).of(json);
        BOOST_TEST(difference(left, right) == "", "only in XML:" << difference(left, right));
        BOOST_TEST(difference(right, left) == "", "only in JSON:" << difference(right, left));
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(csdl_twins)

BOOST_AUTO_TEST_CASE(a_model_is_the_same_in_xml_and_json) {
    if (!odc::test::testDataFolder()) {
        odc::test::skip("the folder of public test data is not there");
        return;
    }
    for (const char* name : odc::test::modelTwins)
        compare(name, true);
}

BOOST_AUTO_TEST_CASE(an_older_model_has_the_shape_of_its_conversion) {
    if (!odc::test::testDataFolder()) {
        odc::test::skip("the folder of public test data is not there");
        return;
    }
    for (const char* name : odc::test::olderModelTwins)
        compare(name, false);
}

BOOST_AUTO_TEST_SUITE_END()
