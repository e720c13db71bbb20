// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace odc::test {

/// A self-signed certificate made for this run, as PEM files in a temporary folder that goes with
/// the object.
class Certificate {
public:
    /// `name` is what it is made out to: "IP:127.0.0.1" or "DNS:example.org".
    explicit Certificate(const std::string& name);
    ~Certificate();
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    [[nodiscard]] std::string certificateFile() const { return folder_ + "/certificate.pem"; }
    [[nodiscard]] std::string keyFile() const { return folder_ + "/key.pem"; }

private:
    std::string folder_;
};

} // namespace odc::test
