// SPDX-License-Identifier: MPL-2.0
// What a public payload file must be read as.
#pragma once

namespace odc::test {

/// The number of rows and columns, the next link, the service's count, and cells of the last row,
/// as "Path=text; Path=text". `refusal`: words of the error, where the file is no page of rows.
struct PayloadExpectation {
    const char* file;
    int rows;
    int columns;
    const char* nextLink;
    const char* count;
    const char* cellsOfLastRow;
    const char* refusal;
};

} // namespace odc::test
