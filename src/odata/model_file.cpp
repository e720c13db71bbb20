// SPDX-License-Identifier: MPL-2.0
#include "odata/model_file.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace odc::odata {

namespace {

/// Raise it when the same fields come to mean something else.
constexpr std::uint64_t meaning = 1;
/// Room is made ahead for so many items at most: a count in foreign bytes is only a claim.
constexpr std::size_t maxReserved = 4096;

// The fields of each struct, once for writing and reading. Taking the structs apart by name makes a
// field that is missing here an error of the compiler.

auto fieldsOf(auto& it, const Property*) {
    auto& [a, b, c, d, e, f, g, h, i, j] = it;
    return std::tie(a, b, c, d, e, f, g, h, i, j);
}
auto fieldsOf(auto& it, const NavigationProperty*) {
    auto& [a, b, c, d, e, f, g, h] = it;
    return std::tie(a, b, c, d, e, f, g, h);
}
auto fieldsOf(auto& it, const EnumMember*) {
    auto& [a, b, c] = it;
    return std::tie(a, b, c);
}
auto fieldsOf(auto& it, const EnumType*) {
    auto& [a, b, c, d, e] = it;
    return std::tie(a, b, c, d, e);
}
auto fieldsOf(auto& it, const TypeDefinition*) {
    auto& [a, b, c, d, e, f] = it;
    return std::tie(a, b, c, d, e, f);
}
auto fieldsOf(auto& it, const StructuredType*) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l] = it;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l);
}
auto fieldsOf(auto& it, const ApplySupport*) {
    auto& [a, b, c, d, e, f] = it;
    return std::tie(a, b, c, d, e, f);
}
auto fieldsOf(auto& it, const Capabilities*) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = it;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
}
auto fieldsOf(auto& it, const ServiceCapabilities*) {
    auto& [a, b, c, d, e, f] = it;
    return std::tie(a, b, c, d, e, f);
}
auto fieldsOf(auto& it, const EntitySet*) {
    auto& [a, b, c, d, e, f, g] = it;
    return std::tie(a, b, c, d, e, f, g);
}
auto fieldsOf(auto& it, const Singleton*) {
    auto& [a, b, c, d, e, f] = it;
    return std::tie(a, b, c, d, e, f);
}
auto fieldsOf(auto& it, const FunctionParameter*) {
    auto& [a, b, c, d, e, f, g, h, i] = it;
    return std::tie(a, b, c, d, e, f, g, h, i);
}
auto fieldsOf(auto& it, const Operation*) {
    auto& [a, b, c, d, e, f, g, h, i, j] = it;
    return std::tie(a, b, c, d, e, f, g, h, i, j);
}
auto fieldsOf(auto& it, const FunctionImport*) {
    auto& [a, b, c, d, e, f, g, h, i, j] = it;
    return std::tie(a, b, c, d, e, f, g, h, i, j);
}
auto fieldsOf(auto& it, const Term*) {
    auto& [a, b, c, d, e] = it;
    return std::tie(a, b, c, d, e);
}
auto fieldsOf(auto& it, const ModelWarning*) {
    auto& [a, b] = it;
    return std::tie(a, b);
}
auto fieldsOf(auto& it, const Model*) {
    auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = it;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m);
}

template <typename T>
auto fields(T& it) {
    return fieldsOf(it, static_cast<const std::remove_const_t<T>*>(nullptr));
}

class Writer {
public:
    std::string take() { return std::move(bytes_); }

    void put(const std::string& text) {
        putNumber(text.size());
        bytes_ += text;
    }
    template <typename Number>
        requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>)
    void put(Number value) {
        // The sign goes last, so that small negative numbers stay short as well.
        const auto wide = static_cast<std::int64_t>(value);
        putNumber((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
    }
    template <typename T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <typename A, typename B>
    void put(const std::pair<A, B>& value) {
        put(value.first);
        put(value.second);
    }
    template <typename T>
    void put(const std::vector<T>& values) {
        putNumber(values.size());
        for (const T& value : values)
            put(value);
    }
    template <typename K, typename T, typename C>
    void put(const std::map<K, T, C>& values) {
        putNumber(values.size());
        for (const auto& value : values)
            put(value);
    }
    template <typename T>
        requires(std::is_aggregate_v<T>)
    void put(const T& value) {
        std::apply([this](const auto&... each) { (this->put(each), ...); }, fields(value));
    }

private:
    void putNumber(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7)
            bytes_ += static_cast<char>(number | 0x80);
        bytes_ += static_cast<char>(number);
    }

    std::string bytes_;
};

/// Gives zeros and empty texts once the bytes are at fault.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool isDone() const { return !isBroken_ && rest_.empty(); }

    void get(std::string& text) {
        const std::size_t size = takeCount();
        text = rest_.substr(0, size);
        rest_.remove_prefix(size);
    }
    template <typename Number>
        requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>)
    void get(Number& value) {
        const std::uint64_t number = takeNumber();
        const auto wide = static_cast<std::int64_t>((number >> 1) ^ (~(number & 1) + 1));
        value = static_cast<Number>(wide);
    }
    template <typename T>
    void get(std::optional<T>& value) {
        bool isThere = false;
        get(isThere);
        if (isThere)
            get(value.emplace());
    }
    template <typename A, typename B>
    void get(std::pair<A, B>& value) {
        get(value.first);
        get(value.second);
    }
    template <typename T>
    void get(std::vector<T>& values) {
        const std::size_t count = takeCount();
        values.reserve(std::min(count, maxReserved));
        for (std::size_t i = 0; i < count && !isBroken_; ++i)
            get(values.emplace_back());
    }
    template <typename K, typename T, typename C>
    void get(std::map<K, T, C>& values) {
        const std::size_t count = takeCount();
        for (std::size_t i = 0; i < count && !isBroken_; ++i) {
            K key;
            get(key);
            // They were written in their order.
            get(values.emplace_hint(values.end(), std::move(key), T{})->second);
        }
    }
    template <typename T>
        requires(std::is_aggregate_v<T>)
    void get(T& value) {
        std::apply([this](auto&... each) { (this->get(each), ...); }, fields(value));
    }

private:
    std::uint64_t takeNumber() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty())
                break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return number;
        }
        isBroken_ = true;
        rest_ = {};
        return 0;
    }

    /// A size that the rest of the bytes can hold: everything takes a byte at least.
    std::size_t takeCount() {
        const std::uint64_t count = takeNumber();
        if (count <= rest_.size())
            return static_cast<std::size_t>(count);
        isBroken_ = true;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    bool isBroken_ = false;
};

} // namespace

std::uint64_t modelFormat() {
    std::uint64_t format = meaning;
    for (const std::size_t size :
         {sizeof(Model), sizeof(StructuredType), sizeof(Property), sizeof(NavigationProperty),
          sizeof(EntitySet), sizeof(Capabilities), sizeof(Operation), sizeof(FunctionImport)})
        format = format * 1'000'003 + size;
    return format;
}

std::string writeModel(const Model& model) {
    Writer writer;
    writer.put(model);
    return writer.take();
}

std::optional<Model> readModel(std::string_view bytes) {
    Reader reader(bytes);
    std::optional<Model> model(std::in_place);
    reader.get(*model);
    if (!reader.isDone() || model->version > Version::v401 || model->version < Version::v1)
        return std::nullopt;
    return model;
}

} // namespace odc::odata
