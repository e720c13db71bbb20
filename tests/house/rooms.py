#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Who may include whom: the rooms of src are one-way stairs, and foreign libraries stay behind
their doors."""
import collections
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SRC = PROJECT / "src"
# The transport is made where a program starts, and rows are printed where it ends: so the command
# line may use http and text, and calc may make a transport.
MAY_INCLUDE = {
    "base": set(),
    "text": {"base"},
    "http": {"base"},
    "signin": {"base", "text", "http"},
    "odata": {"base", "text"},
    "feed": {"base", "odata", "http", "signin"},
    "report": {"base", "text", "odata", "feed"},
    "calc": {"base", "http", "odata", "feed", "report", "signin"},
    "cli": {"base", "text", "http", "odata", "feed", "report", "signin"},
}
DOORS = [
    (re.compile(r"^curl/"), {"http"}),
    (re.compile(r"^libxml/"), {"text"}),
    (re.compile(r"^simdjson"), {"text"}),
    (re.compile(r"^(com/sun/star|cppu|rtl|sal|osl|uno|cppuhelper|typelib|org/calcodata)/"), {"calc"}),
    (re.compile(r"^boost/"), set()),
]
STANDARD = re.compile(r"^[a-z0-9_]+$")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def read_includes():
    includes = {}
    for path in sorted(SRC.rglob("*")):
        if path.suffix in (".hpp", ".cpp"):
            includes[path.relative_to(SRC).as_posix()] = INCLUDE.findall(path.read_text())
    return includes


def room_of(name):
    return name.split("/")[0]


def own_rooms_only(includes):
    for name, targets in includes.items():
        for bracket, target in targets:
            if bracket != '"':
                continue
            if room_of(target) not in MAY_INCLUDE[room_of(name)] | {room_of(name)}:
                yield f"src/{name} includes {target}: {room_of(name)} may not use {room_of(target)}"
            if not (SRC / target).exists():
                yield f"src/{name} includes {target}, which is not in src"


def foreign_only_behind_doors(includes):
    for name, targets in includes.items():
        for bracket, target in targets:
            if bracket != "<":
                continue
            for door, rooms in DOORS:
                if door.match(target) and room_of(name) not in rooms:
                    yield f"src/{name} includes <{target}>, which only {sorted(rooms)} may"
            if room_of(name) == "base" and not STANDARD.match(target) and not target.startswith("fmt/"):
                yield f"src/{name} includes <{target}>: base is the standard library alone"


def door_headers_name_no_library(includes):
    for name, targets in includes.items():
        if not name.endswith(".hpp") or room_of(name) not in ("http", "text"):
            continue
        users = [other for other, theirs in includes.items()
                 if ('"', name) in theirs and room_of(other) != room_of(name)]
        for bracket, target in targets:
            if bracket == "<" and re.match(r"^(curl/|libxml/|simdjson)", target) and users:
                yield f"src/{name} includes <{target}> and is seen by {users[0]}"


def no_circles(includes):
    edges = collections.defaultdict(set)
    for name, targets in includes.items():
        for bracket, target in targets:
            if bracket == '"' and target in includes and name.endswith(".hpp"):
                edges[name].add(target)
    state = {}

    def visit(name, trail):
        state[name] = "open"
        for target in sorted(edges[name]):
            if state.get(target) == "open":
                yield "a circle: " + " -> ".join(trail[trail.index(target):] + [target])
            elif target not in state:
                yield from visit(target, trail + [target])
        state[name] = "done"

    for name in sorted(edges):
        if name not in state:
            yield from visit(name, [name])


def main():
    includes = read_includes()
    assert len(includes) > 20, "the sources were not found"
    passed = failed = 0
    for rule in (own_rooms_only, foreign_only_behind_doors, door_headers_name_no_library, no_circles):
        faults = list(rule(includes))
        for fault in faults:
            print(f"{rule.__name__}: {fault}")
        passed += not faults
        failed += bool(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
