# SPDX-License-Identifier: MPL-2.0
"""Every type in every format, and the formats as such."""
import csv
import io

from harness import contains, equal

from . import plainly
from .asking import OLD, run_odata, teller
from .server import Lacks, Refused

TYPES = ["Boolean", "Byte", "SByte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal", "String", "Guid",
         "Binary", "DateTime", "DateTimeOffset", "Date", "Time", "TimeOfDay", "Duration", "Stream",
         "GeographyPoint", "GeographyLineString", "GeographyPolygon", "GeographyMultiPoint", "GeographyMultiLineString",
         "GeographyMultiPolygon", "GeographyCollection", "GeometryPoint", "GeometryLineString", "GeometryPolygon",
         "GeometryMultiPoint", "GeometryMultiLineString", "GeometryMultiPolygon", "GeometryCollection", "enum"]
ITEMS = {}
item = teller(ITEMS)


def columns_of_type(server, kind):
    wanted = kind if kind == "enum" else "Edm." + kind
    found = [(name, path) for name in server.sets for path, plain in server.columns(name).items() if plain == wanted]
    if not found:
        raise Lacks(f"it has no {'enum' if kind == 'enum' else wanted}")
    return found, wanted


def type_item(kind, form):
    def check(server):
        found, wanted = columns_of_type(server, kind)
        if form not in server.formats:
            raise Lacks(server.part(f"no {form}"))
        refusal = None
        compared = 0
        for name, path in found:
            plain = server.plain(name)
            if isinstance(plain, plainly.Answer):
                refusal = plain.words()
                continue
            got = server.table(name, form)
            if isinstance(got, Refused):
                theirs = plainly.get(server.url(name), "application/atom+xml" if form == "atom" else "application/json")
                if theirs.status < 400:
                    raise AssertionError(f"{name}: {got.message}")
                refusal = theirs.words()
                continue
            flat = [plainly.flat(entity) for entity in plain]
            equal(len(got), len(flat), f"rows of {name}")
            if kind == "Stream":
                continue
            for mine, theirs in zip(got, flat):
                if path not in theirs and mine.get(path) is None:
                    continue
                equal(plainly.value(mine.get(path), wanted), plainly.value(theirs.get(path), wanted),
                      f"{name}/{path} in {str(list(theirs.values())[0])[:40]}")
                compared += theirs.get(path) is not None
        if not compared and refusal:
            raise Lacks(f"{found[0][0]}: {refusal}")
        if not compared and kind != "Stream":
            raise Lacks(f"{found[0][0]}/{found[0][1]} is null or left out in every row")
    return check


for kind in TYPES:
    for form in ("json", "atom"):
        ITEMS[f"type {kind} as {form}"] = type_item(kind, form)


@item("type collection of plain values")
def collections(server):
    name, path = server.part("collection")
    for mine, theirs in zip(server.fetch(name), map(plainly.flat, server.plain(name))):
        for value in plainly.listed(theirs[path]):
            contains(str(mine[path]), str(value), f"{name}/{path}")


@item("type collection of complex values")
def complex_collections(server):
    name, path = server.part("complex collection")
    for mine, theirs in zip(server.fetch(name), server.plain(name)):
        for value in plainly.listed(theirs[path]):
            for inner in value.values():
                if isinstance(inner, str) and inner and not inner.startswith("#"):
                    contains(str(mine.get(path)), inner, f"{name}/{path}")


@item("type complex, nested, as columns")
def nested(server):
    name, path = server.part("nested")
    got = [row[path] for row in server.fetch(name)]
    equal(got, [plainly.flat(row).get(path) for row in server.plain(name)], f"{name}/{path}")


@item("type derived: its columns stand beside")
def derived(server):
    part = server.part("derived type")
    for mine, theirs in zip(server.fetch(part["set"]), server.plain(part["set"])):
        found = theirs.get(part["property"])
        equal(mine[part["property"]] is None, found is None, f"{part['property']} of {theirs[part['key']]}")
        equal(plainly.number(mine[part["property"]] or 0), plainly.number(found or 0), part["property"])


@item("type open: undeclared properties are columns")
def open_type(server):
    name, path = server.part("open type")
    equal([row.get(path) for row in server.fetch(name)], [row.get(path) for row in server.plain(name)], f"{name}/{path}")


@item("format: CSV output equals JSON output")
def csv_output(server):
    name = server.part("small set")
    lines = list(csv.reader(io.StringIO(run_odata("fetch", server.url(name), "--format", "csv"))))
    objects = server.fetch(name)
    equal(lines[0], list(objects[0]), "the heading row")
    for line, row in zip(lines[1:], objects, strict=True):
        for cell, value in zip(line, row.values(), strict=True):
            if not isinstance(value, (bool, float)):
                equal(cell, "" if value is None else str(value), f"a cell of {name}")


@item("format: Atom equals JSON")
def both_formats(server):
    if not {"json", "atom"} <= set(server.formats):
        raise Lacks(server.part("no atom" if "atom" not in server.formats else "no json"))
    name = server.part("small set")
    atom, light = server.fetch(name, "--accept", "atom"), server.fetch(name, "--accept", "json")
    shared = [column for column in light[0] if column in atom[0]]
    equal([[row[c] for c in shared] for row in atom], [[row[c] for c in shared] for row in light], name)


def json_variant(kinds):
    """The sets of the description's "levels", asked for in a variant of JSON: `kinds` by version."""
    def check(server):
        names = server.part("levels")
        if server.version not in kinds:
            raise Lacks(OLD)
        for name in names:
            resource = f"{name}?$format={kinds[server.version]}"
            answer = plainly.get(server.url(resource))
            if answer.status >= 400:
                raise Lacks(answer.words())
            equal(server.fetch(resource), server.fetch(name), f"{name} as {kinds[server.version]}")
    return check


ITEMS.update({
    "format: JSON with no metadata": json_variant(
        {"v3": "application/json;odata=nometadata", "v4": "application/json;odata.metadata=none"}),
    "format: JSON with minimal metadata": json_variant(
        {"v3": "application/json;odata=minimalmetadata", "v4": "application/json;odata.metadata=minimal"}),
    "format: JSON with full metadata": json_variant(
        {"v3": "application/json;odata=fullmetadata", "v4": "application/json;odata.metadata=full"}),
    "format: JSON with big numbers as texts": json_variant({"v4": "application/json;IEEE754Compatible=true"}),
})
