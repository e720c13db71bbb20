// SPDX-License-Identifier: MPL-2.0
#include "calc/ranges/range_store.hpp"

#include <cppuhelper/weakref.hxx>

#include <algorithm>
#include <list>
#include <utility>

namespace odc::calc::ranges::range_store {

namespace {

struct Entry {
    css::uno::WeakReference<css::sheet::XSpreadsheetDocument> document;
    OUString name;
    KnownRange known;
};

std::list<Entry>& entries() {
    static std::list<Entry> all;
    return all;
}

std::list<Entry>::iterator find(const Document& document, const OUString& name) {
    return std::find_if(entries().begin(), entries().end(), [&](const Entry& entry) {
        return entry.name == name && Document(entry.document) == document;
    });
}

} // namespace

KnownRange take(const Document& document, const OUString& name) {
    const auto entry = find(document, name);
    if (entry == entries().end())
        return {};
    KnownRange known = std::move(entry->known);
    entries().erase(entry);
    return known;
}

std::shared_ptr<const FetchedRange> served(const Document& document, const OUString& name) {
    const auto entry = find(document, name);
    return entry == entries().end() ? nullptr : entry->known.served;
}

void put(const Document& document, const OUString& name, KnownRange known) {
    if (const auto entry = find(document, name); entry != entries().end())
        entries().erase(entry);
    entries().push_back({document, name, std::move(known)});
}

std::unique_ptr<RangeWatch> watch(const Sheet& sheet, const cells::Area& rows) {
    auto self = std::make_shared<RangeWatch*>(nullptr);
    auto made = std::make_unique<RangeWatch>(sheet, rows, [self] {
        entries().remove_if([&](const Entry& entry) { return entry.known.watch.get() == *self; });
    });
    *self = made.get();
    return made;
}

} // namespace odc::calc::ranges::range_store
