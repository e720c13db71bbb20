// SPDX-License-Identifier: MPL-2.0
// How a range's cells look: number formats from metadata and values, and those of the user.
#include "office/session.hpp"
#include "support/behaviours.hpp"
#include "support/misbehaving_server.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <org/calcodata/Ranges.hpp>

#include <boost/test/unit_test.hpp>

#include <mutex>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr std::string_view model = R"(<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:DataServices><Schema Namespace="M" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="Parcel"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/>
<Property Name="Net" Type="Edm.Decimal" Precision="15" Scale="2"/>
<Property Name="Price" Type="Edm.Decimal" Precision="15" Scale="2">
<Annotation Term="Org.OData.Measures.V1.ISOCurrency" String="EUR"/></Property>
<Property Name="Weight" Type="Edm.Double">
<Annotation Term="Org.OData.Measures.V1.Unit" String="kg &quot;net&quot;"/>
<Annotation Term="Org.OData.Measures.V1.Scale" Int="1"/></Property>
<Property Name="Duty" Type="Edm.Double">
<Annotation Term="Org.OData.Measures.V1.Unit" String="%"/></Property>
<Property Name="Sent" Type="Edm.DateTimeOffset"/>
<Property Name="Way" Type="Edm.Duration"/>
<Property Name="At" Type="Edm.TimeOfDay"/>
</EntityType>
<EntityContainer Name="C"><EntitySet Name="Parcels" EntityType="M.Parcel"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>)";

/// A version 4 service of two parcels.
class ParcelService {
public:
    ParcelService() : server_([this](const SeenRequest& seen) { return answerTo(seen); }) {
        Session::get().office().allow(server_.origin());
    }

    void setSent(std::string moment) {
        const std::lock_guard lock(mutex_);
        sent_ = std::move(moment);
    }

    [[nodiscard]] std::string url() const { return server_.origin() + "/Parcels.svc/Parcels"; }

private:
    Reply answerTo(const SeenRequest& seen) {
        if (seen.target.find("$metadata") != std::string::npos)
            return honest(200, {{"Content-Type", "application/xml"}, {"OData-Version", "4.0"}},
                          std::string(model));
        const std::lock_guard lock(mutex_);
        const std::string rest = R"(","Way":"PT26H3M4S","At":"08:30:00"})";
        return honest(
            200, {{"Content-Type", "application/json"}, {"OData-Version", "4.0"}},
            R"({"value":[{"Id":123456,"Net":1234.5,"Price":1234.5,"Weight":12,"Duty":7.5,"Sent":")" +
                sent_ + rest +
                R"(,{"Id":123457,"Net":-2,"Price":-2,"Weight":0.25,"Duty":19,"Sent":"2014-07-02T00:00:00Z)" +
                rest + "]}");
    }

    std::mutex mutex_;
    std::string sent_ = "2014-07-01T00:00:00Z";
    MisbehavingServer server_;
};

class FormatCase {
public:
    FormatCase()
        : sheet(
              Reference<css::container::XIndexAccess>(document.get()->getSheets(), UNO_QUERY_THROW)
                  ->getByIndex(0),
              UNO_QUERY_THROW) {}

    ParcelService service;
    NewDocument document;
    Sheet sheet;

