// SPDX-License-Identifier: MPL-2.0
// An office that is killed in the middle of a refresh or of a save leaves the old document or the
// new one.
#include "office/range_case.hpp"

#include "calc/convert.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <org/calcodata/Ranges.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace odc;
using namespace odc::test;
using calc::fromUno;
using calc::toUno;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr int rowCount = 20'000;

std::vector<Order> ordersOf(const std::string& customer) {
    std::vector<Order> orders = ordersUpTo(rowCount);
    for (Order& order : orders)
        order.customer = customer;
    return orders;
}

/// An office of its own with a stored document whose range holds old rows.
class Victim {
public:
    explicit Victim(const std::string& name)
        : name_(name), office_(Session::get().officeOptions(), Session::get().folder()) {
        office_.allow(service.origin());
        service.setRows(ordersOf("Old"));
        document_ = office_.openNew();
        const Reference<css::container::XIndexAccess> sheets(document_->getSheets(),
                                                             UNO_QUERY_THROW);
        const Reference<css::table::XCellRange> sheet(sheets->getByIndex(0), UNO_QUERY_THROW);
        org::calcodata::Ranges::create(office_.context())
            ->insertUrl(toUno(service.url()), "", "", {}, sheet->getCellByPosition(0, 0));
        Reference<css::frame::XStorable>(document_, UNO_QUERY_THROW)
            ->storeAsURL(toUno(Session::get().folder().url(name_)), {});
        service.setRows(ordersOf("New"));
    }

    void refresh() {
        org::calcodata::Ranges::create(office_.context())->refresh(document_, "Orders");
    }
    void save() { Reference<css::frame::XStorable>(document_, UNO_QUERY_THROW)->store(); }

    /// Kills the office so long after the work has begun. Whether the work had come to its end.
    bool kill(const std::function<void()>& work, std::chrono::milliseconds after) {
        bool isDone = false;
        std::thread worker([&] {
            try {
                work();
                isDone = true;
            } catch (const css::uno::Exception&) {
                isDone = false; // its office is gone
            }
        });
        std::this_thread::sleep_for(after);
        office_.process().killAtOnce();
        worker.join();
        return isDone;
    }

    /// The customer of every row in the file, which must be the same in all.
    [[nodiscard]] std::string stored() const {
        // A copy: the dead office's lock still lies beside the file.
        const std::filesystem::path& folder = Session::get().folder().path();
        std::filesystem::copy_file(folder / name_, folder / ("copy of " + name_));
        const NewDocument document(
            Session::get().office().open(Session::get().folder().url("copy of " + name_)));
        const std::vector<std::string> content = contentOf(document.get());
        BOOST_TEST(content.size() == 1 + 4 * (rowCount + 1));
        std::set<std::string> customers;
        for (const std::string& cell : content)
            if (const auto at = cell.find("C2 '"); at != std::string::npos)
                customers.insert(cell.substr(at + 3));
        customers.erase("'Customer'");
        BOOST_REQUIRE_EQUAL(customers.size(), 1);
        const auto area = rangeOf(document.get(), "Orders");
        BOOST_TEST(area.EndRow == rowCount);
        const auto ranges = org::calcodata::Ranges::create(Session::get().office().context());
        BOOST_TEST(ranges->statusOf(document.get(), "Orders").Rows == rowCount);
        return *customers.begin();
    }

    OrdersService service;

private:
    std::string name_;
    Office office_;
    Document document_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(range_killed)
BOOST_AUTO_TEST_CASE(in_the_middle_of_a_refresh_the_file_stays_as_it_was) {
    for (const int milliseconds : {60, 250}) {
        Victim victim("refreshed" + std::to_string(milliseconds) + ".ods");
        victim.kill([&] { victim.refresh(); }, std::chrono::milliseconds(milliseconds));
        BOOST_TEST(victim.stored() == "'Old'");
    }
}

BOOST_AUTO_TEST_CASE(in_the_middle_of_a_save_the_file_is_the_old_or_the_new_one) {
    for (const int milliseconds : {20, 150, 400, 1'500}) {
        Victim victim("saved" + std::to_string(milliseconds) + ".ods");
        victim.refresh();
        const bool isSaved =
            victim.kill([&] { victim.save(); }, std::chrono::milliseconds(milliseconds));
        const std::string stored = victim.stored();
        BOOST_TEST((stored == "'New'" || (stored == "'Old'" && !isSaved)), stored);
        BOOST_TEST_MESSAGE("after " << milliseconds << " ms: " << stored);
    }
}

BOOST_AUTO_TEST_SUITE_END()
