# SPDX-License-Identifier: MPL-2.0
"""The items that are no filters: documents, types, formats, order, pages, counts, links, errors and
resources. An item is a function of a server: it returns where all is well, raises Lacks with the
server's own evidence, or any other exception where the engine is wrong."""
import csv
import io
import json
import subprocess

from harness import ODATA, contains, equal

from . import filter_items, plainly
from .server import Lacks, Refused, Without, ask, in_full, keys

TYPES = ["Boolean", "Byte", "SByte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal", "String", "Guid",
         "Binary", "DateTime", "DateTimeOffset", "Date", "Time", "TimeOfDay", "Duration", "Stream",
         "GeographyPoint", "GeographyLineString", "GeographyPolygon", "GeographyMultiPoint", "GeographyMultiLineString",
         "GeographyMultiPolygon", "GeographyCollection", "GeometryPoint", "GeometryLineString", "GeometryPolygon",
         "GeometryMultiPoint", "GeometryMultiLineString", "GeometryMultiPolygon", "GeometryCollection", "enum"]
OLD = "the protocol has it from v4 on"
ITEMS = {}


def item(name):
    def take(function):
        ITEMS[name] = function
        return function
    return take


def run_odata(*words):
    done = subprocess.run([str(ODATA), *words], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise Refused(done.returncode, done.stderr.strip())
    return done.stdout


# Documents


@item("service document: its sets are the rows of the root")
def service_document(server):
    root, listed = server.parts.get("service document", (server.root, server.model and list(server.model.sets)))
    answer = plainly.get(server_at(server, root).url(""))
    if answer.status >= 400:
        raise Lacks(answer.words())
    got = [name for row in server_at(server, root).fetch("") for name in (row["name"], row["href"])]
    equal([name for name in listed if name not in got], [], "sets that are not listed")


@item("metadata: sets, columns and types")
def metadata_columns(server):
    if server.model is None:
        raise Lacks(f"$metadata: {server.metadata.words()}")
    listed = json.loads(run_odata("metadata", server.url(""), "--format", "json"))
    for name, type_name in server.model.sets.items():
        wanted = {key: kind for walk in [server.model.full(type_name)] for key, kind in own_properties(server.model, walk)}
        got = {row["column"]: row["type"] for row in listed
               if row["set"] == name and row["what"] == "column"}
        for column, kind in wanted.items():
            if "/" not in column:
                assert column in got, f"{name}: {column} is not listed in {sorted(got)}"
                equal(plain_name(server, got[column]), plain_name(server, kind), f"the type of {name}/{column}")


def own_properties(model, type_name):
    while type_name:
        yield from model.types[type_name]["properties"].items()
        base = model.types[type_name]["base"]
        type_name = base and model.full(base)


def plain_name(server, name):
    if name.startswith("Collection("):
        return f"Collection({plain_name(server, name[11:-1])})"
    full = server.model.full(name) if "." in name else "Edm." + name
    return server.model.definitions.get(full, full)


@item("metadata: functions")
def metadata_functions(server):
    functions = server.part("functions")
    text = run_odata("metadata", server.url(""), "--format", "csv")
    for name in functions:
        contains(text, name, "metadata")


@item("metadata: keys")
def metadata_keys(server):
    if server.model is None:
        raise Lacks(f"$metadata: {server.metadata.words()}")
    listed = json.loads(run_odata("metadata", server.url(""), "--format", "json"))
    for name, type_name in server.model.sets.items():
        got = sorted(row["column"] for row in listed
                     if row["set"] == name and row["key"])
        equal(got, sorted(server.model.key(type_name)), f"the key of {name}")


# Types and formats


def columns_of_type(server, kind):
    wanted = kind if kind == "enum" else "Edm." + kind
    if server.model is None:
        raise Lacks(f"$metadata: {server.metadata.words()}")
    found = [(name, path) for name in server.sets for path, plain in server.columns(name).items() if plain == wanted]
    if not found:
        raise Lacks(f"$metadata declares no {'enum' if kind == 'enum' else wanted}")
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


def metadata_level(level):
    def check(server):
        name = server.part("levels")
        kind = f"application/json;odata.metadata={level}" if server.version == "v4" else \
            f"application/json;odata={level if level == 'nometadata' else level + 'metadata'}"
        resource = f"{name}?$format={kind}"
        answer = plainly.get(server.url(resource))
        if answer.status >= 400:
            raise Lacks(answer.words())
        equal(server.fetch(resource), server.fetch(name), f"{name} with {level} metadata")
    return check


for level in ("none", "minimal", "full"):
    ITEMS[f"format: JSON with {level} metadata"] = metadata_level(level)


# Order, pages, counts, selection


def order_item(role, descending):
    def check(server):
        path, _ = server.role(role)
        rows = filter_items.rows_of(server)
        known = [row for row in rows if row.value(path) is not None]
        key = server.model.key(server.model.sets[server.subject])[0] if server.model else "RowKey"
        options = {"filter": f"{path} ne null", "orderby": f"{path}{' desc' if descending else ''},{key}"}
        wanted = sorted(known, key=lambda row: row.value(key))
        wanted.sort(key=lambda row: row.value(path), reverse=descending)
        if len(known) == len(rows):
            del options["filter"]
        ask(server, server.subject, options, keys(server, server.subject, [row.flat for row in wanted]), ordered=True)
    return check


for role in ("whole", "real", "exact", "moment", "day", "time", "span", "flag"):
    ITEMS[f"order: by a {role} value"] = order_item(role, False)
    ITEMS[f"order: by a {role} value, descending"] = order_item(role, True)


@item("order: by a text")
def order_by_text(server):
    path, _ = server.role("text")
    rows = sorted(filter_items.rows_of(server), key=lambda row: row.raw(path) or "")
    ask(server, server.subject, {"orderby": path}, keys(server, server.subject, [row.flat for row in rows]), ordered=True)


@item("order: by a function")
def order_by_function(server):
    path, _ = server.role("text")
    key = server.model.key(server.model.sets[server.subject])[0] if server.model else "RowKey"
    rows = sorted(filter_items.rows_of(server), key=lambda row: row.value(key))
    rows.sort(key=lambda row: len(row.raw(path) or ""))
    ask(server, server.subject, {"orderby": f"length({path}),{key}"},
        keys(server, server.subject, [row.flat for row in rows]), ordered=True)


def slice_item(options, first, last):
    def check(server):
        key = server.model.key(server.model.sets[server.subject])[0] if server.model else "RowKey"
        rows = sorted(filter_items.rows_of(server), key=lambda row: row.value(key))
        ask(server, server.subject, {"orderby": key, **options},
            keys(server, server.subject, [row.flat for row in rows[first:last]]), ordered=True)
    return check


ITEMS["page: top"] = slice_item({"top": "7"}, 0, 7)
ITEMS["page: skip"] = slice_item({"skip": "5"}, 5, None)
ITEMS["page: top and skip"] = slice_item({"skip": "3", "top": "4"}, 3, 7)
ITEMS["page: top 0"] = slice_item({"top": "0"}, 0, 0)


@item("page: the server's own pages are followed")
def next_links(server):
    name, least, _ = server.part("pages")
    answer = plainly.get(server.url(name), plainly.ACCEPT[server.version])
    page, following = plainly.entities(answer.text, server.url(name))
    assert following, f"{name} comes in one page of {len(page)}"
    for form in server.formats:
        got = keys(server, name, server.fetch(name, "--accept", form))
        assert len(got) >= least, f"{len(got)} rows of {name} as {form}"
        equal(sorted(got), sorted(keys(server, name, [plainly.flat(row) for row in server.plain(name)])), f"{name} as {form}")


@item("page: top over several pages")
def top_over_pages(server):
    name, least, _ = server.part("pages")
    answer = plainly.get(server.url(f"{name}?$top={least - 1}"), plainly.ACCEPT[server.version])
    if answer.status >= 400:
        raise Lacks(answer.words())
    equal(len(server.fetch(name, "--top", least - 1)), least - 1, f"rows of {name}")


@item("page: pages keep filter and order")
def pages_of_a_filter(server):
    name, _, path = server.part("pages")
    if isinstance(path, Without):
        raise Lacks(path)
    rows = [row for row in map(plainly.flat, server.plain(name)) if row[path] is not None]
    key = server.model.key(server.model.sets[name])[0]
    low = sorted(row[path] for row in rows)[3]
    wanted = sorted((row for row in rows if row[path] > low), key=lambda row: row[key], reverse=True)
    ask(server, name, {"filter": f"{path} gt {low}", "orderby": f"{key} desc"}, keys(server, name, wanted), ordered=True)


@item("count: $count as a resource")
def count_resource(server):
    name = server.part("small set")
    answer = plainly.get(server.url(name + "/$count"))
    if answer.status >= 400:
        raise Lacks(answer.words())
    got = server.fetch(name + "/$count")
    equal(int(list(got[0].values())[0]), int(answer.text.strip().lstrip("\ufeff")), f"{name}/$count")
    equal(int(answer.text.strip().lstrip("\ufeff")), len(server.plain(name)), "the service's own count")


@item("count: inline, in the URL")
def inline_count(server):
    name = server.part("small set")
    resource = in_full(server, name, {"count": "true" if server.version == "v4" else "allpages"})
    answer = plainly.get(server.url(resource), plainly.ACCEPT[server.version])
    if answer.status >= 400:
        raise Lacks(answer.words())
    if not any(word in answer.text for word in ("count\"", "m:count")):
        raise Lacks("it answers without a count")
    equal(len(server.fetch(resource)), len(server.plain(name)), "rows")


@item("select: some columns, in that order")
def select(server):
    text, whole = server.role("text")[0], server.role("whole")[0]
    key = server.model.key(server.model.sets[server.subject]) if server.model else ["PartitionKey", "RowKey"]
    chosen = [whole, *[part for part in key if part != whole], text]
    answer = server.plain(in_full(server, server.subject, {"select": ",".join(chosen)}))
    if isinstance(answer, plainly.Answer):
        raise Lacks(answer.words())
    got = server.fetch(server.subject, "--select", ",".join(chosen))
    equal(list(got[0]), chosen, "columns")
    wanted = [row.raw(text) for row in filter_items.rows_of(server)]
    equal(sorted(str(row[text]) for row in got), sorted(map(str, wanted)), text)


@item("select: a part of a complex value")
def select_part(server):
    path, _ = server.role("nested")
    answer = server.plain(in_full(server, server.subject, {"select": path}))
    if isinstance(answer, plainly.Answer):
        raise Lacks(f"$select={path}: {answer.words()}")
    equal([row[path] for row in server.fetch(server.subject, "--select", path)],
          [row.raw(path) for row in filter_items.rows_of(server)], path)


# Links


@item("expand: to one, as columns")
def expand_one(server):
    name, link, inner = server.part("link")
    plain = server.plain(f"{name}?$expand={link}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(plain.words())
    got = server.fetch(name, "--expand", link)
    wanted = [(row.get(link) or {}).get(inner) for row in plain]
    if not any(value is not None for value in wanted):
        raise Lacks(f"$expand={link} leads nowhere in every row")
    equal([row.get(f"{link}/{inner}") for row in got], wanted, f"{name} with {link}")


@item("expand: to one, with a selection inside")
def expand_one_select(server):
    name, link, inner = server.part("link")
    text = f"{link}($select={inner})"
    plain = server.plain(f"{name}?$expand={text}" if server.version == "v4" else f"{name}?$expand={link}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(f"$expand={text}: {plain.words()}")
    if not any((row.get(link) or {}).get(inner) is not None for row in plain):
        raise Lacks(f"$expand={text} leads nowhere in every row")
    got = server.fetch(name, "--expand", text)
    equal([row.get(f"{link}/{inner}") for row in got], [(row.get(link) or {}).get(inner) for row in plain], text)


def in_bag(server, text, name, link, inner, plain):
    """Whether all that the links hold stands in the row's own cells."""
    got = server.fetch(name, "--expand", text)
    found = {}
    key = server.model.key(server.model.sets[name])[0]
    for row in got:
        found.setdefault(str(row[key]), []).append(" ".join(str(value) for value in row.values()))
    filled = 0
    for row in plain:
        many = plainly.listed(row.get(link))
        for one in many:
            contains(" ".join(found[str(row[key])]), str(one[inner]), f"{link} of {row[key]}")
        filled += bool(many)
    if not filled:
        raise Lacks(f"$expand={link} leads nowhere in every row")
    equal(len(found), len(plain), "entities")


@item("expand: to many")
def expand_many(server):
    name, link, inner = server.part("links")
    plain = server.plain(f"{name}?$expand={link}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(plain.words())
    in_bag(server, link, name, link, inner, plain)


@item("expand: to many, in pages inside")
def expand_pages(server):
    name, link, inner, target = server.part("inner pages")
    plain = server.plain(f"{name}?$expand={link}")
    equal(any(f"{link}@odata.nextLink" in row for row in plain), True, "the service pages inside")
    for row in plain:
        key = server.model.key(server.model.sets[name])[0]
        row[link] = server.plain(f"{name}({row[key]})/{link}")
    equal(bool(target), True, "the linked set")
    in_bag(server, link, name, link, inner, plain)


@item("expand: to many, with options inside")
def expand_options(server):
    name, link, inner, options, holds = server.part("expand options")
    text = f"{link}({options})"
    if server.version != "v4":
        raise Lacks(OLD)
    plain = server.plain(f"{name}?$expand={text}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(f"$expand={text}: {plain.words()}")
    if not all(holds(one) for row in plain for one in plainly.listed(row.get(link))):
        raise Lacks(f"$expand={text}: it ignores what stands in the brackets")
    in_bag(server, text, name, link, inner, plain)


@item("expand: two levels")
def expand_nested(server):
    name, link, inner, deeper = server.part("nested expand")
    text = f"{link}($expand={inner})" if server.version == "v4" else f"{link}/{inner}"
    plain = server.plain(f"{name}?$expand={text}")
    if isinstance(plain, plainly.Answer):
        raise Lacks(f"$expand={text}: {plain.words()}")
    got = server.fetch(name, "--expand", text)
    words = " ".join(str(value) for row in got for value in row.values())
    found = [second[deeper] for row in plain for first in plainly.listed(row.get(link))
             for second in plainly.listed(first.get(inner))]
    if not found:
        raise Lacks(f"$expand={text} leads nowhere")
    for value in found:
        contains(words, str(value), text)


# What only some do


@item("search")
def search(server):
    word = server.parts.get("search", "a")
    answer = server.plain(f"{server.subject}?$search={word}")
    if isinstance(answer, plainly.Answer):
        raise Lacks(answer.words())
    if server.version != "v4":
        raise Lacks(OLD)
    theirs = keys(server, server.subject, [plainly.flat(row) for row in answer])
    if len(theirs) == len(filter_items.rows_of(server)):
        raise Lacks("it ignores $search: every row comes")
    equal(sorted(keys(server, server.subject, server.fetch(server.subject, "--search", word))), sorted(theirs), "rows")


@item("apply: groups and sums")
def apply(server):
    group, amount = server.parts.get("apply", (server.role("text")[0], server.role("whole")[0]))
    text = f"groupby(({group}),aggregate({amount} with sum as Total))"
    answer = server.plain(f"{server.subject}?$apply={text}")
    if isinstance(answer, plainly.Answer):
        raise Lacks(answer.words())
    if server.version != "v4":
        raise Lacks(OLD)
    if not answer or "Total" not in answer[0]:
        raise Lacks("it ignores $apply: no total comes")
    got = server.fetch(server.subject, "--apply", text)
    equal(sorted((str(row[group]), plainly.number(row["Total"] or 0)) for row in got),
          sorted((str(row[group]), plainly.number(row["Total"] or 0)) for row in answer), "groups")


# Errors


def error_item(resource_of):
    def check(server):
        resource = resource_of(server)
        answer = plainly.get(server.url(resource), plainly.ACCEPT[server.version])
        if answer.status < 400:
            raise Lacks(f"it answers {answer.status} all the same")
        try:
            server.fetch(resource)
        except Refused as refused:
            equal(refused.code, 1, "the exit code")
            assert len(refused.message) > 30, refused.message
            said = answer.words().split(" ", 1)[-1][:40]
            if len(said) > 8 and answer.status != 401:
                contains(" ".join(refused.message.split()), said, "the server's own words")
            return
        raise AssertionError(f"odata read rows from {resource}, where the service answers {answer.words()}")
    return check


ITEMS["error: a key that nothing has"] = error_item(lambda server: server.part("missing key"))
ITEMS["error: a set that is not there"] = error_item(lambda server: "NoSuchSet")
ITEMS["error: a filter over an unknown property"] = error_item(lambda server: f"{server.subject}?$filter=NoSuchThing eq 1")
ITEMS["error: a filter that is no filter"] = error_item(
    lambda server: f"{server.subject}?$filter={server.role('whole')[0]} eq eq")


@item("error: no account, and then with one")
def unauthorised(server):
    root, user, password, name = server.part("guarded")
    try:
        server_at(server, root).fetch(name)
    except Refused as refused:
        equal(refused.code, 1, "the exit code")
        contains(refused.message.lower(), "password", "the message")
    else:
        raise AssertionError("rows without an account")
    done = server_at(server, root).fetch(name, "--user", user, ODATA_PASSWORD=password)
    equal(len(done), len(server.plain(name)), f"rows of {name} with an account")


def server_at(server, root):
    import copy
    other = copy.copy(server)
    other.root = root
    return other


# Resources


def resource_item(part):
    """`server.parts[part]`: a resource and the cells that its first row must hold, by column or all."""
    def check(server):
        resource, wanted = server.part(part)
        answer = plainly.get(server.url(resource))
        if answer.status >= 400:
            raise Lacks(f"{resource}: {answer.words()}")
        kind = (answer.headers.get("Content-Type") or "").split(";")[0]
        if resource.endswith("$value") and "json" in kind:
            raise Lacks(f"{resource}: it answers {kind}")
        got = server.fetch(resource)
        if isinstance(wanted, dict):
            equal({name: got[0].get(name) for name in wanted}, wanted, resource)
        elif isinstance(wanted, int) and not isinstance(wanted, bool):
            equal(len(got), wanted, f"rows of {resource}")
        else:
            equal([list(row.values())[0] for row in got], wanted, resource)
    return check


for part in ("an entity by its key", "a singleton", "a property", "a property that is null", "a property's $value",
             "a complex property", "a collection property", "a collection of complex values", "the entity of a link",
             "the entities of a link", "references", "contained entities", "a media entity's $value",
             "entities of a derived type", "a function without parameters", "a function with parameters",
             "a function that takes a text", "a function that gives an entity", "a function that gives entities",
             "a function that gives a collection", "a function that gives a complex value", "a bound function",
             "a function and options behind it", "a stream property"):
    ITEMS[f"resource: {part}"] = resource_item(part)

ITEMS = {**{name: ITEMS[name] for name in ITEMS if name.startswith(("service", "metadata", "type", "format"))},
         **filter_items.ITEMS,
         **{name: ITEMS[name] for name in ITEMS if not name.startswith(("service", "metadata", "type", "format"))}}
