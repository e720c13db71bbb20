// SPDX-License-Identifier: MPL-2.0
// Metadata of 2,500 entity types into a model, and the same model from the file that was kept of
// it, as a service is opened: with the request that revalidates it, which costs nothing here.
#include "benches/measure.hpp"
#include "feed/metadata_cache.hpp"
#include "odata/metadata.hpp"
#include "odata/model_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>
#include <string>

using namespace odc;

namespace {

constexpr int typeCount = 2'500;
constexpr int rounds = 15;
constexpr double coldLimit = 500;  // ms
constexpr double cachedLimit = 50; // ms

/// Like a large business service: a base type, eighteen properties of usual types, a complex one
/// and three links in each type, a set for it, and labels.
std::string metadata() {
    std::string xml =
        R"(<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">)"
        R"(<edmx:Reference Uri="https://v.example/Core.xml"><edmx:Include )"
        R"(Namespace="com.sap.vocabularies.Common.v1" Alias="Common"/></edmx:Reference>)"
        R"(<edmx:DataServices><Schema Namespace="Example.Business" Alias="self" )"
        R"(xmlns="http://docs.oasis-open.org/odata/ns/edm">)"
        R"(<EntityType Name="Record" Abstract="true"><Key><PropertyRef Name="RecordId"/></Key>)"
        R"(<Property Name="RecordId" Type="Edm.Guid" Nullable="false"/>)"
        R"(<Property Name="ModifiedOn" Type="Edm.DateTimeOffset" Precision="7"/></EntityType>)"
        R"(<ComplexType Name="Address"><Property Name="Street" Type="Edm.String"/>)"
        R"(<Property Name="City" Type="Edm.String" MaxLength="80"/></ComplexType>)";
    constexpr std::string_view types[] = {"Edm.String",         "Edm.Int32",   "Edm.Decimal",
                                          "Edm.DateTimeOffset", "Edm.Boolean", "Edm.Double"};
    const auto out = std::back_inserter(xml);
    for (int i = 0; i < typeCount; ++i) {
        fmt::format_to(out, R"(<EntityType Name="BusinessObject{:04}" BaseType="self.Record">)", i);
        for (int p = 0; p < 18; ++p)
            fmt::format_to(out,
                           R"(<Property Name="Attribute{0:02}OfObject" Type="{1}" Nullable="{2}">)"
                           R"(<Annotation Term="Common.Label" String="Attribute {0} of {3}"/>)"
                           R"(</Property>)",
                           p, types[p % std::size(types)], p % 3 == 0 ? "false" : "true", i);
        fmt::format_to(out, R"(<Property Name="MainAddress" Type="self.Address"/>)");
        for (int n = 1; n <= 3; ++n)
            fmt::format_to(out,
                           R"(<NavigationProperty Name="Related{}" Partner="Related{}" )"
                           R"x(Type="Collection(self.BusinessObject{:04})"/>)x",
                           n, n, (i * 7 + n) % typeCount);
        xml += "</EntityType>";
    }
    xml += R"(<EntityContainer Name="Container">)";
    for (int i = 0; i < typeCount; ++i) {
        fmt::format_to(out,
                       R"(<EntitySet Name="BusinessObject{0:04}Set" )"
                       R"(EntityType="self.BusinessObject{0:04}">)",
                       i);
        for (int n = 1; n <= 3; ++n)
            fmt::format_to(out,
                           R"(<NavigationPropertyBinding Path="Related{}" )"
                           R"(Target="BusinessObject{:04}Set"/>)",
                           n, (i * 7 + n) % typeCount);
        xml += "</EntitySet>";
    }
    return xml + "</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>";
}

void require(bool isTrue) {
    if (isTrue)
        return;
    std::fprintf(stderr, "The model is not as it was made.\n");
    std::exit(1);
}

bool isWhole(const odata::Model& model) {
    return model.entitySets.size() == typeCount && model.types.size() == typeCount + 2 &&
           model.findType("Example.Business.BusinessObject0007")->properties.size() == 21 &&
           model.warnings.empty();
}

odata::Model readCold(const std::string& xml) {
    auto model = odata::readMetadata(xml);
    require(model && isWhole(*model));
    return std::move(*model);
}

} // namespace

int main() {
    const std::string xml = metadata();
    const double before = bench::peakMegabytesOf([] {});
    const double after = bench::peakMegabytesOf([&] { readCold(xml); });

    const std::string folder =
        (std::filesystem::temp_directory_path() / fmt::format("odc-bench-{}", ::getpid())).string();
    const feed::MetadataCache cache(folder);
    const odata::Model model = readCold(xml);
    cache.store("key", {{{"https://h/$metadata", "tag"}}, odata::writeModel(model)}, 1);

    std::vector<double> cold;
    std::vector<double> cached;
    for (int round = 0; round < rounds; ++round) {
        cold.push_back(bench::secondsOf([&] { readCold(xml); }) * 1e3);
        cached.push_back(bench::secondsOf([&] {
                             const auto found = cache.find("key");
                             require(found.has_value());
                             const auto again = odata::readModel(found->model);
                             require(again && isWhole(*again));
                         }) *
                         1e3);
    }
    require(*odata::readModel(cache.find("key")->model) == model);
    std::filesystem::remove_all(folder);

    const double megabytes = static_cast<double>(xml.size()) / 1e6;
    fmt::print("bench metadata-2500 {:.0f} ms ratio={:.3f} floor=limit-500ms\n",
               bench::median(cold), bench::median(cold) / coldLimit);
    fmt::print("bench metadata-2500-cached {:.1f} ms ratio={:.3f} floor=limit-50ms\n",
               bench::median(cached), bench::median(cached) / cachedLimit);
    fmt::print("bench metadata-2500-memory {:.0f} MB ratio={:.2f} floor=the-xml's-{:.0f}-MB\n",
               after - before, (after - before) / megabytes, megabytes);
}
