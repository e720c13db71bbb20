#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""The limits of what a server may send stand in one header, and LIMITS.md says what they are."""
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
HEADER = PROJECT / "src/base/limits.hpp"
TABLE = PROJECT / "src/base/LIMITS.md"
ROOMS = ("text", "http", "odata", "feed")  # what reads answers
UNITS = {"": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "Mi": 1 << 20}
# What is the client's own, and no bound of an answer.
OWN = {"maxFolderBytes", "maxFileBytes", "maxDeclarationBytes"}


def number(text):
    shifted = re.fullmatch(r"(?:std::\w+\{)?([\d']+)\}?(?: << (\d+))?", text)
    return int(shifted.group(1).replace("'", "")) << int(shifted.group(2) or 0)


def in_header():
    return {name: number(value)
            for name, value in re.findall(r"^inline constexpr \S+ (\w+) = (.+);", HEADER.read_text(), re.M)}


def in_table():
    rows = re.findall(r"^\| `(\w+)` \| ([\d,]+)(?: (\w+))? \|", TABLE.read_text(), re.M)
    return {name: int(value.replace(",", "")) * UNITS[unit] for name, value, unit in rows
            if not TABLE.read_text().split("of a Policy")[1].count(f"`{name}`")}


def table_tells_the_header():
    header, table = in_header(), in_table()
    if len(header) < 20:
        yield f"only {len(header)} limits are read from {HEADER}"
    for name in sorted(header.keys() | table.keys()):
        if header.get(name) != table.get(name):
            yield f"{name} is {header.get(name)} in limits.hpp and {table.get(name)} in LIMITS.md"


def no_limit_stands_elsewhere():
    made = re.compile(r"^\s*(?:static |inline )*constexpr [\w:]+ (max\w*(?:Bytes|Depth|Nodes|Columns|Pages)) =", re.M)
    for room in ROOMS:
        for path in sorted((PROJECT / "src" / room).rglob("*.[hc]pp")):
            for name in made.findall(path.read_text()):
                if name not in OWN:
                    yield f"{path.relative_to(PROJECT)} has a limit of its own, {name}"


def each_limit_is_used():
    code = "\n".join(path.read_text() for path in (PROJECT / "src").rglob("*.[hc]pp") if path != HEADER)
    for name in in_header():
        if not re.search(rf"limits::{name}\b", code):
            yield f"{name} is used nowhere"


def main():
    passed = failed = 0
    for rule in (table_tells_the_header, no_limit_stands_elsewhere, each_limit_is_used):
        faults = list(rule())
        for fault in faults:
            print(f"{rule.__name__}: {fault}")
        passed += not faults
        failed += bool(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