    [[nodiscard]] Reference<org::calcodata::XRanges> ranges() const {
        return org::calcodata::Ranges::create(Session::get().office().context());
    }
    void insert(const Values& properties = {}) const {
        ranges()->insertUrl(toUno(service.url()), "", "", toArguments(properties),
                            sheet->getCellByPosition(0, 0));
    }
    void refresh() const { ranges()->refresh(document.get(), "Parcels"); }
    /// As the user does it in a column's cells.
    void format(int column, int lastRow, const std::string& code) const {
        const Reference<css::util::XNumberFormatsSupplier> supplier(document.get(),
                                                                    UNO_QUERY_THROW);
        const css::lang::Locale english("en", "US", rtl::OUString());
        const auto key = supplier->getNumberFormats()->addNewConverted(toUno(code), english,
                                                                       css::lang::Locale());
        Reference<css::beans::XPropertySet>(
            sheet->getCellRangeByPosition(column, 1, column, lastRow), UNO_QUERY_THROW)
            ->setPropertyValue("NumberFormat", Any(key));
    }
    [[nodiscard]] std::vector<std::string> row(int index) const {
        std::vector<std::string> texts;
        for (int column = 0; column < 8; ++column)
            texts.push_back(textAt(sheet, column, index));
        return texts;
    }
    void undo() const {
        Reference<css::document::XUndoManagerSupplier>(document.get(), UNO_QUERY_THROW)
            ->getUndoManager()
            ->undo();
    }
};

enum { id, net, price, weight, duty, sent, way, at };

} // namespace

BOOST_AUTO_TEST_SUITE(range_formats)

BOOST_AUTO_TEST_CASE(scale_units_currencies_and_kinds_become_number_formats) {
    const FormatCase at;
    at.insert();
    const std::vector<std::string> first{"123456", "1,234.50",   "EUR 1,234.50", "12.0 kg \"net\"",
                                         "7.5%",   "07/01/2014", "26:03:04",     "08:30:00"};
    const std::vector<std::string> second{"123457", "-2.00",      "-EUR 2.00", "0.3 kg \"net\"",
                                          "19%",    "07/02/2014", "26:03:04",  "08:30:00"};
    BOOST_TEST(at.row(1) == first, boost::test_tools::per_element());
    BOOST_TEST(at.row(2) == second, boost::test_tools::per_element());
    BOOST_TEST(numberAt(at.sheet, weight, 2) == 0.25); // shown rounded, kept as sent
    const std::string text = fromUno(at.ranges()->definitionOf(at.document.get(), "Parcels"));
    BOOST_TEST(text.find("look = decimals 1, thousands, unit kg \"net\"") != std::string::npos,
               text);
}

BOOST_AUTO_TEST_CASE(days_that_become_moments_show_their_times_and_undo_takes_that_back) {
    FormatCase at;
    at.insert();
    at.service.setSent("2014-07-01T13:45:00Z");
    at.refresh();
    BOOST_TEST(textAt(at.sheet, sent, 1) == "07/01/2014 13:45:00");
    BOOST_TEST(textAt(at.sheet, sent, 2) == "07/02/2014 00:00:00");
    at.undo();
    BOOST_TEST(textAt(at.sheet, sent, 1) == "07/01/2014");
    at.refresh();
    at.service.setSent("2014-07-01T00:00:00Z");
    at.refresh();
    BOOST_TEST(textAt(at.sheet, sent, 1) == "07/01/2014 00:00:00");
}

BOOST_AUTO_TEST_CASE(a_format_of_the_users_own_stays) {
    FormatCase at;
    at.insert();
    at.format(sent, 2, "YYYY-MM");
    at.format(net, 2, "0.0000");
    at.format(weight, 1, "0.00");
    at.service.setSent("2014-07-01T13:45:00Z");
    at.refresh();
    BOOST_TEST(textAt(at.sheet, sent, 1) == "2014-07");
    BOOST_TEST(textAt(at.sheet, net, 1) == "1234.5000");
    BOOST_TEST(textAt(at.sheet, weight, 1) == "12.00");
    BOOST_TEST(textAt(at.sheet, weight, 2) == "0.3 kg \"net\"");
    BOOST_TEST(textAt(at.sheet, price, 1) == "EUR 1,234.50");
}

BOOST_AUTO_TEST_CASE(without_keep_formats_they_are_set_anew) {
    FormatCase at;
    at.insert({{"KeepFormats", "false"}});
    at.format(net, 2, "0.0000");
    at.refresh();
    BOOST_TEST(textAt(at.sheet, net, 1) == "1,234.50");
}

BOOST_AUTO_TEST_SUITE_END()
