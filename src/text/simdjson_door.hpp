// SPDX-License-Identifier: MPL-2.0
// The one place that includes simdjson, without its throwing functions, so that using one by
// mistake does not compile. Private to this room.
#pragma once

#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>
