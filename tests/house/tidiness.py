#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""How every file looks: its licence line, its format, nothing left undone, no registry named."""
import pathlib
import re
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CODE = (".hpp", ".cpp")
LICENSED = CODE + (".py", ".idl", ".sh", ".java", ".js", ".mjs")
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "extension", "idl", "src",
             "tests", "packaging"}
UNDONE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
REGISTRY = re.compile(r"registry\.npm|npmjs|repo1?\.maven|maven\.org|pypi\.org|pythonhosted|deb\.debian|crates\.io",
                      re.I)


def files():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=PROJECT, check=True,
                            capture_output=True, text=True).stdout.splitlines()
    return [name for name in listed if (PROJECT / name).is_file()]


def text_of(name):
    """A picture's bytes are no text that could say anything."""
    content = (PROJECT / name).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def top_level_is_as_agreed(names):
    for top in sorted({name.split("/")[0] for name in names}):
        if not top.startswith(".") and top not in TOP_LEVEL:
            yield f"{top} stands beside the agreed folders"


def code_names_its_licence(names):
    for name in names:
        if name.endswith(LICENSED) and "SPDX-License-Identifier: MPL-2.0" not in text_of(name)[:200]:
            yield f"{name} does not name its licence at the top"


def code_is_formatted(names):
    sources = [name for name in names if name.endswith(CODE)]
    done = subprocess.run(["clang-format-16", "--dry-run", "-Werror", *sources], cwd=PROJECT,
                          capture_output=True, text=True)
    for name in sorted(set(re.findall(r"^([^:\n]+):\d+:\d+: error", done.stderr, re.M))):
        yield f"{name} is not as clang-format writes it"


def nothing_is_left_undone(names):
    for name in names:
        if name.startswith(("src/", "tests/", "packaging/", "extension/", "idl/")) and \
                not name.endswith("tidiness.py") and "/seeds/" not in name and UNDONE.search(text_of(name)):
            yield f"{name} says that something is left to do"


def no_registry_is_named(names):
    for name in names:
        if not name.endswith("tidiness.py") and REGISTRY.search(text_of(name)):
            yield f"{name} names the host of a package registry"


def headers_guard_themselves(names):
    for name in names:
        if name.endswith(".hpp") and "#pragma once" not in text_of(name):
            yield f"{name} has no #pragma once"


def main():
    names = files()
    passed = failed = 0
    for rule in (top_level_is_as_agreed, code_names_its_licence, code_is_formatted,
                 nothing_is_left_undone, no_registry_is_named, headers_guard_themselves):
        faults = list(rule(names))
        for fault in faults:
            print(f"{rule.__name__}: {fault}")
        passed += not faults
        failed += bool(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
