// SPDX-License-Identifier: MPL-2.0
#include "feed/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace odc::feed {

namespace {

/// Written at once once there is a file.
constexpr std::size_t chunkBytes = std::size_t{1} << 20;

base::Error noRoom(int error) {
    return {base::ErrorKind::storageFailed,
            std::string("The rows could not be kept in a temporary file: ") + std::strerror(error) +
                ". Make room on the disk, or name another folder in TMPDIR."};
}

template <typename Value>
void put(std::string& out, const Value* values, std::size_t count) {
    const auto size = static_cast<std::uint64_t>(count);
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}

/// Reads what put wrote. It is our own file: nobody else can write into it.
class Taker {
public:
    explicit Taker(std::string_view bytes) : bytes_(bytes) {}

    template <typename Value>
    Value one() {
        Value value{};
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }
    template <typename Value>
    std::vector<Value> many() {
        std::vector<Value> values(one<std::uint64_t>());
        if (!values.empty())
            std::memcpy(values.data(), bytes_.data(), values.size() * sizeof(Value));
        bytes_.remove_prefix(values.size() * sizeof(Value));
        return values;
    }
    std::string text() {
        const auto size = one<std::uint64_t>();
        std::string value(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return value;
    }

private:
    std::string_view bytes_;
};

void encode(std::string& out, const base::Batch& batch) {
    const std::uint64_t head[2] = {batch.rowCount, batch.columns.size()};
    out.append(reinterpret_cast<const char*>(head), sizeof head);
    for (const base::Column& column : batch.columns) {
        put(out, column.isNull.data(), column.isNull.size());
        put(out, column.integers.data(), column.integers.size());
        put(out, column.reals.data(), column.reals.size());
        put(out, column.texts.bytes().data(), column.texts.bytes().size());
        put(out, column.texts.ends().data(), column.texts.ends().size());
    }
}

base::Batch decode(std::string_view bytes) {
    Taker taker(bytes);
    base::Batch batch;
    batch.rowCount = taker.one<std::uint64_t>();
    batch.columns.resize(taker.one<std::uint64_t>());
    for (base::Column& column : batch.columns) {
        column.isNull = taker.many<std::uint8_t>();
        column.integers = taker.many<std::int64_t>();
        column.reals = taker.many<double>();
        std::string text = taker.text();
        column.texts = base::TextRun(std::move(text), taker.many<std::size_t>());
    }
    return batch;
}

int openUnnamed() {
    const char* const wish = std::getenv("TMPDIR");
    const std::string folder = wish && *wish ? wish : "/tmp";
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    // Not every file system can make a file without a name.
    std::string path = folder + "/odata-rows-XXXXXX";
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named >= 0)
        ::unlink(path.c_str());
    return named;
}

} // namespace

Spool::Spool(std::size_t memoryLimit) : memoryLimit_(memoryLimit) {}

Spool::~Spool() {
    close();
}

Spool::Spool(Spool&& other) noexcept
    : memoryLimit_(other.memoryLimit_), memory_(std::move(other.memory_)),
      inFile_(std::exchange(other.inFile_, 0)), file_(std::exchange(other.file_, -1)),
      places_(std::move(other.places_)) {}

Spool& Spool::operator=(Spool&& other) noexcept {
    if (this == &other)
        return *this;
    close();
    memoryLimit_ = other.memoryLimit_;
    memory_ = std::move(other.memory_);
    inFile_ = std::exchange(other.inFile_, 0);
    file_ = std::exchange(other.file_, -1);
    places_ = std::move(other.places_);
    return *this;
}

void Spool::close() {
    if (file_ >= 0)
        ::close(file_);
    file_ = -1;
}

Result<void> Spool::append(const base::Batch& batch) {
    const std::size_t before = memory_.size();
    encode(memory_, batch);
    places_.push_back({rowCount(), static_cast<std::int64_t>(batch.rowCount), inFile_ + before,
                       memory_.size() - before});
    const bool isTooMuch = memory_.size() > (file_ < 0 ? memoryLimit_ : chunkBytes);
    return isTooMuch ? moveOut() : Result<void>();
}

Result<void> Spool::moveOut() {
    if (file_ < 0)
        file_ = openUnnamed();
    if (file_ < 0)
        return noRoom(errno);
    std::string_view left = memory_;
    while (!left.empty()) {
        const ssize_t written = ::write(file_, left.data(), left.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return noRoom(errno);
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    inFile_ += memory_.size();
    if (memory_.capacity() > 2 * chunkBytes)
        std::string().swap(memory_);
    memory_.clear();
    return {};
}

std::int64_t Spool::rowCount() const {
    return places_.empty() ? 0 : places_.back().firstRow + places_.back().rows;
}

std::size_t Spool::batchOf(std::int64_t row) const {
    const auto behind = std::ranges::upper_bound(places_, row, {}, &Place::firstRow);
    return static_cast<std::size_t>(behind - places_.begin()) - 1;
}

Result<base::Batch> Spool::read(std::size_t batch) const {
    const Place& place = places_[batch];
    if (place.at >= inFile_)
        return decode(std::string_view(memory_).substr(place.at - inFile_, place.bytes));
    std::string bytes(place.bytes, '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const ssize_t some = ::pread(file_, bytes.data() + got, bytes.size() - got,
                                     static_cast<off_t>(place.at + got));
        if (some < 0 && errno == EINTR)
            continue;
        if (some <= 0)
            return noRoom(some < 0 ? errno : EIO);
        got += static_cast<std::size_t>(some);
    }
    return decode(bytes);
}

} // namespace odc::feed
