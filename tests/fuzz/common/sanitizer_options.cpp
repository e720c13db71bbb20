// SPDX-License-Identifier: MPL-2.0
// What the sanitizer is told before a target begins: to spend its time on checks. A fuzzer makes
// and frees thousands of small objects in each execution, so that the usual ones, long stacks of
// each allocation and 256 MB of freed memory that is held back, cost more than the code under test.
// ASAN_OPTIONS still has the last word, as in ASAN_OPTIONS=malloc_context_size=30.

extern "C" const char* __asan_default_options();

extern "C" __attribute__((used, visibility("default"))) const char* __asan_default_options() {
    return "malloc_context_size=3:quarantine_size_mb=8:thread_local_quarantine_size_kb=64:"
           "max_malloc_fill_size=0:detect_stack_use_after_return=0";
}
