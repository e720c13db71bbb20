#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""clang-tidy over every source of src, with the checks of .clang-tidy: with --full, for it takes
minutes. Words narrow the run to the sources whose path holds one of them, --full or not."""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("ODC_BUILD", PROJECT / "build"))
# The release build has the commands of every room, calc included; they are g++'s, whose warnings
# are not all clang's. What has UNO's headers comes in as SYSTEM and is not judged.
COMMAND = ["clang-tidy-16", "-p", str(BUILD), "--quiet", "--extra-arg=-Wno-unknown-warning-option"]


def check(source):
    done = subprocess.run(COMMAND + [str(source)], capture_output=True, text=True, cwd=PROJECT)
    return source, done.returncode, done.stdout


def main():
    words = sys.argv[1:]
    if not os.environ.get("ODC_FULL") and not words:
        print("skipped clang_tidy: it runs with --full, for it takes minutes")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    sources = [path for path in sorted((PROJECT / "src").rglob("*.cpp"))
               if not words or any(word in str(path.relative_to(PROJECT)) for word in words)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, code, text in pool.map(check, sources):
            if code:
                failed += 1
                print(f"{source.relative_to(PROJECT)}:\n{text}", flush=True)
    print(f"{len(sources) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
